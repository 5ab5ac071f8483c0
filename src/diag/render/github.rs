//! GitHub's workflow commands: an annotation for each diagnostic.

use super::{Presentable, plain};
use crate::diag::{Diagnostic, Severity, prose};
use crate::source::SourceMap;

/// How many annotations of a kind a step may have; GitHub drops the rest without a word.
const SHOWN: usize = 10;

pub(super) fn render(report: Presentable<'_>) -> String {
    let commands = report.diagnostics.iter().map(|diagnostic| command(diagnostic, report.sources));
    // first, since it must not be one of those that are dropped
    cut(report.diagnostics).into_iter().chain(commands).map(|command| command + "\n").collect()
}

fn command(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let title = property(&format!("gatewright: {}", diagnostic.code));
    let place = file(diagnostic, sources);
    let mut lines = vec![diagnostic.message.clone()];
    if place.is_empty() {
        lines[0] = format!("{}: {}", plain::place(diagnostic.span, sources), diagnostic.message);
    }
    lines.extend(plain::details(diagnostic, sources));
    format!("::{kind} {place}title={title}::{}", data(&lines.join("\n")))
}

/// The properties of the place, with a comma at the end; none for standard input, which the pull request does not have.
fn file(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let file = sources.file(diagnostic.span.file);
    if file.is_stdin() {
        return String::new();
    }
    // GitHub shows an annotation below its last line, which is not to be a blank one
    let text = sources.text(diagnostic.span).trim_end();
    let span = diagnostic.span.slice(&(0..text.len()));
    let (start, end) = (sources.start(span), sources.end(span));
    let name = property(&prose::escape(&file.name));
    // the runner takes columns only where both ends stand on one line
    if start.line == end.line {
        return format!("file={name},line={},endLine={},col={},endColumn={},", start.line, end.line, start.column, end.column);
    }
    format!("file={name},line={},endLine={},", start.line, end.line)
}

/// Says that GitHub will not show every annotation, where that is so.
fn cut(diagnostics: &[Diagnostic]) -> Option<String> {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    if errors.max(warnings).max(notes) <= SHOWN {
        return None;
    }
    let hidden = [
        (errors.saturating_sub(SHOWN), "error"),
        (warnings.saturating_sub(SHOWN), "warning"),
        // this one is a notice itself
        (notes.saturating_sub(SHOWN - 1), "note"),
    ];
    let hidden: Vec<String> = hidden.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| prose::count(*count, noun)).collect();
    let text = format!("GitHub shows {SHOWN} annotations of a kind; look into the log for {} more", hidden.join(", "));
    Some(format!("::notice title=gatewright::{}", data(&text)))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_escaped() {
        assert_eq!(data("50%\r\na: b, c"), "50%25%0D%0Aa: b, c");
        assert_eq!(property("a,b:c%3A\n"), "a%2Cb%3Ac%253A%0A");
    }
}

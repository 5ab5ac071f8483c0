//! GitHub workflow commands: one annotation per diagnostic.

use super::{Masked, plain};
use crate::diag::{Diagnostic, Severity, prose};
use crate::source::SourceMap;

/// The number of annotations of each kind that GitHub shows per step. It silently drops the rest.
const SHOWN: usize = 10;

pub(super) fn render(report: Masked<'_>) -> String {
    let commands = report.diagnostics.iter().map(|diagnostic| command(diagnostic, report.sources));
    // first, or else GitHub could drop it
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

/// The properties of the location, with a comma at the end; empty for standard input, which is not a file of the pull request.
fn file(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let file = sources.file(diagnostic.span.file);
    if file.is_stdin() {
        return String::new();
    }
    // GitHub shows an annotation below its last line, which should not be blank
    let text = sources.text(diagnostic.span).trim_end();
    let span = diagnostic.span.slice(&(0..text.len()));
    let (start, end) = (sources.start(span), sources.end(span));
    let name = property(&prose::escape(&file.name));
    // the runner accepts columns only if the range is within a line
    if start.line == end.line {
        return format!("file={name},line={},endLine={},col={},endColumn={},", start.line, end.line, start.column, end.column);
    }
    format!("file={name},line={},endLine={},", start.line, end.line)
}

/// A notice that GitHub will not show all annotations, if there are too many.
fn cut(diagnostics: &[Diagnostic]) -> Option<String> {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    if errors.max(warnings).max(notes) <= SHOWN {
        return None;
    }
    let hidden = [
        (errors.saturating_sub(SHOWN), "more error"),
        (warnings.saturating_sub(SHOWN), "more warning"),
        // the notice itself takes one of the places
        (notes.saturating_sub(SHOWN - 1), "more note"),
    ];
    let hidden: Vec<String> = hidden.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| prose::count(*count, noun)).collect();
    let text = format!("GitHub shows only {SHOWN} annotations of each kind; see the log for {}", hidden.join(", "));
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

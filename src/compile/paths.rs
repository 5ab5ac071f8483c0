//! Diagnostics about paths that a folder scan left out.

use crate::diag::{Code, Diagnostic, Sink, prose};
use crate::source::{LeftOut, SourceMap, Span};

/// Reports every path that was left out, at the path.
pub(super) fn report(sources: &SourceMap, sink: &mut Sink) {
    for (file, why) in sources.left_out() {
        let source = sources.file(file);
        let name = prose::shown(&source.name);
        let (code, message, help) = match why {
            LeftOut::OutsideLink => (
                Code::OutsideLink,
                format!("`{name}` is a symbolic link that leads out of the scanned folder, and is not followed"),
                "to read it anyway, name it on the command line".to_owned(),
            ),
            LeftOut::BrokenLink => (
                Code::LeftOut,
                format!("`{name}` is left out: it is a symbolic link that leads nowhere"),
                "remove the link, or exclude it with `--exclude`".to_owned(),
            ),
            LeftOut::Chart => {
                let folder = source.name.rsplit_once('/').map_or(".", |(folder, _)| folder);
                (
                    Code::ChartSkipped,
                    format!("the Helm chart `{}` is skipped, because only Helm can render it", prose::shown(folder)),
                    format!("to include what it renders, use `helm template {} | gatewright build -`", shell_word(folder)),
                )
            }
        };
        sink.push(Diagnostic::new(code, Span::new(file, 0, 0), message).help(help));
    }
}

/// A path as a word of a shell that cannot be taken for an option; a path that no terminal could show is not repeated.
fn shell_word(path: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "._/-+@%,:=".contains(character);
    let path = if path.starts_with('-') { format!("./{path}") } else { path.to_owned() };
    if path.chars().any(prose::is_unsafe) || path.len() > 200 {
        "CHART".to_owned()
    } else if path.chars().all(is_plain) {
        path
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::shell_word;

    #[test]
    fn a_path_is_one_word() {
        assert_eq!(shell_word("charts/web"), "charts/web");
        assert_eq!(shell_word("my charts/$(x)"), "'my charts/$(x)'");
        assert_eq!(shell_word("it's"), r"'it'\''s'");
        assert_eq!(shell_word("-x"), "./-x");
        assert_eq!(shell_word("a\nb"), "CHART");
    }
}

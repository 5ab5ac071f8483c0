//! Diagnostics as lines of plain text, for the formats that consist of them.

use crate::diag::{Diagnostic, prose};
use crate::source::{SourceMap, Span};

/// `path:line:column`
pub(super) fn place(span: Span, sources: &SourceMap) -> String {
    let position = sources.start(span);
    format!("{}:{}:{}", prose::escape(&sources.file(span.file).name), position.line, position.column)
}

/// `path:line:column: error[code]: message`
pub(super) fn headline(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let Diagnostic { code, severity, finding, object: _ } = diagnostic;
    let message = &finding.message;
    format!("{}: {}[{code}]: {message}", place(diagnostic.span, sources), severity.as_str())
}

/// The field path and the type of the error, as the API server would report them.
pub(super) fn field(diagnostic: &Diagnostic) -> Option<String> {
    let field = prose::escape(diagnostic.field.as_deref()?);
    Some(match diagnostic.kind {
        Some(kind) => format!("{field}: {}", kind.as_str()),
        None => field.into_owned(),
    })
}

/// The help, the other locations, and the field, one line each. The label is left out: it refers to an excerpt.
pub(super) fn details(diagnostic: &Diagnostic, sources: &SourceMap) -> Vec<String> {
    let help = diagnostic.help.as_ref().map(|help| format!("help: {help}"));
    let field = field(diagnostic).map(|field| format!("field: {field}"));
    let related = diagnostic.related.iter().map(|related| format!("{}: {}", place(related.span, sources), related.message));
    help.into_iter().chain(related).chain(field).collect()
}

//! An array of objects with the same keys; `[]` if there are no diagnostics.

use serde::Serialize;

use super::Masked;
use crate::diag::{Diagnostic, FieldError, ObjectRef};
use crate::source::{SourceMap, Span};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    object: Option<Object<'a>>,
    field: Option<&'a str>,
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    help: Option<&'a str>,
    related: Vec<Place<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Object<'a> {
    api_version: &'a str,
    kind: &'a str,
    namespace: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    field: Option<&'a str>,
}

pub(super) fn render(report: Masked<'_>) -> String {
    let entries: Vec<Entry<'_>> = report.diagnostics.iter().map(|diagnostic| entry(diagnostic, report.sources)).collect();
    let mut text = serde_json::to_string_pretty(&entries).expect("strings and numbers become JSON");
    text.push('\n');
    text
}

fn entry<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceMap) -> Entry<'a> {
    let (file, line, column) = place(diagnostic.span, sources);
    let end = sources.end(diagnostic.span);
    let related = diagnostic.related.iter().map(|related| {
        let (file, line, column) = place(related.span, sources);
        Place { message: &related.message, file, line, column, field: related.field.as_deref() }
    });
    Entry {
        code: diagnostic.code.as_str(),
        severity: diagnostic.severity.as_str(),
        message: &diagnostic.message,
        file,
        line,
        column,
        end_line: end.line,
        end_column: end.column,
        object: diagnostic.object.as_deref().map(|ObjectRef { api_version, kind, namespace, name }| Object { api_version, kind, namespace, name }),
        field: diagnostic.field.as_deref(),
        kind: diagnostic.kind.map(FieldError::as_str),
        help: diagnostic.help.as_deref(),
        related: related.collect(),
    }
}

fn place(span: Span, sources: &SourceMap) -> (&str, usize, usize) {
    let start = sources.start(span);
    (&sources.file(span.file).name, start.line, start.column)
}

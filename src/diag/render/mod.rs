//! Output formats for diagnostics, one file each. They render whole reports and do not print them.
//!
//! [`render`] masks secrets and escapes control characters before a format sees the diagnostics, so that no format can forget to.

mod github;
mod human;
mod json;
mod junit;
mod plain;
mod private;
mod sarif;
mod short;
mod window;

pub use window::Secrets;

use std::sync::Arc;

use super::{Diagnostic, Edit, Finding, Fix, ObjectRef, Related, mask, prose};
use crate::source::SourceMap;

/// An output format.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Format {
    /// For people: messages with underlined excerpts.
    Human,
    /// One line per diagnostic.
    Short,
    /// A JSON array.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// GitHub workflow commands, which annotate a pull request.
    Github,
    /// JUnit XML, with one test case per object.
    Junit,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Human, Self::Short, Self::Json, Self::Sarif, Self::Github, Self::Junit];

    /// The name, as users write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Short => "short",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Junit => "junit",
        }
    }

    /// Whether a report is just its diagnostics one after the other, so that it can be rendered in parts.
    pub fn has_no_frame(self) -> bool {
        match self {
            Self::Human | Self::Short => true,
            Self::Json | Self::Sarif | Self::Github | Self::Junit => false,
        }
    }

    /// The format with this name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }
}

/// The content of a report.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The diagnostics, sorted.
    pub diagnostics: &'a [&'a Diagnostic],
    /// The files that they refer to.
    pub sources: &'a SourceMap,
    /// The secrets in these files, which excerpts must not show.
    pub secrets: &'a Secrets,
    /// Every object that was checked, with the name of its file.
    pub resources: &'a [(ObjectRef, &'a str)],
    /// What the terminal supports.
    pub terminal: Terminal,
}

/// A report without secrets: the only form that the formats see.
#[derive(Clone, Copy)]
struct Masked<'a> {
    diagnostics: &'a [Diagnostic],
    sources: &'a SourceMap,
    secrets: &'a Secrets,
    resources: &'a [(ObjectRef, &'a str)],
    terminal: Terminal,
}

/// What a terminal supports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terminal {
    /// Whether to use color.
    pub color: bool,
    /// Whether to use characters beyond ASCII.
    pub unicode: bool,
    /// The number of columns.
    pub width: usize,
}

impl Terminal {
    /// For files and pipes.
    pub const PLAIN: Self = Self { color: false, unicode: true, width: 100 };
}

/// Renders a report.
pub fn render(format: Format, report: Report<'_>) -> String {
    let Report { diagnostics, sources, secrets, resources, terminal } = report;
    let diagnostics: Vec<Diagnostic> = diagnostics.iter().copied().map(masked).collect();
    let resources: Vec<(ObjectRef, &str)> = resources.iter().map(|(object, file)| (without_secrets(object), *file)).collect();
    let report = Masked { diagnostics: &diagnostics, sources, secrets, resources: &resources, terminal };
    match format {
        Format::Human => human::render(report),
        Format::Short => short::render(report),
        Format::Json => json::render(report),
        Format::Sarif => sarif::render(report),
        Format::Github => github::render(report),
        Format::Junit => junit::render(report),
    }
}

/// Masks the secrets of a diagnostic and escapes control characters in its sentences. Control characters in names stay for the formats that
/// programs read.
fn masked(diagnostic: &Diagnostic) -> Diagnostic {
    let Diagnostic { code, severity, object, finding } = diagnostic;
    let Finding { message, span, label, field, kind, help, related, fixes } = finding;
    let sentence = |text: &str| prose::escape(&mask(text)).into_owned();
    let name = |text: &String| mask(text).into_owned();
    let edit = |Edit { span, text }: &Edit| Edit { span: *span, text: mask(text).into_owned() };
    let finding = Finding {
        message: sentence(message),
        span: *span,
        label: sentence(label),
        field: field.as_ref().map(name),
        kind: *kind,
        help: help.as_deref().map(sentence),
        related: related
            .iter()
            .map(|Related { span, message, field }| Related { span: *span, message: sentence(message), field: field.as_ref().map(name) })
            .collect(),
        fixes: fixes
            .iter()
            .map(|Fix { title, safe, edits }| Fix { title: sentence(title), safe: *safe, edits: edits.iter().map(edit).collect() })
            .collect(),
    };
    Diagnostic { code: *code, severity: *severity, object: object.as_deref().map(|object| Arc::new(without_secrets(object))), finding }
}

fn without_secrets(ObjectRef { api_version, kind, namespace, name }: &ObjectRef) -> ObjectRef {
    let [api_version, kind, namespace, name] = [api_version, kind, namespace, name].map(|text| mask(text).into_owned());
    ObjectRef { api_version, kind, namespace, name }
}

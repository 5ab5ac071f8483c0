//! One file for each way to show diagnostics. Each renders a whole report; none prints.
//!
//! What they get is fit to be shown: [`render`] masks secrets and escapes control characters once, so that no format can forget to.

mod github;
mod human;
mod json;
mod junit;
mod plain;
mod sarif;
mod short;
mod window;

pub use window::Secrets;

use std::sync::Arc;

use super::{Diagnostic, Edit, Finding, Fix, ObjectRef, Related, mask, prose};
use crate::source::SourceMap;

/// How diagnostics are shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Format {
    /// For people: the text at fault, underlined.
    Human,
    /// A line each.
    Short,
    /// One array.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// GitHub workflow commands.
    Github,
    /// JUnit XML, a test case for each resource.
    Junit,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Human, Self::Short, Self::Json, Self::Sarif, Self::Github, Self::Junit];

    /// The word that selects it.
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

    /// Whether a report is the reports of its diagnostics one after the other, so that it can be made in parts.
    pub fn has_no_frame(self) -> bool {
        match self {
            Self::Human | Self::Short => true,
            Self::Json | Self::Sarif | Self::Github | Self::Junit => false,
        }
    }

    /// The format of that name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }
}

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The diagnostics, sorted.
    pub diagnostics: &'a [&'a Diagnostic],
    /// The text that they point at.
    pub sources: &'a SourceMap,
    /// What that text must not show.
    pub secrets: &'a Secrets,
    /// Every resource that was checked, with the file that it stands in.
    pub resources: &'a [(ObjectRef, &'a str)],
    /// How it is to look.
    pub look: Look,
}

/// A report that is fit to be shown: what the formats get.
#[derive(Clone, Copy)]
struct Presentable<'a> {
    diagnostics: &'a [Diagnostic],
    sources: &'a SourceMap,
    secrets: &'a Secrets,
    resources: &'a [(ObjectRef, &'a str)],
    look: Look,
}

/// What a terminal can show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// Whether colours may be used.
    pub color: bool,
    /// Whether more than ASCII may be used.
    pub unicode: bool,
    /// How many columns there are.
    pub width: usize,
}

impl Look {
    /// A file or a pipe.
    pub const PLAIN: Self = Self { color: false, unicode: true, width: 100 };
}

/// Renders a report.
pub fn render(format: Format, report: Report<'_>) -> String {
    let Report { diagnostics, sources, secrets, resources, look } = report;
    let diagnostics: Vec<Diagnostic> = diagnostics.iter().copied().map(presentable).collect();
    let resources: Vec<(ObjectRef, &str)> = resources.iter().map(|(object, file)| (without_secrets(object), *file)).collect();
    let report = Presentable { diagnostics: &diagnostics, sources, secrets, resources: &resources, look };
    match format {
        Format::Human => human::render(report),
        Format::Short => short::render(report),
        Format::Json => json::render(report),
        Format::Sarif => sarif::render(report),
        Format::Github => github::render(report),
        Format::Junit => junit::render(report),
    }
}

/// The diagnostic without secrets, its sentences without what a terminal would obey. Names stay as they are for the formats that
/// machines read.
fn presentable(diagnostic: &Diagnostic) -> Diagnostic {
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

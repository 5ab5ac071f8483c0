//! Diagnostics as data. A [`Diagnostic`] is independent of format, color, and line numbers; `render` has one file per output format.

mod code;
mod explain;
mod finding;
mod fix;
mod mask;
pub mod prose;
pub mod render;
mod reporter;
pub mod shapes;
mod sink;

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use crate::source::Span;
pub use code::Code;
pub use explain::{Explanation, explanation};
pub use finding::{Finding, Related};
pub use fix::{Edit, Fix};
pub use mask::{MaskedKeys, mask, masked_cuts};
pub use reporter::Reporter;
pub use sink::{Levels, Sink};

/// The severity of a diagnostic.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// For information. `--deny warnings` does not affect it.
    Note,
    /// The platform accepts it, but it does not have the expected effect.
    Warning,
    /// The platform rejects it.
    Error,
}

impl Severity {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The Kubernetes type of an error in a field, as in the responses of the API server (`k8s.io/apimachinery/pkg/util/validation/field`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FieldError {
    /// A required value is missing.
    Required,
    /// The value is invalid.
    Invalid,
    /// The value is not one of those allowed.
    Unsupported,
    /// The value must be unique and is not.
    Duplicate,
    /// The string is too long.
    TooLong,
    /// The list has too many items.
    TooMany,
    /// The value is not allowed here.
    Forbidden,
    /// The field is not in the schema.
    UnknownField,
}

impl FieldError {
    /// The text that the API server uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "Required value",
            Self::Invalid => "Invalid value",
            Self::Unsupported => "Unsupported value",
            Self::Duplicate => "Duplicate value",
            Self::TooLong => "Too long",
            Self::TooMany => "Too many",
            Self::Forbidden => "Forbidden",
            Self::UnknownField => "unknown field",
        }
    }
}

/// The object that a diagnostic is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct ObjectRef {
    /// The API group and version.
    pub api_version: String,
    /// The kind.
    pub kind: String,
    /// The namespace, after the default was applied.
    pub namespace: String,
    /// The name; empty if there is none.
    pub name: String,
}

impl fmt::Display for ObjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { api_version: _, kind, namespace, name } = self;
        write!(f, "{kind} {namespace}/{name}")
    }
}

/// A problem in the input: a finding with its code, severity, and object.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The kind of problem.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// The object with the problem.
    pub object: Option<Arc<ObjectRef>>,
    /// What was found and where.
    pub finding: Finding,
}

impl Deref for Diagnostic {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.finding
    }
}

impl DerefMut for Diagnostic {
    fn deref_mut(&mut self) -> &mut Finding {
        &mut self.finding
    }
}

impl Diagnostic {
    /// A diagnostic with the default severity of its code.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), object: None, finding: Finding::new(span, message) }
    }

    /// See [`Finding::at`].
    pub fn at(self, field: impl fmt::Display, kind: FieldError) -> Self {
        Self { finding: self.finding.at(field, kind), ..self }
    }

    /// See [`Finding::field`].
    pub fn field(self, field: impl fmt::Display) -> Self {
        Self { finding: self.finding.field(field), ..self }
    }

    /// See [`Finding::label`].
    pub fn label(self, text: impl Into<String>) -> Self {
        Self { finding: self.finding.label(text), ..self }
    }

    /// See [`Finding::help`].
    pub fn help(self, text: impl Into<String>) -> Self {
        Self { finding: self.finding.help(text), ..self }
    }

    /// See [`Finding::also`].
    pub fn also(self, span: Span, message: impl Into<String>, field: Option<String>) -> Self {
        Self { finding: self.finding.also(span, message, field), ..self }
    }

    /// See [`Finding::fix`].
    pub fn fix(self, fix: Fix) -> Self {
        Self { finding: self.finding.fix(fix), ..self }
    }
}

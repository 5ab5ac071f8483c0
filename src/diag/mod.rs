//! What is wrong, as data. A [`Diagnostic`] knows no format, no colour and no line number; `render` has one file for each way to show it.

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

/// How much a diagnostic weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Worth knowing; never denied.
    Note,
    /// Accepted by the platform, and does not do what it seems to.
    Warning,
    /// The platform refuses it.
    Error,
}

impl Severity {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The Kubernetes name of a fault in a field, as the API server's answer has it (`k8s.io/apimachinery/pkg/util/validation/field`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FieldError {
    /// A value that must be there is not.
    Required,
    /// A value that breaks a rule.
    Invalid,
    /// A value outside the enumeration.
    Unsupported,
    /// A value that may stand only once.
    Duplicate,
    /// A string over its limit.
    TooLong,
    /// A list over its limit.
    TooMany,
    /// A value that may not stand here.
    Forbidden,
    /// A field that the schema does not have.
    UnknownField,
}

impl FieldError {
    /// The words that the API server uses.
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
    /// Group and version.
    pub api_version: String,
    /// The kind.
    pub kind: String,
    /// The namespace that it lands in.
    pub namespace: String,
    /// The name; empty where it has none.
    pub name: String,
}

impl fmt::Display for ObjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { api_version: _, kind, namespace, name } = self;
        write!(f, "{kind} {namespace}/{name}")
    }
}

/// One problem in the input: what was found, and what it is called, weighs and is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Names the fault.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// The object that it is about.
    pub object: Option<Arc<ObjectRef>>,
    /// What was found, and where.
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

/// Building one is building its finding.
impl Diagnostic {
    /// A diagnostic at its code's own severity.
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

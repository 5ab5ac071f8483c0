//! What is wrong, as data. A [`Diagnostic`] knows no format, no colour and no line number; `render` has one file for each way to show it.

mod code;
mod explain;
mod mask;
pub mod prose;
pub mod render;
pub mod shapes;
mod sink;

use std::fmt;
use std::sync::Arc;

use crate::source::Span;
pub use code::Code;
pub use explain::{Explanation, explanation};
pub use mask::{MaskedKeys, mask, masked_cuts};
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

/// A second place that belongs to a diagnostic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is to be seen there, as a sentence without a full stop.
    pub message: String,
    /// The field path of that place.
    pub field: Option<String>,
}

/// One problem in the input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Names the fault.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// A sentence that stands alone, without a full stop.
    pub message: String,
    /// The smallest text at fault.
    pub span: Span,
    /// A few words beside that text; empty for none.
    pub label: String,
    /// The field path, as Kubernetes writes it.
    pub field: Option<String>,
    /// The Kubernetes error type.
    pub kind: Option<FieldError>,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// The object that it is about.
    pub object: Option<Arc<ObjectRef>>,
}

impl Diagnostic {
    /// A diagnostic at its code's own severity.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            span,
            label: String::new(),
            field: None,
            kind: None,
            help: None,
            related: Vec::new(),
            object: None,
        }
    }

    /// Names the field and what the API server calls the fault.
    pub fn at(mut self, field: impl fmt::Display, kind: FieldError) -> Self {
        self.field = Some(field.to_string());
        self.kind = Some(kind);
        self
    }

    /// Names the field of a warning, which the API server has no word for.
    pub fn field(mut self, field: impl fmt::Display) -> Self {
        self.field = Some(field.to_string());
        self
    }

    /// Says a few words beside the text.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Says what to write instead.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Points at a second place.
    pub fn also(mut self, span: Span, message: impl Into<String>, field: Option<String>) -> Self {
        self.related.push(Related { span, message: message.into(), field });
        self
    }

    /// Names the object where the sink does not know it.
    pub fn about(mut self, object: &Arc<ObjectRef>) -> Self {
        self.object = Some(Arc::clone(object));
        self
    }
}

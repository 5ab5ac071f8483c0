//! What is wrong in the text, before it is said by which code, how severe it is and which object it is in.

use std::fmt;

use super::{FieldError, Fix};
use crate::source::Span;

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

/// What a check reports. The [`Reporter`](super::Reporter) makes a [`Diagnostic`](super::Diagnostic) of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
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
    /// What would put it right, the best first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding with nothing but a place and a message.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { message: message.into(), span, label: String::new(), field: None, kind: None, help: None, related: Vec::new(), fixes: Vec::new() }
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

    /// Puts a few words beside the text.
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

    /// Offers a change that puts it right.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}

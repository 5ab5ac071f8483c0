//! What a check finds in the text, without a code, a severity, or an object.

use std::fmt;

use super::{FieldError, Fix};
use crate::source::Span;

/// A second location of a diagnostic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// The location.
    pub span: Span,
    /// What is there: a sentence without a period.
    pub message: String,
    /// The field path of that location.
    pub field: Option<String>,
}

/// What a check reports. The [`Reporter`](super::Reporter) turns it into a [`Diagnostic`](super::Diagnostic).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// A sentence without a period that makes sense without the label and the help.
    pub message: String,
    /// The smallest piece of text that causes the problem.
    pub span: Span,
    /// A few words next to that text in an excerpt; empty for none.
    pub label: String,
    /// The field path in Kubernetes notation.
    pub field: Option<String>,
    /// The Kubernetes error type.
    pub kind: Option<FieldError>,
    /// What to write instead.
    pub help: Option<String>,
    /// Other locations that are involved.
    pub related: Vec<Related>,
    /// Changes that would solve the problem, the best one first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding with only a location and a message.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { message: message.into(), span, label: String::new(), field: None, kind: None, help: None, related: Vec::new(), fixes: Vec::new() }
    }

    /// Sets the field and the type of the error.
    pub fn at(mut self, field: impl fmt::Display, kind: FieldError) -> Self {
        self.field = Some(field.to_string());
        self.kind = Some(kind);
        self
    }

    /// Sets the field of a finding that has no Kubernetes error type.
    pub fn field(mut self, field: impl fmt::Display) -> Self {
        self.field = Some(field.to_string());
        self
    }

    /// Sets the label.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Sets the help: what to write instead.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Adds a second location.
    pub fn also(mut self, span: Span, message: impl Into<String>, field: Option<String>) -> Self {
        self.related.push(Related { span, message: message.into(), field });
        self
    }

    /// Adds a change that would solve the problem.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}

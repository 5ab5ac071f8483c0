//! What would put a problem right, as data: an editor offers it, `check --fix` applies it.

use crate::source::Span;

/// A change of the text after which the problem is gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, in the imperative: `quote the value`.
    pub title: String,
    /// Whether the intent is certain, so that it may be applied unasked. Any other fix changes what is asked for, and is only offered.
    pub safe: bool,
    /// What is replaced. No two overlap.
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// The text that goes; empty where something is only inserted.
    pub span: Span,
    /// The text that comes in its place.
    pub text: String,
}

impl Fix {
    /// A fix that may be applied unasked.
    pub fn safe(title: impl Into<String>) -> Self {
        Self { title: title.into(), safe: true, edits: Vec::new() }
    }

    /// A fix that changes what is asked for.
    pub fn suggested(title: impl Into<String>) -> Self {
        Self { title: title.into(), safe: false, edits: Vec::new() }
    }

    /// Replaces the text of a span.
    pub fn edit(mut self, span: Span, text: impl Into<String>) -> Self {
        self.edits.push(Edit { span, text: text.into() });
        self
    }
}

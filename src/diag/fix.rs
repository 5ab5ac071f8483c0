//! Fixes as data: an editor offers them, and `check --fix` applies them.

use crate::source::Span;

/// A change of the text that solves a problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, in the imperative: `quote the value`.
    pub title: String,
    /// Whether it certainly does what the user meant, so that it can be applied automatically. Any other fix is only offered.
    pub safe: bool,
    /// The replacements. They do not overlap.
    pub edits: Vec<Edit>,
}

/// A replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// The text to replace; empty to insert.
    pub span: Span,
    /// The new text.
    pub text: String,
}

impl Fix {
    /// A fix that can be applied automatically.
    pub fn safe(title: impl Into<String>) -> Self {
        Self { title: title.into(), safe: true, edits: Vec::new() }
    }

    /// A fix that may not be what the user meant.
    pub fn suggested(title: impl Into<String>) -> Self {
        Self { title: title.into(), safe: false, edits: Vec::new() }
    }

    /// Adds a replacement.
    pub fn edit(mut self, span: Span, text: impl Into<String>) -> Self {
        self.edits.push(Edit { span, text: text.into() });
        self
    }
}

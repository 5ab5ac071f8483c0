//! What both parsers start from: the text of a document, and the limits on it.

use std::borrow::Cow;

use crate::source::{FileId, Span};

/// Limits on what a document may cost. Exceeding one is an attack or an accident, and an error that bounds time and memory.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The maximum size of a document, in bytes.
    pub bytes: usize,
    /// The maximum depth of nested collections.
    pub depth: usize,
    /// The maximum number of nodes that aliases may add to a document.
    pub alias_nodes: usize,
}

impl Limits {
    /// Far above what Kubernetes accepts: etcd limits objects to 1.5 MiB.
    pub const DEFAULT: Self = Self { bytes: 64 << 20, depth: 250, alias_nodes: 250_000 };
}

/// A document that could not be parsed; the fault was reported to the sink.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken;

/// The text of a document and its location in the file.
pub(super) struct Source<'s> {
    pub(super) file: FileId,
    pub(super) text: &'s str,
    pub(super) base: usize,
}

impl<'s> Source<'s> {
    /// The end of the last line of a block scalar that was parsed from `start` to `end`: trailing line breaks are not part of the highlighted
    /// span.
    pub(super) fn block_end(&self, start: usize, end: usize) -> usize {
        let body = &self.text[start..end];
        let filled = body.trim_end_matches([' ', '\t', '\r', '\n']).len();
        start + body[filled..].find(['\r', '\n']).map_or(body.len(), |at| filled + at)
    }

    /// The text of a scalar; borrowed from the document if the document contains it verbatim.
    pub(super) fn borrowed(&self, text: Cow<'s, str>, start: usize, end: usize) -> Cow<'s, str> {
        match self.text.get(start..end) {
            Some(piece) if piece == text => Cow::Borrowed(piece),
            Some(_) | None => text,
        }
    }

    /// The span of a range of the document's text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base + start, self.base + end)
    }

    /// Whether kubectl treats the document as JSON, where it accepts two escapes that it rejects in YAML.
    pub(super) fn is_json(&self) -> bool {
        self.text.trim_start().starts_with('{')
    }
}

//! One document of a stream to its tree, or to what is wrong with it.

use std::borrow::Cow;

use super::split::Chunk;
use super::view::Tree;
use super::{fast, granit};
use crate::diag::{Code, Diagnostic, Sink};
use crate::source::{FileId, Span};

/// What a document may cost. More than this is an attack or an accident, and ends in an error before time or memory is lost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one document.
    pub bytes: usize,
    /// Collections inside collections.
    pub depth: usize,
    /// Nodes that aliases may add to a document.
    pub alias_nodes: usize,
}

impl Limits {
    /// Far above what Kubernetes takes: etcd holds 1.5 MiB an object.
    pub const DEFAULT: Self = Self { bytes: 64 << 20, depth: 250, alias_nodes: 250_000 };
}

/// Parses one document of a file. `Ok(None)` is a document with nothing in it; `Err` means that the sink has been told why.
pub fn parse<'s>(file: FileId, text: &'s str, chunk: &Chunk, limits: Limits, sink: &mut Sink) -> Result<Option<Tree<'s>>, Broken> {
    let source = Source { file, text: &text[chunk.body.clone()], base: chunk.body.start };
    if let Some(fault) = &chunk.marker_fault {
        sink.push(
            Diagnostic::new(Code::DocumentMarker, Span::new(file, fault.start, fault.end), "text on the document marker line")
                .label("not on this line")
                .help("put the content on the line after `---`; only a comment may follow the marker"),
        );
        return Err(Broken);
    }
    if source.text.len() > limits.bytes {
        let message = format!("the document has {} bytes, more than the {} that are read", source.text.len(), limits.bytes);
        sink.push(Diagnostic::new(Code::DocumentTooLarge, source.span(0, 0), message).help("split it into several documents with `---`"));
        return Err(Broken);
    }
    if let Some((at, character)) = forbidden_character(source.text) {
        let message = format!("the character U+{:04X} cannot stand here", u32::from(character));
        sink.push(
            Diagnostic::new(Code::YamlSyntax, source.span(at, at + character.len_utf8()), message)
                .label("invisible, and readers disagree on it")
                .help(format!("remove it, or write it as an escape in double quotes: \"\\u{:04X}\"", u32::from(character))),
        );
        return Err(Broken);
    }
    let root = fast::tree(&source, limits).or_else(|fast::Beyond| granit::tree(&source, limits, sink))?;
    Ok(root.map(Tree::new))
}

/// A document that has no tree; the sink has been told why.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken;

/// The text of one document and its place in the file.
pub(super) struct Source<'s> {
    pub(super) file: FileId,
    pub(super) text: &'s str,
    pub(super) base: usize,
}

impl<'s> Source<'s> {
    /// Where the last line of a block of text ends that was read from `start` to `end`: the line breaks behind it are no part of it for who
    /// looks at it.
    pub(super) fn block_end(&self, start: usize, end: usize) -> usize {
        let body = &self.text[start..end];
        let filled = body.trim_end_matches([' ', '\t', '\r', '\n']).len();
        start + body[filled..].find(['\r', '\n']).map_or(body.len(), |at| filled + at)
    }

    /// The text of a scalar as the piece of the document that it is, where it stands there letter by letter.
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

    /// Whether kubectl takes the document for JSON, which has two escapes that YAML has not there.
    pub(super) fn is_json(&self) -> bool {
        self.text.trim_start().starts_with('{')
    }
}

/// The first character that Go's YAML reader refuses, or that ends a line for it and not for others.
pub(super) fn forbidden_character(text: &str) -> Option<(usize, char)> {
    let unusual = |byte: u8| !matches!(byte, b' '..=b'~' | b'\n' | b'\t' | b'\r');
    // whole blocks without an early end: the compiler looks at many bytes at a time
    let (blocks, rest) = text.as_bytes().as_chunks::<64>();
    let in_blocks = blocks.iter().any(|block| block.iter().fold(false, |found, byte| found | unusual(*byte)));
    if !in_blocks && !rest.iter().any(|byte| unusual(*byte)) {
        return None;
    }
    text.char_indices().find(|(_, character)| match character {
        '\n' | '\t' | '\r' | ' '..='~' => false,
        '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => true,
        other => other.is_control(),
    })
}

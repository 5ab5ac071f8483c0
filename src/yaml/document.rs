//! Parses a document of a stream into a tree, or reports what is wrong with it.

use super::source::{Broken, Limits, Source};
use super::split::Chunk;
use super::view::Tree;
use super::{fast, granit};
use crate::diag::{Code, Diagnostic, Sink, shapes};
use crate::source::{FileId, Span};

/// Parses a document of a file. Returns `Ok(None)` for an empty document, and `Err` if a fault was reported to the sink. With `Ok`, only keys
/// that are set before the `<<` that merges them in may have been reported: kubectl accepts these.
pub fn parse<'s>(file: FileId, text: &'s str, chunk: &Chunk, limits: Limits, sink: &mut Sink) -> Result<Option<Tree<'s>>, Broken> {
    let source = Source { file, text: &text[chunk.body.clone()], base: chunk.body.start };
    if let Some(fault) = &chunk.marker_fault {
        sink.push(
            Diagnostic::new(Code::DocumentMarker, Span::new(file, fault.start, fault.end), "unexpected text after the document marker `---`")
                .label("not allowed on this line")
                .help("move it to the next line; only a comment may follow `---`"),
        );
        return Err(Broken);
    }
    if source.text.len() > limits.bytes {
        let message = format!("the document is {}", shapes::too_long(source.text.len(), limits.bytes, "bytes"));
        sink.push(Diagnostic::new(Code::DocumentTooLarge, source.span(0, 0), message).help("split it into several documents with `---`"));
        return Err(Broken);
    }
    if let Some((at, character)) = forbidden_character(source.text) {
        let message = format!("the character U+{:04X} is not allowed here", u32::from(character));
        sink.push(
            Diagnostic::new(Code::YamlSyntax, source.span(at, at + character.len_utf8()), message)
                .label("invisible; YAML parsers disagree about it")
                .help(format!("remove it, or write it as an escape in double quotes: \"\\u{:04X}\"", u32::from(character))),
        );
        return Err(Broken);
    }
    let root = fast::tree(&source, limits).or_else(|fast::Unsupported| granit::tree(&source, limits, sink))?;
    Ok(root.map(Tree::new))
}

/// The first character that Go's YAML parser rejects, or that ends a line for it but not for other parsers.
pub(super) fn forbidden_character(text: &str) -> Option<(usize, char)> {
    let unusual = |byte: u8| !matches!(byte, b' '..=b'~' | b'\n' | b'\t' | b'\r');
    // whole blocks without an early exit, so that the compiler can vectorize this
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

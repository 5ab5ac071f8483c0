//! A parser for the simple part of YAML, many times as fast as a complete YAML parser.
//!
//! Nearly every Kubernetes manifest consists of block mappings and lists, single-line scalars, `{}` and `[]`, `|` blocks, and comments.
//! This parses those in one pass over the bytes, and nothing else: at the first anchor, tag, multi-line scalar, tab, duplicate key, odd
//! indentation, or error of any kind, and wherever the rules of YAML are subtle, it returns [`Unsupported`]. The document then goes to
//! [`granit`](super::granit), which also produces all diagnostics. The contract is one sentence: **if this parser returns a tree, granit
//! returns the same tree, including spans, and no diagnostic**. Tests verify it on generated and mutated documents; run the soak test among
//! them after any change to what is parsed here.
//!
//! Columns are counted from 1 here, so that 0 can be the column of what encloses the document.

mod block;
#[cfg(test)]
mod coverage;
mod flow;
mod lines;
mod plain;
mod quoted;
#[cfg(test)]
mod tests;
mod text;

use super::node::{Entry, Map, Node, Scalar, ScalarKind, Value};
use super::scalar;
use super::source::{Limits, Source};
use crate::source::Span;
use memchr::memchr_iter;

/// The maximum nesting depth here, since each level uses stack space. No Kubernetes object comes close.
const DEEPEST: usize = 64;

/// Initial capacity for open entries: enough for most manifests.
const USUAL: usize = 32;

/// Duplicate keys are found by comparing all keys in maps up to this size, and by sorting in larger ones.
const SMALL: usize = 16;

/// The document contains something that only a complete parser handles.
#[derive(Debug)]
pub(super) struct Unsupported;

/// Parses a document without forbidden characters; `Ok(None)` if it is empty.
pub(super) fn tree<'s>(source: &Source<'s>, limits: Limits) -> Result<Option<Node<'s>>, Unsupported> {
    let mut parser = Parser {
        source,
        text: source.text,
        bytes: source.text.as_bytes(),
        at: 0,
        column: 0,
        depth_left: limits.depth.min(DEEPEST),
        entries: Vec::with_capacity(USUAL),
        items: Vec::with_capacity(USUAL),
    };
    parser.next_content().filter(|()| !parser.has_lone_carriage_return()).ok_or(Unsupported)?;
    if parser.column == 0 {
        return Ok(None);
    }
    let root = parser.block_node(0).ok_or(Unsupported)?;
    if parser.column == 0 { Ok(Some(root)) } else { Err(Unsupported) }
}

struct Parser<'a, 's> {
    source: &'a Source<'s>,
    text: &'s str,
    bytes: &'s [u8],
    /// Offset of the next byte to parse.
    at: usize,
    /// The column of the content at `at`, if it is the first on its line; 0 at the end of the document.
    column: usize,
    depth_left: usize,
    /// Entries of all open maps, on one stack: a complete map pops its own, into a single allocation of the right size.
    entries: Vec<Entry<'s>>,
    /// Items of all open lists, likewise.
    items: Vec<Node<'s>>,
}

impl<'s> Parser<'_, 's> {
    /// The byte at an offset; 0, which no document contains, after the end.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn has_lone_carriage_return(&self) -> bool {
        memchr_iter(b'\r', self.bytes).any(|at| self.byte(at + 1) != b'\n')
    }

    fn span(&self, start: usize, end: usize) -> Span {
        self.source.span(start, end)
    }

    /// Parses a collection, one nesting level deeper.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth_left = self.depth_left.checked_sub(1)?;
        let read = read(self)?;
        self.depth_left += 1;
        Some(read)
    }

    /// Adds an entry to the map whose entries start at `first` on the stack; `None` if the key is a duplicate.
    fn add_entry(&mut self, first: usize, entry: Entry<'s>) -> Option<()> {
        let siblings = &self.entries[first..];
        if siblings.len() < SMALL && siblings.iter().any(|sibling| sibling.key.value == entry.key.value) {
            return None;
        }
        self.entries.push(entry);
        Some(())
    }

    /// Pops the map whose entries start at `first`; `None` if a key is a duplicate.
    fn take_map(&mut self, first: usize) -> Option<Map<'s>> {
        if self.entries.len() - first > SMALL {
            let mut keys: Vec<&str> = self.entries[first..].iter().map(|entry| &*entry.key.value).collect();
            keys.sort_unstable();
            if keys.windows(2).any(|pair| pair[0] == pair[1]) {
                return None;
            }
        }
        Some(Map { entries: self.entries.drain(first..).collect() })
    }

    fn take_list(&mut self, first: usize) -> Vec<Node<'s>> {
        self.items.drain(first..).collect()
    }

    /// The null of an omitted value, with the same span as from granit.
    fn absent(&self, at: usize) -> Node<'s> {
        // granit uses `~` as its text
        let scalar = Scalar { text: "~".into(), kind: ScalarKind::Null };
        Node { value: Value::Scalar(scalar), span: self.span(at, at) }
    }

    /// The node of a plain scalar.
    fn resolved(&self, start: usize, end: usize) -> Option<Node<'s>> {
        let text = &self.text[start..end];
        let kind = ScalarKind::of(&scalar::resolve_plain(text))?;
        Some(Node { value: Value::Scalar(Scalar { text: text.into(), kind }), span: self.span(start, end) })
    }
}

//! A reader of the plain part of YAML, many times as fast as a whole YAML parser.
//!
//! Nearly every Kubernetes manifest is written in block mappings and lists, scalars of one line, `{}` and `[]`, `|` blocks and comments.
//! This reads those in one pass over the bytes, and everything else it leaves alone: at the first anchor, tag, scalar of two lines, tab,
//! repeated key, odd indentation or error of any kind, and wherever the rules of YAML are subtle, it answers [`Beyond`]. The
//! document then goes to [`granit`](super::granit), which also has every diagnostic. So the contract is one sentence: **where this reader
//! answers, granit gives the same tree, spans included, and no diagnostic**. The tests hold it to that on generated and mutated documents;
//! whoever adds to what is read here runs the soak test among them.
//!
//! Columns count from 1 in here, so that 0 can be the column of what encloses the document.

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

use super::document::{Limits, Source};
use super::node::{Entry, Map, Node, Scalar, ScalarKind, Value};
use super::scalar;
use crate::source::Span;
use memchr::memchr_iter;

/// Collections inside collections that are read here at most, since each takes a part of the stack. No Kubernetes object comes near it.
const DEEPEST: usize = 64;

/// Entries that are open at the same time in a manifest of some length; beyond it the stacks grow.
const USUAL: usize = 32;

/// Maps up to this size find a repeated key by comparing all keys, larger ones by sorting them.
const SMALL: usize = 16;

/// The document has something in it that only a whole parser is sure of.
#[derive(Debug)]
pub(super) struct Beyond;

/// The tree of one document without forbidden characters; `Ok(None)` is an empty one.
pub(super) fn tree<'s>(source: &Source<'s>, limits: Limits) -> Result<Option<Node<'s>>, Beyond> {
    let mut reader = Reader {
        source,
        text: source.text,
        bytes: source.text.as_bytes(),
        at: 0,
        column: 0,
        depth_left: limits.depth.min(DEEPEST),
        entries: Vec::with_capacity(USUAL),
        items: Vec::with_capacity(USUAL),
    };
    reader.next_content().filter(|()| !reader.has_lone_carriage_return()).ok_or(Beyond)?;
    if reader.column == 0 {
        return Ok(None);
    }
    let root = reader.block_node(0).ok_or(Beyond)?;
    if reader.column == 0 { Ok(Some(root)) } else { Err(Beyond) }
}

struct Reader<'a, 's> {
    source: &'a Source<'s>,
    text: &'s str,
    bytes: &'s [u8],
    /// The next byte to read.
    at: usize,
    /// The column of the content at `at`, where a line begins there; 0 at the end of the document.
    column: usize,
    depth_left: usize,
    /// Entries of all maps that are still open. One shared stack: a finished map takes its own off, in one allocation of the right size.
    entries: Vec<Entry<'s>>,
    /// Items of all lists that are still open, likewise.
    items: Vec<Node<'s>>,
}

impl<'s> Reader<'_, 's> {
    /// The byte at an offset; 0, which no document holds, behind the end.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn has_lone_carriage_return(&self) -> bool {
        memchr_iter(b'\r', self.bytes).any(|at| self.byte(at + 1) != b'\n')
    }

    fn span(&self, start: usize, end: usize) -> Span {
        self.source.span(start, end)
    }

    /// Reads a collection with one more level of nesting taken up.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth_left = self.depth_left.checked_sub(1)?;
        let read = read(self)?;
        self.depth_left += 1;
        Some(read)
    }

    /// Takes in the entry of a map whose entries begin at `first` of the stack; `None` where the key is there already.
    fn add_entry(&mut self, first: usize, entry: Entry<'s>) -> Option<()> {
        let siblings = &self.entries[first..];
        if siblings.len() < SMALL && siblings.iter().any(|sibling| sibling.key.value == entry.key.value) {
            return None;
        }
        self.entries.push(entry);
        Some(())
    }

    /// The map of the entries from `first` on; `None` where a key repeats.
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

    /// The null of a value that is not written, which stands where granit puts it.
    fn absent(&self, at: usize) -> Node<'s> {
        // `~` is the text that granit gives it
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

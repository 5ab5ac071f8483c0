//! Block mappings and lists, structured by indentation.

use super::Parser;
use crate::source::Spanned;
use crate::yaml::node::{Entry, Node, Value};
use crate::yaml::scalar::{self, Resolved};
use std::borrow::Cow;

/// The maximum length of a simple key in YAML, but in bytes instead of characters: keys in between are left to the complete parser.
const LONGEST_KEY: usize = 1024;

/// A key, parsed up to its `:`.
type Key<'s> = Spanned<Cow<'s, str>>;

impl<'s> Parser<'_, 's> {
    /// Parses the node that starts here, at `column`: a collection, or a scalar on its own line. `parent` is the column of the enclosing
    /// collection. Afterwards, the position is the start of the next line with content.
    pub(super) fn block_node(&mut self, parent: usize) -> Option<Node<'s>> {
        let column = self.column;
        let start = self.at;
        match self.byte(start) {
            b'-' if self.is_blank(start + 1) => self.nested(|parser| parser.list(column, start)),
            b'{' | b'[' | b'|' | b'>' => self.inline_node(parent),
            b'"' | b'\'' => {
                let node = self.quoted_node()?;
                let end = self.at;
                self.skip_spaces();
                if self.byte(self.at) == b':' {
                    let Value::Scalar(scalar) = node.value else { return None };
                    let key = Spanned::new(scalar.text, node.span);
                    return self.nested(|parser| parser.map(column, start, key));
                }
                self.at = end;
                self.closed(node, parent)
            }
            _ => {
                let plain = self.plain::<false>()?;
                if plain.is_key {
                    let key = self.plain_key(plain.start, plain.end)?;
                    return self.nested(|parser| parser.map(column, start, key));
                }
                let node = self.resolved(plain.start, plain.end)?;
                self.closed(node, parent)
            }
        }
    }

    /// Parses a value on the same line as its key or dash.
    fn inline_node(&mut self, parent: usize) -> Option<Node<'s>> {
        let node = match self.byte(self.at) {
            b'{' | b'[' => self.flow_node()?,
            b'"' | b'\'' => self.quoted_node()?,
            b'|' | b'>' => return self.block_text(parent),
            _ => {
                let plain = self.plain::<false>()?;
                if plain.is_key {
                    return None;
                }
                self.resolved(plain.start, plain.end)?
            }
        };
        self.closed(node, parent)
    }

    /// Skips past a scalar or flow collection. The next content must be outside `parent`: otherwise it would be part of this node.
    fn closed(&mut self, node: Node<'s>, parent: usize) -> Option<Node<'s>> {
        self.end_of_content()?;
        (self.column <= parent).then_some(node)
    }

    /// Parses the mapping at a column, after its first key.
    fn map(&mut self, column: usize, start: usize, key: Key<'s>) -> Option<Node<'s>> {
        let first = self.entries.len();
        let mut key = key;
        let end = loop {
            let value = self.value(column, &key)?;
            let end = value.span.end;
            self.add_entry(first, Entry { key, value })?;
            if self.column != column {
                break end;
            }
            key = self.key()?;
        };
        (self.column < column).then_some(())?;
        let map = self.take_map(first)?;
        let span = self.span(start, start);
        Some(Node { value: Value::Map(map), span: crate::source::Span { end, ..span } })
    }

    /// Parses a key at the start of a line.
    fn key(&mut self) -> Option<Key<'s>> {
        let start = self.at;
        if matches!(self.byte(start), b'"' | b'\'') {
            let text = self.quoted()?;
            let span = self.span(start, self.at);
            self.skip_spaces();
            return (self.byte(self.at) == b':').then(|| Spanned::new(text, span));
        }
        let plain = self.plain::<false>()?;
        plain.is_key.then(|| self.plain_key(plain.start, plain.end))?
    }

    /// A plain scalar as a key; keys that are not strings, and `<<`, are left to the complete parser.
    pub(super) fn plain_key(&self, start: usize, end: usize) -> Option<Key<'s>> {
        let text = &self.text[start..end];
        let is_string = scalar::resolve_plain(text) == Resolved::Str && text != "<<";
        is_string.then(|| Spanned::new(text.into(), self.span(start, end)))
    }

    /// Parses the value of a key in the mapping at a column, starting at the `:`.
    fn value(&mut self, column: usize, key: &Key<'s>) -> Option<Node<'s>> {
        let colon = self.at;
        self.at += 1;
        if !self.is_blank(self.at) || !self.fits_key(key, colon) {
            return None;
        }
        self.skip_spaces();
        if !self.line_ends(self.at) && self.byte(self.at) != b'#' {
            return self.inline_node(column);
        }
        if self.byte(self.at) == b'#' && self.at == colon + 1 {
            return None;
        }
        self.at = colon + 1;
        self.end_of_content()?;
        if self.column > column {
            return self.block_node(column);
        }
        // a list may have the same indentation as its key
        if self.column == column && self.byte(self.at) == b'-' && self.is_blank(self.at + 1) {
            let start = self.start_of_list_at_key();
            return self.nested(|parser| parser.list(column, start));
        }
        Some(self.absent(colon))
    }

    pub(super) fn fits_key(&self, key: &Key<'s>, colon: usize) -> bool {
        colon + self.source.base - key.span.range().start <= LONGEST_KEY
    }

    /// Where granit starts a list at the indentation of its key: after the first dash and the whitespace that follows it on that line.
    fn start_of_list_at_key(&mut self) -> usize {
        let dash = self.at;
        self.at += 1;
        // if this fails, parsing the list fails too
        let _ = self.rest_of_line();
        let start = self.at;
        self.at = dash;
        start
    }

    /// Parses the list whose first dash is here, at a column.
    fn list(&mut self, column: usize, start: usize) -> Option<Node<'s>> {
        let first = self.items.len();
        while self.column == column && self.byte(self.at) == b'-' && self.is_blank(self.at + 1) {
            let item = self.item(column)?;
            self.items.push(item);
        }
        (self.column <= column).then_some(())?;
        let items = self.take_list(first);
        let end = items.last()?.span.end;
        let span = self.span(start, start);
        Some(Node { value: Value::List(items), span: crate::source::Span { end: end.max(span.start), ..span } })
    }

    /// Parses an item of the list at a column, starting at its dash.
    fn item(&mut self, column: usize) -> Option<Node<'s>> {
        let dash = self.at;
        self.at += 1;
        self.skip_spaces();
        if !self.line_ends(self.at) && self.byte(self.at) != b'#' {
            self.column = column + (self.at - dash);
            return self.block_node(column);
        }
        self.at = dash + 1;
        self.rest_of_line()?;
        let absent = self.at;
        self.end_of_content()?;
        if self.column > column { self.block_node(column) } else { Some(self.absent(absent)) }
    }
}

//! Mappings and lists in brackets, on one or more lines; this includes JSON.

use super::Parser;
use crate::source::Spanned;
use crate::yaml::node::{Entry, Node, Value};

impl<'s> Parser<'_, 's> {
    /// Parses the collection whose `{` or `[` is here.
    pub(super) fn flow_node(&mut self) -> Option<Node<'s>> {
        let start = self.at;
        self.at += 1;
        let value = match self.bytes[start] {
            b'{' => self.nested(Self::flow_map),
            _ => self.nested(Self::flow_list),
        }?;
        Some(Node { value, span: self.span(start, self.at) })
    }

    fn flow_map(&mut self) -> Option<Value<'s>> {
        let first = self.entries.len();
        loop {
            self.gap()?;
            if self.byte(self.at) == b'}' {
                break;
            }
            let entry = self.flow_entry()?;
            self.add_entry(first, entry)?;
            if self.is_last(b'}')? {
                break;
            }
        }
        self.at += 1;
        self.take_map(first).map(Value::Map)
    }

    fn flow_list(&mut self) -> Option<Value<'s>> {
        let first = self.items.len();
        loop {
            self.gap()?;
            if self.byte(self.at) == b']' {
                break;
            }
            let item = self.flow_value()?;
            self.items.push(item);
            if self.is_last(b']')? {
                break;
            }
        }
        self.at += 1;
        Some(Value::List(self.take_list(first)))
    }

    /// Skips past a member and its `,`; returns whether the collection ends here.
    fn is_last(&mut self, close: u8) -> Option<bool> {
        self.gap()?;
        match self.byte(self.at) {
            b',' => {
                self.at += 1;
                Some(false)
            }
            byte if byte == close => Some(true),
            _ => None,
        }
    }

    fn flow_entry(&mut self) -> Option<Entry<'s>> {
        let start = self.at;
        let quoted = matches!(self.byte(start), b'"' | b'\'');
        let key = if quoted {
            let text = self.quoted()?;
            Spanned::new(text, self.span(start, self.at))
        } else {
            let plain = self.plain::<true>()?;
            plain.is_key.then(|| self.plain_key(plain.start, plain.end))??
        };
        // JSON needs no space after the `:`; after anything but a quote, it is required for a key
        if self.byte(self.at) != b':' || !(quoted || self.is_blank(self.at + 1)) || !self.fits_key(&key, self.at) {
            return None;
        }
        self.at += 1;
        self.gap()?;
        Some(Entry { key, value: self.flow_value()? })
    }

    fn flow_value(&mut self) -> Option<Node<'s>> {
        match self.byte(self.at) {
            b'{' | b'[' => self.flow_node(),
            b'"' | b'\'' => self.quoted_node(),
            _ => {
                let plain = self.plain::<true>()?;
                if plain.is_key { None } else { self.resolved(plain.start, plain.end) }
            }
        }
    }

    /// Skips spaces, comments, and line breaks between the parts of a collection.
    fn gap(&mut self) -> Option<()> {
        if !matches!(self.byte(self.at), b' ' | b'\n' | b'\r' | b'#' | b'\t') {
            return Some(());
        }
        self.skip_spaces();
        if !matches!(self.byte(self.at), b'\n' | b'\r' | b'#' | b'\t') {
            return Some(());
        }
        self.at -= usize::from(self.byte(self.at) == b'#' && self.byte(self.at - 1) == b' ');
        self.end_of_content()
    }
}

//! Quoted scalars on one line.

use std::borrow::Cow;

use super::Parser;
use crate::yaml::node::{Node, Scalar, ScalarKind, Value};

impl<'s> Parser<'_, 's> {
    /// Parses the quoted scalar that starts here into a string node.
    pub(super) fn quoted_node(&mut self) -> Option<Node<'s>> {
        let start = self.at;
        let text = self.quoted()?;
        Some(Node { value: Value::Scalar(Scalar { text, kind: ScalarKind::String }), span: self.span(start, self.at) })
    }

    /// Parses the quoted scalar that starts here.
    pub(super) fn quoted(&mut self) -> Option<Cow<'s, str>> {
        self.at += 1;
        if self.bytes[self.at - 1] == b'"' { self.double_quoted() } else { self.single_quoted() }
    }

    fn single_quoted(&mut self) -> Option<Cow<'s, str>> {
        let start = self.at;
        let mut escaped = false;
        loop {
            match self.byte(self.at) {
                b'\'' if self.byte(self.at + 1) == b'\'' => {
                    escaped = true;
                    self.at += 1;
                }
                b'\'' => break,
                b'\n' | b'\r' | 0 => return None,
                _ => {}
            }
            self.at += 1;
        }
        let text = &self.text[start..self.at];
        self.at += 1;
        Some(if escaped { text.replace("''", "'").into() } else { text.into() })
    }

    fn double_quoted(&mut self) -> Option<Cow<'s, str>> {
        let start = self.at;
        let mut unescaped = String::new();
        // the text before this is already in `unescaped`
        let mut copied = start;
        loop {
            match self.byte(self.at) {
                b'"' => break,
                b'\\' => {
                    unescaped.push_str(&self.text[copied..self.at]);
                    unescaped.push(self.escape()?);
                    copied = self.at;
                }
                b'\n' | b'\r' | 0 => return None,
                _ => self.at += 1,
            }
        }
        let rest = &self.text[copied..self.at];
        self.at += 1;
        if copied == start {
            return Some(rest.into());
        }
        unescaped.push_str(rest);
        Some(unescaped.into())
    }

    /// Parses an escape, if it is one that JSON has.
    fn escape(&mut self) -> Option<char> {
        let name = self.byte(self.at + 1);
        self.at += 2;
        Some(match name {
            b'"' | b'\\' => name.into(),
            b'/' if self.source.is_json() => '/',
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return None,
        })
    }

    /// Parses the rest of `\uXXXX`, or of a surrogate pair of two of them.
    fn unicode_escape(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xD800..=0xDBFF).contains(&first) {
            return char::from_u32(first);
        }
        if self.bytes.get(self.at..self.at + 2) != Some(b"\\u") || !self.source.is_json() {
            return None;
        }
        self.at += 2;
        let second = self.hex().filter(|second| (0xDC00..=0xDFFF).contains(second))?;
        char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.bytes.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.iter().try_fold(0, |value, &digit| Some(value << 4 | char::from(digit).to_digit(16)?))
    }
}

//! Plain scalars: the unquoted text that most of a manifest consists of.

use super::Parser;

/// What a byte means in a plain scalar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of the text in any position.
    Text,
    /// Part of the text except in first position.
    Indicator,
    /// Ends a scalar inside `{}` and `[]`, and cannot start one anywhere.
    Flow,
    /// Depends on its neighbors, or ends the scalar.
    Stop,
}

const CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Text; 256];
    let (mut at, indicators) = (0, b"-?&*!|>'\"%@`");
    while at < indicators.len() {
        classes[indicators[at] as usize] = Class::Indicator;
        at += 1;
    }
    let (mut at, flow) = (0, b"{}[],");
    while at < flow.len() {
        classes[flow[at] as usize] = Class::Flow;
        at += 1;
    }
    let (mut at, stops) = (0, b":#\n\r\t\0");
    while at < stops.len() {
        classes[stops[at] as usize] = Class::Stop;
        at += 1;
    }
    classes
}

/// The range of a plain scalar, and whether it is a key.
pub(super) struct Plain {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a `:` follows; the parser is then at the `:`.
    pub(super) is_key: bool,
}

impl Parser<'_, '_> {
    /// Parses a single-line plain scalar up to what ends it: a line end, a comment, the `:` of a key, and if `FLOW` also `,`, `]`, and `}`.
    pub(super) fn plain<const FLOW: bool>(&mut self) -> Option<Plain> {
        let start = self.at;
        let class_of = |byte: u8| CLASSES[usize::from(byte)];
        match class_of(self.byte(start)) {
            Class::Text => {}
            // a sign
            Class::Indicator if self.byte(start) == b'-' && self.byte(start + 1).is_ascii_alphanumeric() => {}
            Class::Indicator | Class::Flow | Class::Stop => return None,
        }
        let mut at = start + 1;
        let is_key = loop {
            let Some(&byte) = self.bytes.get(at) else { break false };
            match class_of(byte) {
                Class::Text | Class::Indicator => {}
                Class::Flow if FLOW => break false,
                Class::Flow => {}
                Class::Stop => match byte {
                    b':' if self.is_blank(at + 1) => break true,
                    b':' if FLOW && class_of(self.byte(at + 1)) == Class::Flow => return None,
                    b'#' if self.bytes[at - 1] == b' ' => break false,
                    b'\n' | b'\r' => break false,
                    // a tab may be text or whitespace: left to the complete parser
                    b'\t' => return None,
                    _ => {}
                },
            }
            at += 1;
        };
        let mut end = at;
        while self.bytes[end - 1] == b' ' {
            end -= 1;
        }
        self.at = if is_key { at } else { end };
        Some(Plain { start, end, is_key })
    }
}

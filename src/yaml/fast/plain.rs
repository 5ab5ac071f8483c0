//! Plain scalars: the text without quotes that most of a manifest is.

use super::Reader;

/// What a byte is to a plain scalar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of the text wherever it stands.
    Text,
    /// Part of the text unless it comes first.
    Indicator,
    /// Ends a scalar inside of `{}` and `[]`, and cannot begin one anywhere.
    Flow,
    /// Has to be looked at with its neighbours, or ends the scalar.
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

/// Where a plain scalar stands, and whether it is a key.
pub(super) struct Plain {
    pub(super) start: usize,
    pub(super) end: usize,
    /// A `:` follows, and `at` of the reader is on it.
    pub(super) is_key: bool,
}

impl Reader<'_, '_> {
    /// Reads a plain scalar of one line up to what ends it: a line end, a comment, the `:` of a key, and in `FLOW` also `,`, `]` and `}`.
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
                    // a tab may be text or space: a full parser knows
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

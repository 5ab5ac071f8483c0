//! The instructions that RE2 makes of a class of characters.
//!
//! A class becomes alternatives of byte sequences in UTF-8. Those that begin alike share their beginning, those that end alike share
//! their end, so the number of instructions is only known once they have been laid out, which is done here as RE2 does it.

use std::collections::HashMap;

use super::set::{CharSet, MAX};

/// The instructions of a set that has every character beyond ASCII, for these.
const BEYOND_ASCII: (u32, u32) = (0x80, MAX);

/// Of every character.
pub(super) const ANY: u64 = 10;

/// The number of bytes of a character.
pub(super) fn width(point: u32) -> u64 {
    match point {
        0..=0x7F => 1,
        0x80..=0x7FF => 2,
        0x800..=0xFFFF => 3,
        _ => 4,
    }
}

/// The instructions of a class.
pub(super) fn instructions(set: &CharSet) -> u64 {
    let mut layout = Layout { nodes: vec![Node::Fail], count: 0, cache: HashMap::new(), root: 0 };
    let folds = (0x41..=0x5A).all(|letter| set.contains(letter) == set.contains(letter + 0x20));
    for &(low, high) in set.ranges() {
        // RE2 drops the capitals and lets the small letters stand for both
        if folds && 0x41 <= low && high <= 0x5A {
            continue;
        }
        layout.add_range(low, high);
    }
    layout.count
}

/// An instruction: a range of bytes and what follows it, or two alternatives, of which only the last is looked at again.
#[derive(Clone, Copy)]
enum Node {
    Fail,
    Bytes { low: u8, high: u8, next: usize },
    Either { last: usize },
}

struct Layout {
    nodes: Vec<Node>,
    /// How many instructions there are; less than nodes, as one that is given back is still in the list.
    count: u64,
    cache: HashMap<(u8, u8, usize), usize>,
    root: usize,
}

impl Layout {
    fn add(&mut self, node: Node) -> usize {
        self.count += 1;
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn bytes(&mut self, low: u8, high: u8, next: usize, shared: bool) -> usize {
        if shared && let Some(known) = self.cache.get(&(low, high, next)) {
            return *known;
        }
        let id = self.add(Node::Bytes { low, high, next });
        if shared {
            self.cache.insert((low, high, next), id);
        }
        id
    }

    fn is_shared(&self, id: usize) -> bool {
        matches!(self.nodes[id], Node::Bytes { low, high, next } if self.cache.contains_key(&(low, high, next)))
    }

    /// Splits a range until its ends differ only in bytes that run from the first to the last possible one, or in the last.
    fn add_range(&mut self, low: u32, high: u32) {
        if low > high {
            return;
        }
        if (low, high) == BEYOND_ASCII {
            return self.add_beyond_ascii();
        }
        for last_of_width in [0x7F, 0x7FF, 0xFFFF] {
            if low <= last_of_width && last_of_width < high {
                self.add_range(low, last_of_width);
                return self.add_range(last_of_width + 1, high);
            }
        }
        if high < 0x80 {
            let id = self.bytes(byte(low), byte(high), 0, false);
            return self.add_sequence(id);
        }
        for mask in [0x3F, 0xFFF, 0x3_FFFF] {
            if low & !mask == high & !mask {
                continue;
            }
            if low & mask != 0 {
                self.add_range(low, low | mask);
                return self.add_range((low | mask) + 1, high);
            }
            if high & mask != mask {
                self.add_range(low, (high & !mask) - 1);
                return self.add_range(high & !mask, high);
            }
        }
        let (lows, highs) = (encoded(low), encoded(high));
        let mut next = 0;
        for index in (0..lows.len()).rev() {
            let shared = index == lows.len() - 1 || (lows[index] < highs[index] && index != 0);
            next = self.bytes(lows[index], highs[index], next, shared);
        }
        self.add_sequence(next);
    }

    /// All that is not ASCII, for which RE2 has a short form of its own: it matches some sequences that are not UTF-8 as well.
    fn add_beyond_ascii(&mut self) {
        let mut next = 0;
        for (low, high) in [(0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)] {
            next = self.bytes(0x80, 0xBF, next, false);
            let id = self.bytes(low, high, next, false);
            self.add_sequence(id);
        }
    }

    fn add_sequence(&mut self, id: usize) {
        self.root = if self.root == 0 { id } else { self.merged(self.root, id) };
    }

    /// The alternatives of `root` with one more sequence, which shares its beginning with the last one where it can.
    fn merged(&mut self, root: usize, id: usize) -> usize {
        let (alternative, last) = match self.nodes[root] {
            Node::Either { last } => (true, last),
            Node::Bytes { .. } | Node::Fail => (false, root),
        };
        let (Node::Bytes { low, high, next }, Node::Bytes { low: new_low, high: new_high, next: rest }) = (self.nodes[last], self.nodes[id]) else {
            return root;
        };
        if (low, high) != (new_low, new_high) {
            return self.add(Node::Either { last: id });
        }
        let mut branch = last;
        let mut result = root;
        if self.is_shared(last) {
            branch = self.add(Node::Bytes { low, high, next });
            if alternative {
                if let Node::Either { last } = &mut self.nodes[root] {
                    *last = branch;
                }
            } else {
                result = branch;
            }
        }
        if !self.is_shared(id) {
            // it was made last, and is given back
            self.count -= 1;
        }
        let below = self.merged(next, rest);
        if let Node::Bytes { next, .. } = &mut self.nodes[branch] {
            *next = below;
        }
        result
    }
}

fn byte(point: u32) -> u8 {
    u8::try_from(point).expect("only asked of ASCII")
}

/// The bytes of a code point, a surrogate as if it were none.
fn encoded(point: u32) -> Vec<u8> {
    let tail = |shift: u32| 0x80 | u8::try_from((point >> shift) & 0x3F).expect("six bits");
    let head = |mark: u32, shift: u32| u8::try_from(mark | (point >> shift)).expect("the width fits");
    match width(point) {
        1 => vec![byte(point)],
        2 => vec![head(0xC0, 6), tail(0)],
        3 => vec![head(0xE0, 12), tail(6), tail(0)],
        _ => vec![head(0xF0, 18), tail(12), tail(6), tail(0)],
    }
}

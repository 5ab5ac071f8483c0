//! How deep and how large Go allows a pattern to be (`maxHeight`, `maxSize` and `maxRunes` of `regexp/syntax`).
//!
//! Go measures while it parses, begins late, and remembers what it has measured once even if the node grows afterwards. The verdict
//! depends on that for patterns near a limit, so it is done here in the same order.

use super::piece::{Form, Piece, Repeat};
use super::set::CharSet;
use super::tree::{Dialect, Excess, Id, Node, Tree};

/// The greatest depth of the tree.
const MAX_HEIGHT: usize = 1000;
/// 128 MB of instructions of 40 bytes.
const MAX_SIZE: i64 = (128 << 20) / 40;
/// 128 MB of code points of 4 bytes.
const MAX_RUNES: usize = (128 << 20) / 4;
/// A pattern of fewer pieces stays below every limit: a piece adds at most three levels, and at most three instructions to each of the
/// thousand copies that repetitions make of it.
const ALWAYS_FINE: usize = 250;

/// What Go measures.
#[derive(Default)]
pub(super) struct Limits {
    runes: usize,
    /// The product of all repetitions so far.
    repeats: i64,
    sizes: Option<Vec<Option<i64>>>,
    heights: Option<Vec<Option<usize>>>,
}

impl Limits {
    /// Counts a class that is put on the stack.
    pub(super) fn add_runes(&mut self, set: &CharSet) -> Result<(), Excess> {
        self.runes += set.ranges().len() * 2;
        if self.runes > MAX_RUNES { Err(Excess::TooLarge) } else { Ok(()) }
    }

    /// A node is free: its height is forgotten, its size is not.
    pub(super) fn forget(&mut self, id: Id) {
        if let Some(height) = self.heights.as_mut().and_then(|heights| heights.get_mut(id)) {
            *height = None;
        }
    }
}

/// Whether Go's limits allow a pattern.
pub(super) fn check(pieces: &[Piece]) -> Result<(), Excess> {
    if pieces.len() < ALWAYS_FINE {
        return Ok(());
    }
    Tree::build(Dialect::Go, pieces).map(drop)
}

impl Tree {
    /// Measures a node that was made or changed.
    pub(super) fn check(&mut self, id: Id) -> Result<(), Excess> {
        if self.dialect == Dialect::Re2 {
            return Ok(());
        }
        self.check_size(id)?;
        self.check_height(id)
    }

    fn check_size(&mut self, id: Id) -> Result<(), Excess> {
        if self.limits.sizes.is_none() {
            self.limits.repeats = self.limits.repeats.max(1);
            if let Node::Repeat(Repeat { form: Form::Counted, min, max, .. }, _) = self.nodes[id] {
                let times = i64::from(max.unwrap_or(min)).max(1);
                self.limits.repeats = if times > MAX_SIZE / self.limits.repeats { MAX_SIZE } else { self.limits.repeats * times };
            }
            if i64::try_from(self.nodes.len()).is_ok_and(|count| count < MAX_SIZE / self.limits.repeats) {
                return Ok(());
            }
            self.limits.sizes = Some(Vec::new());
            for id in self.stack.clone() {
                self.check_size(id)?;
            }
        }
        if self.measure_size(id) > MAX_SIZE { Err(Excess::TooLarge) } else { Ok(()) }
    }

    fn known_size(&mut self, id: Id) -> i64 {
        let known = self.limits.sizes.as_ref().and_then(|sizes| sizes.get(id).copied().flatten());
        known.unwrap_or_else(|| self.measure_size(id))
    }

    fn measure_size(&mut self, id: Id) -> i64 {
        let size = match self.nodes[id].clone() {
            Node::Literal(text, _) => i64::try_from(text.len()).unwrap_or(i64::MAX),
            Node::Capture(sub) => 2 + self.known_size(sub),
            Node::Concat(subs) => subs.iter().map(|sub| self.known_size(*sub)).sum(),
            Node::Alternate(subs) => subs.iter().map(|sub| self.known_size(*sub) + 1).sum::<i64>() - 1,
            Node::Repeat(repeat, sub) => repeated(repeat, self.known_size(sub)),
            Node::Empty | Node::Class(_) | Node::AnyButNewline | Node::Any | Node::Look(_) | Node::Open(_) | Node::Bar => 1,
        };
        let size = size.max(1);
        remember(self.limits.sizes.get_or_insert_default(), id, size);
        size
    }

    fn check_height(&mut self, id: Id) -> Result<(), Excess> {
        if self.nodes.len() < MAX_HEIGHT {
            return Ok(());
        }
        if self.limits.heights.is_none() {
            self.limits.heights = Some(Vec::new());
            for id in self.stack.clone() {
                self.check_height(id)?;
            }
        }
        if self.measure_height(id) > MAX_HEIGHT { Err(Excess::TooDeep) } else { Ok(()) }
    }

    fn measure_height(&mut self, id: Id) -> usize {
        let mut height = 1;
        for sub in self.below(id).to_vec() {
            let known = self.limits.heights.as_ref().and_then(|heights| heights.get(sub).copied().flatten());
            height = height.max(1 + known.unwrap_or_else(|| self.measure_height(sub)));
        }
        remember(self.limits.heights.get_or_insert_default(), id, height);
        height
    }
}

fn repeated(repeat: Repeat, sub: i64) -> i64 {
    match (repeat.form, i64::from(repeat.min), repeat.max.map(i64::from)) {
        (Form::Star, ..) | (Form::Counted, 0, None) => 2 + sub,
        (Form::Plus | Form::Quest, ..) => 1 + sub,
        (Form::Counted, min, None) => 1 + min * sub,
        (Form::Counted, min, Some(max)) => max * sub + (max - min),
    }
}

fn remember<T: Clone>(known: &mut Vec<Option<T>>, id: Id, value: T) {
    if known.len() <= id {
        known.resize(id + 1, None);
    }
    known[id] = Some(value);
}

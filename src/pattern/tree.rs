//! The tree that Go and RE2 make of a pattern.
//!
//! Both refuse what nests too deeply or becomes too large, and measure that on their own tree: in it `ab|ac` is `a[bc]`, and a run of
//! characters is one node. The two programs share their origin and most of the rules; the differences are decided by the [`Dialect`].
//! Nodes are numbers into a list, as a tree has as many levels as the pattern asks for.

use std::sync::Arc;

use super::piece::{Flags, Form, Look, Piece, Repeat};
use super::set::CharSet;
use super::unicode;

/// Whose tree it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dialect {
    Go,
    Re2,
}

/// The place of a node in the list.
pub(super) type Id = usize;

/// What a node is, and what it has below it. The order of the first ones is that in which Go merges alternatives.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Node {
    Empty,
    /// A run of characters, and whether their other cases count.
    Literal(Vec<u32>, bool),
    Class(Arc<CharSet>),
    AnyButNewline,
    Any,
    Look(Look),
    Capture(Id),
    Repeat(Repeat, Id),
    Concat(Vec<Id>),
    Alternate(Vec<Id>),
    /// An open group on the stack: whether it captures.
    Open(bool),
    /// A `|` on the stack.
    Bar,
}

/// Why a tree is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Excess {
    TooDeep,
    TooLarge,
}

/// A tree in the making.
pub(super) struct Tree {
    pub(super) dialect: Dialect,
    pub(super) nodes: Vec<Node>,
    pub(super) stack: Vec<Id>,
    /// Nodes that are used again, the last one first. Go's count of nodes depends on it.
    free: Vec<Id>,
    pub(super) limits: super::limits::Limits,
}

impl Tree {
    /// The tree of some pieces, and its root.
    pub(super) fn build(dialect: Dialect, pieces: &[Piece]) -> Result<(Self, Id), Excess> {
        let mut tree = Self { dialect, nodes: Vec::new(), stack: Vec::new(), free: Vec::new(), limits: super::limits::Limits::default() };
        for piece in pieces {
            tree.piece(piece)?;
        }
        tree.end_of_alternatives()?;
        let root = tree.stack.pop().expect("the alternatives have been put on the stack");
        Ok((tree, root))
    }

    fn piece(&mut self, piece: &Piece) -> Result<(), Excess> {
        match piece {
            Piece::Literal { point, fold } => self.literal(*point, *fold),
            Piece::Class(set) => self.class(set.clone()),
            Piece::Dot { newline: true } => self.push_new(Node::Any),
            Piece::Dot { newline: false } => match self.dialect {
                Dialect::Go => self.push_new(Node::AnyButNewline),
                Dialect::Re2 => self.class(Arc::new(CharSet::new(vec![(0x0A, 0x0A)]).negated())),
            },
            Piece::Look(look) => self.push_new(Node::Look(*look)),
            Piece::Open { capture } => self.push_new(Node::Open(*capture)),
            Piece::Bar => {
                self.concat()?;
                if !self.swap_bar() {
                    self.push_new(Node::Bar)?;
                }
                Ok(())
            }
            Piece::Close => self.close(),
            Piece::Repeat(repeat) => self.repeat(*repeat),
        }
    }

    pub(super) fn new_node(&mut self, node: Node) -> Id {
        if let Some(id) = self.free.pop() {
            self.nodes[id] = node;
            return id;
        }
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    pub(super) fn reuse(&mut self, id: Id) {
        self.limits.forget(id);
        self.free.push(id);
    }

    fn literal(&mut self, point: u32, fold: bool) -> Result<(), Excess> {
        match self.dialect {
            Dialect::Re2 if fold && unicode::next_case(point) != point => {
                self.class(Arc::new(CharSet::new(unicode::cases(point).map(|point| (point, point)).collect())))
            }
            Dialect::Go if fold => self.push_new(Node::Literal(vec![unicode::smallest_case(point)], true)),
            Dialect::Go | Dialect::Re2 => self.push_new(Node::Literal(vec![point], fold)),
        }
    }

    /// A class of one character is that character, and so is one of its two cases.
    fn class(&mut self, set: Arc<CharSet>) -> Result<(), Excess> {
        self.limits.add_runes(&set)?;
        let literal = match (self.dialect, set.single(), set.pair()) {
            (_, Some(point), _) => Some((point, false)),
            (Dialect::Go, _, Some((low, high))) if unicode::next_case(low) == high && unicode::next_case(high) == low => Some((low, true)),
            (Dialect::Re2, _, Some((low, high))) if (0x41..=0x5A).contains(&low) && high == low + 0x20 => Some((high, true)),
            (Dialect::Go | Dialect::Re2, None, _) => None,
        };
        let Some((point, fold)) = literal else { return self.push_new(Node::Class(set)) };
        let id = self.new_node(Node::Literal(vec![point], fold));
        self.push(id)
    }

    fn push_new(&mut self, node: Node) -> Result<(), Excess> {
        let id = self.new_node(node);
        self.push(id)
    }

    fn push(&mut self, id: Id) -> Result<(), Excess> {
        self.join_literals();
        self.stack.push(id);
        self.check(id)
    }

    /// Makes one of two runs of characters on the top of the stack: a third thing is about to be put there, so that the upper one can no
    /// longer be repeated by itself.
    fn join_literals(&mut self) {
        let [.., lower, upper] = self.stack[..] else { return };
        let (Node::Literal(_, lower_fold), Node::Literal(_, upper_fold)) = (&self.nodes[lower], &self.nodes[upper]) else { return };
        if lower_fold != upper_fold {
            return;
        }
        let Node::Literal(moved, _) = std::mem::replace(&mut self.nodes[upper], Node::Empty) else { return };
        let Node::Literal(text, _) = &mut self.nodes[lower] else { return };
        text.extend(moved);
        self.stack.pop();
        self.reuse(upper);
    }

    fn repeat(&mut self, repeat: Repeat) -> Result<(), Excess> {
        let top = self.stack.last_mut().expect("the parser has seen something to repeat");
        if self.dialect == Dialect::Re2
            && repeat.form != Form::Counted
            && let Node::Repeat(inner, _) = &mut self.nodes[*top]
            && inner.form != Form::Counted
            && inner.flags == repeat.flags
        {
            if inner.form != repeat.form {
                (inner.form, inner.min, inner.max) = (Form::Star, 0, None);
            }
            return Ok(());
        }
        let sub = *top;
        let id = self.new_node(Node::Repeat(repeat, sub));
        *self.stack.last_mut().expect("it was there above") = id;
        self.check(id)
    }

    /// The nodes above the last open group or `|`.
    fn pop_run(&mut self) -> Vec<Id> {
        let open = self.stack.iter().rposition(|id| matches!(self.nodes[*id], Node::Open(_) | Node::Bar));
        self.stack.split_off(open.map_or(0, |index| index + 1))
    }

    fn concat(&mut self) -> Result<(), Excess> {
        self.join_literals();
        let subs = self.pop_run();
        if subs.is_empty() {
            return self.push_new(Node::Empty);
        }
        let id = self.collapse(subs, false)?;
        self.push(id)
    }

    /// Ends the alternatives of a group, or of the whole.
    fn end_of_alternatives(&mut self) -> Result<(), Excess> {
        self.concat()?;
        if self.swap_bar() {
            self.stack.pop();
        }
        let subs = self.pop_run();
        let id = self.collapse(subs, true)?;
        self.push(id)
    }

    fn close(&mut self) -> Result<(), Excess> {
        self.end_of_alternatives()?;
        let inner = self.stack.pop().expect("the alternatives have been put on the stack");
        let open = self.stack.pop().expect("the parser has seen the opening");
        if matches!(self.nodes[open], Node::Open(true)) {
            self.nodes[open] = Node::Capture(inner);
            self.push(open)
        } else {
            self.push(inner)
        }
    }

    /// Puts what is above a `|` below it, and says whether there was one.
    fn swap_bar(&mut self) -> bool {
        let [.., bar, top] = self.stack[..] else { return false };
        if !matches!(self.nodes[bar], Node::Bar) {
            return false;
        }
        let below = self.stack.len().checked_sub(3).map(|index| (index, self.stack[index]));
        if let Some((index, below)) = below
            && self.is_one_character(below)
            && self.is_one_character(top)
        {
            match self.dialect {
                Dialect::Go => {
                    let merged = self.merge(below, top);
                    self.stack[index] = merged;
                    self.stack.pop();
                    return true;
                }
                // only `.` with line breaks swallows its neighbors as early as here
                Dialect::Re2 if self.nodes[below] == Node::Any || self.nodes[top] == Node::Any => {
                    self.stack[index] = if self.nodes[below] == Node::Any { below } else { top };
                    self.stack.pop();
                    return true;
                }
                Dialect::Re2 => {}
            }
        }
        let length = self.stack.len();
        self.stack.swap(length - 1, length - 2);
        true
    }

    /// Whether a node is a single character or a class.
    pub(super) fn is_one_character(&self, id: Id) -> bool {
        match &self.nodes[id] {
            Node::Literal(text, _) => text.len() == 1,
            Node::Class(_) | Node::AnyButNewline | Node::Any => true,
            Node::Empty | Node::Look(_) | Node::Capture(_) | Node::Repeat(..) | Node::Concat(_) | Node::Alternate(_) | Node::Open(_) | Node::Bar => {
                false
            }
        }
    }

    /// Makes one node of two that are one character each. The simpler one is free afterwards.
    pub(super) fn merge(&mut self, a: Id, b: Id) -> Id {
        let (kept, freed) = if self.rank(b) > self.rank(a) { (b, a) } else { (a, b) };
        let (a, b) = (self.set_of(kept), self.set_of(freed));
        self.nodes[kept] = match self.nodes[kept] {
            Node::Any => Node::Any,
            Node::AnyButNewline if b.contains(0x0A) => Node::Any,
            Node::AnyButNewline => Node::AnyButNewline,
            Node::Literal(ref text, fold) if self.nodes[freed] == self.nodes[kept] => Node::Literal(text.clone(), fold),
            _ => Node::Class(Arc::new(a.union(&b))),
        };
        self.reuse(freed);
        kept
    }

    /// Which of two is kept when they are merged: the one with more in it.
    pub(super) fn rank(&self, id: Id) -> u8 {
        match self.nodes[id] {
            Node::Literal(..) => 1,
            Node::Class(_) => 2,
            Node::AnyButNewline => 3,
            Node::Any => 4,
            Node::Empty | Node::Look(_) | Node::Capture(_) | Node::Repeat(..) | Node::Concat(_) | Node::Alternate(_) | Node::Open(_) | Node::Bar => 0,
        }
    }

    /// The characters of a node that is one character.
    pub(super) fn set_of(&self, id: Id) -> Arc<CharSet> {
        match &self.nodes[id] {
            Node::Class(set) => set.clone(),
            Node::Literal(text, fold) => {
                let cases = text.iter().flat_map(|point| unicode::cases(*point).take(if *fold { usize::MAX } else { 1 }));
                Arc::new(CharSet::new(cases.map(|point| (point, point)).collect()))
            }
            Node::AnyButNewline => Arc::new(CharSet::new(vec![(0x0A, 0x0A)]).negated()),
            Node::Any
            | Node::Empty
            | Node::Look(_)
            | Node::Capture(_)
            | Node::Repeat(..)
            | Node::Concat(_)
            | Node::Alternate(_)
            | Node::Open(_)
            | Node::Bar => Arc::new(CharSet::full()),
        }
    }

    /// The nodes below a node.
    pub(super) fn below(&self, id: Id) -> &[Id] {
        match &self.nodes[id] {
            Node::Capture(sub) | Node::Repeat(_, sub) => std::slice::from_ref(sub),
            Node::Concat(subs) | Node::Alternate(subs) => subs,
            Node::Empty | Node::Literal(..) | Node::Class(_) | Node::AnyButNewline | Node::Any | Node::Look(_) | Node::Open(_) | Node::Bar => &[],
        }
    }
}

/// Whether two flags make a repetition the same.
pub(super) fn same_greed(a: Flags, b: Flags) -> bool {
    a.ungreedy == b.ungreedy
}

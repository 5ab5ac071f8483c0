//! How large a program RE2 makes of a pattern.
//!
//! RE2 writes repetitions out and makes bytes of characters, within 8 MB of memory for everything. What it refuses for its size depends on
//! the number of instructions, which is counted here by the same rules: the pattern is simplified (`a*a` is `a+`), counted repetitions
//! are written out (`a{2,3}` is `aaa?`), and each part has a number of instructions of its own.

use std::collections::HashMap;

use super::piece::{Form, Look, Repeat};
use super::program_class;
use super::tree::{Dialect, Id, Node, Tree, same_greed};

/// What a part of a pattern costs.
#[derive(Clone, Copy, Default)]
struct Cost {
    /// Instructions.
    instructions: u64,
    /// Nodes that are visited while the program is made.
    visits: u64,
    /// Whether it matches the empty text.
    nullable: bool,
    /// Whether it cannot match anything.
    nothing: bool,
}

/// A simplified part.
#[derive(Clone, Copy)]
struct Part {
    cost: Cost,
    shape: Shape,
}

#[derive(Clone, Copy)]
enum Shape {
    /// The empty text.
    Empty,
    /// Places in the text, side by side or as alternatives: to repeat them changes nothing.
    Look,
    /// A repetition that is not counted, and what it repeats.
    Repeat(Repeat, Cost),
    Other,
}

/// The instructions and the visited nodes of a pattern.
pub(super) struct Program {
    pub(super) instructions: u64,
    pub(super) visits: u64,
}

/// Counts what RE2 makes of a tree.
pub(super) fn measure(tree: &Tree, root: Id) -> Program {
    debug_assert!(tree.dialect == Dialect::Re2, "the tree of Go is a different one");
    let mut counter = Counter { tree, classes: HashMap::new() };
    let (part, anchored) = match counter.after_prefix(root) {
        Some([]) => (EMPTY, false),
        Some([only]) => (counter.part(*only), counter.is_anchored(*only, 0)),
        Some(rest) => {
            let items = counter.coalesce(rest);
            (counter.concat(&items), counter.is_anchored(rest[0], 1))
        }
        None => (counter.part(root), counter.is_anchored(root, 0)),
    };
    // the one that fails, the one that succeeds, and the loop that looks for the beginning
    let search = if anchored { 0 } else { 2 };
    Program { instructions: part.cost.instructions + 2 + search, visits: part.cost.visits }
}

struct Counter<'t> {
    tree: &'t Tree,
    /// The instructions of each class so far, by the place of its shared ranges.
    classes: HashMap<*const super::set::CharSet, u64>,
}

/// A part of a concatenation, once neighbors that repeat the same have been made one.
enum Item<'t> {
    Node(Id),
    /// What is repeated, and how often.
    Repeat(Id, Repeat),
    /// The rest of a run of characters.
    Text(&'t [u32]),
}

impl<'t> Counter<'t> {
    fn part(&mut self, id: Id) -> Part {
        match &self.tree.nodes[id] {
            Node::Empty | Node::Open(_) | Node::Bar => EMPTY,
            Node::Literal(text, _) => Self::text(text),
            Node::Class(set) if set.is_empty() => Part { cost: Cost { visits: 1, nothing: true, ..Cost::default() }, shape: Shape::Other },
            Node::Class(set) => {
                let count = *self.classes.entry(std::sync::Arc::as_ptr(set)).or_insert_with(|| program_class::instructions(set));
                leaf(count, false, Shape::Other)
            }
            Node::Any | Node::AnyButNewline => leaf(program_class::ANY, false, Shape::Other),
            Node::Look(_) => leaf(1, true, Shape::Look),
            Node::Capture(sub) => {
                let mut cost = self.part(*sub).cost;
                cost.visits += 1;
                cost.instructions += if cost.nothing { 0 } else { 2 };
                Part { cost, shape: Shape::Other }
            }
            Node::Repeat(repeat, sub) => self.repeat(*repeat, *sub),
            Node::Concat(subs) => {
                let items = self.coalesce(subs);
                self.concat(&items)
            }
            Node::Alternate(subs) => self.alternate(subs),
        }
    }

    fn text(text: &[u32]) -> Part {
        let bytes = text.iter().map(|point| program_class::width(*point)).sum();
        leaf(bytes, false, Shape::Other)
    }

    fn repeat(&mut self, repeat: Repeat, sub: Id) -> Part {
        let part = self.part(sub);
        match (part.shape, repeat.form) {
            (Shape::Empty, _) => part,
            (_, Form::Counted) => written_out(part, repeat),
            (Shape::Repeat(inner, _), form) if inner.form == form && inner.flags == repeat.flags => part,
            _ => Part { cost: repeated(part.cost, repeat.form), shape: Shape::Repeat(repeat, part.cost) },
        }
    }

    fn concat(&mut self, items: &[Item<'t>]) -> Part {
        let mut all = Cost { visits: 1, nullable: true, ..Cost::default() };
        let mut look = true;
        for item in items {
            let part = match item {
                Item::Node(id) => self.part(*id),
                Item::Repeat(id, repeat) => self.repeat(*repeat, *id),
                Item::Text(text) => Self::text(text),
            };
            all.instructions += part.cost.instructions;
            all.visits += part.cost.visits;
            all.nullable &= part.cost.nullable;
            all.nothing |= part.cost.nothing;
            look &= matches!(part.shape, Shape::Look);
        }
        Part { cost: all, shape: if look { Shape::Look } else { Shape::Other } }
    }

    fn alternate(&mut self, subs: &[Id]) -> Part {
        let mut all = Cost { visits: 1, nothing: true, ..Cost::default() };
        let mut look = true;
        for sub in subs {
            let part = self.part(*sub);
            all.instructions += part.cost.instructions + u64::from(!all.nothing && !part.cost.nothing);
            all.visits += part.cost.visits;
            all.nullable |= part.cost.nullable;
            all.nothing &= part.cost.nothing;
            look &= matches!(part.shape, Shape::Look);
        }
        Part { cost: all, shape: if look { Shape::Look } else { Shape::Other } }
    }

    /// Neighbors that repeat the same character become one repetition, and the character itself right after one does, too.
    fn coalesce(&self, subs: &[Id]) -> Vec<Item<'t>> {
        let mut items: Vec<Item<'t>> = Vec::with_capacity(subs.len());
        let mut joined = false;
        for id in subs {
            let absorbed = items.last().and_then(|last| self.repeated_character(last)).and_then(|(repeat, sub)| {
                let (all, rest) = self.more_of(repeat, sub, *id)?;
                Some((Item::Repeat(sub, all), rest))
            });
            let Some((all, rest)) = absorbed else {
                items.push(Item::Node(*id));
                continue;
            };
            items.pop();
            items.push(all);
            items.extend(rest.map(Item::Text));
            joined = true;
        }
        if joined {
            items.retain(|item| !matches!(item, Item::Node(id) if self.tree.nodes[*id] == Node::Empty));
        }
        items
    }

    /// A repetition of a single character, and the character.
    fn repeated_character(&self, item: &Item<'_>) -> Option<(Repeat, Id)> {
        match item {
            Item::Node(id) => match &self.tree.nodes[*id] {
                Node::Repeat(repeat, sub) if self.tree.is_one_character(*sub) => Some((*repeat, *sub)),
                _ => None,
            },
            Item::Repeat(id, repeat) => Some((*repeat, *id)),
            Item::Text(_) => None,
        }
    }

    /// A repetition of a character together with a node that follows it and begins with the same character, and what else is in the node.
    fn more_of(&self, repeat: Repeat, character: Id, id: Id) -> Option<(Repeat, Option<&'t [u32]>)> {
        let tree = self.tree;
        let add = |min: u32, max: Option<u32>| {
            let max = repeat.max.zip(max).map(|(a, b)| a.saturating_add(b));
            Repeat { form: Form::Counted, min: repeat.min.saturating_add(min), max, flags: repeat.flags }
        };
        match (&tree.nodes[id], &tree.nodes[character]) {
            (Node::Repeat(other, sub), _) if same_greed(other.flags, repeat.flags) && tree.equal(character, *sub) => {
                Some((add(other.min, other.max), None))
            }
            _ if tree.equal(character, id) => Some((add(1, Some(1)), None)),
            (Node::Literal(text, fold), Node::Literal(first, other_fold)) if first[0] == text[0] && fold == other_fold => {
                let count = text.iter().take_while(|point| **point == text[0]).count();
                let times = u32::try_from(count).unwrap_or(u32::MAX);
                Some((add(times, Some(times)), Some(&text[count..]).filter(|rest| !rest.is_empty())))
            }
            _ => None,
        }
    }

    /// The rest of a pattern that begins with `^` and characters: RE2 compares those by themselves.
    fn after_prefix(&self, root: Id) -> Option<&'t [Id]> {
        let Node::Concat(subs) = &self.tree.nodes[root] else { return None };
        let anchors = subs.iter().take_while(|sub| self.tree.nodes[**sub] == Node::Look(Look::TextStart)).count();
        let first = subs.get(anchors).filter(|_| anchors > 0)?;
        matches!(self.tree.nodes[*first], Node::Literal(..)).then(|| &subs[anchors + 1..])
    }

    /// Whether RE2 sees that a match can only begin at the start of the text. It looks four levels deep, repetitions written out.
    fn is_anchored(&self, id: Id, depth: usize) -> bool {
        if depth >= 4 {
            return false;
        }
        match &self.tree.nodes[id] {
            Node::Look(Look::TextStart) => true,
            Node::Capture(sub) => self.is_anchored(*sub, depth + 1),
            Node::Concat(subs) => self.is_anchored(subs[0], depth + 1),
            Node::Repeat(Repeat { form: Form::Counted, min: 1, max: Some(1), .. }, sub) => self.is_anchored(*sub, depth),
            Node::Repeat(Repeat { form: Form::Counted, min, max, .. }, sub) if *min > 1 || (*min == 1 && max.is_some()) => {
                self.is_anchored(*sub, depth + 1)
            }
            _ => false,
        }
    }
}

const EMPTY: Part = Part { cost: Cost { instructions: 1, visits: 1, nullable: true, nothing: false }, shape: Shape::Empty };

fn leaf(instructions: u64, nullable: bool, shape: Shape) -> Part {
    Part { cost: Cost { instructions, visits: 1, nullable, nothing: false }, shape }
}

/// What `*`, `+` or `?` makes of a part.
fn repeated(sub: Cost, form: Form) -> Cost {
    let extra = match form {
        // the loop is entered twice, so that the order of preference stays right
        Form::Star if sub.nullable => 2,
        Form::Star | Form::Plus | Form::Quest | Form::Counted => 1,
    };
    Cost {
        instructions: sub.instructions + extra,
        visits: sub.visits + 1,
        nullable: form != Form::Plus || sub.nullable,
        nothing: form == Form::Plus && sub.nothing,
    }
}

/// A repetition that is made while others are written out: of a repetition it makes one.
fn wrapped(part: Part, repeat: Repeat, form: Form) -> Part {
    let repeat = Repeat { form, ..repeat };
    match part.shape {
        Shape::Repeat(inner, _) if inner.form == form && inner.flags == repeat.flags => part,
        Shape::Repeat(inner, sub) if inner.flags == repeat.flags => {
            Part { cost: repeated(sub, Form::Star), shape: Shape::Repeat(Repeat { form: Form::Star, ..repeat }, sub) }
        }
        Shape::Empty | Shape::Look | Shape::Repeat(..) | Shape::Other => {
            Part { cost: repeated(part.cost, form), shape: Shape::Repeat(repeat, part.cost) }
        }
    }
}

/// A counted repetition in terms of the others: `x{2,}` is `xx+`, `x{2,4}` is `xx(x(x)?)?`.
fn written_out(part: Part, repeat: Repeat) -> Part {
    let (mut min, mut max) = (u64::from(repeat.min), repeat.max.map(u64::from));
    if matches!(part.shape, Shape::Look) {
        min = min.min(1);
        max = max.map(|max| max.min(1));
    }
    match (min, max) {
        (0, None) => wrapped(part, repeat, Form::Star),
        (1, None) => wrapped(part, repeat, Form::Plus),
        (_, None) => {
            let last = wrapped(part, repeat, Form::Plus);
            joined(copies(part.cost, min - 1), last.cost)
        }
        (0, Some(0)) => EMPTY,
        (1, Some(1)) => part,
        (_, Some(max)) => {
            let all = Part { cost: Cost { visits: min * part.cost.visits + 1, ..copies(part.cost, min) }, shape: Shape::Other };
            match (min, (max > min).then(|| optional(part, repeat, max - min))) {
                (0, Some(optional)) => {
                    let inner = Cost { instructions: optional.instructions - 1, visits: optional.visits - 1, ..part.cost };
                    Part { cost: optional, shape: Shape::Repeat(Repeat { form: Form::Quest, ..repeat }, inner) }
                }
                (1, Some(optional)) => joined(part.cost, optional),
                (_, Some(optional)) => joined(all.cost, optional),
                (_, None) => all,
            }
        }
    }
}

/// `(x(x)?)?`, with so many `x`.
fn optional(part: Part, repeat: Repeat, times: u64) -> Cost {
    let last = wrapped(part, repeat, Form::Quest).cost;
    let step = Cost { visits: part.cost.visits + 2, instructions: part.cost.instructions + 1, ..part.cost };
    let more = copies(step, times - 1);
    Cost { instructions: last.instructions + more.instructions, visits: last.visits + more.visits, nullable: true, nothing: false }
}

fn copies(cost: Cost, times: u64) -> Cost {
    Cost { instructions: cost.instructions * times, visits: cost.visits * times, ..cost }
}

fn joined(a: Cost, b: Cost) -> Part {
    let cost = Cost {
        instructions: a.instructions + b.instructions,
        visits: a.visits + b.visits + 1,
        nullable: a.nullable && b.nullable,
        nothing: a.nothing || b.nothing,
    };
    Part { cost, shape: Shape::Other }
}

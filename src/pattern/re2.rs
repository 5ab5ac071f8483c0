//! What RE2 refuses although Go accepts it.
//!
//! The route is programmed when Go compiles its expression; Envoy 1.37 then compiles it again with RE2, and refuses the whole route table
//! when that fails.

use std::fmt;
use std::ops::Range;

use super::parse::Parsed;
use super::piece::Piece;
use super::program::{self, Program};
use super::program_class;
use super::tree::{Dialect, Tree};

/// The memory of a program is two thirds of RE2's 8 MB; an instruction has 8 bytes, the program itself 432.
const MAX_INSTRUCTIONS: u64 = ((8 << 20) * 2 / 3 - 432) / 8;
/// RE2 gives up on a pattern with more nodes than this, repetitions written out.
const MAX_VISITS: u64 = 2 * MAX_INSTRUCTIONS;

/// Why RE2 refuses a pattern that Go accepts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The bytes of the pattern that are at fault.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub reason: RefusalReason,
}

/// What RE2 finds wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RefusalReason {
    /// A class that RE2 has under another name or not at all, as it is written.
    UnicodeClass(String),
    /// A program with more instructions than RE2 has room for.
    TooLarge,
}

impl Refusal {
    /// What to write instead.
    pub fn help(&self) -> &'static str {
        match self.reason {
            RefusalReason::UnicodeClass(_) => {
                "write the short name of a category (`\\p{L}`, `\\p{Lu}`) or a script as Unicode spells it (`\\p{Greek}`); `[[:ascii:]]` for ASCII"
            }
            RefusalReason::TooLarge => "repeat less often, or repeat something smaller: `\\w` or `[^/]` instead of `\\p{L}`",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            RefusalReason::UnicodeClass(text) => write!(f, "RE2 does not have the class `{text}` under this name"),
            RefusalReason::TooLarge => write!(f, "it is too large for RE2 once its repetitions are written out"),
        }
    }
}

/// Why RE2 refuses what was parsed from `text`, if it does.
pub(super) fn refuses(text: &str, parsed: &Parsed) -> Option<Refusal> {
    if let Some(span) = &parsed.unknown_to_re2 {
        return Some(Refusal { span: span.clone(), reason: RefusalReason::UnicodeClass(text[span.clone()].to_owned()) });
    }
    if is_small(parsed) {
        return None;
    }
    let (tree, root) = Tree::build(Dialect::Re2, &parsed.pieces).ok()?;
    let Program { instructions, visits } = program::measure(&tree, root);
    (instructions > MAX_INSTRUCTIONS || visits > MAX_VISITS).then_some(Refusal { span: 0..text.len(), reason: RefusalReason::TooLarge })
}

/// Whether a pattern is so small that its program need not be counted. A range of a class becomes at most seven sequences of four bytes
/// with as many alternatives; the factor of four is for the instructions between the parts.
fn is_small(parsed: &Parsed) -> bool {
    let upper: u64 = parsed
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Literal { point, fold: false } => program_class::width(*point),
            Piece::Literal { fold: true, .. } => 16,
            Piece::Class(set) => 1 + 35 * set.ranges().len() as u64,
            Piece::Dot { .. } => 16,
            Piece::Look(_) | Piece::Open { .. } | Piece::Bar | Piece::Close | Piece::Repeat(_) => 2,
        })
        .sum();
    upper * 4 * u64::from(parsed.copies) < MAX_INSTRUCTIONS
}

//! What a pattern is made of, one piece after the other.
//!
//! The parser has already applied the flags: a class has its other cases in it, and a `.` has its line breaks or not. Whoever reads the
//! pieces in order (the translation, the limits of Go, the program of RE2) therefore needs no flags, and no recursion.

use std::sync::Arc;

use super::set::CharSet;

/// One piece.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Piece {
    /// A character.
    Literal {
        /// The code point: a surrogate is one, too.
        point: u32,
        /// Whether its other cases count as well.
        fold: bool,
    },
    /// A class, its other cases included.
    Class(Arc<CharSet>),
    /// `.`.
    Dot {
        /// Whether it matches a line break.
        newline: bool,
    },
    /// A place in the text.
    Look(Look),
    /// `(`.
    Open {
        /// Whether the text of the group is remembered: of no account to a match, but to the size of a program.
        capture: bool,
    },
    /// `|`.
    Bar,
    /// `)`.
    Close,
    /// Repeats the piece or group before it.
    Repeat(Repeat),
}

/// A place in the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Look {
    /// `^` with the flag `m`.
    LineStart,
    /// `$` with the flag `m`.
    LineEnd,
    /// `^`, `\A`.
    TextStart,
    /// `$`.
    Dollar,
    /// `\z`.
    TextEnd,
    /// `\b`: ASCII letters, digits and `_` on one side only.
    WordBoundary,
    /// `\B`.
    NoWordBoundary,
}

/// A repetition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Repeat {
    /// How it is written.
    pub(super) form: Form,
    /// The least number of times.
    pub(super) min: u32,
    /// The most, if there is a most.
    pub(super) max: Option<u32>,
    /// The flags in force, with `ungreedy` as it is for this one: two repetitions that differ in them are never made one.
    pub(super) flags: Flags,
}

/// How a repetition is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// `*`
    Star,
    /// `+`
    Plus,
    /// `?`
    Quest,
    /// `{2,3}`
    Counted,
}

/// The flags `i`, `m`, `s` and `U`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "the grammar has four flags, and each is on or off")]
pub(super) struct Flags {
    /// `i`: case does not count.
    pub(super) fold: bool,
    /// `m`: `^` and `$` match at lines.
    pub(super) multi_line: bool,
    /// `s`: `.` matches line breaks.
    pub(super) dot_newline: bool,
    /// `U`: repetitions match as little as they can, and `?` after one turns that around.
    pub(super) ungreedy: bool,
}

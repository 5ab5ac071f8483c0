//! A pattern in the syntax of the `regex` crate.
//!
//! Only syntax without tables is used: every class is written as its ranges, every character that is not a letter or digit as a number.
//! Which of several matches is preferred does not show, since only matches of the whole text are asked for.

use std::fmt::Write as _;

use super::piece::{Form, Look, Piece, Repeat};
use super::set::{CharSet, MAX};
use super::unicode;

/// What text the translation is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Text {
    /// Text in UTF-8.
    Utf8,
    /// Bytes that are not. RE2 does not check them: it matches surrogates as if they were characters, and a class with every character
    /// beyond ASCII matches all that looks like the encoding of one.
    Bytes,
}

const SURROGATES: (u32, u32) = (0xD800, 0xDFFF);

/// The expression that matches the texts that the pattern matches as a whole.
pub(super) fn translate(pieces: &[Piece], text: Text) -> String {
    let mut out = String::from("\\A(?:");
    // where the last piece or group begins, and where the open groups do
    let mut last = out.len();
    let mut open = Vec::new();
    let mut repeated = false;
    for piece in pieces {
        match piece {
            Piece::Open { .. } => open.push(out.len()),
            Piece::Close => last = open.pop().expect("the parser has seen the opening"),
            Piece::Repeat(repeat) => {
                // `a+(?i)?` repeats `a+`, and `a+?` would not
                if repeated {
                    out.insert_str(last, "(?:");
                    out.push(')');
                }
                repetition(*repeat, &mut out);
            }
            Piece::Literal { .. } | Piece::Class(_) | Piece::Dot { .. } | Piece::Look(_) | Piece::Bar => last = out.len(),
        }
        repeated = matches!(piece, Piece::Repeat(_));
        match piece {
            Piece::Literal { point, fold } => {
                let cases = unicode::cases(*point).take(if *fold { usize::MAX } else { 1 });
                class(&CharSet::new(cases.map(|point| (point, point)).collect()), text, &mut out);
            }
            Piece::Class(set) => class(set, text, &mut out),
            Piece::Dot { newline: true } => class(&CharSet::full(), text, &mut out),
            Piece::Dot { newline: false } => class(&CharSet::new(vec![(0x0A, 0x0A)]).negated(), text, &mut out),
            Piece::Look(look) => out.push_str(place(*look)),
            Piece::Open { .. } => out.push_str("(?:"),
            Piece::Bar => out.push('|'),
            Piece::Close => out.push(')'),
            Piece::Repeat(_) => {}
        }
    }
    out.push_str(")\\z");
    out
}

fn place(look: Look) -> &'static str {
    match look {
        Look::LineStart => "(?m:^)",
        Look::LineEnd => "(?m:$)",
        Look::TextStart => "(?:\\A)",
        Look::Dollar | Look::TextEnd => "(?:\\z)",
        Look::WordBoundary => "(?-u:\\b)",
        Look::NoWordBoundary => "(?-u:\\B)",
    }
}

fn repetition(repeat: Repeat, out: &mut String) {
    match (repeat.form, repeat.max) {
        (Form::Star, _) => out.push('*'),
        (Form::Plus, _) => out.push('+'),
        (Form::Quest, _) => out.push('?'),
        (Form::Counted, Some(max)) => _ = write!(out, "{{{},{max}}}", repeat.min),
        (Form::Counted, None) => _ = write!(out, "{{{},}}", repeat.min),
    }
}

fn class(set: &CharSet, text: Text, out: &mut String) {
    let mut scalars: Vec<(u32, u32)> = Vec::with_capacity(set.ranges().len() + 1);
    let mut surrogates = Vec::new();
    for &(low, high) in set.ranges() {
        if low < SURROGATES.0 {
            scalars.push((low, high.min(SURROGATES.0 - 1)));
        }
        if high > SURROGATES.1 {
            scalars.push((low.max(SURROGATES.1 + 1), high));
        }
        if low <= SURROGATES.1 && high >= SURROGATES.0 {
            surrogates.push((low.max(SURROGATES.0), high.min(SURROGATES.1)));
        }
    }
    let beyond_ascii = set.ranges().last().is_some_and(|&(low, high)| low <= 0x80 && high == MAX);
    if text == Text::Utf8 || (surrogates.is_empty() && !beyond_ascii) {
        return ranges(&scalars, out);
    }
    out.push_str("(?:");
    ranges(&scalars, out);
    if beyond_ascii {
        out.push_str("|(?-u:[\\xC2-\\xDF][\\x80-\\xBF]|[\\xE0-\\xEF][\\x80-\\xBF]{2}|[\\xF0-\\xF4][\\x80-\\xBF]{3})");
    }
    for (low, high) in surrogates {
        surrogate_bytes(low, high, out);
    }
    out.push(')');
}

fn ranges(ranges: &[(u32, u32)], out: &mut String) {
    match ranges {
        // a class of nothing
        [] => out.push_str("[^\\x00-\\x{10FFFF}]"),
        [(low, high)] if low == high => _ = write!(out, "\\x{{{low:X}}}"),
        _ => {
            out.push('[');
            for (low, high) in ranges {
                let _ = if low == high { write!(out, "\\x{{{low:X}}}") } else { write!(out, "\\x{{{low:X}}}-\\x{{{high:X}}}") };
            }
            out.push(']');
        }
    }
}

/// Surrogates as the three bytes that would encode them.
fn surrogate_bytes(low: u32, high: u32, out: &mut String) {
    for block in low >> 6..=high >> 6 {
        let first = if block == low >> 6 { low & 0x3F } else { 0 };
        let last = if block == high >> 6 { high & 0x3F } else { 0x3F };
        let _ = write!(out, "|(?-u:\\xED\\x{:02X}[\\x{:02X}-\\x{:02X}])", 0x80 | (block & 0x3F), 0x80 | first, 0x80 | last);
    }
}

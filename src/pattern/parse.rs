//! The grammar of Go's regular expressions (`regexp/syntax` of Go 1.26 with the flags of Perl, which is what `regexp.Compile` reads).

use super::fault::{Fault, Reason};
use super::piece::{Flags, Form, Look, Piece, Repeat};

/// No repetition, and no product of nested ones, may be larger.
const MAX_COUNT: u32 = 1000;

/// A pattern that follows the grammar.
#[derive(Clone, Debug, Default)]
pub(super) struct Parsed {
    pub(super) pieces: Vec<Piece>,
    /// The first class of Unicode that RE2 has no table for.
    pub(super) unknown_to_re2: Option<std::ops::Range<usize>>,
    /// The product of nested repetitions, at its largest.
    pub(super) copies: u32,
    /// Groups in groups, at their deepest.
    pub(super) depth: usize,
}

/// Reads a pattern, up to the first fault.
pub(super) fn parse(text: &str) -> Result<Parsed, Fault> {
    let mut parser = Parser { text, at: 0, flags: Flags::default(), groups: vec![Group::default()], parsed: Parsed::default(), classes: Vec::new() };
    parser.run()?;
    Ok(parser.parsed)
}

pub(super) struct Parser<'p> {
    pub(super) text: &'p str,
    /// Where the next character begins.
    pub(super) at: usize,
    pub(super) flags: Flags,
    /// The open groups, outermost first. The first one is the pattern itself.
    groups: Vec<Group>,
    pub(super) parsed: Parsed,
    /// The classes of Unicode that came up so far.
    pub(super) classes: Vec<super::class::Cached>,
}

/// A group that is not closed yet.
#[derive(Default)]
struct Group {
    /// Where its `(` is.
    at: usize,
    /// The flags to go back to when it is closed.
    outer: Flags,
    /// Whether a repetition would have something to repeat.
    repeatable: bool,
    /// How many copies the last piece makes of what is repeated most in it.
    last: u32,
    /// The same for all pieces before that.
    copies: u32,
}

impl Group {
    fn add(&mut self, copies: u32) {
        self.copies = self.copies.max(self.last);
        self.last = copies;
        self.repeatable = true;
    }

    fn all_copies(&self) -> u32 {
        self.copies.max(self.last)
    }
}

impl<'p> Parser<'p> {
    fn run(&mut self) -> Result<(), Fault> {
        // where the last piece begins, if it was a repetition
        let mut last_repeat = None;
        while let Some(character) = self.peek() {
            let start = self.at;
            let repeats = match character {
                '*' | '+' | '?' | '{' => self.repetition(character, last_repeat)?,
                _ => {
                    self.piece(character)?;
                    false
                }
            };
            last_repeat = repeats.then_some(start);
        }
        self.finish()
    }

    /// Reads what begins with `character` and is not a repetition.
    fn piece(&mut self, character: char) -> Result<(), Fault> {
        match character {
            '(' if self.rest().starts_with("(?") => return self.question_group(),
            '(' => {
                self.at += 1;
                self.open(self.at - 1, self.flags, true);
            }
            '|' => {
                self.at += 1;
                self.parsed.pieces.push(Piece::Bar);
                let group = self.group();
                group.add(0);
                group.repeatable = false;
            }
            ')' => return self.close(),
            '^' if self.flags.multi_line => self.look(1, Look::LineStart),
            '^' => self.look(1, Look::TextStart),
            '$' if self.flags.multi_line => self.look(1, Look::LineEnd),
            '$' => self.look(1, Look::Dollar),
            '.' => {
                self.at += 1;
                self.push(Piece::Dot { newline: self.flags.dot_newline });
            }
            '[' => return self.bracket_class(),
            '\\' => return self.backslash(),
            other => {
                self.at += other.len_utf8();
                self.literal(other);
            }
        }
        Ok(())
    }

    /// Reads a repetition and says whether it is one: a `{` can also be a character like any other.
    fn repetition(&mut self, character: char, last_repeat: Option<usize>) -> Result<bool, Fault> {
        let start = self.at;
        let (form, min, max) = match character {
            '*' => (Form::Star, 0, None),
            '+' => (Form::Plus, 1, None),
            '?' => (Form::Quest, 0, Some(1)),
            _ => {
                let Some((min, max)) = self.counts()? else {
                    self.at += 1;
                    self.literal(character);
                    return Ok(false);
                };
                (Form::Counted, min, max)
            }
        };
        if form != Form::Counted {
            self.at += 1;
        }
        self.repeat(start, last_repeat, form, min, max)?;
        Ok(true)
    }

    fn finish(&mut self) -> Result<(), Fault> {
        let group = self.groups.pop().expect("the pattern itself is a group");
        if !self.groups.is_empty() {
            return Err(self.fault_at(group.at..group.at + 1, Reason::UnclosedGroup));
        }
        self.parsed.copies = group.all_copies().max(1);
        Ok(())
    }

    pub(super) fn rest(&self) -> &'p str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    /// A fault of the text from `start` to here.
    pub(super) fn fault(&self, start: usize, reason: Reason) -> Fault {
        self.fault_at(start..self.at, reason)
    }

    pub(super) fn fault_at(&self, span: std::ops::Range<usize>, reason: Reason) -> Fault {
        Fault::new(self.text, span, reason)
    }

    fn group(&mut self) -> &mut Group {
        self.groups.last_mut().expect("the pattern itself is never closed")
    }

    pub(super) fn push(&mut self, piece: Piece) {
        self.parsed.pieces.push(piece);
        self.group().add(0);
    }

    pub(super) fn literal(&mut self, character: char) {
        self.push(Piece::Literal { point: u32::from(character), fold: self.flags.fold });
    }

    pub(super) fn look(&mut self, length: usize, look: Look) {
        self.at += length;
        self.push(Piece::Look(look));
    }

    fn open(&mut self, at: usize, outer: Flags, capture: bool) {
        self.groups.push(Group { at, outer, ..Group::default() });
        self.parsed.depth = self.parsed.depth.max(self.groups.len() - 1);
        self.parsed.pieces.push(Piece::Open { capture });
    }

    fn close(&mut self) -> Result<(), Fault> {
        self.at += 1;
        if self.groups.len() == 1 {
            return Err(self.fault(self.at - 1, Reason::UnexpectedParenthesis));
        }
        let group = self.groups.pop().expect("more than one was there");
        self.flags = group.outer;
        self.parsed.pieces.push(Piece::Close);
        self.group().add(group.all_copies());
        Ok(())
    }

    /// What begins with `(?`: a name, flags, or both flags and a group.
    fn question_group(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let rest = self.rest();
        if rest.starts_with("(?=") || rest.starts_with("(?!") || rest.starts_with("(?<=") || rest.starts_with("(?<!") {
            let length = if rest.as_bytes()[2] == b'<' { 4 } else { 3 };
            // a name that is not one, to Go; the reader meant something else
            return Err(self.fault_at(start..start + length, Reason::LookAround));
        }
        // Go asks for one byte more than the opening has
        if (rest.starts_with("(?P<") && rest.len() > 4) || (rest.starts_with("(?<") && rest.len() > 3) {
            let opening = if rest.as_bytes()[2] == b'P' { 4 } else { 3 };
            let end = rest.find('>').ok_or_else(|| self.fault_at(start..self.text.len(), Reason::GroupName))?;
            self.at += end + 1;
            let name = &rest[opening..end];
            if name.is_empty() || !name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric()) {
                return Err(self.fault(start, Reason::GroupName));
            }
            self.open(start, self.flags, true);
            return Ok(());
        }
        self.at += 2;
        self.flag_group(start)
    }

    fn flag_group(&mut self, start: usize) -> Result<(), Fault> {
        let mut flags = self.flags;
        let mut on = true;
        let mut named = false;
        while let Some(letter) = self.next() {
            match letter {
                'i' => flags.fold = on,
                'm' => flags.multi_line = on,
                's' => flags.dot_newline = on,
                'U' => flags.ungreedy = on,
                '-' if on => {
                    (on, named) = (false, false);
                    continue;
                }
                ':' | ')' if on || named => {
                    if letter == ':' {
                        self.open(start, self.flags, false);
                    }
                    self.flags = flags;
                    return Ok(());
                }
                _ => return Err(self.fault(start, Reason::UnknownFlag)),
            }
            named = true;
        }
        Err(self.fault(start, Reason::UnclosedFlags))
    }

    /// Adds a repetition that begins at `start` and whose own text has been read.
    fn repeat(&mut self, start: usize, last_repeat: Option<usize>, form: Form, min: u32, max: Option<u32>) -> Result<(), Fault> {
        let mut flags = self.flags;
        flags.ungreedy ^= self.eat("?");
        if let Some(first) = last_repeat {
            let possessive = &self.text[start..self.at] == "+";
            return Err(self.fault(first, if possessive { Reason::Possessive } else { Reason::RepeatedRepetition }));
        }
        let group = self.group();
        if !group.repeatable {
            return Err(self.fault(start, Reason::NothingToRepeat));
        }
        if form == Form::Counted {
            let times = max.unwrap_or(min);
            let nothing = max == Some(0);
            let copies = if nothing { 0 } else { times.max(1).saturating_mul(group.last.max(u32::from(times > 0))) };
            group.last = copies;
            if (min >= 2 || max.is_some_and(|max| max >= 2)) && copies > MAX_COUNT {
                return Err(self.fault(start, Reason::RepeatProduct));
            }
        }
        self.parsed.pieces.push(Piece::Repeat(Repeat { form, min, max, flags }));
        Ok(())
    }

    /// The numbers of `{2}`, `{2,}` or `{2,3}`, or nothing if the `{` is a character like any other.
    fn counts(&mut self) -> Result<Option<(u32, Option<u32>)>, Fault> {
        let start = self.at;
        let inner = |text: &'p str| {
            let (min, rest) = number(text.strip_prefix('{')?)?;
            if let Some(rest) = rest.strip_prefix('}') {
                return Some((min, Some(min), rest));
            }
            let rest = rest.strip_prefix(',')?;
            if let Some(rest) = rest.strip_prefix('}') {
                return Some((min, None, rest));
            }
            let (max, rest) = number(rest)?;
            Some((min, Some(max), rest.strip_prefix('}')?))
        };
        let Some((min, max, rest)) = inner(self.rest()) else { return Ok(None) };
        self.at = self.text.len() - rest.len();
        if min > MAX_COUNT || max.is_some_and(|max| max > MAX_COUNT) {
            return Err(self.fault(start, Reason::RepeatCount));
        }
        if max.is_some_and(|max| max < min) {
            return Err(self.fault(start, Reason::ReversedCount));
        }
        Ok(Some((min, max)))
    }
}

/// A decimal number without leading zeros, and what follows it. One that is too large for its type is far beyond every limit.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    if digits.is_empty() || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    Some((digits.parse().unwrap_or(u32::MAX), rest))
}

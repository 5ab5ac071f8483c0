//! Classes of characters: `[…]`, `\d`, `[:alpha:]`, `\p{…}`.

use std::sync::Arc;

use super::fault::{Fault, Reason};
use super::parse::Parser;
use super::piece::Piece;
use super::set::CharSet;
use super::unicode::{self, Named};

/// A class of Unicode that was looked up, so that a pattern full of `\pL` looks it up once.
pub(super) struct Cached {
    named: Named,
    fold: bool,
    negated: bool,
    set: Arc<CharSet>,
}

const DIGIT: &[(char, char)] = &[('0', '9')];
const SPACE: &[(char, char)] = &[('\t', '\n'), ('\x0C', '\r'), (' ', ' ')];
const WORD: &[(char, char)] = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];

/// The POSIX classes. All of them are ASCII.
const POSIX: [(&str, &[(char, char)]); 14] = [
    ("alnum", &[('0', '9'), ('A', 'Z'), ('a', 'z')]),
    ("alpha", &[('A', 'Z'), ('a', 'z')]),
    ("ascii", &[('\0', '\x7F')]),
    ("blank", &[('\t', '\t'), (' ', ' ')]),
    ("cntrl", &[('\0', '\x1F'), ('\x7F', '\x7F')]),
    ("digit", DIGIT),
    ("graph", &[('!', '~')]),
    ("lower", &[('a', 'z')]),
    ("print", &[(' ', '~')]),
    ("punct", &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
    ("space", &[('\t', '\r'), (' ', ' ')]),
    ("upper", &[('A', 'Z')]),
    ("word", WORD),
    ("xdigit", &[('0', '9'), ('A', 'F'), ('a', 'f')]),
];

impl Parser<'_> {
    /// Reads a class in brackets.
    pub(super) fn bracket_class(&mut self) -> Result<(), Fault> {
        let start = self.at;
        self.at += 1;
        let negated = self.eat("^");
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        let mut included: Vec<Arc<CharSet>> = Vec::new();
        let mut first = true;
        // a `]` that comes first is a character
        while first || !self.rest().starts_with(']') {
            first = false;
            if let Some(set) = self.posix_class()? {
                ranges.extend(set.ranges());
            } else if let Some(set) = self.class_escape()? {
                if !included.iter().any(|known| Arc::ptr_eq(known, &set)) {
                    included.push(set);
                }
            } else {
                ranges.push(self.range(start)?);
            }
        }
        self.at += 1;
        let mut set = CharSet::new(ranges);
        if self.flags.fold {
            set = unicode::fold(&set);
        }
        if !included.is_empty() {
            set = CharSet::new(included.iter().flat_map(|set| set.ranges()).chain(set.ranges()).copied().collect());
        }
        if negated {
            set = set.negated();
        }
        self.push(Piece::Class(Arc::new(set)));
        Ok(())
    }

    /// Reads a character or a range of a class that began at `class`.
    fn range(&mut self, class: usize) -> Result<(u32, u32), Fault> {
        let start = self.at;
        let low = self.class_character(class)?;
        // `[a-]` has the `-` as a character
        if !(self.rest().starts_with('-') && self.rest().len() > 1 && !self.rest().starts_with("-]")) {
            return Ok((low, low));
        }
        self.at += 1;
        let high = self.class_character(class)?;
        if high < low {
            return Err(self.fault(start, Reason::ReversedRange));
        }
        Ok((low, high))
    }

    fn class_character(&mut self, class: usize) -> Result<u32, Fault> {
        let start = self.at;
        match self.peek() {
            None => Err(self.fault_at(class..class + 1, Reason::UnclosedClass)),
            Some('\\') => self.character_escape().map_err(|fault| {
                let name = self.text[start..].chars().nth(1);
                let is_class = fault.reason == Reason::UnknownEscape && name.is_some_and(|name| "dDsSwWpP".contains(name));
                if is_class { self.fault_at(fault.span, Reason::ClassInRange) } else { fault }
            }),
            Some(character) => {
                self.at += character.len_utf8();
                Ok(u32::from(character))
            }
        }
    }

    /// Reads `[:name:]` or `[:^name:]`. Without a `:]` later on, the bracket is a character.
    fn posix_class(&mut self) -> Result<Option<CharSet>, Fault> {
        let start = self.at;
        let Some(rest) = self.rest().strip_prefix("[:") else { return Ok(None) };
        let Some(end) = rest.find(":]") else { return Ok(None) };
        self.at += end + 4;
        let (name, negated) = rest[..end].strip_prefix('^').map_or((&rest[..end], false), |name| (name, true));
        let Some((_, ranges)) = POSIX.iter().find(|(known, _)| *known == name) else {
            return Err(self.fault(start, Reason::UnknownPosixClass));
        };
        Ok(Some(self.ascii_class(ranges, negated)))
    }

    fn ascii_class(&self, ranges: &[(char, char)], negated: bool) -> CharSet {
        let mut set = CharSet::new(ranges.iter().map(|(low, high)| (u32::from(*low), u32::from(*high))).collect());
        if self.flags.fold {
            set = unicode::fold(&set);
        }
        if negated { set.negated() } else { set }
    }

    /// Reads `\d` and its kind, or a class of Unicode, if one is next.
    pub(super) fn class_escape(&mut self) -> Result<Option<Arc<CharSet>>, Fault> {
        let Some(letter) = self.rest().strip_prefix('\\').and_then(|rest| rest.bytes().next()) else { return Ok(None) };
        let ranges = match letter.to_ascii_lowercase() {
            b'p' => return self.unicode_class(),
            b'd' => DIGIT,
            b's' => SPACE,
            b'w' => WORD,
            _ => return Ok(None),
        };
        self.at += 2;
        Ok(Some(Arc::new(self.ascii_class(ranges, letter.is_ascii_uppercase()))))
    }

    fn unicode_class(&mut self) -> Result<Option<Arc<CharSet>>, Fault> {
        let start = self.at;
        let mut negated = self.rest().starts_with("\\P");
        self.at += 2;
        let Some(letter) = self.next() else {
            return Err(self.fault(start, Reason::UnknownUnicodeClass));
        };
        let mut name = &self.text[self.at - letter.len_utf8()..self.at];
        if letter == '{' {
            let end = self.rest().find('}').ok_or_else(|| self.fault_at(start..self.text.len(), Reason::UnclosedUnicodeClass))?;
            name = &self.rest()[..end];
            self.at += end + 1;
        }
        if let Some(inner) = name.strip_prefix('^') {
            name = inner;
            negated = !negated;
        }
        let named = Named::find(name).ok_or_else(|| self.fault(start, Reason::UnknownUnicodeClass))?;
        if named.re2 != Some(name) && self.parsed.unknown_to_re2.is_none() {
            self.parsed.unknown_to_re2 = Some(start..self.at);
        }
        Ok(Some(self.cached(named, negated)))
    }

    fn cached(&mut self, named: Named, negated: bool) -> Arc<CharSet> {
        let fold = self.flags.fold;
        if let Some(known) = self.classes.iter().find(|known| known.named == named && known.fold == fold && known.negated == negated) {
            return known.set.clone();
        }
        let set = named.set();
        let set = if fold { unicode::fold(&set) } else { set };
        let set = Arc::new(if negated { set.negated() } else { set });
        self.classes.push(Cached { named, fold, negated, set: set.clone() });
        set
    }
}

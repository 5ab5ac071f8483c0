//! The classes of Unicode by name, and what differs in case alone.
//!
//! Two programs read a pattern. Go decides whether a name is one: since Go 1.25 it ignores case, blanks, `-` and `_` in names and has the
//! long names of categories, but compares what is left with names that keep their `_`, so that `\p{Old_Italic}` is unknown to it. RE2
//! decides what is matched, has no long names, and compares exactly.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::set::{CharSet, MAX};

/// Code points by name; see the script beside the tests that made it.
const TABLES: &str = include_str!("unicode.txt");

/// The long names of categories (`unicode.CategoryAliases` of Go 1.26), as they are once Go has made them alike.
const ALIASES: [(&str, &str); 42] = [
    ("Casedletter", "LC"),
    ("Closepunctuation", "Pe"),
    ("Cntrl", "Cc"),
    ("Combiningmark", "M"),
    ("Connectorpunctuation", "Pc"),
    ("Control", "Cc"),
    ("Currencysymbol", "Sc"),
    ("Dashpunctuation", "Pd"),
    ("Decimalnumber", "Nd"),
    ("Digit", "Nd"),
    ("Enclosingmark", "Me"),
    ("Finalpunctuation", "Pf"),
    ("Format", "Cf"),
    ("Initialpunctuation", "Pi"),
    ("Letter", "L"),
    ("Letternumber", "Nl"),
    ("Lineseparator", "Zl"),
    ("Lowercaseletter", "Ll"),
    ("Mark", "M"),
    ("Mathsymbol", "Sm"),
    ("Modifierletter", "Lm"),
    ("Modifiersymbol", "Sk"),
    ("Nonspacingmark", "Mn"),
    ("Number", "N"),
    ("Openpunctuation", "Ps"),
    ("Other", "C"),
    ("Otherletter", "Lo"),
    ("Othernumber", "No"),
    ("Otherpunctuation", "Po"),
    ("Othersymbol", "So"),
    ("Paragraphseparator", "Zp"),
    ("Privateuse", "Co"),
    ("Punct", "P"),
    ("Punctuation", "P"),
    ("Separator", "Z"),
    ("Spaceseparator", "Zs"),
    ("Spacingmark", "Mc"),
    ("Surrogate", "Cs"),
    ("Symbol", "S"),
    ("Titlecaseletter", "Lt"),
    ("Unassigned", "Cn"),
    ("Uppercaseletter", "Lu"),
];

/// A class of Unicode that Go has under some name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Named {
    /// The name that RE2 has for it, if it has one.
    pub(super) re2: Option<&'static str>,
    content: Content,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Content {
    Any,
    Ascii,
    CasedLetters,
    Unassigned,
    Assigned,
    /// All categories whose name begins so.
    Category(&'static str),
    Script(&'static str),
}

impl Named {
    /// The class that Go finds under `name`.
    pub(super) fn find(name: &str) -> Option<Self> {
        let name = canonical(name);
        let special = |content| Some(Self { re2: None, content });
        match &*name {
            "Any" => return Some(Self { re2: Some("Any"), content: Content::Any }),
            "Assigned" => return special(Content::Assigned),
            "Ascii" => return special(Content::Ascii),
            "Lc" => return special(Content::CasedLetters),
            "Cn" => return special(Content::Unassigned),
            _ => {}
        }
        if let Some(letter) = ["C", "L", "M", "N", "P", "S", "Z"].into_iter().find(|letter| *letter == name) {
            return Some(Self { re2: Some(letter), content: Content::Category(letter) });
        }
        if let Some((line, _)) = tables().get_key_value(&*name) {
            let content = if is_category(line) { Content::Category(line) } else { Content::Script(line) };
            return Some(Self { re2: Some(line), content });
        }
        let (_, category) = ALIASES.iter().find(|(alias, _)| *alias == name)?;
        special(match *category {
            "LC" => Content::CasedLetters,
            "Cn" => Content::Unassigned,
            category => Content::Category(category),
        })
    }

    /// Its code points.
    pub(super) fn set(self) -> CharSet {
        match self.content {
            Content::Any => CharSet::full(),
            Content::Ascii => CharSet::new(vec![(0, 0x7F)]),
            Content::CasedLetters => union(|line| matches!(line, "Ll" | "Lt" | "Lu")),
            Content::Assigned => union(is_category),
            Content::Unassigned => union(is_category).negated(),
            Content::Category(prefix) => union(|line| is_category(line) && line.starts_with(prefix)),
            Content::Script(name) => union(|line| line == name),
        }
    }
}

fn is_category(line: &str) -> bool {
    line.len() == 2 && line != "Yi"
}

fn union(include: impl Fn(&str) -> bool) -> CharSet {
    let runs = tables().iter().filter(|(name, _)| include(name));
    CharSet::new(runs.flat_map(|(_, runs)| runs.split(' ').flat_map(points)).collect())
}

/// The runs of every class, by its name.
fn tables() -> &'static BTreeMap<&'static str, &'static str> {
    static CLASSES: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let lines = TABLES.lines().filter_map(|line| line.split_once(' '));
        lines.filter(|(name, _)| !matches!(*name, "#" | "fold")).collect()
    })
}

/// First, last and step of a run.
fn run(text: &str) -> (u32, u32, u32) {
    let number = |digits: &str| u32::from_str_radix(digits, 16).expect("the table has hexadecimal numbers");
    let (range, step) = text.split_once('/').map_or((text, 1), |(range, step)| (range, number(step)));
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    (number(first), number(last), step)
}

fn points(text: &str) -> impl Iterator<Item = (u32, u32)> {
    let (first, last, step) = run(text);
    let width = if step == 1 { last - first } else { 0 };
    (first..=last).step_by(if step == 1 { (last - first) as usize + 1 } else { step as usize }).map(move |low| (low, low + width))
}

/// The name as Go compares it: the first letter large, the others small, without `_`, `-` and blanks.
fn canonical(name: &str) -> Cow<'_, str> {
    let mut letters = name.bytes().enumerate();
    if letters.all(|(index, byte)| if index == 0 { !byte.is_ascii_lowercase() } else { !byte.is_ascii_uppercase() } && !b"_- ".contains(&byte)) {
        return Cow::Borrowed(name);
    }
    let mut kept = name.chars().filter(|letter| !matches!(letter, '_' | '-' | ' '));
    let first = kept.next().map(|letter| letter.to_ascii_uppercase());
    Cow::Owned(first.into_iter().chain(kept.map(|letter| letter.to_ascii_lowercase())).collect())
}

/// A run of code points, and the distance from each to the next one that differs from it in case alone.
struct Fold {
    first: u32,
    last: u32,
    step: u32,
    delta: i32,
}

impl Fold {
    fn apply(&self, point: u32) -> u32 {
        point.checked_add_signed(self.delta).expect("the table leads from code points to code points")
    }
}

fn fold_table() -> &'static [Fold] {
    static FOLDS: OnceLock<Vec<Fold>> = OnceLock::new();
    FOLDS.get_or_init(|| {
        let rows = TABLES.lines().filter_map(|line| line.strip_prefix("fold ")?.split_once(' '));
        rows.map(|(text, delta)| {
            let (first, last, step) = run(text);
            Fold { first, last, step, delta: delta.parse().expect("the table has decimal distances") }
        })
        .collect()
    })
}

/// The next code point that differs from this one in case alone: one after the other in a circle. Most have none but themselves.
pub(super) fn next_case(point: u32) -> u32 {
    let folds = fold_table();
    // runs of every second code point lie between each other
    let near = folds.partition_point(|fold| fold.first <= point);
    let found = folds[..near].iter().rev().take(NEIGHBORS).find(|fold| point <= fold.last && (point - fold.first).is_multiple_of(fold.step));
    found.map_or(point, |fold| fold.apply(point))
}

/// How many runs further on the run of a code point may lie: held to the table by a test.
const NEIGHBORS: usize = 4;

/// The smallest code point that differs from this one at most in case.
pub(super) fn smallest_case(point: u32) -> u32 {
    cases(point).min().unwrap_or(point)
}

/// A code point and all that differ from it in case alone.
pub(super) fn cases(point: u32) -> impl Iterator<Item = u32> {
    let mut next = Some(point);
    std::iter::from_fn(move || {
        let now = next?;
        next = Some(next_case(now)).filter(|following| *following != point);
        Some(now)
    })
}

/// The set with all that differs from its members in case alone.
pub(super) fn fold(set: &CharSet) -> CharSet {
    if let Some(point) = set.single() {
        return CharSet::new(cases(point).map(|point| (point, point)).collect());
    }
    let mut all = set.clone();
    let mut fresh = set.clone();
    loop {
        let moved = CharSet::new(moved(&fresh));
        let more = all.union(&moved);
        if more == all {
            return all;
        }
        all = more;
        fresh = moved;
    }
}

/// The members of a set, each moved to the next of its circle.
fn moved(set: &CharSet) -> Vec<(u32, u32)> {
    let mut ranges = Vec::new();
    for fold in fold_table() {
        let from = set.ranges().partition_point(|range| range.1 < fold.first);
        for &(low, high) in set.ranges()[from..].iter().take_while(|range| range.0 <= fold.last) {
            // the first and the last one that are in the run
            let low = fold.first + (low.max(fold.first) - fold.first).next_multiple_of(fold.step);
            let high = high.min(fold.last);
            let high = high - (high - fold.first) % fold.step;
            if low > high {
                continue;
            }
            // neighbors that are exchanged lie between the ends, which are in the set anyway
            if fold.step == 1 || fold.delta.abs() == 1 {
                ranges.push((fold.apply(low), fold.apply(high)));
            } else {
                ranges.extend((low..=high).step_by(fold.step as usize).map(|point| (fold.apply(point), fold.apply(point))));
            }
        }
    }
    debug_assert!(ranges.iter().all(|range| range.1 <= MAX), "the table leads from code points to code points");
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_point_finds_its_run() {
        for fold in fold_table() {
            for point in (fold.first..=fold.last).step_by(fold.step as usize) {
                assert_eq!(next_case(point), fold.apply(point), "U+{point:04X}");
            }
        }
        assert_eq!(fold_table().iter().map(|fold| (fold.last - fold.first) / fold.step + 1).sum::<u32>(), 2884);
    }

    #[test]
    fn circles_are_closed() {
        assert_eq!(cases(u32::from('k')).collect::<Vec<_>>(), [0x6B, 0x212A, 0x4B]);
        assert_eq!(smallest_case(0x212A), u32::from('K'));
        assert_eq!(cases(u32::from('1')).collect::<Vec<_>>(), [0x31]);
        let k = fold(&CharSet::new(vec![(0x6B, 0x6B)]));
        assert_eq!(k.ranges(), [(0x4B, 0x4B), (0x6B, 0x6B), (0x212A, 0x212A)]);
        assert_eq!(fold(&CharSet::full()), CharSet::full());
    }

    #[test]
    fn a_set_is_folded_as_its_members_are() {
        let one_by_one = |set: &CharSet| {
            CharSet::new(set.ranges().iter().flat_map(|range| range.0..=range.1).flat_map(cases).map(|point| (point, point)).collect())
        };
        for low in (0..0x2200).chain(0xA640..0xA800) {
            for length in [0, 1, 2, 7, 40] {
                let set = CharSet::new(vec![(low, low + length), (low + 60, low + 60 + length / 2)]);
                assert_eq!(fold(&set), one_by_one(&set), "{set:?}");
            }
        }
    }

    #[test]
    fn names_are_compared_as_go_compares_them() {
        for name in ["L", "l", "Lu", "lU", "_l-U ", "Letter", "uppercase letter", "LC", "Cn", "any", "ASCII", "Han", "han", "YI", "Assigned", "digit"]
        {
            assert!(Named::find(name).is_some(), "{name}");
        }
        for name in ["", "Foo", "Old_Italic", "OldItalic", "SignWriting", "Signwriting", "fold", "#", "Lx", "Ł"] {
            assert!(Named::find(name).is_none(), "{name}");
        }
        assert_eq!(Named::find("han").and_then(|named| named.re2), Some("Han"));
        assert_eq!(Named::find("Letter").and_then(|named| named.re2), None);
        assert!(Named::find("Yi").is_some_and(|named| named.set().contains(0xA000)));
        assert!(Named::find("L").is_some_and(|named| named.set().contains(0x41) && !named.set().contains(0x30)));
    }
}

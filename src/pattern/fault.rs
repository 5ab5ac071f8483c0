//! Why a pattern does not compile.

use std::fmt;
use std::ops::Range;

/// The first fault of a pattern, with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The bytes of the pattern that are at fault; empty at its end.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub reason: Reason,
    /// The text at fault.
    pub text: String,
}

impl Fault {
    /// The longest text at fault that is repeated in a message, in characters.
    const SHOWN: usize = 40;

    pub(super) fn new(pattern: &str, span: Range<usize>, reason: Reason) -> Self {
        let whole = &pattern[span.clone()];
        let text = match whole.char_indices().nth(Self::SHOWN) {
            Some((end, _)) => format!("{}…", &whole[..end]),
            None => whole.to_owned(),
        };
        Self { span, reason, text }
    }

    /// The words of Go's own compiler for this kind of fault, which the platform repeats.
    pub fn in_go(&self) -> &'static str {
        match self.reason {
            Reason::TrailingBackslash => "trailing backslash at end of expression",
            Reason::BackReference | Reason::AnyByte | Reason::HexEscape | Reason::UnknownEscape | Reason::ClassInRange => "invalid escape sequence",
            Reason::UnknownUnicodeClass | Reason::UnclosedUnicodeClass | Reason::UnknownPosixClass | Reason::ReversedRange => {
                "invalid character class range"
            }
            Reason::UnclosedClass => "missing closing ]",
            Reason::UnclosedGroup => "missing closing )",
            Reason::UnexpectedParenthesis => "unexpected )",
            Reason::NothingToRepeat => "missing argument to repetition operator",
            Reason::RepeatedRepetition | Reason::Possessive => "invalid nested repetition operator",
            Reason::RepeatCount | Reason::ReversedCount | Reason::RepeatProduct => "invalid repeat count",
            Reason::GroupName => "invalid named capture",
            Reason::LookAround if self.text.starts_with("(?<") => "invalid named capture",
            Reason::LookAround | Reason::UnknownFlag | Reason::UnclosedFlags => "invalid or unsupported Perl syntax",
            Reason::TooDeep => "expression nests too deeply",
            Reason::TooLarge => "expression too large",
        }
    }
}

/// What is wrong with a pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// The pattern ends in a single `\`.
    TrailingBackslash,
    /// `\1` to `\9`, which other languages have for the text of a group.
    BackReference,
    /// `\C`, any byte: RE2 has it and Go does not.
    AnyByte,
    /// `\x` without digits, with other characters, or beyond the last code point.
    HexEscape,
    /// `\` and another letter or digit.
    UnknownEscape,
    /// A class such as `\d` as an end of a range.
    ClassInRange,
    /// `\p{…}` with a name that Go does not have.
    UnknownUnicodeClass,
    /// `\p{` without `}`.
    UnclosedUnicodeClass,
    /// `[:name:]` with an unknown name.
    UnknownPosixClass,
    /// `z-a`.
    ReversedRange,
    /// `[` without `]`.
    UnclosedClass,
    /// `(` without `)`.
    UnclosedGroup,
    /// `)` without `(`.
    UnexpectedParenthesis,
    /// A repetition with nothing before it.
    NothingToRepeat,
    /// A repetition of a repetition, other than by the `?` of an ungreedy one.
    RepeatedRepetition,
    /// `a*+`, which other languages have for a repetition that gives nothing back.
    Possessive,
    /// A count above 1000.
    RepeatCount,
    /// `{5,2}`.
    ReversedCount,
    /// Repetitions in repetitions with a product above 1000.
    RepeatProduct,
    /// `(?P<…>` with a name that is empty, unclosed, or not of letters, digits and `_`.
    GroupName,
    /// `(?=`, `(?!`, `(?<=`, `(?<!`.
    LookAround,
    /// `(?x)` and other flags than `i`, `m`, `s` and `U`.
    UnknownFlag,
    /// `(?` that ends before `:` or `)`.
    UnclosedFlags,
    /// More than 1000 levels.
    TooDeep,
    /// More than Go's compiler makes a program of.
    TooLarge,
}

impl Reason {
    /// What to write instead.
    pub fn help(self) -> &'static str {
        match self {
            Self::TrailingBackslash => "write `\\\\` to match a backslash, or remove it",
            Self::BackReference => "RE2 has no back-references: write the repeated text out; `\\x01` matches the control character",
            Self::AnyByte => "write `(?s:.)` to match any character",
            Self::HexEscape => "write `\\x` and two hexadecimal digits, or `\\x{…}` with at most `10FFFF` in it",
            Self::UnknownEscape => "remove the `\\` to match the character itself; a code point is written `\\x{0041}`",
            Self::ClassInRange => "write a single character at each end of the range; to match a `-` as well, put it last",
            Self::UnknownUnicodeClass => {
                "write a category (`\\p{L}`, `\\p{Lu}`) or a script (`\\p{Greek}`); scripts with `_` in their names do not compile"
            }
            Self::UnclosedUnicodeClass => "close the name with `}`",
            Self::UnknownPosixClass => {
                "write one of `alnum`, `alpha`, `ascii`, `blank`, `cntrl`, `digit`, `graph`, `lower`, `print`, `punct`, `space`, `upper`, `word`, `xdigit`"
            }
            Self::ReversedRange => "write the lower end first; to match a `-`, put it last or write `\\-`",
            Self::UnclosedClass => "close the class with `]`, or write `\\[` to match a bracket",
            Self::UnclosedGroup => "close the group with `)`, or write `\\(` to match a parenthesis",
            Self::UnexpectedParenthesis => "remove it, or write `\\)` to match a parenthesis",
            Self::NothingToRepeat => "write what is to be repeated before it (`.*` matches any text), or a `\\` to match the character itself",
            Self::RepeatedRepetition => "keep one of the repetitions, or put the inner one in a group: `(?:a{2})*`",
            Self::Possessive => "remove the last `+`: RE2 has no possessive repetitions, and does not backtrack",
            Self::RepeatCount | Self::RepeatProduct => "repeat at most 1000 times, repetitions in repetitions multiplied",
            Self::ReversedCount => "write the lower number first",
            Self::GroupName => "write a name of letters, digits and `_` (`(?P<name>…)`), or a group without a name: `(…)`",
            Self::LookAround => {
                "RE2 has no look-around: match what is allowed; an exception needs a rule of its own, with an `Exact` path or a longer expression"
            }
            Self::UnknownFlag => "the flags are `i`, `m`, `s` and `U`; a group without a capture is written `(?:…)`",
            Self::UnclosedFlags => "close the flags with `)` or `:`, or write `\\(` to match a parenthesis",
            Self::TooDeep => "nest groups and repetitions less deeply",
            Self::TooLarge => "repeat less often, or repeat something smaller",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.text;
        match self.reason {
            Reason::TrailingBackslash => write!(f, "it ends in a single `\\`"),
            Reason::BackReference => write!(f, "`{text}` is a back-reference, which RE2 does not support"),
            Reason::AnyByte => write!(f, "`\\C` (any byte) is not supported"),
            Reason::HexEscape => write!(f, "`{text}` is not the number of a character"),
            Reason::UnknownEscape => write!(f, "`{text}` is not a known escape"),
            Reason::ClassInRange => write!(f, "`{text}` is a class of characters, and a range needs a single character at each end"),
            Reason::UnknownUnicodeClass => write!(f, "`{text}` is not a known class of characters"),
            Reason::UnclosedUnicodeClass => write!(f, "`{text}` has no closing `}}`"),
            Reason::UnknownPosixClass => write!(f, "`{text}` is not a known class of characters"),
            Reason::ReversedRange => write!(f, "the range `{text}` ends before it begins"),
            Reason::UnclosedClass => write!(f, "the class that begins with `[` has no closing `]`"),
            Reason::UnclosedGroup => write!(f, "the group that begins with `(` has no closing `)`"),
            Reason::UnexpectedParenthesis => write!(f, "the `)` has no opening `(`"),
            Reason::NothingToRepeat => write!(f, "`{text}` has nothing before it to repeat"),
            Reason::RepeatedRepetition => write!(f, "`{text}` repeats a repetition"),
            Reason::Possessive => write!(f, "`{text}` is a possessive repetition, which RE2 does not support"),
            Reason::RepeatCount => write!(f, "`{text}` repeats more than 1000 times"),
            Reason::ReversedCount => write!(f, "`{text}` has the higher number first"),
            Reason::RepeatProduct => write!(f, "`{text}` and the repetitions inside of what it repeats come to more than 1000 times"),
            Reason::GroupName => write!(f, "`{text}` does not name a group"),
            Reason::LookAround => write!(f, "`{text}` is look-around, which RE2 does not support"),
            Reason::UnknownFlag => write!(f, "`{text}` is not a known kind of group or flag"),
            Reason::UnclosedFlags => write!(f, "`{text}` has no closing `)` or `:`"),
            Reason::TooDeep => write!(f, "groups and repetitions are nested more than 1000 levels deep"),
            Reason::TooLarge => write!(f, "it is too large to compile"),
        }
    }
}

impl std::error::Error for Fault {}

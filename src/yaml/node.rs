//! The tree as the parsers build it: every key and value with its location.

use std::borrow::Cow;

use super::scalar::Resolved;
use crate::source::{Span, Spanned};

/// A value with its location.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node<'s> {
    /// The value.
    pub(super) value: Value<'s>,
    /// Where it is in the file; for an alias, where the anchored value is.
    pub(super) span: Span,
}

/// The value of a node.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'s> {
    /// A string, number, boolean, or null.
    Scalar(Scalar<'s>),
    /// A sequence.
    List(Vec<Node<'s>>),
    /// A mapping, in the order of the text.
    Map(Map<'s>),
}

/// A scalar: its text without quotes and escapes, and its type on the platform.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scalar<'s> {
    /// The text; if it is not a string, as written.
    pub(super) text: Cow<'s, str>,
    /// The type and value.
    pub(super) kind: ScalarKind,
}

/// The type and value of a scalar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScalarKind {
    /// `null`, `~`, or empty.
    Null,
    /// A boolean; `yes` and `on` are booleans too, as in YAML 1.1.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// An integer above [`i64::MAX`]. An `i128` for both would make every node half as large again.
    Natural(u64),
    /// Any other number.
    Float(f64),
    /// A string.
    String,
}

impl ScalarKind {
    /// The kind of a resolved scalar; `None` for a number that JSON cannot represent.
    pub(super) fn of(read: &Resolved) -> Option<Self> {
        Some(match *read {
            Resolved::Null => Self::Null,
            Resolved::Bool(value) => Self::Bool(value),
            Resolved::Int(value) => match i64::try_from(value) {
                Ok(value) => Self::Integer(value),
                // no scalar resolves to an integer beyond a `u64`
                Err(_) => Self::Natural(u64::try_from(value).ok()?),
            },
            Resolved::Float(value) => Self::Float(value),
            Resolved::Str => Self::String,
            Resolved::NotFinite => return None,
        })
    }
}

/// A mapping.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Map<'s> {
    /// The entries in the order of the text, followed by those merged in with `<<`.
    pub(super) entries: Vec<Entry<'s>>,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry<'s> {
    /// The key as in JSON: a plain `yes` is the key `true`.
    pub(super) key: Spanned<Cow<'s, str>>,
    /// The value.
    pub(super) value: Node<'s>,
}

impl<'s> Map<'s> {
    /// The entry with a key. Keys are unique, and maps are small: a scan beats an index.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry<'s>> {
        // most keys differ in length or first letter, which is cheaper to check than calling a comparison
        let first = key.as_bytes().first();
        let is_it = |name: &str| name.len() == key.len() && name.as_bytes().first() == first && name == key;
        self.entries.iter().find(|entry| is_it(&entry.key.value))
    }
}

//! The tree as the readers build it: every key and every value with its place.

use std::borrow::Cow;

use super::scalar::Scalar as Read;
use crate::source::{Span, Spanned};

/// A value with the text it was read from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node<'s> {
    /// What it is.
    pub(super) value: Value<'s>,
    /// Where it stands; for something reached through an alias, where the anchor has it.
    pub(super) span: Span,
}

/// What a node can be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'s> {
    /// A string, a number, a boolean or null.
    Scalar(Scalar<'s>),
    /// A sequence.
    List(Vec<Node<'s>>),
    /// A mapping, in the order of the text.
    Map(Map<'s>),
}

/// A scalar: its text after unquoting, and what the platform reads it as.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scalar<'s> {
    /// The text; for something other than a string, as written.
    pub(super) text: Cow<'s, str>,
    /// What it is read as.
    pub(super) kind: ScalarKind,
}

/// What a scalar is read as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScalarKind {
    /// `null`, `~`, or nothing.
    Null,
    /// A boolean of YAML 1.1: `yes` and `on` are among them.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A whole number above [`i64::MAX`]: with one type for both, every node of a tree would be half as large again.
    Natural(u64),
    /// Any other number.
    Float(f64),
    /// A string.
    String,
}

impl ScalarKind {
    /// The kind of what a scalar was resolved to; `None` for a number that JSON does not have.
    pub(super) fn of(read: &Read) -> Option<Self> {
        Some(match *read {
            Read::Null => Self::Null,
            Read::Bool(value) => Self::Bool(value),
            Read::Int(value) => match i64::try_from(value) {
                Ok(value) => Self::Integer(value),
                // no scalar is resolved to an integer beyond this
                Err(_) => Self::Natural(u64::try_from(value).ok()?),
            },
            Read::Float(value) => Self::Float(value),
            Read::Str => Self::String,
            Read::NotFinite => return None,
        })
    }
}

/// A mapping.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Map<'s> {
    /// The entries in the order of the text; those that a `<<` brought in come last.
    pub(super) entries: Vec<Entry<'s>>,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry<'s> {
    /// The key, as JSON would have it: a plain `yes` is the key `true`.
    pub(super) key: Spanned<Cow<'s, str>>,
    /// The value.
    pub(super) value: Node<'s>,
}

impl<'s> Map<'s> {
    /// The entry of a key. Keys are unique, and maps are small: a scan beats an index.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry<'s>> {
        // most keys differ in length or in the first letter, which is cheaper to see than to call for a comparison
        let first = key.as_bytes().first();
        let is_it = |name: &str| name.len() == key.len() && name.as_bytes().first() == first && name == key;
        self.entries.iter().find(|entry| is_it(&entry.key.value))
    }
}

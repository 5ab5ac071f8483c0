//! The tree: every key and every value with its place.

use std::borrow::Cow;

use super::scalar::Scalar as Read;
use crate::source::{Span, Spanned};

/// A value with the text it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'s> {
    /// What it is.
    pub value: Value<'s>,
    /// Where it stands; for something reached through an alias, where the anchor has it.
    pub span: Span,
}

/// What a node can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'s> {
    /// A string, a number, a boolean or null.
    Scalar(Scalar<'s>),
    /// A sequence.
    List(Vec<Node<'s>>),
    /// A mapping, in the order of the text.
    Map(Map<'s>),
}

/// A scalar: its text after unquoting, and what the platform reads it as.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar<'s> {
    /// The text; for something other than a string, as written.
    pub text: Cow<'s, str>,
    /// What it is read as.
    pub kind: ScalarKind,
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
pub struct Map<'s> {
    /// The entries in the order of the text; those that a `<<` brought in come last.
    pub entries: Vec<Entry<'s>>,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'s> {
    /// The key, as JSON would have it: a plain `yes` is the key `true`.
    pub key: Spanned<Cow<'s, str>>,
    /// The value.
    pub value: Node<'s>,
}

impl<'s> Map<'s> {
    /// The entry of a key. Keys are unique, and maps are small: a scan beats an index.
    pub fn entry(&self, key: &str) -> Option<&Entry<'s>> {
        // most keys differ in length or in the first letter, which is cheaper to see than to call for a comparison
        let first = key.as_bytes().first();
        let is_it = |name: &str| name.len() == key.len() && name.as_bytes().first() == first && name == key;
        self.entries.iter().find(|entry| is_it(&entry.key.value))
    }

    /// The value of a key; null counts as absent, as the API server has it.
    pub fn get(&self, key: &str) -> Option<&Node<'s>> {
        self.entry(key).map(|entry| &entry.value).filter(|node| !node.is_null())
    }
}

impl<'s> Node<'s> {
    /// Whether this is null, which stands for an absent member.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Scalar(Scalar { kind: ScalarKind::Null, .. }))
    }

    /// The mapping that this is, if it is one.
    pub fn as_map(&self) -> Option<&Map<'s>> {
        match &self.value {
            Value::Map(map) => Some(map),
            Value::Scalar(_) | Value::List(_) => None,
        }
    }

    /// The items of the list that this is, if it is one.
    pub fn as_list(&self) -> Option<&[Node<'s>]> {
        match &self.value {
            Value::List(items) => Some(items),
            Value::Scalar(_) | Value::Map(_) => None,
        }
    }

    /// The string that this is, if it is one.
    pub fn as_str(&self) -> Option<&Cow<'s, str>> {
        match &self.value {
            Value::Scalar(Scalar { text, kind: ScalarKind::String }) => Some(text),
            Value::Scalar(_) | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The value at a path of keys, null counting as absent.
    pub fn at(&self, keys: &[&str]) -> Option<&Node<'s>> {
        keys.iter().try_fold(self, |node, key| node.as_map()?.get(key))
    }

    /// The string at a path of keys.
    pub fn str_at(&self, keys: &[&str]) -> Option<&Cow<'s, str>> {
        self.at(keys)?.as_str()
    }

    /// What a message calls this: `a string`, `a list` and so on.
    pub fn describe(&self) -> &'static str {
        match &self.value {
            Value::List(_) => "a list",
            Value::Map(_) => "an object",
            Value::Scalar(scalar) => match scalar.kind {
                ScalarKind::Null => "null",
                ScalarKind::Bool(_) => "a boolean",
                ScalarKind::Integer(_) | ScalarKind::Natural(_) | ScalarKind::Float(_) => "a number",
                ScalarKind::String => "a string",
            },
        }
    }
}

/// The whole number that a node is: JSON knows one kind of number, so `80.0` and `1e3` are whole too.
pub fn as_integer(node: &Node<'_>) -> Option<i128> {
    let Value::Scalar(scalar) = &node.value else { return None };
    match scalar.kind {
        ScalarKind::Integer(value) => Some(value.into()),
        ScalarKind::Natural(value) => Some(value.into()),
        ScalarKind::Float(value) => Read::Float(value).as_integer().map(i128::from),
        ScalarKind::Null | ScalarKind::Bool(_) | ScalarKind::String => None,
    }
}

//! The tree as the rest of the program sees it. Only the parsers and this file depend on how it is stored.

use std::borrow::Cow;

use super::node::{self as stored, ScalarKind, Value};
use super::scalar::Resolved;
use crate::source::{Span, Spanned};

/// A parsed document.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree<'s>(stored::Node<'s>);

/// A value of a [`Tree`] with its location.
#[derive(Clone, Copy, Debug)]
pub struct Node<'n, 's>(&'n stored::Node<'s>);

/// A mapping.
#[derive(Clone, Copy, Debug)]
pub struct Map<'n, 's>(&'n stored::Map<'s>);

/// A key of a mapping and its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'n, 's> {
    /// The key as in JSON: a plain `yes` is the key `true`.
    pub key: Spanned<&'n str>,
    /// The value.
    pub value: Node<'n, 's>,
}

/// Iterates over the items of a list, in order.
#[derive(Clone, Debug, Default)]
pub struct Items<'n, 's>(std::slice::Iter<'n, stored::Node<'s>>);

/// The type of a node, and the value of one that is not a string or collection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NodeKind {
    /// A string, number, boolean, or null.
    Scalar(ScalarKind),
    /// A sequence.
    List,
    /// A mapping.
    Map,
}

impl<'s> Tree<'s> {
    pub(super) fn new(root: stored::Node<'s>) -> Self {
        Self(root)
    }

    /// The root of the tree.
    pub fn root(&self) -> Node<'_, 's> {
        Node(&self.0)
    }

    /// Moves the items of the list under a key into trees of their own; empty if there is no such list.
    pub fn into_items(self, key: &str) -> Vec<Self> {
        let Value::Map(map) = self.0.value else { return Vec::new() };
        let found = map.entries.into_iter().find(|entry| entry.key.value == key);
        let Some(Value::List(items)) = found.map(|entry| entry.value.value) else { return Vec::new() };
        items.into_iter().map(Self).collect()
    }
}

impl<'n, 's> Node<'n, 's> {
    /// Where it is in the file; for an alias, where the anchored value is.
    pub fn span(self) -> Span {
        self.0.span
    }

    /// The type of the node.
    pub fn kind(self) -> NodeKind {
        match &self.0.value {
            Value::Scalar(scalar) => NodeKind::Scalar(scalar.kind),
            Value::List(_) => NodeKind::List,
            Value::Map(_) => NodeKind::Map,
        }
    }

    /// Whether it is null, which the API server treats as an absent member.
    pub fn is_null(self) -> bool {
        self.kind() == NodeKind::Scalar(ScalarKind::Null)
    }

    /// The mapping, if it is one.
    pub fn as_map(self) -> Option<Map<'n, 's>> {
        match &self.0.value {
            Value::Map(map) => Some(Map(map)),
            Value::Scalar(_) | Value::List(_) => None,
        }
    }

    /// The items, if it is a list.
    pub fn items(self) -> Option<Items<'n, 's>> {
        match &self.0.value {
            Value::List(items) => Some(Items(items.iter())),
            Value::Scalar(_) | Value::Map(_) => None,
        }
    }

    /// The text of a scalar without quotes and escapes; if it is not a string, as written.
    pub fn scalar(self) -> Option<&'n str> {
        match &self.0.value {
            Value::Scalar(scalar) => Some(&scalar.text),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The string, if it is one.
    pub fn as_str(self) -> Option<&'n str> {
        self.string().map(|text| &**text)
    }

    /// The string with its location, if it is one. The text is borrowed if the file contains it verbatim.
    pub fn text(self) -> Option<Spanned<Cow<'s, str>>> {
        self.string().map(|text| Spanned::new(text.clone(), self.0.span))
    }

    fn string(self) -> Option<&'n Cow<'s, str>> {
        match &self.0.value {
            Value::Scalar(scalar) if scalar.kind == ScalarKind::String => Some(&scalar.text),
            Value::Scalar(_) | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The boolean, if it is one.
    pub fn as_bool(self) -> Option<bool> {
        match self.kind() {
            NodeKind::Scalar(ScalarKind::Bool(value)) => Some(value),
            NodeKind::Scalar(_) | NodeKind::List | NodeKind::Map => None,
        }
    }

    /// The integer, if it is one. JSON has only one type of number, so `80.0` and `1e3` are integers too.
    pub fn as_integer(self) -> Option<i128> {
        let NodeKind::Scalar(kind) = self.kind() else { return None };
        match kind {
            ScalarKind::Integer(value) => Some(value.into()),
            ScalarKind::Natural(value) => Some(value.into()),
            ScalarKind::Float(value) => Resolved::Float(value).as_integer().map(i128::from),
            ScalarKind::Null | ScalarKind::Bool(_) | ScalarKind::String => None,
        }
    }

    /// The value at a path of keys; null counts as absent.
    pub fn at(self, keys: &[&str]) -> Option<Self> {
        keys.iter().try_fold(self, |node, key| node.as_map()?.get(key))
    }

    /// The string at a path of keys.
    pub fn str_at(self, keys: &[&str]) -> Option<&'n str> {
        self.at(keys)?.as_str()
    }

    /// The items of the list at a path of keys; empty if there is no list.
    pub fn items_at(self, keys: &[&str]) -> Items<'n, 's> {
        self.at(keys).and_then(Self::items).unwrap_or_default()
    }

    /// Where a message about the value as a whole points: at its first key, or at all of it if there is none.
    pub fn anchor(self) -> Span {
        self.as_map().and_then(Map::first).map_or(self.span(), |entry| entry.key.span)
    }

    /// How messages refer to it: `a string`, `a list`, and so on.
    pub fn describe(self) -> &'static str {
        match self.kind() {
            NodeKind::List => "a list",
            NodeKind::Map => "an object",
            NodeKind::Scalar(kind) => match kind {
                ScalarKind::Null => "null",
                ScalarKind::Bool(_) => "a boolean",
                ScalarKind::Integer(_) | ScalarKind::Natural(_) | ScalarKind::Float(_) => "a number",
                ScalarKind::String => "a string",
            },
        }
    }
}

impl<'n, 's> Map<'n, 's> {
    /// The entries in the order of the text, followed by those merged in with `<<`.
    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry<'n, 's>> + Clone {
        self.0.entries.iter().map(Entry::of)
    }

    /// The number of entries.
    pub fn len(self) -> usize {
        self.0.entries.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(self) -> bool {
        self.0.entries.is_empty()
    }

    /// The first entry.
    pub fn first(self) -> Option<Entry<'n, 's>> {
        self.0.entries.first().map(Entry::of)
    }

    /// The entry with a key. Keys are unique.
    pub fn entry(self, key: &str) -> Option<Entry<'n, 's>> {
        self.0.entry(key).map(Entry::of)
    }

    /// The value of a key; null counts as absent, as in the API server.
    pub fn get(self, key: &str) -> Option<Node<'n, 's>> {
        self.0.entry(key).map(|entry| Node(&entry.value)).filter(|node| !node.is_null())
    }
}

impl<'n, 's> Entry<'n, 's> {
    fn of(entry: &'n stored::Entry<'s>) -> Self {
        Self { key: Spanned::new(&*entry.key.value, entry.key.span), value: Node(&entry.value) }
    }
}

impl<'n, 's> Iterator for Items<'n, 's> {
    type Item = Node<'n, 's>;

    fn next(&mut self) -> Option<Node<'n, 's>> {
        self.0.next().map(Node)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Items<'_, '_> {}

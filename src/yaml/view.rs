//! A document as the rest of the program sees it. How a tree is stored is the business of the readers and of this file alone.

use std::borrow::Cow;

use super::node::{self as stored, ScalarKind, Value};
use super::scalar::Scalar as Read;
use crate::source::{Span, Spanned};

/// A document that has been read.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree<'s>(stored::Node<'s>);

/// A value of a [`Tree`] with its place.
#[derive(Clone, Copy, Debug)]
pub struct Node<'n, 's>(&'n stored::Node<'s>);

/// A mapping.
#[derive(Clone, Copy, Debug)]
pub struct Map<'n, 's>(&'n stored::Map<'s>);

/// A key of a mapping and its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'n, 's> {
    /// The key as JSON has it: a plain `yes` is the key `true`.
    pub key: Spanned<&'n str>,
    /// The value.
    pub value: Node<'n, 's>,
}

/// The items of a list, in their order.
#[derive(Clone, Debug, Default)]
pub struct Items<'n, 's>(std::slice::Iter<'n, stored::Node<'s>>);

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NodeKind {
    /// A string, a number, a boolean or null.
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

    /// The whole document.
    pub fn root(&self) -> Node<'_, 's> {
        Node(&self.0)
    }

    /// The items of the list under a key, each as a tree of its own; none if the document has no such list.
    pub fn into_items(self, key: &str) -> Vec<Self> {
        let Value::Map(map) = self.0.value else { return Vec::new() };
        let found = map.entries.into_iter().find(|entry| entry.key.value == key);
        let Some(Value::List(items)) = found.map(|entry| entry.value.value) else { return Vec::new() };
        items.into_iter().map(Self).collect()
    }
}

impl<'n, 's> Node<'n, 's> {
    /// Its place; for something that an alias refers to, the place of the anchor.
    pub fn span(self) -> Span {
        self.0.span
    }

    /// What it is.
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

    /// The text of a scalar after unquoting; of something other than a string, as written.
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

    /// The string with its place, if it is one. Nothing is copied if the string appears in the file as it is.
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

    /// The whole number, if it is one. JSON has one type of number, so `80.0` and `1e3` are whole numbers too.
    pub fn as_integer(self) -> Option<i128> {
        let NodeKind::Scalar(kind) = self.kind() else { return None };
        match kind {
            ScalarKind::Integer(value) => Some(value.into()),
            ScalarKind::Natural(value) => Some(value.into()),
            ScalarKind::Float(value) => Read::Float(value).as_integer().map(i128::from),
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

    /// The items of the list at a path of keys; none if there is no list.
    pub fn items_at(self, keys: &[&str]) -> Items<'n, 's> {
        self.at(keys).and_then(Self::items).unwrap_or_default()
    }

    /// Where a message about the value as a whole points: its first key, or else all of it.
    pub fn anchor(self) -> Span {
        self.as_map().and_then(Map::first).map_or(self.span(), |entry| entry.key.span)
    }

    /// What messages call it: `a string`, `a list` and so on.
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
    /// The entries in the order of the text; those from a `<<` come last.
    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry<'n, 's>> + Clone {
        self.0.entries.iter().map(Entry::of)
    }

    /// How many entries there are.
    pub fn len(self) -> usize {
        self.0.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0.entries.is_empty()
    }

    /// The first entry.
    pub fn first(self) -> Option<Entry<'n, 's>> {
        self.0.entries.first().map(Entry::of)
    }

    /// The entry of a key. Keys are unique.
    pub fn entry(self, key: &str) -> Option<Entry<'n, 's>> {
        self.0.entry(key).map(Entry::of)
    }

    /// The value of a key; null counts as absent, as for the API server.
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

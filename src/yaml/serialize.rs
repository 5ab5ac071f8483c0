//! Serializes trees by their meaning, for output.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::node::ScalarKind;
use super::view::{Map, Node, NodeKind, Tree};
use crate::diag::{MaskedKeys, mask};

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.root().serialize(serializer)
    }
}

impl Serialize for Node<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        value(*self, serializer, &|text| Cow::Borrowed(text))
    }
}

/// Serializes a tree with its secrets masked.
pub struct Masked<'a, 's>(pub Node<'a, 's>);

impl Serialize for Masked<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        value(self.0, serializer, &|text| mask(text))
    }
}

/// A function that is applied to each string and key.
type Change<'c> = &'c dyn for<'t> Fn(&'t str) -> Cow<'t, str>;

struct Changed<'a, 's, 'c>(Node<'a, 's>, Change<'c>);

impl Serialize for Changed<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        value(self.0, serializer, self.1)
    }
}

fn value<S: Serializer>(node: Node<'_, '_>, serializer: S, change: Change<'_>) -> Result<S::Ok, S::Error> {
    match node.kind() {
        NodeKind::Scalar(kind) => scalar(kind, node.scalar().unwrap_or_default(), serializer, change),
        NodeKind::List => serializer.collect_seq(node.items().unwrap_or_default().map(|item| Changed(item, change))),
        NodeKind::Map => {
            let entries = node.as_map().into_iter().flat_map(Map::entries);
            let mut out = serializer.serialize_map(None)?;
            let mut keys = MaskedKeys::default();
            for entry in entries {
                out.serialize_entry(&keys.unique(change(entry.key.value)), &Changed(entry.value, change))?;
            }
            out.end()
        }
    }
}

fn scalar<S: Serializer>(kind: ScalarKind, text: &str, serializer: S, change: Change<'_>) -> Result<S::Ok, S::Error> {
    match kind {
        ScalarKind::Null => serializer.serialize_unit(),
        ScalarKind::Bool(value) => serializer.serialize_bool(value),
        ScalarKind::Integer(value) => serializer.serialize_i64(value),
        ScalarKind::Natural(value) => serializer.serialize_u64(value),
        ScalarKind::Float(value) => serializer.serialize_f64(value),
        ScalarKind::String => serializer.serialize_str(&change(text)),
    }
}

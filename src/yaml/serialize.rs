//! A tree as what it means, for the places that print it again.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::node::{Node, Scalar, ScalarKind, Value};
use crate::diag::{MaskedKeys, mask};

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        value(self, serializer, &|text| Cow::Borrowed(text))
    }
}

/// A tree whose secrets are masked.
pub struct Masked<'a, 's>(pub &'a Node<'s>);

impl Serialize for Masked<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        value(self.0, serializer, &|text| mask(text))
    }
}

/// What is done to each string and key.
type Change<'c> = &'c dyn for<'t> Fn(&'t str) -> Cow<'t, str>;

struct Changed<'a, 's, 'c>(&'a Node<'s>, Change<'c>);

impl Serialize for Changed<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        value(self.0, serializer, self.1)
    }
}

fn value<S: Serializer>(node: &Node<'_>, serializer: S, change: Change<'_>) -> Result<S::Ok, S::Error> {
    match &node.value {
        Value::Scalar(found) => scalar(found, serializer, change),
        Value::List(items) => serializer.collect_seq(items.iter().map(|item| Changed(item, change))),
        Value::Map(map) => {
            let mut out = serializer.serialize_map(Some(map.entries.len()))?;
            let mut keys = MaskedKeys::default();
            for entry in &map.entries {
                out.serialize_entry(&keys.unique(change(&entry.key.value)), &Changed(&entry.value, change))?;
            }
            out.end()
        }
    }
}

fn scalar<S: Serializer>(scalar: &Scalar<'_>, serializer: S, change: Change<'_>) -> Result<S::Ok, S::Error> {
    match scalar.kind {
        ScalarKind::Null => serializer.serialize_unit(),
        ScalarKind::Bool(value) => serializer.serialize_bool(value),
        ScalarKind::Integer(value) => serializer.serialize_i64(value),
        ScalarKind::Natural(value) => serializer.serialize_u64(value),
        ScalarKind::Float(value) => serializer.serialize_f64(value),
        ScalarKind::String => serializer.serialize_str(&change(&scalar.text)),
    }
}

//! An HTTPProxy with its computed status.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::diag::{MaskedKeys, ObjectRef, mask};
use crate::status::Status;
use crate::yaml::{Entry, Map, Masked, Node};

/// An object of the input with its status replaced and its secrets masked.
#[derive(Debug)]
pub struct WithStatus<'a, 's> {
    /// The object as it was read.
    pub object: Node<'a, 's>,
    /// Its identity, including the namespace that it is applied to.
    pub object_ref: &'a ObjectRef,
    /// The computed status.
    pub status: &'a Status,
}

impl Serialize for WithStatus<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut keys = MaskedKeys::default();
        map.serialize_entry("apiVersion", &mask(&self.object_ref.api_version))?;
        map.serialize_entry("kind", &mask(&self.object_ref.kind))?;
        map.serialize_entry("metadata", &Metadata { node: self.object.at(&["metadata"]), object: self.object_ref })?;
        for entry in entries(Some(self.object)).filter(|entry| !matches!(entry.key.value, "apiVersion" | "kind" | "metadata" | "status")) {
            map.serialize_entry(&keys.key(entry.key.value), &Masked(entry.value))?;
        }
        map.serialize_entry("status", self.status)?;
        map.end()
    }
}

/// Metadata with the namespace filled in.
struct Metadata<'a, 's> {
    node: Option<Node<'a, 's>>,
    object: &'a ObjectRef,
}

impl Serialize for Metadata<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut keys = MaskedKeys::default();
        for entry in entries(self.node).filter(|entry| !matches!(entry.key.value, "name" | "namespace")) {
            map.serialize_entry(&keys.key(entry.key.value), &Masked(entry.value))?;
        }
        map.serialize_entry("name", &mask(&self.object.name))?;
        map.serialize_entry("namespace", &mask(&self.object.namespace))?;
        map.end()
    }
}

fn entries<'a, 's>(node: Option<Node<'a, 's>>) -> impl Iterator<Item = Entry<'a, 's>> {
    node.and_then(Node::as_map).into_iter().flat_map(Map::entries)
}

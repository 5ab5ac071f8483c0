//! Unwraps lists: `List`, and the `…List` of a kind, as `kubectl get -o yaml` and the API server write them.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::yaml::{Items, Node, Tree};

/// API version and kind.
pub(super) type TypeMeta<'s> = (Cow<'s, str>, Cow<'s, str>);

/// The items of a `List` or `…List`, each with what it inherits from the latter. As in kustomize, nested lists are unwrapped too: otherwise
/// their items would reach the cluster unchecked. `None` if the node is not a list.
pub fn list_items<'n, 's>(root: Node<'n, 's>) -> Option<Vec<(Node<'n, 's>, Option<TypeMeta<'s>>)>> {
    let (items, inherited) = list(root)?;
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        match list_items(item) {
            Some(inner) => all.extend(inner),
            None => all.push((item, inherited.clone())),
        }
    }
    Some(all)
}

/// An object taken out of its list. It serializes with the `apiVersion` and `kind` that it inherits, if it has none of its own.
#[derive(Debug)]
pub struct Standalone<'s> {
    tree: Tree<'s>,
    inherited: Option<TypeMeta<'s>>,
}

impl<'s> Standalone<'s> {
    /// An object that is a document.
    pub fn whole(tree: Tree<'s>) -> Self {
        Self { tree, inherited: None }
    }

    /// The object as it was read.
    pub fn node(&self) -> Node<'_, 's> {
        self.tree.root()
    }
}

impl Serialize for Standalone<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (Some((api_version, kind)), Some(map)) = (&self.inherited, self.node().as_map()) else {
            return self.node().serialize(serializer);
        };
        let inherits = |key: &str| map.get(key).and_then(Node::as_str).is_none_or(str::is_empty);
        let inherited = [("apiVersion", api_version), ("kind", kind)].into_iter().filter(|(key, _)| inherits(key));
        let mut out = serializer.serialize_map(None)?;
        for (key, text) in inherited.clone() {
            out.serialize_entry(key, text)?;
        }
        for entry in map.entries().filter(|entry| inherited.clone().all(|(key, _)| key != entry.key.value)) {
            out.serialize_entry(entry.key.value, &entry.value)?;
        }
        out.end()
    }
}

/// The objects of a document by themselves, in the order of [`list_items`]. A document that is not a list is its only object.
pub fn into_items(tree: Tree<'_>) -> Vec<Standalone<'_>> {
    let Some((_, inherited)) = list(tree.root()) else { return vec![Standalone::whole(tree)] };
    let mut all = Vec::new();
    for item in tree.into_items("items") {
        if list(item.root()).is_some() {
            all.extend(into_items(item));
        } else {
            all.push(Standalone { tree: item, inherited: inherited.clone() });
        }
    }
    all
}

fn list<'n, 's>(root: Node<'n, 's>) -> Option<(Items<'n, 's>, Option<TypeMeta<'s>>)> {
    let kind = root.str_at(&["kind"])?;
    let stem = kind.strip_suffix("List")?;
    let items = match root.at(&["items"]) {
        Some(items) => items.items()?,
        // an empty `List`; any other kind that merely ends in `List` is not a list
        None if stem.is_empty() => Items::default(),
        None => return None,
    };
    let inherited = || Some((root.at(&["apiVersion"])?.text()?.value, Cow::Owned(stem.to_owned())));
    // the items of a ResourceList, in which kustomize hands objects to functions, are of any kind
    let is_mixed =
        stem.is_empty() || (stem == "Resource" && root.str_at(&["apiVersion"]).is_some_and(|version| version.starts_with("config.kubernetes.io/")));
    Some((items, if is_mixed { None } else { inherited() }))
}

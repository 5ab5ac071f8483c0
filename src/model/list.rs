//! Unwraps lists: `List`, and the `…List` of a kind, as `kubectl get -o yaml` and the API server write them.

use std::borrow::Cow;

use crate::source::{Span, Spanned};
use crate::yaml::{Entry, Map, Node, Scalar, ScalarKind, Value};

/// API version and kind.
pub(super) type TypeMeta<'s> = (Cow<'s, str>, Cow<'s, str>);

/// The items of a `List` or `…List`, each with what it inherits from the latter. As in kustomize, nested lists are unwrapped too: otherwise
/// their items would reach the cluster unchecked. `None` if the node is not a list.
pub fn list_items<'n, 's>(root: &'n Node<'s>) -> Option<Vec<(&'n Node<'s>, Option<TypeMeta<'s>>)>> {
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

/// Like [`list_items`], but moves the items out of their lists and writes what they inherit into them. A node that is not a list is returned
/// as the only item.
pub fn into_items<'s>(root: Node<'s>) -> Vec<Node<'s>> {
    let Some((_, inherited)) = list(&root) else { return vec![root] };
    let Value::Map(map) = root.value else { return Vec::new() };
    let items = map.entries.into_iter().find(|entry| entry.key.value == "items").map(|entry| entry.value.value);
    let Some(Value::List(items)) = items else { return Vec::new() };
    let mut all = Vec::with_capacity(items.len());
    for mut item in items {
        if list(&item).is_some() {
            all.extend(into_items(item));
            continue;
        }
        if let (Some(inherited), Value::Map(map)) = (&inherited, &mut item.value) {
            inherit(map, inherited, item.span);
        }
        all.push(item);
    }
    all
}

/// Inserts the `apiVersion` and `kind` that an item of a `…List` inherits before its fields, unless it sets them itself.
fn inherit<'s>(map: &mut Map<'s>, (api_version, kind): &TypeMeta<'s>, span: Span) {
    for (key, text) in [("kind", kind), ("apiVersion", api_version)] {
        let own = map.get(key).and_then(Node::as_str);
        if own.is_none_or(|own| own.is_empty()) {
            map.entries.retain(|entry| entry.key.value != key);
            let value = Value::Scalar(Scalar { text: text.clone(), kind: ScalarKind::String });
            map.entries.insert(0, Entry { key: Spanned::new(key.into(), span), value: Node { value, span } });
        }
    }
}

fn list<'n, 's>(root: &'n Node<'s>) -> Option<(&'n [Node<'s>], Option<TypeMeta<'s>>)> {
    let kind = root.str_at(&["kind"])?;
    let stem = kind.strip_suffix("List")?;
    let items = match root.at(&["items"]) {
        Some(items) => items.as_list()?,
        // an empty `List`; any other kind that merely ends in `List` is not a list
        None if stem.is_empty() => &[],
        None => return None,
    };
    let inherited = (!stem.is_empty()).then(|| Some((root.str_at(&["apiVersion"])?.clone(), Cow::Owned(stem.to_owned())))).flatten();
    Some((items, inherited))
}

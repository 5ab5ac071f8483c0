//! `metadata.finalizers` and `metadata.ownerReferences`, as the API server checks them on every object
//! (`ValidateFinalizers` and `ValidateOwnerReferences` in k8s.io/apimachinery).

use std::collections::HashMap;

use super::fields::Fields;
use super::labels::is_qualified_name;
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::source::Span;
use crate::yaml::{Items, Node, Path};

/// Finalizers of the API server that contradict each other.
const DELETION: [&str; 2] = ["orphan", "foregroundDeletion"];

/// Checks both lists. Their types have been checked against the schema.
pub(super) fn check(metadata: &Fields<'_, '_, '_>, sink: &mut Sink) {
    let list = |name: &str| metadata.map.get(name).and_then(Node::items).unwrap_or_default();
    finalizers(&list("finalizers"), &metadata.path.field("finalizers"), sink);
    owners(list("ownerReferences"), &metadata.path.field("ownerReferences"), sink);
}

/// The API server names the list, not the item, as the field of these faults.
fn fault(code: Code, span: Span, message: impl Into<String>, list: &Path<'_>) -> Diagnostic {
    Diagnostic::new(code, span, message).at(list, FieldError::Invalid)
}

fn finalizers(items: &Items<'_, '_>, path: &Path<'_>, sink: &mut Sink) {
    let texts = || items.clone().filter_map(|item| Some((item.as_str()?, item.span())));
    for (text, span) in texts().filter(|(text, _)| !is_qualified_name(text)) {
        let message = shapes::not_valid(text, "finalizer");
        sink.push(fault(Code::InvalidFinalizer, span, message, path).help(
            "use a DNS name, a slash, and at most 63 letters, digits, `-`, `_`, and `.`, for example `example.com/cleanup`; or remove it: controllers add their own finalizers",
        ));
    }
    let place = |word: &str| texts().find(|(text, _)| *text == word).map(|(_, span)| span);
    if let [Some(first), Some(second)] = DELETION.map(place) {
        let (first, second) = (first.min(second), first.max(second));
        let message = shapes::mutually_exclusive(DELETION[0], DELETION[1]);
        sink.push(fault(Code::InvalidFinalizer, second, message, path).also(first, shapes::FIRST, None).help("remove one of them"));
    }
}

fn owners(items: Items<'_, '_>, path: &Path<'_>, sink: &mut Sink) {
    let mut controller: Option<Span> = None;
    let mut uids: HashMap<&str, Span> = HashMap::new();
    for item in items {
        let Some(map) = item.as_map() else { continue };
        let text = |name: &str| map.get(name).map_or(Some(""), Node::as_str);
        let place = |name: &str| map.get(name).unwrap_or(item).span();
        for name in ["apiVersion", "kind", "name", "uid"] {
            let missing = match (name, text(name)) {
                (_, None) => false, // reported as a value of the wrong type
                ("apiVersion", Some(version)) => !has_version(version),
                (_, Some(value)) => value.is_empty(),
            };
            if missing {
                let given = text(name).unwrap_or_default();
                let message = if given.is_empty() {
                    shapes::missing_field(name, "an owner reference")
                } else {
                    shapes::not_valid(given, "`apiVersion`: expected a version, optionally after a group and `/`")
                };
                sink.push(
                    fault(Code::InvalidOwner, place(name), message, path)
                        .help(format!("copy `{name}` from the owner, or remove the reference: controllers set it on live objects")),
                );
            }
        }
        if (text("apiVersion"), text("kind")) == (Some("v1"), Some("Event")) {
            sink.push(fault(Code::InvalidOwner, place("kind"), "an Event cannot own other objects", path).help("remove the reference"));
        }
        if map.get("controller").and_then(Node::as_bool) == Some(true) {
            match controller {
                None => controller = Some(place("controller")),
                Some(first) => sink.push(
                    fault(Code::InvalidOwner, place("controller"), "only one owner can be the controller", path)
                        .also(first, shapes::FIRST, None)
                        .help("keep `controller: true` on one reference"),
                ),
            }
        }
        let Some(uid) = text("uid").filter(|uid| !uid.is_empty()) else { continue };
        if let Some(first) = uids.insert(uid, place("uid")) {
            let message = shapes::duplicate("owner", uid);
            sink.push(fault(Code::InvalidOwner, place("uid"), message, path).also(first, shapes::FIRST, None).help("remove one of the references"));
        }
    }
}

/// Whether `v1` or `group/v1`; `group/` and `a/b/c` have no version that Kubernetes would read.
fn has_version(text: &str) -> bool {
    match text.split_once('/') {
        None => !text.is_empty(),
        Some((_, version)) => !version.is_empty() && !version.contains('/'),
    }
}

//! `metadata`: the name, namespace, and age of an object.

use std::borrow::Cow;

use super::fields::Fields;
use super::schema::Record;
use super::time::time;
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::source::Span;
use crate::yaml::{Node, Path};

/// The parts of the metadata that are needed.
#[derive(Debug)]
pub struct Meta<'s> {
    /// The name as written, even if invalid, for messages.
    pub name: Cow<'s, str>,
    /// The namespace, or the default one if the object sets none.
    pub namespace: Cow<'s, str>,
    /// Where the name is, or where it is missing.
    pub name_at: Span,
    /// When the object was created, in nanoseconds since 1970.
    pub created: Option<i128>,
    /// `metadata.generation`
    pub generation: Option<i64>,
}

/// Checks `metadata` against the schema of its kind, and keeps what is needed.
pub(super) fn decode<'s>(root: &Fields<'_, '_, 's>, schema: &'static Record, default_namespace: &str, sink: &mut Sink) -> Meta<'s> {
    let Some(node) = root.map.get("metadata") else {
        let path = Path::Root.field("metadata");
        sink.push(missing_name(root.anchor(), &path.field("name"), false));
        return Meta {
            name: Cow::Borrowed(""),
            namespace: Cow::Owned(default_namespace.to_owned()),
            name_at: root.anchor(),
            created: None,
            generation: None,
        };
    };
    let path = Path::Root.field("metadata");
    if let Some(fields) = Fields::open(node, schema, &path, sink) {
        name(&fields, sink);
        fields.check_others(&["name", "namespace"], sink);
        namespace(&fields, sink);
        super::references::check(&fields, sink);
    }
    read_unchecked(node, default_namespace)
}

fn name(fields: &Fields<'_, '_, '_>, sink: &mut Sink) {
    let empty = fields.map.get("name").is_none_or(|node| node.as_str().is_some_and(str::is_empty));
    if empty {
        let at = fields.map.entry("name").map_or(fields.anchor(), |entry| entry.value.span());
        let generated = fields.map.get("generateName").is_some();
        sink.push(missing_name(at, &fields.path.field("name"), generated));
        return;
    }
    let mut found = Sink::default();
    drop(fields.text("name", &mut found));
    recode(&found, Code::ResourceName, sink);
}

fn namespace(fields: &Fields<'_, '_, '_>, sink: &mut Sink) {
    let empty = fields.map.get("namespace").and_then(Node::as_str).is_some_and(str::is_empty);
    if !empty {
        let mut found = Sink::default();
        drop(fields.text("namespace", &mut found));
        recode(&found, Code::ResourceName, sink);
    }
}

/// Forwards diagnostics, with a more specific code in place of `invalid-format`.
pub(super) fn recode(found: &Sink, code: Code, sink: &mut Sink) {
    for diagnostic in found.found() {
        let mut diagnostic = diagnostic.clone();
        if diagnostic.code == Code::InvalidFormat {
            diagnostic.code = code;
        }
        sink.push(diagnostic);
    }
}

fn missing_name(at: Span, path: &Path<'_>, generated: bool) -> Diagnostic {
    let message =
        if generated { "`generateName` is not supported: only the API server can generate a name" } else { "missing required field `metadata.name`" };
    Diagnostic::new(Code::RequiredField, at, message).at(path, FieldError::Required).help("add a name to `metadata`, for example `name: my-proxy`")
}

/// Reads the metadata of any object without validating it.
pub(super) fn read_unchecked<'s>(metadata: Node<'_, 's>, default_namespace: &str) -> Meta<'s> {
    let text = |key: &str| metadata.at(&[key]).and_then(Node::text).map(|text| text.value).filter(|text| !text.is_empty());
    let generation = metadata.at(&["generation"]).and_then(Node::as_integer).and_then(|value| i64::try_from(value).ok());
    Meta {
        name: text("name").unwrap_or_default(),
        namespace: text("namespace").unwrap_or_else(|| Cow::Owned(default_namespace.to_owned())),
        name_at: metadata.at(&["name"]).unwrap_or(metadata).span(),
        created: metadata.str_at(&["creationTimestamp"]).and_then(time),
        generation,
    }
}

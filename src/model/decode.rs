//! Decodes a document into its objects: unwraps lists, determines the kind, and decodes the fields.

use std::sync::Arc;

use super::config;
use super::decoded::Decoded;
use super::domain;
use super::fields::Fields;
use super::group::{API_VERSION, GROUP, VERSION};
use super::http_proxy;
use super::list::{TypeMeta, list_items};
use super::meta;
use super::observed;
use super::schema::{self, Record};
use super::workspace::{Content, Origin, Resource};
use crate::diag::{Code, Diagnostic, FieldError, ObjectRef, Severity, Sink, mask, prose, shapes};
use crate::source::Span;
use crate::yaml::{Map, Node, Path};

/// What is known about a document before its tree is examined.
#[derive(Clone, Copy, Debug)]
pub struct DecodeContext<'a> {
    /// The document's text in the file.
    pub span: Span,
    /// Name of the file.
    pub file_name: &'a str,
    /// Whether the user named the file itself, not just a folder that contains it.
    pub named: bool,
    /// The namespace of objects that do not set one.
    pub namespace: &'a str,
}

/// The supported kinds of our group.
const KINDS: [&str; 2] = ["HTTPProxy", "Domain"];

/// Decodes a document into its objects, with lists unwrapped.
pub fn decode<'s>(root: Node<'_, 's>, context: DecodeContext<'_>, sink: &mut Sink) -> Vec<Decoded<'s>> {
    let origin = Origin { document: context.span, item: None };
    if root.is_null() {
        // as in kubectl, `null` is an empty document
        return Vec::new();
    }
    let Some(items) = list_items(root) else {
        // most documents are a single object: allocate room for just that one
        return object(root, context, origin, None, sink).map_or_else(Vec::new, |decoded| vec![decoded]);
    };
    let item = |(index, (item, inherited)): (u32, (_, Option<TypeMeta<'s>>))| {
        object(item, context, Origin { item: Some(index), ..origin }, inherited.as_ref(), sink)
    };
    (0u32..).zip(items).filter_map(item).collect()
}

/// Decodes a document of recorded claims (`--claims`). Only its ConfigMaps are used, as objects that were read from a cluster. A dump may
/// contain other objects too, and faults in such a document are not reported.
pub fn decode_claims<'s>(root: Node<'_, 's>, context: DecodeContext<'_>, sink: &mut Sink) -> Vec<Decoded<'s>> {
    let mut own = Sink::default();
    let mut decoded = decode(root, context, &mut own);
    let all = decoded.len();
    decoded.retain(|one| matches!(one.resource.content, Content::Claim(_)));
    if decoded.len() == all {
        sink.append(own);
    }
    for claim in &mut decoded {
        claim.resource.live = true;
    }
    decoded
}

fn object<'s>(
    node: Node<'_, 's>,
    context: DecodeContext<'_>,
    origin: Origin,
    inherited: Option<&TypeMeta<'s>>,
    sink: &mut Sink,
) -> Option<Decoded<'s>> {
    let text = |key: &str| node.at(&[key]).and_then(Node::text).map(|text| text.value).filter(|text| !text.is_empty());
    let (api_version, kind) = match (text("apiVersion"), text("kind"), inherited) {
        (Some(api_version), Some(kind), _) => (api_version, kind),
        (api_version, kind, Some((list_version, stem))) => {
            (api_version.unwrap_or_else(|| list_version.clone()), kind.unwrap_or_else(|| stem.clone()))
        }
        _ => return no_resource(node, context, sink),
    };
    let metadata = node.at(&["metadata"]);
    let unchecked = metadata.map(|metadata| meta::read_unchecked(metadata, context.namespace));
    let anchor = node.anchor();
    let object = Arc::new(ObjectRef {
        api_version: api_version.to_string(),
        kind: kind.to_string(),
        namespace: unchecked.as_ref().map_or(context.namespace, |meta| &meta.namespace).to_owned(),
        name: unchecked.as_ref().map_or_else(String::new, |meta| meta.name.to_string()),
    });
    sink.set_object(Some(Arc::clone(&object)));
    let mark = sink.mark();
    let content = content(node, &api_version, &kind, context, sink);
    let faulty = sink.has_errors_since(mark);
    sink.set_object(None);
    let live = metadata.is_some_and(is_live);
    let is_absent = |key: &str| !metadata.is_some_and(|metadata| is_set(metadata, key));
    let unnamed = is_absent("name") && is_absent("generateName");
    let anchor = unchecked.map_or(anchor, |meta| if meta.name.is_empty() { anchor } else { meta.name_at });
    let local_config = metadata.and_then(|metadata| metadata.str_at(&["annotations", "config.kubernetes.io/local-config"])) == Some("true");
    Some(Decoded { resource: Resource { content, object, origin, live, local_config, unnamed, anchor }, faulty })
}

/// Whether the metadata is of an object that was read from a cluster. A manifest may have the keys too, without values.
fn is_live(metadata: Node<'_, '_>) -> bool {
    is_set(metadata, "uid") || is_set(metadata, "resourceVersion")
}

/// Whether a key has a value that is not empty.
fn is_set(node: Node<'_, '_>, key: &str) -> bool {
    node.at(&[key]).is_some_and(|value| !value.is_null() && value.as_str() != Some(""))
}

fn content<'s>(node: Node<'_, 's>, api_version: &str, kind: &str, context: DecodeContext<'_>, sink: &mut Sink) -> Content<'s> {
    let namespace = context.namespace;
    // mask before splitting: something that looks like a secret may start with the slash
    let api_version = &*mask(api_version);
    let (group, version) = api_version.split_once('/').unwrap_or(("", api_version));
    match (group, kind) {
        (GROUP, _) => ours(node, version, kind, namespace, sink),
        ("gateway.networking.k8s.io", "Gateway") => Content::Gateway(Box::new(observed::gateway(node, namespace))),
        ("gateway.networking.k8s.io", "HTTPRoute") => Content::HttpRoute(Box::new(observed::owned(node, namespace))),
        ("discovery.k8s.io", "EndpointSlice") => Content::EndpointSlice(Box::new(observed::slice(node, namespace))),
        ("", "ConfigMap") => observed::claim(node).map_or(Content::Foreign, |claim| Content::Claim(Box::new(claim))),
        (config::GROUP, config::KIND) => config::from_node(node, sink).map_or(Content::Foreign, |config| Content::Config(Box::new(config))),
        (group, kind) => {
            if let Some(known) = KINDS.into_iter().find(|known| known.eq_ignore_ascii_case(kind)) {
                super::another_group::report(node, group, api_version, known, sink);
            }
            Content::Foreign
        }
    }
}

fn ours<'s>(node: Node<'_, 's>, version: &str, kind: &str, namespace: &str, sink: &mut Sink) -> Content<'s> {
    let Some(kind) = KINDS.into_iter().find(|known| *known == kind).or_else(|| misspelt_kind(node, kind, sink)) else { return Content::Foreign };
    let schema: &'static Record = if kind == "Domain" { &schema::domain::DOMAIN } else { &schema::http_proxy::HTTP_PROXY };
    if version != VERSION {
        let at = node.at(&["apiVersion"]).unwrap_or(node).span();
        let message = shapes::unsupported(&format!("{kind} version"), version);
        sink.push(
            Diagnostic::new(Code::UnsupportedVersion, at, message)
                .at("apiVersion", FieldError::Invalid)
                .help(shapes::use_instead(format_args!("apiVersion: {API_VERSION}"))),
        );
    }
    let Some(root) = Fields::open(node, schema, &Path::Root, sink) else { return Content::Foreign };
    if kind == "Domain" {
        Content::Domain(Box::new(domain::decode(&root, namespace, sink)))
    } else {
        Content::HttpProxy(Box::new(http_proxy::decode(&root, namespace, sink)))
    }
}

/// Reports a kind of our group that is almost one that is read, and returns the latter: the rest of the object is checked as if the kind were
/// right.
fn misspelt_kind(node: Node<'_, '_>, kind: &str, sink: &mut Sink) -> Option<&'static str> {
    let near = KINDS.into_iter().find(|known| known.eq_ignore_ascii_case(kind) || prose::nearest(kind, [*known]).is_some())?;
    let at = node.at(&["kind"]).unwrap_or(node).span();
    let message = format!("{} in {GROUP}", shapes::unknown("kind", kind, None));
    sink.push(
        Diagnostic::new(Code::UnknownKind, at, message).at("kind", FieldError::Invalid).help(shapes::use_instead(format_args!("kind: {near}"))),
    );
    Some(near)
}

/// Reports a document that is not a Kubernetes object: as an error if the user named its file, otherwise as a note.
fn no_resource<'s>(node: Node<'_, 's>, context: DecodeContext<'_>, sink: &mut Sink) -> Option<Decoded<'s>> {
    if is_kustomization(context.file_name) || is_chart(context.file_name, node) {
        return None;
    }
    let Some(map) = node.as_map() else {
        let mut diagnostic = Diagnostic::new(Code::NotAResource, node.span(), shapes::expected("a Kubernetes object", node.describe()));
        diagnostic.severity = severity(context);
        sink.push(diagnostic.help("write an object with `apiVersion` and `kind`"));
        return None;
    };
    let missing = prose::all_of(absent(map));
    // `--exclude` does not apply to a file that the user named
    let otherwise = if context.named { "remove it from the input" } else { "exclude the file with `--exclude`" };
    let mut diagnostic = Diagnostic::new(Code::NotAResource, node.anchor(), format!("not a Kubernetes object: missing {missing}"))
        .help(format!("add {missing}, or {otherwise}"));
    diagnostic.severity = severity(context);
    sink.push(diagnostic);
    None
}

fn severity(context: DecodeContext<'_>) -> Severity {
    if context.named { Severity::Error } else { Severity::Note }
}

/// Which of the two keys that make a Kubernetes object are missing.
fn absent(map: Map<'_, '_>) -> impl Iterator<Item = &'static str> {
    ["apiVersion", "kind"].into_iter().filter(move |key| map.get(key).and_then(Node::as_str).is_none_or(str::is_empty))
}

/// Whether this is the file of kustomize, which is valid without `apiVersion` and `kind`.
pub(crate) fn is_kustomization(file_name: &str) -> bool {
    let base = file_name.rsplit('/').next().unwrap_or(file_name);
    matches!(base, "kustomization.yaml" | "kustomization.yml" | "Kustomization")
}

/// Whether this is the description of a Helm chart, which has no `kind`.
fn is_chart(file_name: &str, node: Node<'_, '_>) -> bool {
    file_name.rsplit('/').next() == Some("Chart.yaml") && ["apiVersion", "name", "version"].into_iter().all(|key| node.at(&[key]).is_some())
}

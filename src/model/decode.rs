//! One document to the objects in it: which kind it is, lists unwrapped, fields decoded.

use std::sync::Arc;

use super::config;
use super::decoded::Decoded;
use super::domain;
use super::fields::Fields;
use super::http_proxy;
use super::list::{TypeMeta, list_items};
use super::meta;
use super::observed;
use super::schema::{self, Object};
use super::workspace::{Content, Origin, Resource};
use super::{API_VERSION, GROUP};
use crate::diag::{Code, Diagnostic, FieldError, ObjectRef, Severity, Sink, mask, prose};
use crate::source::Span;
use crate::yaml::{Entry, Map, Node, Path, ScalarKind, Value};

/// What is known of a document before its tree is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Its text in the file.
    pub span: Span,
    /// The file's name.
    pub file_name: &'a str,
    /// Whether the user named the file outright.
    pub named: bool,
    /// The namespace of what names none.
    pub namespace: &'a str,
}

/// The kinds of our group that are read.
const KINDS: [&str; 2] = ["HTTPProxy", "Domain"];
/// Their version.
const VERSION: &str = "v1alpha";

/// Decodes a document, lists unwrapped.
pub fn decode<'s>(root: &Node<'s>, document: Document<'_>, sink: &mut Sink) -> Vec<Decoded<'s>> {
    let origin = Origin { document: document.span, item: None };
    if matches!(&root.value, Value::Scalar(scalar) if scalar.kind == ScalarKind::Null) {
        // as for kubectl, `null` is a document with nothing in it
        return Vec::new();
    }
    let Some(items) = list_items(root) else {
        // one object, and room for no more: this is what most documents come to
        return object(root, document, origin, None, sink).map_or_else(Vec::new, |decoded| vec![decoded]);
    };
    let item = |(index, (item, inherited)): (u32, (_, Option<TypeMeta<'s>>))| {
        object(item, document, Origin { item: Some(index), ..origin }, inherited.as_ref(), sink)
    };
    (0u32..).zip(items).filter_map(item).collect()
}

fn object<'s>(node: &Node<'s>, document: Document<'_>, origin: Origin, inherited: Option<&TypeMeta<'s>>, sink: &mut Sink) -> Option<Decoded<'s>> {
    let text = |key: &str| node.str_at(&[key]).filter(|text| !text.is_empty()).cloned();
    let (api_version, kind) = match (text("apiVersion"), text("kind"), inherited) {
        (Some(api_version), Some(kind), _) => (api_version, kind),
        (api_version, kind, Some((list_version, stem))) => {
            (api_version.unwrap_or_else(|| list_version.clone()), kind.unwrap_or_else(|| stem.clone()))
        }
        _ => return no_resource(node, document, sink),
    };
    let metadata = node.at(&["metadata"]);
    let lenient = metadata.map(|metadata| meta::lenient(metadata, document.namespace));
    let anchor = node.as_map().and_then(|map| map.entries.first()).map_or(node.span, |entry| entry.key.span);
    let object = Arc::new(ObjectRef {
        api_version: api_version.to_string(),
        kind: kind.to_string(),
        namespace: lenient.as_ref().map_or(document.namespace, |meta| &meta.namespace).to_owned(),
        name: lenient.as_ref().map_or_else(String::new, |meta| meta.name.to_string()),
    });
    sink.set_object(Some(Arc::clone(&object)));
    let mark = sink.mark();
    let content = content(node, &api_version, &kind, document, sink);
    let faulty = sink.has_errors_since(mark);
    sink.set_object(None);
    let live = metadata.is_some_and(|metadata| metadata.at(&["uid"]).is_some() || metadata.at(&["resourceVersion"]).is_some());
    let anchor = lenient.map_or(anchor, |meta| if meta.name.is_empty() { anchor } else { meta.name_at });
    let local_config =
        metadata.and_then(|metadata| metadata.str_at(&["annotations", "config.kubernetes.io/local-config"])).is_some_and(|value| value == "true");
    Some(Decoded { resource: Resource { content, object, origin, live, local_config, anchor }, faulty })
}

fn content<'s>(node: &Node<'s>, api_version: &str, kind: &str, document: Document<'_>, sink: &mut Sink) -> Content<'s> {
    let namespace = document.namespace;
    // before it is cut: what looks like a secret may begin with the slash
    let api_version = &*mask(api_version);
    let (group, version) = api_version.split_once('/').unwrap_or(("", api_version));
    match (group, kind) {
        (GROUP, _) => ours(node, version, kind, namespace, sink),
        ("gateway.networking.k8s.io", "Gateway") => Content::Gateway(Box::new(observed::gateway(node, namespace))),
        ("gateway.networking.k8s.io", "HTTPRoute") => Content::HttpRoute(Box::new(observed::owned(node, namespace))),
        ("discovery.k8s.io", "EndpointSlice") => Content::EndpointSlice(Box::new(observed::slice(node, namespace))),
        ("", "ConfigMap") => observed::claim(node).map_or(Content::Foreign, |claim| Content::Claim(Box::new(claim))),
        (config::GROUP, config::KIND) => config::from_node(node, sink).map_or(Content::Foreign, |config| Content::Config(Box::new(config))),
        (_, kind) if KINDS.contains(&kind) => {
            misspelt_group(node, api_version, kind, sink);
            Content::Foreign
        }
        _ => Content::Foreign,
    }
}

fn ours<'s>(node: &Node<'s>, version: &str, kind: &str, namespace: &str, sink: &mut Sink) -> Content<'s> {
    let schema: &'static Object = match kind {
        "HTTPProxy" => &schema::http_proxy::HTTP_PROXY,
        "Domain" => &schema::domain::DOMAIN,
        _ => {
            misspelt_kind(node, kind, sink);
            return Content::Foreign;
        }
    };
    if version != VERSION {
        let at = node.at(&["apiVersion"]).map_or(node.span, |node| node.span);
        let message = format!("{kind} has the version `v1alpha`, not `{}`", prose::shown(version));
        sink.push(
            Diagnostic::new(Code::UnsupportedVersion, at, message)
                .at("apiVersion", FieldError::Invalid)
                .help(format!("write `apiVersion: {API_VERSION}`")),
        );
    }
    let Some(root) = Fields::open(node, schema, &Path::Root, sink) else { return Content::Foreign };
    match kind {
        "Domain" => Content::Domain(Box::new(domain::decode(&root, namespace, sink))),
        _ => Content::HttpProxy(Box::new(http_proxy::decode(&root, namespace, sink))),
    }
}

fn misspelt_kind(node: &Node<'_>, kind: &str, sink: &mut Sink) {
    let Some(near) = KINDS.into_iter().find(|known| known.eq_ignore_ascii_case(kind) || prose::nearest(kind, [*known]).is_some()) else { return };
    let at = node.at(&["kind"]).map_or(node.span, |node| node.span);
    let message = format!("{GROUP} has no kind `{}`", prose::shown(kind));
    sink.push(Diagnostic::new(Code::UnknownKind, at, message).at("kind", FieldError::Invalid).help(format!("write `kind: {near}`")));
}

/// A kind that has the name of ours, in a group that nearly has: what it means is plain, and the API server would know no such kind.
fn misspelt_group(node: &Node<'_>, api_version: &str, kind: &str, sink: &mut Sink) {
    let is_near = match api_version.split_once('/') {
        Some((group, _)) => prose::nearest(group, [GROUP]).is_some(),
        None => api_version == VERSION || prose::nearest(api_version, [GROUP]).is_some(),
    };
    if !is_near {
        return;
    }
    let at = node.at(&["apiVersion"]).map_or(node.span, |node| node.span);
    let message = format!("{kind} is a kind of `{API_VERSION}`, not of `{}`", prose::shown(api_version));
    sink.push(
        Diagnostic::new(Code::UnsupportedVersion, at, message)
            .at("apiVersion", FieldError::Invalid)
            .help(format!("write `apiVersion: {API_VERSION}`")),
    );
}

/// A document that is no Kubernetes object: an error where the file was named, else a note.
fn no_resource<'s>(node: &Node<'s>, document: Document<'_>, sink: &mut Sink) -> Option<Decoded<'s>> {
    if is_kustomization(document.file_name) {
        return None;
    }
    let missing = match &node.value {
        Value::Map(map) => absent(map),
        Value::Scalar(_) | Value::List(_) => {
            let mut diagnostic = Diagnostic::new(Code::NotAResource, node.span, format!("{} where a Kubernetes object is wanted", node.describe()));
            diagnostic.severity = severity(document);
            sink.push(diagnostic.help("write an object with `apiVersion` and `kind`"));
            return None;
        }
    };
    let at = node.as_map().and_then(|map| map.entries.first()).map_or(node.span, |entry| entry.key.span);
    // a file that is named is not excluded
    let otherwise = if document.named { "remove it from the input" } else { "leave the file out with `--exclude`" };
    let mut diagnostic = Diagnostic::new(Code::NotAResource, at, format!("a document without {missing} is no Kubernetes object"))
        .help(format!("add {missing}, or {otherwise}"));
    diagnostic.severity = severity(document);
    sink.push(diagnostic);
    None
}

fn severity(document: Document<'_>) -> Severity {
    if document.named { Severity::Error } else { Severity::Note }
}

fn absent(map: &Map<'_>) -> String {
    let missing = ["apiVersion", "kind"].into_iter().filter(|key| map.get(key).and_then(Node::as_str).is_none_or(|text| text.is_empty()));
    prose::all_of(missing)
}

/// kustomize takes its file also without `apiVersion` and `kind`.
pub(crate) fn is_kustomization(file_name: &str) -> bool {
    let base = file_name.rsplit('/').next().unwrap_or(file_name);
    matches!(base, "kustomization.yaml" | "kustomization.yml" | "Kustomization")
}

/// A field that the schema does not have: what HTTPProxy offers instead, or the nearest name.
pub(super) fn unknown_field(fields: &Fields<'_, '_, '_>, entry: &Entry<'_>) -> Diagnostic {
    let name = &entry.key.value;
    let message = format!("{} has no field `{}`", fields.schema.name, prose::shown(name));
    let diagnostic = Diagnostic::new(Code::UnknownField, entry.key.span, message).at(fields.path.field(name), FieldError::UnknownField);
    let near = prose::nearest(name, fields.schema.fields.iter().map(|field| field.name));
    match (from_http_route(name), near) {
        (Some(offer), _) => diagnostic.label("a field of HTTPRoute, not of HTTPProxy").help(offer),
        (None, Some(near)) => diagnostic.help(format!("write `{near}`")),
        (None, None) => {
            let known = prose::all_of(fields.schema.fields.iter().map(|field| field.name));
            diagnostic.help(format!("remove it; {} has {known}", fields.schema.name))
        }
    }
}

/// What HTTPProxy offers for a field that users bring from HTTPRoute.
fn from_http_route(name: &str) -> Option<&'static str> {
    Some(match name {
        "backendRefs" | "backendRef" => {
            "write `backends: [{endpoint: \"https://origin.example.com\"}]` in the rule: HTTPProxy takes the URL of one backend, not a reference to a Service"
        }
        "timeouts" | "timeout" => "remove it: HTTPProxy has no timeouts, the platform sets them",
        "retry" | "retries" => "remove it: HTTPProxy has no retries, the platform sets them",
        "weight" => "remove it: HTTPProxy sends all requests of a rule to one backend; put a load balancer behind one endpoint to split traffic",
        "parentRefs" | "parentRef" => "remove it: the Gateway is made from the HTTPProxy and the route is attached to it",
        "sessionPersistence" => "remove it: HTTPProxy has one backend a rule, so there is nothing to stick to",
        "gatewayClassName" | "listeners" => "remove it: the Gateway and its listeners are made from `spec.hostnames`",
        "useDefaultGateways" => "remove it: the Gateway is made from the HTTPProxy",
        _ => return None,
    })
}

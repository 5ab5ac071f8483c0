//! Objects of other kinds that affect the outcome; they are read but not validated.

use super::meta::{self, Meta};
use super::text::Text;
use crate::source::Span;
use crate::yaml::Node;

/// The label of an EndpointSlice in the network of a tenant.
const TENANT_LABEL: &str = "galactic.datum.net/tenant-id";

/// A Gateway of the input.
#[derive(Debug)]
pub struct Gateway<'s> {
    /// Metadata and controller.
    pub owned: Owned<'s>,
    /// `spec.gatewayClassName`
    pub class: Option<Text<'s>>,
    /// The hostnames of the listeners.
    pub hostnames: Vec<Text<'s>>,
    /// The values of `status.addresses`.
    pub addresses: Vec<Text<'s>>,
}

/// An object that may have a controller.
#[derive(Debug)]
pub struct Owned<'s> {
    /// `metadata`
    pub meta: Meta<'s>,
    /// The object that controls this one.
    pub controller: Option<Controller<'s>>,
}

/// The owner reference with `controller: true`.
#[derive(Debug)]
pub struct Controller<'s> {
    /// API version of the owner.
    pub api_version: Text<'s>,
    /// Kind of the owner.
    pub kind: Text<'s>,
    /// Name of the owner.
    pub name: Text<'s>,
}

/// An EndpointSlice of the input.
#[derive(Debug)]
pub struct Slice<'s> {
    /// Metadata and controller.
    pub owned: Owned<'s>,
    /// `ports`
    pub ports: Vec<SlicePort>,
    /// Where `ports` is, or the name of the EndpointSlice if it is missing.
    pub ports_at: Span,
    /// Whether the label of a tenant's network is set. The platform does not look at the ports of such an EndpointSlice.
    pub is_of_tenant: bool,
}

/// A port of an EndpointSlice.
#[derive(Debug)]
pub struct SlicePort {
    /// The port number.
    pub port: Option<i128>,
    /// Whether the port has a name.
    pub named: bool,
    /// The port as a whole.
    pub span: Span,
}

/// A ConfigMap that records who owns a hostname.
#[derive(Debug)]
pub struct Claim<'s> {
    /// The hostname: the name of the ConfigMap.
    pub hostname: Text<'s>,
    /// `data.owner`; `None` if it is missing or malformed.
    pub owner: Option<Owner>,
    /// Where `data.owner` is, or the name if it is missing.
    pub at: Span,
}

/// The owner of a hostname, as a claim records it: `<cluster>/<namespace>/<name>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Owner {
    /// Everything before the namespace; empty if the claim names no cluster.
    pub cluster: String,
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
}

impl Owner {
    fn parse(text: &str) -> Option<Self> {
        let (rest, name) = text.rsplit_once('/')?;
        let (cluster, namespace) = rest.rsplit_once('/').unwrap_or(("", rest));
        let is_whole = !name.is_empty() && !namespace.is_empty();
        is_whole.then(|| Self { cluster: cluster_name(cluster).to_owned(), namespace: namespace.to_owned(), name: name.to_owned() })
    }
}

/// The name of a cluster as names compare: some components write a slash before it.
pub(crate) fn cluster_name(text: &str) -> &str {
    text.trim_matches('/')
}

pub(super) fn owned<'s>(node: Node<'_, 's>, default_namespace: &str) -> Owned<'s> {
    let metadata = node.at(&["metadata"]).unwrap_or(node);
    let mut references = metadata.items_at(&["ownerReferences"]);
    Owned { meta: meta::read_unchecked(metadata, default_namespace), controller: references.find_map(controller) }
}

fn controller<'s>(reference: Node<'_, 's>) -> Option<Controller<'s>> {
    if reference.at(&["controller"]).and_then(Node::as_bool) != Some(true) {
        return None;
    }
    let text = |key: &str| reference.at(&[key]).and_then(Node::text);
    Some(Controller { api_version: text("apiVersion")?, kind: text("kind")?, name: text("name")? })
}

pub(super) fn gateway<'s>(node: Node<'_, 's>, default_namespace: &str) -> Gateway<'s> {
    let listeners = node.items_at(&["spec", "listeners"]);
    let addresses = node.items_at(&["status", "addresses"]);
    Gateway {
        owned: owned(node, default_namespace),
        class: node.at(&["spec", "gatewayClassName"]).and_then(Node::text),
        hostnames: listeners.filter_map(|listener| listener.at(&["hostname"])?.text()).filter(|hostname| !hostname.value.is_empty()).collect(),
        addresses: addresses.filter_map(|address| address.at(&["value"])?.text()).collect(),
    }
}

pub(super) fn slice<'s>(node: Node<'_, 's>, default_namespace: &str) -> Slice<'s> {
    let ports = node.items_at(&["ports"]);
    let port = |node: Node<'_, 's>| SlicePort {
        port: node.at(&["port"]).and_then(Node::as_integer),
        named: node.str_at(&["name"]).is_some_and(|name| !name.is_empty()),
        span: node.span(),
    };
    let owned = owned(node, default_namespace);
    let ports_at = node.at(&["ports"]).map_or(owned.meta.name_at, Node::span);
    // the platform looks for the key alone, whatever its value is
    let is_of_tenant = node.at(&["metadata", "labels"]).and_then(Node::as_map).is_some_and(|labels| labels.entry(TENANT_LABEL).is_some());
    Slice { owned, ports: ports.map(port).collect(), ports_at, is_of_tenant }
}

pub(super) fn claim<'s>(node: Node<'_, 's>) -> Option<Claim<'s>> {
    let owner = node.at(&["data", "owner"]);
    let name = node.at(&["metadata", "name"]).and_then(Node::text)?;
    let parsed = owner.and_then(Node::as_str).and_then(Owner::parse);
    Some(Claim { at: owner.map_or(name.span, Node::span), hostname: name, owner: parsed })
}

//! A decoded HTTPProxy.

use std::borrow::Cow;

use super::endpoint::{Endpoint, Host};
use super::fields::Fields;
use super::filter::{self, Filter};
use super::given::{Given, List};
use super::matches::{self, Match};
use super::meta::{self, Meta};
use super::schema;
use super::text::{Text, lower};
use super::time;
use super::words::OwnedKind;
use crate::diag::Sink;
use crate::source::{Span, Spanned};
use crate::yaml::{Entry, Map, Node};

/// An HTTPProxy.
#[derive(Debug)]
pub struct HttpProxy<'s> {
    /// `metadata`
    pub meta: Meta<'s>,
    /// `spec.hostnames`; a broken item is `None`, so that indices match the input.
    pub hostnames: List<Text<'s>>,
    /// `spec.rules`.
    pub rules: List<Rule<'s>>,
    /// The last status that the platform reported, if any.
    pub status: Option<Box<ProxyStatus<'s>>>,
    /// `metadata.annotations`, those that are valid.
    pub annotations: Vec<Annotation<'s>>,
    /// The key `rules`, for messages about all rules together.
    pub rules_at: Span,
}

/// An annotation of an HTTPProxy.
#[derive(Debug)]
pub struct Annotation<'s> {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Cow<'s, str>,
}

/// A rule of an HTTPProxy.
#[derive(Debug)]
pub struct Rule<'s> {
    /// `name`
    pub name: Given<Text<'s>>,
    /// Which requests the rule applies to.
    pub matches: List<Match<'s>>,
    /// How requests and responses are changed.
    pub filters: List<Filter<'s>>,
    /// Where requests are sent.
    pub backends: List<Backend<'s>>,
    /// Where a message about the rule as a whole points.
    pub anchor: Span,
}

/// A backend of a rule.
#[derive(Debug)]
pub struct Backend<'s> {
    /// The URL of the backend.
    pub endpoint: Given<Endpoint<'s>>,
    /// The name of the connector.
    pub connector: Given<Text<'s>>,
    /// An EndpointSlice that replaces the endpoint.
    pub instance: Given<Box<Instance<'s>>>,
    /// `tls.hostname`.
    pub tls_hostname: Given<Text<'s>>,
    /// Filters for requests to this backend.
    pub filters: List<Filter<'s>>,
    /// Where a message about the backend as a whole points.
    pub anchor: Span,
}

/// A reference to an EndpointSlice.
#[derive(Debug)]
pub struct Instance<'s> {
    /// Name of the EndpointSlice.
    pub name: Given<Text<'s>>,
    /// Port number in the EndpointSlice.
    pub port: Given<Spanned<i64>>,
}

/// The well-formed parts of `status`.
#[derive(Debug, Default)]
pub struct ProxyStatus<'s> {
    /// The conditions of the proxy.
    pub conditions: Vec<StatusCondition<'s>>,
    /// The hostnames that the proxy owns.
    pub hostnames: Vec<Text<'s>>,
    /// The hostname that the platform assigned.
    pub canonical_hostname: Option<Text<'s>>,
    /// The values of `addresses`.
    pub addresses: Vec<Text<'s>>,
    /// The conditions of each hostname.
    pub hostname_conditions: Vec<(Text<'s>, Vec<StatusCondition<'s>>)>,
}

/// A status condition.
#[derive(Debug)]
pub struct StatusCondition<'s> {
    /// `type`
    pub kind: Text<'s>,
    /// `status`
    pub status: Text<'s>,
    /// `reason`, or empty.
    pub reason: Cow<'s, str>,
    /// `message`, or empty.
    pub message: Cow<'s, str>,
    /// `observedGeneration`
    pub observed_generation: Option<i64>,
    /// `lastTransitionTime`, if it is a valid time.
    pub last_transition_time: Option<Text<'s>>,
}

impl ProxyStatus<'_> {
    fn is_empty(&self) -> bool {
        let Self { conditions, hostnames, canonical_hostname, addresses, hostname_conditions } = self;
        conditions.is_empty() && hostnames.is_empty() && canonical_hostname.is_none() && addresses.is_empty() && hostname_conditions.is_empty()
    }
}

impl<'s> HttpProxy<'s> {
    /// The name of the EndpointSlice rendered for a backend.
    pub fn slice_name(&self, rule: usize, backend: usize) -> String {
        format!("{}-{rule}-{backend}", self.meta.name)
    }

    /// Kind and name of every rendered object.
    pub fn rendered_names(&self) -> Vec<(OwnedKind, String)> {
        let name = || self.meta.name.to_string();
        let slices = self.rules().flat_map(|(rule, found)| {
            found.backends().filter(|(_, backend)| backend.endpoint.get().is_some()).map(move |(backend, _)| (rule, backend))
        });
        let slices = slices.map(|(rule, backend)| (OwnedKind::EndpointSlice, self.slice_name(rule, backend)));
        slices.chain([(OwnedKind::Gateway, name()), (OwnedKind::HttpRoute, name())]).collect()
    }

    /// The valid rules with their indices.
    pub fn rules(&self) -> impl Iterator<Item = (usize, &Rule<'s>)> {
        self.rules.valid()
    }

    /// The valid hostnames with their indices.
    pub fn hostnames(&self) -> impl Iterator<Item = (usize, &Text<'s>)> {
        self.hostnames.valid()
    }
}

impl<'s> Rule<'s> {
    /// The valid backends with their indices.
    pub fn backends(&self) -> impl Iterator<Item = (usize, &Backend<'s>)> {
        self.backends.valid()
    }

    /// The valid filters with their indices.
    pub fn filters(&self) -> impl Iterator<Item = (usize, &Filter<'s>)> {
        self.filters.valid()
    }

    /// The valid matches with their indices.
    pub fn matches(&self) -> impl Iterator<Item = (usize, &Match<'s>)> {
        self.matches.valid()
    }
}

impl<'s> Backend<'s> {
    /// The valid filters with their indices.
    pub fn filters(&self) -> impl Iterator<Item = (usize, &Filter<'s>)> {
        self.filters.valid()
    }

    /// Whether the endpoint is reached through a connector.
    pub fn has_connector(&self) -> bool {
        !self.connector.is_absent()
    }

    /// The name in the backend's certificate, in lowercase; by default the backend sees it as the host.
    pub fn certificate_hostname(&self) -> Option<Cow<'_, str>> {
        let endpoint = self.endpoint.get().filter(|_| !self.has_connector())?;
        match endpoint.host()? {
            Host::Name(name) => Some(lower(name)),
            Host::Ipv4(_) | Host::Ipv6(_) if endpoint.is_https() => match &self.tls_hostname {
                Given::Is(hostname) => Some(lower(&hostname.value)),
                Given::Absent | Given::Broken => None,
            },
            Host::Ipv4(_) | Host::Ipv6(_) => None,
        }
    }
}

pub(super) fn decode<'s>(root: &Fields<'_, '_, 's>, default_namespace: &str, sink: &mut Sink) -> HttpProxy<'s> {
    let meta = meta::decode(root, &schema::meta::PROXY_META, default_namespace, sink);
    let spec = root.object("spec", sink, |spec, sink| {
        let rules_at = spec.map.entry("rules").map_or_else(|| spec.anchor(), |entry| entry.key.span);
        (spec.texts("hostnames", sink), spec.objects("rules", sink, rule), rules_at)
    });
    let (hostnames, rules, rules_at) = match spec {
        Given::Is(parts) => parts,
        Given::Absent | Given::Broken => (Given::Absent, Given::Broken, root.span),
    };
    HttpProxy { meta, hostnames, rules, status: status(root), annotations: annotations(root), rules_at }
}

fn annotations<'s>(root: &Fields<'_, '_, 's>) -> Vec<Annotation<'s>> {
    let map = root.map.get("metadata").and_then(|metadata| metadata.at(&["annotations"])).and_then(Node::as_map);
    let annotation =
        |entry: Entry<'_, 's>| Some(Annotation { key: Spanned::new(entry.key.value.to_owned(), entry.key.span), value: entry.value.text()?.value });
    map.into_iter().flat_map(Map::entries).filter_map(annotation).collect()
}

fn rule<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> Rule<'s> {
    Rule {
        name: fields.text("name", sink),
        matches: fields.objects("matches", sink, matches::decode),
        filters: fields.objects("filters", sink, filter::decode),
        backends: fields.objects("backends", sink, backend),
        anchor: fields.anchor(),
    }
}

fn backend<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> Backend<'s> {
    let tls = fields.object("tls", sink, |tls, sink| tls.text("hostname", sink));
    Backend {
        endpoint: fields.text("endpoint", sink).map(Endpoint::new),
        connector: fields.object("connector", sink, |connector, sink| connector.text("name", sink)).flatten(),
        instance: fields
            .object("instance", sink, |instance, sink| Instance { name: instance.text("name", sink), port: instance.integer("port", sink) })
            .map(Box::new),
        tls_hostname: tls.flatten(),
        filters: fields.objects("filters", sink, filter::decode),
        anchor: fields.anchor(),
    }
}

/// Reads the well-formed parts of `status` and ignores the rest.
fn status<'s>(root: &Fields<'_, '_, 's>) -> Option<Box<ProxyStatus<'s>>> {
    let status = root.map.get("status")?;
    let of_hostname = |node: Node<'_, 's>| Some((node.at(&["hostname"])?.text()?, conditions(node)));
    let status = ProxyStatus {
        conditions: conditions(status),
        hostnames: status.items_at(&["hostnames"]).filter_map(Node::text).collect(),
        canonical_hostname: status.at(&["canonicalHostname"]).and_then(Node::text),
        addresses: status.items_at(&["addresses"]).filter_map(|address| address.at(&["value"])?.text()).collect(),
        hostname_conditions: status.items_at(&["hostnameStatuses"]).filter_map(of_hostname).collect(),
    };
    (!status.is_empty()).then(|| Box::new(status))
}

fn conditions<'s>(node: Node<'_, 's>) -> Vec<StatusCondition<'s>> {
    node.items_at(&["conditions"]).filter_map(condition).collect()
}

fn condition<'s>(node: Node<'_, 's>) -> Option<StatusCondition<'s>> {
    let text = |name: &str| node.at(&[name])?.text();
    let time = text("lastTransitionTime").filter(|time| time::time(time).is_some());
    let plain = |name: &str| text(name).map(|text| text.value).unwrap_or_default();
    let generation = node.at(&["observedGeneration"]).and_then(Node::as_integer);
    Some(StatusCondition {
        kind: text("type")?,
        status: text("status")?,
        reason: plain("reason"),
        message: plain("message"),
        observed_generation: generation.and_then(|generation| i64::try_from(generation).ok()),
        last_transition_time: time,
    })
}

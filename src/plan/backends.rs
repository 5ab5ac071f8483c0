//! Where requests go: an EndpointSlice for every endpoint, or one that is there already.

use std::borrow::Cow;

use super::Made;
use super::filters::{self, FilterPlan};
use crate::model::endpoint::Host;
use crate::model::{Backend, HttpProxy, Rule};
use crate::source::Span;

/// A backend of a rule.
#[derive(Debug)]
pub struct BackendPlan<'w> {
    /// The EndpointSlice that it names.
    pub slice: Made<'w>,
    /// Its port.
    pub port: i64,
    /// Changes for this backend only.
    pub filters: Vec<FilterPlan<'w>>,
    /// The backend that it comes from.
    pub declared_at: Span,
}

/// An EndpointSlice.
#[derive(Debug)]
pub struct SlicePlan<'w> {
    /// Its name.
    pub name: String,
    /// The name of its port.
    pub port_name: String,
    /// The one address.
    pub address: Address<'w>,
    /// The one port.
    pub port: u16,
    /// Whether the backend speaks TLS.
    pub https: bool,
    /// The name that the backend's certificate is checked against.
    pub certificate_hostname: Option<Made<'w>>,
    /// The endpoint that it comes from.
    pub declared_at: Span,
}

/// The address of a backend.
#[derive(Debug)]
pub enum Address<'w> {
    /// IPv4.
    V4(std::net::Ipv4Addr),
    /// IPv6.
    V6(std::net::Ipv6Addr),
    /// A name.
    Name(&'w str),
}

/// What stands for an endpoint that is reached through a connector.
const CONNECTOR: &str = "connector.local";

/// Plans a backend, and the EndpointSlice that it needs.
pub(super) fn plan<'w>(
    proxy: &HttpProxy<'_>,
    rule: &Rule<'_>,
    (rule_at, at): (usize, usize),
    backend: &'w Backend<'_>,
    slices: &mut Vec<SlicePlan<'w>>,
) -> BackendPlan<'w> {
    let filters = filters::of_backend(rule, backend);
    let declared_at = backend.anchor;
    if let Some(instance) = backend.instance.get() {
        let name = instance.name.get().map_or("", |name| &*name.value);
        let port = instance.port.get().map_or(0, |port| port.value);
        return BackendPlan { slice: Cow::Borrowed(name), port, filters, declared_at };
    }
    let name = proxy.slice_name(rule_at, at);
    let port = backend.endpoint.get().map_or(0, crate::model::Endpoint::port);
    if let Some(endpoint) = backend.endpoint.get() {
        let address = match endpoint.host() {
            _ if backend.has_connector() => Address::Name(CONNECTOR),
            Some(Host::Ipv4(address)) => Address::V4(*address),
            Some(Host::Ipv6(address)) => Address::V6(*address),
            Some(Host::Name(name)) => Address::Name(name),
            None => Address::Name(""),
        };
        slices.push(SlicePlan {
            name: name.clone(),
            port_name: format!("httpproxy-{rule_at}-{at}"),
            address,
            port,
            https: endpoint.is_https(),
            certificate_hostname: backend.certificate_hostname(),
            declared_at: endpoint.text.span,
        });
    }
    BackendPlan { slice: Cow::Owned(name), port: i64::from(port), filters, declared_at }
}

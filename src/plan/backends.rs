//! Where requests go: an EndpointSlice for every endpoint, or one that already exists.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::filters::{self, FilterPlan};
use crate::model::endpoint::Host;
use crate::model::{Backend, Endpoint, HttpProxy, Rule, Text};
use crate::source::Span;

/// A backend of a rule.
#[derive(Debug)]
pub struct BackendPlan<'w> {
    /// Where it sends requests; [`Plan::slice`](super::Plan::slice) and [`Plan::reference`](super::Plan::reference) resolve it.
    pub target: Target<'w>,
    /// Changes for this backend only.
    pub filters: Vec<FilterPlan<'w>>,
    /// The backend: where lints on what its rule and its filters do together point.
    pub declared_at: Span,
}

/// The EndpointSlice of a backend.
#[derive(Debug)]
pub enum Target<'w> {
    /// One that is created: its index in [`Plan::slices`](super::Plan::slices).
    Slice(usize),
    /// One that the proxy names, by `instance`.
    Instance {
        /// Its name.
        name: &'w Text<'w>,
        /// The port that requests go to.
        port: u16,
    },
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
    /// Whether requests to the backend use TLS.
    pub https: bool,
    /// The name that the backend's certificate is checked against.
    pub certificate_hostname: Option<Cow<'w, str>>,
    /// The endpoint as written, with its place: what a trace shows and where lints on the endpoint point.
    pub endpoint: &'w Endpoint<'w>,
}

/// The address of a backend.
#[derive(Debug)]
pub enum Address<'w> {
    /// IPv4.
    V4(Ipv4Addr),
    /// IPv6.
    V6(Ipv6Addr),
    /// A name.
    Name(&'w str),
    /// Reached through a connector, whatever the endpoint is.
    Connector,
}

impl Address<'_> {
    /// `addressType` and the address, as an EndpointSlice has them.
    pub fn in_slice(&self) -> (&'static str, Cow<'_, str>) {
        match self {
            Self::V4(address) => ("IPv4", Cow::Owned(address.to_string())),
            Self::V6(address) => ("IPv6", Cow::Owned(address.to_string())),
            Self::Name(name) => ("FQDN", Cow::Borrowed(name)),
            Self::Connector => ("FQDN", Cow::Borrowed("connector.local")),
        }
    }
}

/// Plans a backend, and the EndpointSlice that it needs. `None` for a backend without a target, which no accepted proxy has:
/// `backend-target`.
pub(super) fn plan<'w>(
    proxy: &HttpProxy<'_>,
    rule: &Rule<'_>,
    (rule_at, at): (usize, usize),
    backend: &'w Backend<'_>,
    slices: &mut Vec<SlicePlan<'w>>,
) -> Option<BackendPlan<'w>> {
    let target = match (backend.instance.get(), backend.endpoint.get()) {
        (Some(instance), _) => Target::Instance { name: instance.name.get()?, port: u16::try_from(instance.port.get()?.value).ok()? },
        (None, Some(endpoint)) => {
            slices.push(SlicePlan {
                name: proxy.slice_name(rule_at, at),
                port_name: format!("httpproxy-{rule_at}-{at}"),
                address: address(backend, endpoint)?,
                port: endpoint.port(),
                https: endpoint.is_https(),
                certificate_hostname: backend.certificate_hostname(),
                endpoint,
            });
            Target::Slice(slices.len() - 1)
        }
        (None, None) => return None,
    };
    Some(BackendPlan { target, filters: filters::of_backend(rule, backend), declared_at: backend.anchor })
}

fn address<'w>(backend: &Backend<'_>, endpoint: &'w Endpoint<'_>) -> Option<Address<'w>> {
    let host = endpoint.host()?;
    if backend.has_connector() {
        return Some(Address::Connector);
    }
    Some(match host {
        Host::Ipv4(address) => Address::V4(*address),
        Host::Ipv6(address) => Address::V6(*address),
        Host::Name(name) => Address::Name(name),
    })
}

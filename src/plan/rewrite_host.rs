//! The host that the backend sees. The platform refuses a header modifier that sets `Host`, so the value travels as a rewrite, and
//! every endpoint with a certificate hostname needs one.

use std::borrow::Cow;

use super::filters::{Action, FilterPlan};
use crate::model::endpoint::Host;
use crate::model::{Backend, Rule, Text, lower};
use crate::source::Span;

/// The host of a rewrite.
#[derive(Debug)]
pub struct HostRewrite<'w> {
    /// The host.
    pub value: Cow<'w, str>,
    /// What it comes from.
    pub source: HostSource,
    /// What was written there: where lints on the host point.
    pub declared_at: Span,
}

/// What the host of a rewrite comes from. It is the user's own only for [`HostSource::UrlRewrite`]; the others were put in by lowering.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HostSource {
    /// `urlRewrite.hostname`
    UrlRewrite,
    /// The value of `Host` in a `RequestHeaderModifier`.
    HostHeader,
    /// The host of the endpoint.
    Endpoint,
    /// `tls.hostname`
    TlsHostname,
}

impl<'w> HostRewrite<'w> {
    /// The host that a rewrite of the user names.
    pub(super) fn of_user(text: &'w Text<'_>) -> Self {
        Self { value: Cow::Borrowed(&text.value), source: HostSource::UrlRewrite, declared_at: text.span }
    }

    /// The host that a backend is to see, if the platform decides it: for every endpoint with a certificate hostname.
    fn of_backend(rule: &'w Rule<'_>, backend: &'w Backend<'_>) -> Option<Self> {
        let certificate = backend.certificate_hostname()?;
        if let Some(text) = rule.host_override(backend) {
            return Some(Self { value: lower(&text.value), source: HostSource::HostHeader, declared_at: text.span });
        }
        let endpoint = backend.endpoint.get()?;
        let (source, declared_at) = match (endpoint.host()?, backend.tls_hostname.get()) {
            (Host::Ipv4(_) | Host::Ipv6(_), Some(hostname)) => (HostSource::TlsHostname, hostname.span),
            (Host::Ipv4(_) | Host::Ipv6(_), None) | (Host::Name(_), _) => (HostSource::Endpoint, endpoint.text.span),
        };
        Some(Self { value: certificate, source, declared_at })
    }
}

/// Whether `Host` is set for a backend with an endpoint, so that it is removed from both filter lists.
pub(super) fn strips(rule: &Rule<'_>) -> bool {
    rule.backends().any(|(_, backend)| backend.endpoint.get().is_some() && rule.host_override(backend).is_some())
}

/// Gives the first rewrite of the rule the host that the backend is to see, or adds a rewrite that does.
pub(super) fn apply<'w>(filters: &mut Vec<FilterPlan<'w>>, rule: &'w Rule<'_>, backend: &'w Backend<'_>) {
    let Some(host) = HostRewrite::of_backend(rule, backend) else { return };
    let rewrite = filters.iter_mut().find_map(|filter| match &mut filter.action {
        Action::Rewrite { hostname, .. } => Some(hostname),
        Action::RequestHeaders(_) | Action::ResponseHeaders(_) | Action::Redirect(_) | Action::Extension { .. } | Action::Cors(_) => None,
    });
    match rewrite {
        Some(hostname) => *hostname = Some(host),
        None => {
            let declared_at = backend.endpoint.get().map_or(backend.anchor, |endpoint| endpoint.text.span);
            filters.push(FilterPlan { action: Action::Rewrite { hostname: Some(host), path: None }, declared_at });
        }
    }
}

//! The listeners of the Gateway: two for the platform's own hostname, two for every custom one.

use std::borrow::Cow;

use super::Made;
use crate::hostnames::{ProxyClaims, Verdict};
use crate::model::HttpProxy;
use crate::model::settings::{HostnameMode, Settings};
use crate::source::Span;

/// A listener.
#[derive(Debug)]
pub struct ListenerPlan<'w> {
    /// Its name, which never changes while the hostname keeps its place in the list.
    pub name: Made<'w>,
    /// Its hostname.
    pub hostname: Option<Made<'w>>,
    /// Whether it terminates TLS.
    pub https: bool,
    /// The hostname that it comes from.
    pub declared_at: Option<Span>,
}

pub(super) fn plan<'w>(proxy: &'w HttpProxy<'_>, claims: &ProxyClaims, settings: &Settings) -> Vec<ListenerPlan<'w>> {
    let platform = || claims.platform.clone().map(Cow::Owned);
    let mut listeners = vec![
        ListenerPlan { name: Cow::Borrowed("default-http"), hostname: platform(), https: false, declared_at: None },
        ListenerPlan { name: Cow::Borrowed("default-https"), hostname: platform(), https: true, declared_at: None },
    ];
    for ((index, hostname), decision) in proxy.hostnames().zip(&claims.decisions) {
        let programmed = settings.hostnames == HostnameMode::All || decision.verdict == Verdict::Verified;
        if !programmed {
            continue;
        }
        for (protocol, https) in [("http", false), ("https", true)] {
            let name = Cow::Owned(format!("{protocol}-hostname-{index}"));
            listeners.push(ListenerPlan { name, hostname: Some(Cow::Borrowed(&hostname.value)), https, declared_at: Some(hostname.span) });
        }
    }
    listeners
}

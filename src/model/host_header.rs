//! Which host a backend sees: the platform turns a `Host` header that is set into a rewrite, and otherwise rewrites to the name of the backend.

use std::borrow::Cow;

use super::endpoint::Host;
use super::fields::{Given, Text};
use super::filter::{Filter, FilterType, Header, HeaderModifier};
use super::http_proxy::{Backend, Rule, sound};

impl<'s> HeaderModifier<'s> {
    /// The value of the first `set` entry named `Host`.
    fn host(&self) -> Option<&Text<'s>> {
        sound(&self.set).find_map(|(_, header)| header.host_value()?.get())
    }

    /// Whether nothing is left after removing the `set` entries named `Host`.
    pub fn is_only_host(&self) -> bool {
        sound(&self.set).all(|(_, header)| header.host_value().is_some()) && self.add.items().is_empty() && self.remove.items().is_empty()
    }

    /// The `set` entries, optionally without those named `Host`.
    pub fn set_entries(&self, without_host: bool) -> impl Iterator<Item = &Header<'s>> {
        sound(&self.set).map(|(_, header)| header).filter(move |header| !(without_host && header.host_value().is_some()))
    }
}

impl<'s> Filter<'s> {
    /// The request header modifier, if the type selects it.
    fn modifier(&self) -> Option<&HeaderModifier<'s>> {
        self.request_header_modifier().filter(|_| self.is(FilterType::RequestHeaderModifier))
    }

    /// Whether the filter only sets `Host`, or does nothing at all.
    pub fn is_only_host(&self) -> bool {
        self.modifier().is_some_and(HeaderModifier::is_only_host)
    }
}

impl<'s> Rule<'s> {
    /// The `Host` header that is set for a backend: by the rule's filters, or else by the backend's own.
    pub fn host_override<'a>(&'a self, backend: &'a Backend<'s>) -> Option<&'a Text<'s>> {
        let by_rule = self.filters().find_map(|(_, filter)| filter.modifier()?.host());
        by_rule.or_else(|| backend.filters().find_map(|(_, filter)| filter.modifier()?.host()))
    }
}

impl Backend<'_> {
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

/// Converts to lowercase; borrows if nothing changes.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}

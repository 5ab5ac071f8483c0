//! What host a backend sees: the platform turns a `Host` that is set into a rewrite, and rewrites to the backend's own name otherwise.

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

    /// Whether nothing is left once the `set` entries named `Host` are taken out.
    pub fn is_only_host(&self) -> bool {
        sound(&self.set).all(|(_, header)| header.host_value().is_some()) && self.add.items().is_empty() && self.remove.items().is_empty()
    }

    /// The `set` entries, without those named `Host` where these are to be taken out.
    pub fn set_entries(&self, without_host: bool) -> impl Iterator<Item = &Header<'s>> {
        sound(&self.set).map(|(_, header)| header).filter(move |header| !(without_host && header.host_value().is_some()))
    }
}

impl<'s> Filter<'s> {
    /// The request header modifier, where the type says that it counts.
    fn modifier(&self) -> Option<&HeaderModifier<'s>> {
        self.request_header_modifier().filter(|_| self.is(FilterType::RequestHeaderModifier))
    }

    /// Whether the filter does nothing but set `Host`, or nothing at all.
    pub fn is_only_host(&self) -> bool {
        self.modifier().is_some_and(HeaderModifier::is_only_host)
    }
}

impl<'s> Rule<'s> {
    /// The `Host` that is set for a backend: by the rule, else by the backend's own filters.
    pub fn host_override<'a>(&'a self, backend: &'a Backend<'s>) -> Option<&'a Text<'s>> {
        let by_rule = self.filters().find_map(|(_, filter)| filter.modifier()?.host());
        by_rule.or_else(|| backend.filters().find_map(|(_, filter)| filter.modifier()?.host()))
    }
}

impl Backend<'_> {
    /// The name that the backend's certificate is for, in lower case; the platform makes it the host that the backend sees.
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

/// Lower case, borrowed where nothing changes.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}

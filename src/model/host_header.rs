//! Which host a backend sees: the platform turns a `Host` header that is set into a rewrite, and otherwise rewrites to the name of the backend.

use super::filter::{Filter, Header, HeaderModifier};
use super::http_proxy::{Backend, Rule};
use super::text::Text;
use super::words::FilterType;

impl<'s> HeaderModifier<'s> {
    /// The value of the first `set` entry named `Host`.
    fn host(&self) -> Option<&Text<'s>> {
        self.set.valid().find_map(|(_, header)| header.host_value()?.get())
    }

    /// Whether nothing is left after removing the `set` entries named `Host`.
    pub fn is_only_host(&self) -> bool {
        self.set.valid().all(|(_, header)| header.host_value().is_some()) && self.add.items().is_empty() && self.remove.items().is_empty()
    }

    /// The `set` entries, optionally without those named `Host`.
    pub fn set_entries(&self, without_host: bool) -> impl Iterator<Item = &Header<'s>> {
        self.set.valid().map(|(_, header)| header).filter(move |header| !(without_host && header.host_value().is_some()))
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

//! The hostname that the platform assigned, if the input contains it. It is never invented.

use std::borrow::Cow;

use super::schema::Format;
use super::settings::Settings;
use super::text::{Text, normal};
use super::workspace::{ProxyRef, Workspace};
use crate::source::InputMap;

/// What the input contains about the platform's own hostnames.
pub(crate) struct Platforms<'w, 's> {
    /// The addresses of every Gateway, by namespace and name.
    gateways: InputMap<(&'w str, &'w str), &'w [Text<'s>]>,
    settings: &'w Settings,
}

impl<'w, 's> Platforms<'w, 's> {
    pub(crate) fn of(workspace: &'w Workspace<'s>, settings: &'w Settings) -> Self {
        let gateways = workspace.gateways().map(|(_, gateway)| {
            let meta = &gateway.owned.meta;
            ((meta.namespace.as_ref(), meta.name.as_ref()), gateway.addresses.as_slice())
        });
        Self { gateways: gateways.collect(), settings }
    }

    /// The platform hostname of a proxy: from its own status, or else from the Gateway with its name.
    pub(crate) fn hostname(&self, proxy: ProxyRef<'_, '_>) -> Option<String> {
        let status = proxy.status();
        let canonical = status
            .and_then(|status| status.canonical_hostname.as_ref())
            .map(|name| normal(&name.value))
            .filter(|name| is_hostname(name))
            .map(Cow::into_owned);
        let own = status.map_or(&[][..], |status| &status.addresses);
        canonical.or_else(|| self.under_target(own)).or_else(|| self.under_target(self.of_gateway(proxy)))
    }

    /// The addresses of a proxy: from its own status, or else from the Gateway with its name.
    pub(crate) fn addresses(&self, proxy: ProxyRef<'_, '_>) -> Vec<String> {
        let own = proxy.status().map_or(&[][..], |status| &status.addresses);
        let addresses = if own.is_empty() { self.of_gateway(proxy) } else { own };
        addresses.iter().map(|address| address.value.to_string()).collect()
    }

    /// The addresses of the Gateway with the name of a proxy.
    fn of_gateway(&self, proxy: ProxyRef<'_, '_>) -> &'w [Text<'s>] {
        let meta = &proxy.proxy.meta;
        self.gateways.get(&(meta.namespace.as_ref(), meta.name.as_ref())).copied().unwrap_or_default()
    }

    /// The address that is a hostname of the platform: under a target domain, and not its `v4.` or `v6.` variant.
    fn under_target(&self, addresses: &[Text<'_>]) -> Option<String> {
        let is_ours = |address: &Cow<'_, str>| {
            let head = self.settings.below_target(address);
            head.is_some_and(|head| !head.is_empty() && !head.starts_with("v4.") && !head.starts_with("v6."))
        };
        addresses.iter().map(|address| normal(&address.value)).filter(|address| is_hostname(address)).find(is_ours).map(Cow::into_owned)
    }
}

/// Whether a listener can have this hostname: a status may contain anything, and only well-formed names are used.
fn is_hostname(name: &str) -> bool {
    name.len() <= 253 && Format::PreciseHostname.matches(name)
}

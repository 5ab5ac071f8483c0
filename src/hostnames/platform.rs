//! The hostname that the platform assigned, if the input contains it. It is never invented.

use std::borrow::Cow;

use super::normal;
use crate::check::Valid;
use crate::model::schema::Format;
use crate::model::settings::Settings;
use crate::model::{Text, Workspace};
use crate::source::InputMap;

/// What the input contains about the platform's own hostnames.
pub(super) struct Platforms<'w, 's> {
    /// The addresses of every Gateway, by namespace and name.
    gateways: InputMap<(&'w str, &'w str), &'w [Text<'s>]>,
    targets: Vec<Cow<'w, str>>,
}

impl<'w, 's> Platforms<'w, 's> {
    pub(super) fn of(workspace: &'w Workspace<'s>, settings: &'w Settings) -> Self {
        let gateways = workspace.gateways().map(|(_, gateway)| {
            let meta = &gateway.owned.meta;
            ((meta.namespace.as_ref(), meta.name.as_ref()), gateway.addresses.as_slice())
        });
        Self { gateways: gateways.collect(), targets: settings.target_domains.iter().map(|target| normal(target)).collect() }
    }

    /// The platform hostname and the addresses of a proxy: from its own status, or else from the Gateway with its name.
    pub(super) fn of_proxy(&self, proxy: Valid<'_, '_>) -> (Option<String>, Vec<String>) {
        let status = proxy.status();
        let meta = &proxy.proxy().meta;
        let gateway = self.gateways.get(&(meta.namespace.as_ref(), meta.name.as_ref())).copied().unwrap_or_default();
        let canonical = status
            .and_then(|status| status.canonical_hostname.as_ref())
            .map(|name| normal(&name.value))
            .filter(|name| is_hostname(name))
            .map(Cow::into_owned);
        let own = status.map_or(&[][..], |status| &status.addresses);
        let hostname = canonical.or_else(|| self.under_target(own)).or_else(|| self.under_target(gateway));
        let addresses = if own.is_empty() { gateway } else { own };
        (hostname, addresses.iter().map(|address| address.value.to_string()).collect())
    }

    /// The address that is a hostname of the platform: under a target domain, and not its `v4.` or `v6.` variant.
    fn under_target(&self, addresses: &[Text<'_>]) -> Option<String> {
        let is_ours = |address: &Cow<'_, str>| {
            self.targets.iter().any(|target| {
                let head = address.strip_suffix(target.as_ref()).and_then(|head| head.strip_suffix('.'));
                head.is_some_and(|head| !head.is_empty() && !head.starts_with("v4.") && !head.starts_with("v6."))
            })
        };
        addresses.iter().map(|address| normal(&address.value)).filter(|address| is_hostname(address)).find(is_ours).map(Cow::into_owned)
    }
}

/// Whether a listener can have this hostname: a status may contain anything, and only well-formed names are used.
fn is_hostname(name: &str) -> bool {
    name.len() <= 253 && Format::PreciseHostname.matches(name)
}

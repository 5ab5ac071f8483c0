//! Who uses a hostname: only one resource of the platform can.

use std::borrow::Cow;

use super::recorded::Recorded;
use super::resolve::{Asked, Candidate};
use super::{Coverage, Holder};
use crate::check::{Checked, Valid};
use crate::model::settings::Settings;
use crate::model::{Gateway, ProxyRef, Workspace, normal};
use crate::source::{InputMap, InputSet};

/// A resource that lists a hostname and has it verified in its own namespace, or an HTTPProxy that keeps it. The smallest one gets the hostname.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claimant<'w> {
    /// Whether its status does not list the hostname yet.
    newcomer: bool,
    /// When it was created; an unknown time counts as the newest.
    created: i128,
    namespace: &'w str,
    name: &'w str,
    /// Whether it keeps the hostname by its status, although it is invalid or has no Gateway.
    keeps: bool,
    index: usize,
}

/// The claimants of a hostname.
struct Wanted<'w> {
    /// The smallest of them.
    least: Claimant<'w>,
    /// The first of them that is the owner of the hostname's claim.
    owner: Option<usize>,
}

/// The holder of each hostname that has a claimant.
pub(super) struct Holders<'w> {
    wanted: Vec<Wanted<'w>>,
    /// By hostname, its index in `wanted`. The entries are small: every hostname goes through this map.
    places: InputMap<Cow<'w, str>, u32>,
    recorded: Recorded<'w>,
}

impl<'w> Holders<'w> {
    /// Collects every claimant and every recorded claim, and stores its place with each hostname that a proxy claims.
    pub(super) fn of(checked: &'w Checked<'_>, candidates: &mut [Candidate<'w, '_>], coverage: &Coverage<'_>, settings: &'w Settings) -> Self {
        let recorded = Recorded::of(checked, candidates, settings);
        let mut holders = Self { wanted: Vec::new(), places: InputMap::default(), recorded };
        let hostnames = candidates.iter().map(|candidate| candidate.hostnames.len()).sum();
        holders.wanted.reserve(hostnames);
        holders.places.reserve(hostnames);
        for candidate in candidates.iter_mut().filter(|candidate| !candidate.obstacles.block_gateway()) {
            holders.hear_proxy(candidate.valid, &mut candidate.hostnames);
        }
        let blocked = candidates.iter().filter(|candidate| candidate.obstacles.block_gateway());
        blocked.for_each(|candidate| holders.hear_keeper(candidate.valid.found()));
        checked.proxies().filter(|found| checked.is_refused(found.index)).for_each(|found| holders.hear_keeper(found));
        let gateways: Vec<_> = gateways(checked.workspace(), settings).collect();
        if !gateways.is_empty() {
            let makers = candidates.iter().filter(|candidate| !candidate.obstacles.block_gateway());
            let rendered: InputSet<(&str, &str)> = makers.map(|candidate| name_of(candidate.valid)).collect();
            let input = gateways.into_iter().filter(|(_, gateway)| {
                let meta = &gateway.owned.meta;
                !rendered.contains(&(meta.namespace.as_ref(), meta.name.as_ref()))
            });
            input.for_each(|(index, gateway)| holders.hear_gateway(index, gateway, coverage));
        }
        holders
    }

    fn hear_proxy(&mut self, proxy: Valid<'w, '_>, hostnames: &mut [Asked<'w, '_>]) {
        let meta = &proxy.proxy().meta;
        let held = proxy.status().map_or(&[][..], |status| &status.hostnames);
        let held: Vec<Cow<'_, str>> = held.iter().map(|name| normal(&name.value)).collect();
        let created = proxy.created().unwrap_or(i128::MAX);
        for asked in hostnames.iter_mut().filter(|asked| asked.cover.is_verified()) {
            let hostname = normal(&asked.text.value);
            let newcomer = !held.contains(&hostname);
            let claimant = Claimant { newcomer, created, namespace: &meta.namespace, name: &meta.name, keeps: false, index: proxy.index() };
            asked.place = Some(self.hear(hostname, claimant));
        }
    }

    /// An HTTPProxy that makes no claim keeps what its status lists, verified or not, since the platform does not get to its hostnames.
    fn hear_keeper(&mut self, found: ProxyRef<'w, '_>) {
        let meta = &found.proxy.meta;
        let created = found.created().unwrap_or(i128::MAX);
        for hostname in found.status().into_iter().flat_map(|status| &status.hostnames) {
            let claimant = Claimant { newcomer: false, created, namespace: &meta.namespace, name: &meta.name, keeps: true, index: found.index };
            self.hear(normal(&hostname.value), claimant);
        }
    }

    fn hear_gateway(&mut self, index: usize, gateway: &'w Gateway<'_>, coverage: &Coverage<'_>) {
        let meta = &gateway.owned.meta;
        let created = meta.created.unwrap_or(i128::MAX);
        for hostname in gateway.hostnames.iter().filter(|hostname| coverage.cover(&meta.namespace, &hostname.value).is_verified()) {
            let claimant = Claimant { newcomer: true, created, namespace: &meta.namespace, name: &meta.name, keeps: false, index };
            self.hear(normal(&hostname.value), claimant);
        }
    }

    fn hear(&mut self, hostname: Cow<'w, str>, claimant: Claimant<'w>) -> u32 {
        let is_owner = self.recorded.owner(&hostname) == Some((claimant.namespace, claimant.name));
        let owner = (is_owner && !claimant.keeps).then_some(claimant.index);
        let next = u32::try_from(self.wanted.len()).expect("an input of less than 4 GiB has fewer hostnames");
        let place = *self.places.entry(hostname).or_insert(next);
        match self.wanted.get_mut(place as usize) {
            Some(wanted) => {
                wanted.least = wanted.least.min(claimant);
                wanted.owner = wanted.owner.or(owner);
            }
            None => self.wanted.push(Wanted { least: claimant, owner }),
        }
        place
    }

    /// Who uses a hostname that a proxy has verified.
    pub(super) fn holder(&self, asked: &Asked<'_, '_>) -> Option<Holder> {
        let hostname = normal(&asked.text.value);
        // a proxy without a Gateway makes no claim, but its hostname may still be in use elsewhere
        let place = asked.place.or_else(|| self.places.get(&hostname).copied());
        let wanted = place.map(|place| &self.wanted[place as usize]);
        let recorded = self.recorded.holder(&hostname, wanted.and_then(|wanted| wanted.owner));
        let by_order = |Claimant { keeps, index, .. }: Claimant<'_>| {
            if keeps { Holder::Keeper { proxy: index, claim: None } } else { Holder::Resource(index) }
        };
        recorded.or_else(|| wanted.map(|wanted| by_order(wanted.least)))
    }
}

/// Namespace and name of a proxy, and of the Gateway that is rendered from it.
fn name_of<'w>(proxy: Valid<'w, '_>) -> (&'w str, &'w str) {
    let meta = &proxy.proxy().meta;
    (meta.namespace.as_ref(), meta.name.as_ref())
}

/// The Gateways in the input that have our class.
fn gateways<'w, 's>(workspace: &'w Workspace<'s>, settings: &Settings) -> impl Iterator<Item = (usize, &'w Gateway<'s>)> {
    workspace.gateways().filter(|(_, gateway)| gateway.class.as_ref().is_some_and(|class| class.value == settings.gateway_class))
}

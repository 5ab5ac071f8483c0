//! Who uses a hostname: only one resource of the platform can.

use std::borrow::Cow;

use super::resolve::{Asked, Candidate};
use super::{Coverage, Holder, is_claim, normal};
use crate::check::{Checked, Valid};
use crate::model::settings::Settings;
use crate::model::{Claim, Gateway, Workspace};
use crate::source::{InputMap, InputSet};

/// A resource that lists a hostname and has it verified in its own namespace. The smallest one gets the hostname.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claimant<'w> {
    /// Whether its status does not list the hostname yet.
    newcomer: bool,
    /// When it was created; an unknown time counts as the newest.
    created: i128,
    namespace: &'w str,
    name: &'w str,
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
    pub(super) fn of(checked: &'w Checked<'_>, candidates: &mut [Candidate<'w, '_>], coverage: &Coverage<'_>, settings: &Settings) -> Self {
        let recorded = Recorded::of(checked, candidates, settings);
        let mut holders = Self { wanted: Vec::new(), places: InputMap::default(), recorded };
        let hostnames = candidates.iter().map(|candidate| candidate.hostnames.len()).sum();
        holders.wanted.reserve(hostnames);
        holders.places.reserve(hostnames);
        for candidate in candidates.iter_mut().filter(|candidate| !candidate.obstacles.block_gateway()) {
            holders.hear_proxy(candidate.valid, &mut candidate.hostnames);
        }
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
            let claimant = Claimant { newcomer, created, namespace: &meta.namespace, name: &meta.name, index: proxy.index() };
            asked.place = Some(self.hear(hostname, claimant));
        }
    }

    fn hear_gateway(&mut self, index: usize, gateway: &'w Gateway<'_>, coverage: &Coverage<'_>) {
        let meta = &gateway.owned.meta;
        let created = meta.created.unwrap_or(i128::MAX);
        for hostname in gateway.hostnames.iter().filter(|hostname| coverage.cover(&meta.namespace, &hostname.value).is_verified()) {
            let claimant = Claimant { newcomer: true, created, namespace: &meta.namespace, name: &meta.name, index };
            self.hear(normal(&hostname.value), claimant);
        }
    }

    fn hear(&mut self, hostname: Cow<'w, str>, claimant: Claimant<'w>) -> u32 {
        let is_owner = self.recorded.owner(&hostname) == Some((claimant.namespace, claimant.name));
        let owner = is_owner.then_some(claimant.index);
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
        recorded.or_else(|| wanted.map(|wanted| Holder::Resource(wanted.least.index)))
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

/// What the claim ConfigMaps record.
struct Recorded<'w> {
    claims: InputMap<Cow<'w, str>, (usize, &'w str, &'w str)>,
    /// Owners in the input that keep their hostnames although they claim nothing: invalid ones, and those whose Gateway cannot be created.
    keepers: InputMap<(&'w str, &'w str), usize>,
    /// Every resource in the input that can own a hostname.
    present: InputSet<(&'w str, &'w str)>,
}

impl<'w> Recorded<'w> {
    fn of(checked: &'w Checked<'_>, candidates: &[Candidate<'w, '_>], settings: &Settings) -> Self {
        let workspace = checked.workspace();
        let mut claims = InputMap::default();
        let mut keepers = InputMap::default();
        let mut present = InputSet::default();
        if workspace.claims().next().is_none() {
            return Self { claims, keepers, present };
        }
        for (index, resource) in workspace.by_place() {
            let key = (resource.object.namespace.as_str(), resource.object.name.as_str());
            if let Some(Claim { hostname, owner: Some((namespace, name)), .. }) = resource.content.claim()
                && is_claim(&resource.content, &resource.object.namespace, settings)
            {
                claims.insert(normal(&hostname.value), (index, namespace.as_str(), name.as_str()));
            }
            let is_proxy = resource.content.http_proxy().is_some();
            // a Gateway of another class too: it is in the input, and claims nothing
            if is_proxy || resource.content.gateway().is_some() {
                present.insert(key);
            }
            if is_proxy && checked.is_refused(index) {
                keepers.insert(key, index);
            }
        }
        for candidate in candidates.iter().filter(|candidate| candidate.obstacles.block_gateway()) {
            keepers.insert(name_of(candidate.valid), candidate.valid.index());
        }
        Self { claims, keepers, present }
    }

    /// The namespace and name that the claim of a hostname records.
    fn owner(&self, hostname: &str) -> Option<(&'w str, &'w str)> {
        self.claims.get(hostname).map(|(_, namespace, name)| (*namespace, *name))
    }

    /// Who uses a hostname by its claim, of which `claimant` is the owner; `None` if there is no claim or its owner has released it.
    fn holder(&self, hostname: &str, claimant: Option<usize>) -> Option<Holder> {
        let (claim, namespace, name) = *self.claims.get(hostname)?;
        if let Some(claimant) = claimant {
            return Some(Holder::Resource(claimant));
        }
        if let Some(proxy) = self.keepers.get(&(namespace, name)).copied() {
            return Some(Holder::Keeper { proxy, claim });
        }
        let elsewhere = !self.present.contains(&(namespace, name));
        elsewhere.then_some(Holder::Elsewhere(claim))
    }
}

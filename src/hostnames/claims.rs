//! Who holds a hostname: every name belongs to one resource of the platform.

use std::borrow::Cow;

use super::obstacles::Obstacles;
use super::{Asked, Coverage, Holder, is_claim, normal};
use crate::check::Accepted;
use crate::model::settings::Settings;
use crate::model::{Claim, Content, Gateway, Workspace};
use crate::source::{TextMap, TextSet};

/// A resource that lists a hostname and has it verified in its own namespace. The least one gets the name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claimant<'w> {
    /// Whether its status does not list the hostname yet.
    newcomer: bool,
    /// When it was made; not knowing counts as newest.
    created: i128,
    namespace: &'w str,
    name: &'w str,
    index: usize,
}

/// Who wants a hostname.
struct Wanted<'w> {
    /// The least of its claimants.
    least: Claimant<'w>,
    /// The first claimant that is the owner of the hostname's claim.
    owner: Option<usize>,
}

/// The holder of each hostname that somebody wants.
pub(super) struct Holders<'w> {
    wanted: Vec<Wanted<'w>>,
    /// By hostname, the place in `wanted`. Small entries: this is the one map that every hostname goes through.
    places: TextMap<Cow<'w, str>, u32>,
    recorded: Recorded<'w>,
}

impl<'w> Holders<'w> {
    /// Hears every claimant, and every claim that is recorded. Notes with each hostname that a proxy asks for where it is kept.
    pub(super) fn of(
        workspace: &'w Workspace<'_>,
        accepted: &[Accepted<'w, '_>],
        asked: &mut [Vec<Asked>],
        obstacles: &[Obstacles],
        coverage: &Coverage<'_>,
        settings: &Settings,
    ) -> Self {
        let recorded = Recorded::of(workspace, accepted, obstacles, settings);
        let mut holders = Self { wanted: Vec::new(), places: TextMap::default(), recorded };
        let hostnames = asked.iter().map(Vec::len).sum();
        holders.wanted.reserve(hostnames);
        holders.places.reserve(hostnames);
        for ((proxy, asked), _) in accepted.iter().zip(asked).zip(obstacles).filter(|(_, obstacles)| !obstacles.block_gateway()) {
            holders.hear_proxy(*proxy, asked);
        }
        let gateways: Vec<_> = gateways(workspace, settings).collect();
        if !gateways.is_empty() {
            let names = |proxy: &Accepted<'w, '_>| (proxy.proxy().meta.namespace.as_ref(), proxy.proxy().meta.name.as_ref());
            let makers = accepted.iter().zip(obstacles).filter(|(_, obstacles)| !obstacles.block_gateway());
            let rendered: TextSet<(&str, &str)> = makers.map(|(proxy, _)| names(proxy)).collect();
            let input = gateways.into_iter().filter(|(_, gateway)| {
                let meta = &gateway.owned.meta;
                !rendered.contains(&(meta.namespace.as_ref(), meta.name.as_ref()))
            });
            input.for_each(|(index, gateway)| holders.hear_gateway(index, gateway, coverage));
        }
        holders
    }

    fn hear_proxy(&mut self, proxy: Accepted<'w, '_>, asked: &mut [Asked]) {
        let meta = &proxy.proxy().meta;
        let held = proxy.status().map_or(&[][..], |status| &status.hostnames);
        let held: Vec<Cow<'_, str>> = held.iter().map(|name| normal(&name.value)).collect();
        let created = proxy.created().unwrap_or(i128::MAX);
        for ((_, hostname), asked) in proxy.proxy().hostnames().zip(asked).filter(|(_, asked)| asked.cover.is_verified()) {
            let hostname = normal(&hostname.value);
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

    /// Who holds a hostname that a proxy has verified.
    pub(super) fn holder(&self, hostname: &str, asked: &Asked) -> Option<Holder> {
        let hostname = normal(hostname);
        // nobody wants the hostname of a proxy whose Gateway cannot be made, and it may be taken all the same
        let place = asked.place.or_else(|| self.places.get(&hostname).copied());
        let wanted = place.map(|place| &self.wanted[place as usize]);
        let recorded = self.recorded.holder(&hostname, wanted.and_then(|wanted| wanted.owner));
        recorded.or_else(|| wanted.map(|wanted| Holder::Resource(wanted.least.index)))
    }
}

/// The Gateways of the input with our class.
fn gateways<'w, 's>(workspace: &'w Workspace<'s>, settings: &Settings) -> impl Iterator<Item = (usize, &'w Gateway<'s>)> {
    let ours = |gateway: &Gateway<'_>| gateway.class.as_ref().is_some_and(|class| class.value == settings.gateway_class);
    workspace.resources.iter().enumerate().filter_map(move |(index, resource)| match &resource.content {
        Content::Gateway(gateway) if ours(gateway) => Some((index, &**gateway)),
        Content::Gateway(_)
        | Content::HttpProxy(_)
        | Content::Domain(_)
        | Content::HttpRoute(_)
        | Content::EndpointSlice(_)
        | Content::Claim(_)
        | Content::Config(_)
        | Content::Foreign => None,
    })
}

/// What the claim ConfigMaps record.
struct Recorded<'w> {
    claims: TextMap<Cow<'w, str>, (usize, &'w str, &'w str)>,
    /// Owners of the input that keep what they hold though they are no claimants: the invalid, and those whose Gateway cannot be made.
    keepers: TextMap<(&'w str, &'w str), usize>,
    /// Every resource of the input that can own a hostname.
    present: TextSet<(&'w str, &'w str)>,
}

impl<'w> Recorded<'w> {
    fn of(workspace: &'w Workspace<'_>, accepted: &[Accepted<'w, '_>], obstacles: &[Obstacles], settings: &Settings) -> Self {
        let mut claims = TextMap::default();
        let mut keepers = TextMap::default();
        let mut present = TextSet::default();
        if !workspace.resources.iter().any(|resource| matches!(resource.content, Content::Claim(_))) {
            return Self { claims, keepers, present };
        }
        for (index, resource) in workspace.by_place() {
            let key = (resource.object.namespace.as_str(), resource.object.name.as_str());
            match &resource.content {
                Content::Claim(claim) if is_claim(&resource.content, &resource.object.namespace, settings) => {
                    let Claim { hostname, owner, .. } = &**claim;
                    if let Some((namespace, name)) = owner {
                        claims.insert(normal(&hostname.value), (index, namespace.as_str(), name.as_str()));
                    }
                }
                Content::HttpProxy(_) => {
                    present.insert(key);
                    if resource.broken {
                        keepers.insert(key, index);
                    }
                }
                // also one of another class: it is in the input, and wants nothing
                Content::Gateway(_) => {
                    present.insert(key);
                }
                Content::Claim(_)
                | Content::Domain(_)
                | Content::HttpRoute(_)
                | Content::EndpointSlice(_)
                | Content::Config(_)
                | Content::Foreign => {}
            }
        }
        for (proxy, _) in accepted.iter().zip(obstacles).filter(|(_, obstacles)| obstacles.block_gateway()) {
            keepers.insert((proxy.proxy().meta.namespace.as_ref(), proxy.proxy().meta.name.as_ref()), proxy.index());
        }
        Self { claims, keepers, present }
    }

    /// The namespace and name that the claim of a hostname records.
    fn owner(&self, hostname: &str) -> Option<(&'w str, &'w str)> {
        self.claims.get(hostname).map(|(_, namespace, name)| (*namespace, *name))
    }

    /// Who holds a hostname by its claim, of which `claimant` is the owner; `None` where there is no claim or its owner lets go.
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

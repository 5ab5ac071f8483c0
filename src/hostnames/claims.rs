//! Who holds a hostname: every name belongs to one resource of the platform.

use std::borrow::Cow;

use super::obstacles::Obstacles;
use super::{Cover, Coverage, Holder, is_claim, normal};
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
    wanted: TextMap<Cow<'w, str>, Wanted<'w>>,
    recorded: Recorded<'w>,
}

impl<'w> Holders<'w> {
    /// Hears every claimant, and every claim that is recorded.
    pub(super) fn of(
        workspace: &'w Workspace<'_>,
        accepted: &[Accepted<'w, '_>],
        covers: &[Vec<Cover>],
        obstacles: &[Obstacles],
        coverage: &Coverage<'_>,
        settings: &Settings,
    ) -> Self {
        let recorded = Recorded::of(workspace, accepted, obstacles, settings);
        let mut holders = Self { wanted: TextMap::default(), recorded };
        holders.wanted.reserve(covers.iter().map(Vec::len).sum());
        let mut rendered = TextSet::default();
        for ((proxy, covers), obstacles) in accepted.iter().zip(covers).zip(obstacles) {
            if obstacles.block_gateway() {
                continue;
            }
            let meta = &proxy.proxy().meta;
            rendered.insert((meta.namespace.as_ref(), meta.name.as_ref()));
            let held: Vec<Cow<'_, str>> = proxy.status().hostnames.iter().map(|name| normal(&name.value)).collect();
            let created = proxy.created().unwrap_or(i128::MAX);
            for ((_, hostname), _) in proxy.proxy().hostnames().zip(covers).filter(|(_, cover)| cover.is_verified()) {
                let hostname = normal(&hostname.value);
                let newcomer = !held.contains(&hostname);
                holders.hear(hostname, Claimant { newcomer, created, namespace: &meta.namespace, name: &meta.name, index: proxy.index() });
            }
        }
        for (index, gateway) in gateways(workspace, settings) {
            let meta = &gateway.owned.meta;
            if rendered.contains(&(meta.namespace.as_ref(), meta.name.as_ref())) {
                continue;
            }
            let created = meta.created.unwrap_or(i128::MAX);
            for hostname in gateway.hostnames.iter().filter(|hostname| coverage.cover(&meta.namespace, &hostname.value).is_verified()) {
                let claimant = Claimant { newcomer: true, created, namespace: &meta.namespace, name: &meta.name, index };
                holders.hear(normal(&hostname.value), claimant);
            }
        }
        holders
    }

    fn hear(&mut self, hostname: Cow<'w, str>, claimant: Claimant<'w>) {
        let is_owner = self.recorded.owner(&hostname) == Some((claimant.namespace, claimant.name));
        let owner = is_owner.then_some(claimant.index);
        let wanted = self.wanted.entry(hostname).or_insert(Wanted { least: claimant, owner });
        wanted.least = wanted.least.min(claimant);
        wanted.owner = wanted.owner.or(owner);
    }

    /// Who holds a hostname, as names compare, that a proxy has verified.
    pub(super) fn holder(&self, hostname: &str) -> Option<Holder> {
        let wanted = self.wanted.get(hostname)?;
        Some(self.recorded.holder(hostname, wanted.owner).unwrap_or(Holder::Resource(wanted.least.index)))
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
                Content::Claim(_)
                | Content::Gateway(_)
                | Content::Domain(_)
                | Content::HttpRoute(_)
                | Content::EndpointSlice(_)
                | Content::Config(_)
                | Content::Foreign => {}
            }
        }
        for (_, gateway) in gateways(workspace, settings) {
            present.insert((gateway.owned.meta.namespace.as_ref(), gateway.owned.meta.name.as_ref()));
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
        if let Some(keeper) = self.keepers.get(&(namespace, name)).copied().or(claimant) {
            return Some(Holder::Resource(keeper));
        }
        let elsewhere = !self.present.contains(&(namespace, name));
        elsewhere.then_some(Holder::Elsewhere(claim))
    }
}

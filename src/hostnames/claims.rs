//! Who holds a hostname: every name belongs to one resource of the platform.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::obstacles::Obstacles;
use super::{Cover, Coverage, Holder, is_claim, normal};
use crate::check::Accepted;
use crate::model::settings::Settings;
use crate::model::{Claim, Content, Gateway, Workspace};

/// The holder of each hostname that somebody holds.
pub(super) type Holders<'w> = HashMap<Cow<'w, str>, Holder>;

/// A resource that lists a hostname and has it verified in its own namespace. The least one gets the name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Claimant<'w> {
    /// Whether its status does not list the hostname yet.
    newcomer: bool,
    /// When it was made; not knowing counts as newest.
    created: i128,
    namespace: &'w str,
    name: &'w str,
    index: usize,
}

/// Decides on every hostname that a claimant wants or a claim records.
pub(super) fn holders<'w>(
    workspace: &'w Workspace<'_>,
    accepted: &[Accepted<'w, '_>],
    covers: &[Vec<Cover>],
    obstacles: &[Obstacles],
    coverage: &Coverage<'_>,
    settings: &Settings,
) -> Holders<'w> {
    let mut wanted: HashMap<Cow<'w, str>, Vec<Claimant<'w>>> = HashMap::new();
    let mut rendered = HashSet::new();
    for ((proxy, covers), obstacles) in accepted.iter().zip(covers).zip(obstacles) {
        if obstacles.block_gateway() {
            continue;
        }
        let found = proxy.proxy();
        rendered.insert((found.meta.namespace.as_ref(), found.meta.name.as_ref()));
        let held: HashSet<Cow<'_, str>> = proxy.status().hostnames.iter().map(|name| normal(&name.value)).collect();
        for ((_, hostname), _) in found.hostnames().zip(covers).filter(|(_, cover)| cover.is_verified()) {
            let name = normal(&hostname.value);
            let claimant = Claimant {
                newcomer: !held.contains(&name),
                created: proxy.created().unwrap_or(i128::MAX),
                namespace: &found.meta.namespace,
                name: &found.meta.name,
                index: proxy.index(),
            };
            wanted.entry(name).or_default().push(claimant);
        }
    }
    for (index, gateway) in gateways(workspace, settings) {
        let meta = &gateway.owned.meta;
        if rendered.contains(&(meta.namespace.as_ref(), meta.name.as_ref())) {
            continue;
        }
        for hostname in gateway.hostnames.iter().filter(|hostname| coverage.cover(&meta.namespace, &hostname.value).is_verified()) {
            let claimant =
                Claimant { newcomer: true, created: meta.created.unwrap_or(i128::MAX), namespace: &meta.namespace, name: &meta.name, index };
            wanted.entry(normal(&hostname.value)).or_default().push(claimant);
        }
    }
    let recorded = Recorded::of(workspace, accepted, obstacles, settings);
    wanted
        .into_iter()
        .filter_map(|(name, claimants)| {
            let holder = recorded.holder(&name, &claimants).or_else(|| claimants.iter().min().map(|claimant| Holder::Resource(claimant.index)))?;
            Some((name, holder))
        })
        .collect()
}

/// The Gateways of the input with our class.
fn gateways<'w, 's>(workspace: &'w Workspace<'s>, settings: &Settings) -> impl Iterator<Item = (usize, &'w Gateway<'s>)> {
    let ours = |gateway: &Gateway<'_>| gateway.class.as_ref().is_some_and(|class| class.value == settings.gateway_class);
    workspace.resources.iter().enumerate().filter_map(move |(index, resource)| match &resource.content {
        Content::Gateway(gateway) if ours(gateway) => Some((index, gateway)),
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
    claims: HashMap<Cow<'w, str>, (usize, &'w str, &'w str)>,
    /// Owners of the input that keep what they hold though they are no claimants: the invalid, and those whose Gateway cannot be made.
    keepers: HashMap<(&'w str, &'w str), usize>,
    /// Every resource of the input that can own a hostname.
    present: HashSet<(&'w str, &'w str)>,
}

impl<'w> Recorded<'w> {
    fn of(workspace: &'w Workspace<'_>, accepted: &[Accepted<'w, '_>], obstacles: &[Obstacles], settings: &Settings) -> Self {
        let mut claims = HashMap::new();
        let mut keepers = HashMap::new();
        let mut present = HashSet::new();
        for (index, resource) in workspace.by_place() {
            let key = (resource.object.namespace.as_str(), resource.object.name.as_str());
            match &resource.content {
                Content::Claim(Claim { hostname, owner: Some((namespace, name)), .. })
                    if is_claim(&resource.content, &resource.object.namespace, settings) =>
                {
                    claims.insert(normal(&hostname.value), (index, namespace.as_str(), name.as_str()));
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

    /// Who holds a hostname by its claim; `None` where there is no claim or its owner lets go.
    fn holder(&self, hostname: &str, claimants: &[Claimant<'_>]) -> Option<Holder> {
        let (claim, namespace, name) = *self.claims.get(hostname)?;
        if let Some(keeper) = self.keepers.get(&(namespace, name)) {
            return Some(Holder::Resource(*keeper));
        }
        if let Some(claimant) = claimants.iter().find(|claimant| (claimant.namespace, claimant.name) == (namespace, name)) {
            return Some(Holder::Resource(claimant.index));
        }
        let elsewhere = !self.present.contains(&(namespace, name));
        elsewhere.then(|| Holder::Elsewhere(namespace.to_owned(), name.to_owned(), claim))
    }
}

//! What the claim ConfigMaps record: who owns a hostname, whatever the HTTPProxies list.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::resolve::Candidate;
use super::{Holder, is_claim};
use crate::check::Checked;
use crate::model::settings::Settings;
use crate::model::{Claim, Owner, normal};
use crate::source::{InputMap, InputSet};

/// A namespace and a name.
type Key<'w> = (&'w str, &'w str);

/// By hostname: the index of the claim, and the owner.
type Claims<'w> = InputMap<Cow<'w, str>, (usize, &'w Owner)>;

/// What the claim ConfigMaps record.
#[derive(Default)]
pub(super) struct Recorded<'w> {
    claims: Claims<'w>,
    /// Owners in the input that keep their hostnames although they claim nothing: invalid ones, and those whose Gateway cannot be created.
    keepers: InputMap<Key<'w>, usize>,
    /// Every resource in the input that can own a hostname.
    present: InputSet<Key<'w>>,
    /// The clusters whose claims are about the input; `None` if all are.
    clusters: Option<BTreeSet<&'w str>>,
}

impl<'w> Recorded<'w> {
    pub(super) fn of(checked: &'w Checked<'_>, candidates: &[Candidate<'w, '_>], settings: &'w Settings) -> Self {
        let workspace = checked.workspace();
        let mut recorded = Self::default();
        if workspace.claims().next().is_none() {
            return recorded;
        }
        for (index, resource) in workspace.by_place() {
            let key = (resource.object.namespace.as_str(), resource.object.name.as_str());
            if let Some(Claim { hostname, owner: Some(owner), .. }) = resource.content.claim()
                && is_claim(&resource.content, &resource.object.namespace, settings)
            {
                recorded.claims.insert(normal(&hostname.value), (index, owner));
            }
            let is_proxy = resource.content.http_proxy().is_some();
            // a Gateway of another class too: it is in the input, and claims nothing
            if is_proxy || resource.content.gateway().is_some() {
                recorded.present.insert(key);
            }
            if is_proxy && checked.is_refused(index) {
                recorded.keepers.insert(key, index);
            }
        }
        for candidate in candidates.iter().filter(|candidate| candidate.obstacles.block_gateway()) {
            let meta = &candidate.valid.proxy().meta;
            recorded.keepers.insert((&meta.namespace, &meta.name), candidate.valid.index());
        }
        recorded.clusters = recorded.clusters(checked, settings);
        recorded
    }

    /// The clusters whose claims are about the input. Without a setting they follow from the claims: if several clusters occur, those that
    /// the status of an HTTPProxy confirms, else those whose owner lists the hostname, else those whose owner is in the input.
    fn clusters(&self, checked: &'w Checked<'_>, settings: &'w Settings) -> Option<BTreeSet<&'w str>> {
        if let Some(cluster) = &settings.cluster {
            return Some(BTreeSet::from([cluster.as_str()]));
        }
        let all: BTreeSet<&str> = self.claims.values().map(|(_, owner)| owner.cluster.as_str()).filter(|cluster| !cluster.is_empty()).collect();
        if all.len() <= 1 {
            return None;
        }
        let (mut confirmed, mut listed) = (BTreeSet::new(), BTreeSet::new());
        for found in checked.proxies() {
            let meta = &found.proxy.meta;
            let hold = |hostname: &str, clusters: &mut BTreeSet<&'w str>| {
                let owner = self.claims.get(&normal(hostname)).map(|(_, owner)| *owner);
                clusters.extend(owner.filter(|owner| key(owner) == (&*meta.namespace, &*meta.name)).map(|owner| owner.cluster.as_str()));
            };
            found.status().into_iter().flat_map(|status| &status.hostnames).for_each(|hostname| hold(&hostname.value, &mut confirmed));
            found.proxy.hostnames().for_each(|(_, hostname)| hold(&hostname.value, &mut listed));
        }
        let owners = self.claims.values().map(|(_, owner)| *owner);
        let present = owners.filter(|owner| self.present.contains(&key(owner))).map(|owner| owner.cluster.as_str()).collect();
        [confirmed, listed].into_iter().find(|clusters| !clusters.is_empty()).or(Some(present))
    }

    fn is_ours(&self, owner: &Owner) -> bool {
        owner.cluster.is_empty() || self.clusters.as_ref().is_none_or(|clusters| clusters.contains(owner.cluster.as_str()))
    }

    /// The namespace and name that the claim of a hostname records, if its owner is in this cluster.
    pub(super) fn owner(&self, hostname: &str) -> Option<Key<'w>> {
        self.claims.get(hostname).map(|(_, owner)| *owner).filter(|owner| self.is_ours(owner)).map(key)
    }

    /// Who uses a hostname by its claim, of which `claimant` is the owner; `None` if there is no claim or its owner has released it.
    pub(super) fn holder(&self, hostname: &str, claimant: Option<usize>) -> Option<Holder> {
        let (claim, owner) = *self.claims.get(hostname)?;
        if !self.present.contains(&key(owner)) {
            return Some(Holder::Elsewhere(claim));
        }
        if !self.is_ours(owner) {
            return Some(Holder::OtherCluster(claim));
        }
        let keeper = || self.keepers.get(&key(owner)).map(|proxy| Holder::Keeper { proxy: *proxy, claim: Some(claim) });
        claimant.map(Holder::Resource).or_else(keeper)
    }
}

fn key(owner: &Owner) -> Key<'_> {
    (&owner.namespace, &owner.name)
}

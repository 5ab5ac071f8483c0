//! Puts Domains, claims and claimants together into one decision for each hostname.

use super::claims::Holders;
use super::decided::{HostnameDecision, ProxyDecisions};
use super::obstacles::Index;
use super::{Cover, Coverage, Decided, Decision, Holder, Obstacles, Verdict};
use crate::check::{Checked, Valid};
use crate::model::settings::Settings;
use crate::model::{OwnedKind, Platforms, Text, Workspace};

/// A valid proxy while it is decided on.
pub(super) struct Candidate<'w, 's> {
    pub(super) valid: Valid<'w, 's>,
    pub(super) obstacles: Obstacles,
    pub(super) hostnames: Vec<Asked<'w, 's>>,
}

/// A hostname that a proxy lists.
pub(super) struct Asked<'w, 's> {
    /// Its index in `spec.hostnames`.
    pub(super) index: usize,
    pub(super) text: &'w Text<'s>,
    pub(super) cover: Cover,
    /// Where [`Holders`] keep it, for a proxy that claims it.
    pub(super) place: Option<u32>,
}

/// Decides on every hostname of every valid proxy.
pub fn resolve(checked: Checked<'_>, settings: Settings) -> Decided<'_> {
    let by_proxy = decisions(&checked, &settings);
    Decided { checked, settings, by_proxy }
}

fn decisions(checked: &Checked<'_>, settings: &Settings) -> Vec<ProxyDecisions> {
    let workspace = checked.workspace();
    let coverage = Coverage::of(workspace, &settings.assume_verified);
    let index = Index::of(workspace);
    let candidates = checked.valid().map(|valid| Candidate { valid, obstacles: index.obstacles(valid), hostnames: asked(valid, &coverage) });
    let mut candidates: Vec<Candidate<'_, '_>> = candidates.collect();
    let holders = Holders::of(checked, &mut candidates, &coverage, settings);
    let platforms = Platforms::of(workspace, settings);
    let one = |Candidate { valid, obstacles, hostnames }: Candidate<'_, '_>| {
        let is_own = |holder: Holder| holds_for(holder, valid, &obstacles, workspace);
        let hostnames = hostnames.iter().map(|asked| HostnameDecision { index: asked.index, decision: decide(asked, &holders, is_own) }).collect();
        let (platform, addresses) = (platforms.hostname(valid.found()), platforms.addresses(valid.found()));
        ProxyDecisions { place: valid.place(), hostnames, platform, addresses, obstacles }
    };
    candidates.into_iter().map(one).collect()
}

fn asked<'w, 's>(proxy: Valid<'w, 's>, coverage: &Coverage<'_>) -> Vec<Asked<'w, 's>> {
    let domains = coverage.of_namespace(&proxy.proxy().meta.namespace);
    let one = |(index, text): (usize, &'w Text<'s>)| Asked { index, text, cover: coverage.cover_by(domains, &text.value), place: None };
    proxy.proxy().hostnames().map(one).collect()
}

fn decide(asked: &Asked<'_, '_>, holders: &Holders<'_>, is_own: impl Fn(Holder) -> bool) -> Decision {
    let cover = asked.cover;
    if !cover.is_verified() {
        return Decision { cover, verdict: Verdict::Unverified };
    }
    let holder = holders.holder(asked).filter(|holder| !is_own(*holder));
    Decision { cover, verdict: holder.map_or(Verdict::Verified, Verdict::InUse) }
}

/// Whether the owner of a hostname is the proxy itself, or the Gateway that was rendered from it before it came to wait for an instance.
fn holds_for(holder: Holder, proxy: Valid<'_, '_>, obstacles: &Obstacles, workspace: &Workspace<'_>) -> bool {
    let index = match holder {
        Holder::Resource(index) => index,
        Holder::Keeper { proxy, claim: _ } => proxy,
        Holder::Elsewhere(_) | Holder::OtherCluster(_) => return false,
    };
    let resource = &workspace.resources[index];
    let meta = &proxy.proxy().meta;
    let is_its_gateway = || resource.content.gateway().is_some() && resource.object.namespace == meta.namespace && resource.object.name == meta.name;
    index == proxy.index() || (!obstacles.conflict_with(OwnedKind::Gateway) && is_its_gateway())
}

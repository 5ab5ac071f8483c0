//! Decides what becomes of every hostname: verified, in use elsewhere, or unverified.
//!
//! Everything is decided against all of the input together, and the order of files and documents never decides.

mod claims;
mod cover;
mod obstacles;
mod platform;
mod report;
mod root_domain;

use std::borrow::Cow;

use crate::check::Accepted;
use crate::model::settings::Settings;
use crate::model::{Content, Text, Workspace, lower};
use claims::Holders;
pub use cover::{Cover, Coverage};
pub use obstacles::Obstacles;
pub use report::report;
pub use root_domain::{RootDomain, root_domain};

/// What becomes of a hostname.
#[derive(Clone, Copy, Debug)]
pub struct Decision {
    /// Whether a Domain of the namespace covers it.
    pub cover: Cover,
    /// Who holds it, where that is somebody else.
    pub holder: Option<Holder>,
    /// Whether listeners of it get programmed.
    pub verdict: Verdict,
}

/// The three outcomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Verified and not in use elsewhere.
    Verified,
    /// Verified, and another resource holds it.
    InUse,
    /// No verified Domain covers it.
    Unverified,
}

/// Who holds a hostname.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holder {
    /// A resource of the input, by its place in the workspace.
    Resource(usize),
    /// An HTTPProxy of the input that is no claimant and keeps what a claim says is its own: the places of both.
    Keeper {
        /// The HTTPProxy.
        proxy: usize,
        /// The claim.
        claim: usize,
    },
    /// Something that is not in the input, by the place of the claim that names it.
    Elsewhere(usize),
}

/// The decisions for one proxy.
#[derive(Clone, Debug, Default)]
pub struct ProxyClaims {
    /// For every entry of `spec.hostnames`, by index.
    pub decisions: Vec<Decision>,
    /// The hostname that the platform assigned, where the input tells it.
    pub platform: Option<String>,
    /// The addresses that the input tells.
    pub addresses: Vec<String>,
    /// What keeps its objects from being made.
    pub obstacles: Obstacles,
}

/// The decisions for all of the input.
#[derive(Debug, Default)]
pub struct Claims {
    /// With the proxy's place in the workspace, and in that order.
    by_proxy: Vec<(usize, ProxyClaims)>,
}

impl Claims {
    /// The decisions for a proxy; [`resolve`] made them for every accepted one.
    pub fn of(&self, proxy: Accepted<'_, '_>) -> &ProxyClaims {
        let found = self.by_proxy.binary_search_by_key(&proxy.index(), |(index, _)| *index);
        &self.by_proxy[found.expect("every accepted proxy was decided on")].1
    }
}

/// A domain name as names compare: lower case, without a trailing dot.
pub(crate) fn normal(name: &str) -> Cow<'_, str> {
    lower(name.strip_suffix('.').unwrap_or(name))
}

/// Decides on every hostname of every accepted proxy.
pub fn resolve(workspace: &Workspace<'_>, accepted: &[Accepted<'_, '_>], settings: &Settings) -> Claims {
    let coverage = Coverage::of(workspace, &settings.assume_verified);
    let mut asked: Vec<Vec<Asked>> = accepted.iter().map(|proxy| asked(*proxy, &coverage)).collect();
    let obstacles = obstacles::of(workspace, accepted);
    let holders = Holders::of(workspace, accepted, &mut asked, &obstacles, &coverage, settings);
    let platforms = platform::Platforms::of(workspace, settings);
    let each = accepted.iter().zip(asked).zip(obstacles);
    let by_proxy = each.map(|((proxy, asked), obstacles)| {
        let hostnames = proxy.proxy().hostnames().map(|(_, hostname)| hostname);
        let is_own = |holder: Holder| holds_for(holder, *proxy, &obstacles, workspace);
        let decisions = hostnames.zip(asked).map(|(hostname, asked)| decide(hostname, &asked, &holders, is_own)).collect();
        let (platform, addresses) = platforms.of_proxy(*proxy);
        (proxy.index(), ProxyClaims { decisions, platform, addresses, obstacles })
    });
    Claims { by_proxy: by_proxy.collect() }
}

/// What is known of a hostname that a proxy lists.
struct Asked {
    cover: Cover,
    /// Where [`Holders`] keep it, for a proxy that wants it.
    place: Option<u32>,
}

fn asked(proxy: Accepted<'_, '_>, coverage: &Coverage<'_>) -> Vec<Asked> {
    let domains = coverage.of_namespace(&proxy.proxy().meta.namespace);
    proxy.proxy().hostnames().map(|(_, hostname)| Asked { cover: coverage.cover_by(domains, &hostname.value), place: None }).collect()
}

fn decide(hostname: &Text<'_>, asked: &Asked, holders: &Holders<'_>, is_own: impl Fn(Holder) -> bool) -> Decision {
    let cover = asked.cover;
    if !cover.is_verified() {
        return Decision { cover, holder: None, verdict: Verdict::Unverified };
    }
    let holder = holders.holder(&hostname.value, asked).filter(|holder| !is_own(*holder));
    let verdict = if holder.is_some() { Verdict::InUse } else { Verdict::Verified };
    Decision { cover, holder, verdict }
}

/// Whether what holds a hostname is the proxy itself, or the Gateway that was made of it before it came to wait for an instance.
fn holds_for(holder: Holder, proxy: Accepted<'_, '_>, obstacles: &Obstacles, workspace: &Workspace<'_>) -> bool {
    let index = match holder {
        Holder::Resource(index) => index,
        Holder::Keeper { proxy, claim: _ } => proxy,
        Holder::Elsewhere(_) => return false,
    };
    let resource = &workspace.resources[index];
    let meta = &proxy.proxy().meta;
    let is_its_gateway =
        || matches!(resource.content, Content::Gateway(_)) && resource.object.namespace == meta.namespace && resource.object.name == meta.name;
    index == proxy.index() || (!obstacles.conflict_with("Gateway") && is_its_gateway())
}

/// Whether a resource is what the configuration calls a claim.
pub fn is_claim(content: &Content<'_>, namespace: &str, settings: &Settings) -> bool {
    matches!(content, Content::Claim(_)) && namespace == settings.accounting_namespace
}

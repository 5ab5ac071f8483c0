//! Decides what becomes of every hostname: verified, in use elsewhere, or unverified.
//!
//! Everything is decided against all of the input together, and the order of files and documents never decides. The words:
//!
//! - **covered**: a Domain of the proxy's namespace has the name, or one that it ends in; **verified**: such a Domain is verified
//! - **claim**: what the platform's accounting records, a ConfigMap of the accounting namespace with a hostname and its owner
//! - **owner**: the HTTPProxy or Gateway that a claim names
//! - **claimant**: a resource that lists a hostname and has it verified; a **newcomer** is one whose status does not list it yet
//! - **keeper**: an owner that is not a claimant, because it is invalid or has no Gateway, but keeps the hostnames that are recorded as its own
//! - **holder**: who uses the hostname in the end: the owner, else the first claimant
//! - **obstacle**: what keeps the objects of a valid proxy from being created, so that it may claim nothing
//! - **platform hostname**: the one that the platform assigned, below a target domain; read from the input, never invented

mod claims;
mod cover;
mod decided;
mod obstacles;
mod platform;
mod report;
mod resolve;
mod root_domain;

use std::borrow::Cow;

use crate::model::settings::Settings;
use crate::model::{Content, lower};
pub use cover::{Cover, Coverage};
pub use decided::{Decided, DecidedHostname, DecidedProxy, Decision};
pub use obstacles::{Conflict, MissingInstance, Obstacles, UnnamedPort};
pub use report::report;
pub use resolve::resolve;
pub use root_domain::{RootDomain, root_domain};

/// The three outcomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Verified and not in use elsewhere.
    Verified,
    /// Verified, and another resource uses it.
    InUse(Holder),
    /// No verified Domain covers it.
    Unverified,
}

/// Who uses a hostname.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holder {
    /// A resource of the input, by its place in the workspace.
    Resource(usize),
    /// An HTTPProxy of the input that is not a claimant, but keeps a hostname that a claim records as its own; with the indices of both.
    Keeper {
        /// The HTTPProxy.
        proxy: usize,
        /// The claim.
        claim: usize,
    },
    /// Something that is not in the input, by the place of the claim that names it.
    Elsewhere(usize),
}

/// A domain name as names compare: lower case, without a trailing dot.
pub(crate) fn normal(name: &str) -> Cow<'_, str> {
    lower(name.strip_suffix('.').unwrap_or(name))
}

/// Whether a resource is what the configuration calls a claim.
pub fn is_claim(content: &Content<'_>, namespace: &str, settings: &Settings) -> bool {
    matches!(content, Content::Claim(_)) && namespace == settings.accounting_namespace
}

//! Decides what becomes of every hostname: verified, in use elsewhere, or unverified.
//!
//! Everything is decided against all of the input together, and the order of files and documents never decides. The words:
//!
//! - **covered**: a Domain of the proxy's namespace has the name, or one that it ends in; **verified**: such a Domain is verified
//! - **claim**: what the platform's accounting records, a ConfigMap of the accounting namespace with a hostname and its owner
//! - **owner**: the HTTPProxy or Gateway that a claim names
//! - **claimant**: a resource that lists a hostname and has it verified; a **newcomer** is one whose status does not list it yet
//! - **keeper**: an HTTPProxy that is not a claimant, because it is invalid or has no Gateway, but keeps the hostnames that claims or its own
//!   status record
//! - **holder**: who uses the hostname in the end: the owner, else the first claimant
//! - **obstacle**: what keeps the objects of a valid proxy from being created, so that it may claim nothing
//! - **cluster**: what the owner of a claim has before its namespace; two clusters may have objects with the same namespace and name
//! - **platform hostname**: the one that the platform assigned, below a target domain; read from the input, never invented

mod claims;
mod cover;
mod decided;
mod obstacles;
mod recorded;
mod report;
mod resolve;
mod root_domain;

use crate::model::settings::Settings;
use crate::model::{Content, normal};
pub use cover::{Cover, Coverage};
pub use decided::{Decided, DecidedHostname, DecidedProxy, Decision};
pub use obstacles::{Conflict, MissingInstance, Obstacles};
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
    /// An HTTPProxy in the input that is not a claimant, but keeps a hostname that a claim or its own status records.
    Keeper {
        /// The index of the HTTPProxy in the workspace.
        proxy: usize,
        /// The index of the claim; `None` if the status of the HTTPProxy records it.
        claim: Option<usize>,
    },
    /// An object that is not in the input, by the index of the claim that names it.
    Elsewhere(usize),
    /// An object of another cluster that has the name of one in the input, by the index of the claim that names it.
    OtherCluster(usize),
}

/// Whether a resource is what the configuration calls a claim.
pub fn is_claim(content: &Content<'_>, namespace: &str, settings: &Settings) -> bool {
    matches!(content, Content::Claim(_)) && namespace == settings.accounting_namespace
}

/// Whether a hostname is a domain below which the platform assigns hostnames, or is under one. No Domain can verify it.
pub fn is_under_target(hostname: &str, settings: &Settings) -> bool {
    settings.below_target(&normal(hostname)).is_some()
}

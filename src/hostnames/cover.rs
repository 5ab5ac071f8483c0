//! Which Domain covers a hostname.

use std::borrow::Cow;

use crate::model::settings::AssumeVerified;
use crate::model::{Workspace, normal};
use crate::source::{InputMap, InputSet};

/// How the Domains of a namespace cover a hostname.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cover {
    /// A verified Domain covers it; its index in the workspace.
    Verified(usize),
    /// `--assume-verified` covers it; the index of the longest unverified Domain that does too.
    Assumed(Option<usize>),
    /// Only unverified Domains cover it; the index of the longest.
    Unverified(usize),
    /// No Domain covers it.
    None,
}

impl Cover {
    /// Whether listeners of the hostname may be programmed.
    pub fn is_verified(self) -> bool {
        match self {
            Self::Verified(_) | Self::Assumed(_) => true,
            Self::Unverified(_) | Self::None => false,
        }
    }

    /// Whether it is treated as verified although no Domain verifies it.
    pub fn is_assumed(self) -> bool {
        matches!(self, Self::Assumed(_))
    }

    /// Whether a Domain covers the hostname, verified or not.
    pub fn has_domain(self) -> bool {
        match self {
            Self::Verified(_) | Self::Unverified(_) | Self::Assumed(Some(_)) => true,
            Self::Assumed(None) | Self::None => false,
        }
    }
}

/// By name: whether a Domain is verified, and its index in the workspace.
pub(super) type ByName<'w> = InputMap<Cow<'w, str>, (bool, usize)>;

/// Every Domain in the input by namespace and name, so that a hostname is looked up by its suffixes and not compared to every Domain.
pub struct Coverage<'w> {
    domains: InputMap<&'w str, ByName<'w>>,
    assumes_all: bool,
    assumed: InputSet<&'w str>,
}

impl<'w> Coverage<'w> {
    /// Indexes the Domains. One with an invalid name does not count; if a Domain is in the input both live and desired, either may be verified.
    pub fn of(workspace: &'w Workspace<'_>, assumed: &'w AssumeVerified) -> Self {
        let mut domains: InputMap<&'w str, ByName<'w>> = InputMap::default();
        for (index, resource) in workspace.by_place() {
            let Some(domain) = resource.content.domain() else { continue };
            let Some(name) = domain.domain_name.get() else { continue };
            let in_namespace = domains.entry(domain.meta.namespace.as_ref()).or_default();
            let entry = in_namespace.entry(normal(&name.value)).or_insert((domain.verified, index));
            if domain.verified && !entry.0 {
                *entry = (true, index);
            }
        }
        Self { domains, assumes_all: assumed.all, assumed: assumed.names.iter().map(String::as_str).collect() }
    }

    /// What covers a hostname in a namespace.
    pub fn cover(&self, namespace: &str, hostname: &str) -> Cover {
        self.cover_by(self.of_namespace(namespace), hostname)
    }

    /// The Domains of a namespace, to look up several hostnames.
    pub(super) fn of_namespace(&self, namespace: &str) -> Option<&ByName<'w>> {
        self.domains.get(namespace)
    }

    /// What covers a hostname in the namespace of these Domains.
    pub(super) fn cover_by(&self, of_namespace: Option<&ByName<'w>>, hostname: &str) -> Cover {
        let hostname = normal(hostname);
        let mut longest = None;
        for suffix in suffixes(&hostname) {
            match of_namespace.and_then(|domains| domains.get(suffix)) {
                Some((true, index)) => return Cover::Verified(*index),
                Some((false, index)) => longest = longest.or(Some(*index)),
                None => {}
            }
        }
        if self.assumes_all || suffixes(&hostname).any(|suffix| self.assumed.contains(suffix)) {
            return Cover::Assumed(longest);
        }
        longest.map_or(Cover::None, Cover::Unverified)
    }
}

/// A name, and what follows each of its dots.
fn suffixes(name: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(name), |rest| rest.split_once('.').map(|(_, rest)| rest))
}

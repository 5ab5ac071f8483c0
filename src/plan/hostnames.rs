//! The hostnames of a proxy and the listeners of its Gateway: two for the hostname that the platform assigns, two for every other one.

use std::borrow::Cow;

use crate::hostnames::{DecidedHostname, DecidedProxy, Decision, Verdict};
use crate::model::Text;
use crate::model::settings::HostnameMode;

/// A hostname of a proxy.
#[derive(Clone, Copy, Debug)]
pub enum HostnamePlan<'w> {
    /// The one that the platform assigned. It always has listeners.
    Platform(&'w str),
    /// One that the proxy lists.
    Listed {
        /// Its index in `spec.hostnames`.
        index: usize,
        /// The hostname.
        name: &'w Text<'w>,
        /// What became of it.
        decision: Decision,
        /// Whether it has listeners: if it is accepted, or `--hostnames all` asks for every one.
        programmed: bool,
    },
}

impl<'w> HostnamePlan<'w> {
    /// The hostname.
    pub fn name(&self) -> &'w str {
        match self {
            Self::Platform(name) => name,
            Self::Listed { name, .. } => &name.value,
        }
    }

    /// Whether requests for it reach this proxy: it is the platform's, or verified and not in use elsewhere.
    pub fn is_accepted(&self) -> bool {
        match self {
            Self::Platform(_) => true,
            Self::Listed { decision, .. } => decision.verdict == Verdict::Verified,
        }
    }

    /// Whether it has listeners.
    pub fn is_programmed(&self) -> bool {
        match self {
            Self::Platform(_) => true,
            Self::Listed { programmed, .. } => *programmed,
        }
    }
}

/// A listener.
#[derive(Debug)]
pub struct ListenerPlan<'w> {
    /// Its name, which never changes while the hostname keeps its index in the list.
    pub name: Cow<'static, str>,
    /// Its hostname.
    pub hostname: Option<&'w str>,
    /// Whether it terminates TLS.
    pub https: bool,
}

pub(super) fn plan<'w>(proxy: DecidedProxy<'w, '_>) -> Vec<HostnamePlan<'w>> {
    let all = proxy.decided().settings().hostnames == HostnameMode::All;
    let listed = proxy.hostnames().map(|hostname| {
        let DecidedHostname { index, text, decision } = hostname;
        HostnamePlan::Listed { index, name: text, decision: *decision, programmed: all || hostname.is_programmed() }
    });
    proxy.platform().map(HostnamePlan::Platform).into_iter().chain(listed).collect()
}

pub(super) fn listeners<'w>(hostnames: &[HostnamePlan<'w>]) -> Vec<ListenerPlan<'w>> {
    let platform = hostnames.iter().find_map(|hostname| match hostname {
        HostnamePlan::Platform(name) => Some(*name),
        HostnamePlan::Listed { .. } => None,
    });
    let mut listeners = Vec::with_capacity(2 + 2 * hostnames.len());
    for (name, https) in [("default-http", false), ("default-https", true)] {
        listeners.push(ListenerPlan { name: Cow::Borrowed(name), hostname: platform, https });
    }
    for hostname in hostnames.iter().filter(|hostname| hostname.is_programmed()) {
        let HostnamePlan::Listed { index, name, .. } = hostname else { continue };
        for (protocol, https) in [("http", false), ("https", true)] {
            let listener = Cow::Owned(format!("{protocol}-hostname-{index}"));
            listeners.push(ListenerPlan { name: listener, hostname: Some(&name.value), https });
        }
    }
    listeners
}

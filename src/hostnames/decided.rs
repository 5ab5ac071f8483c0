//! What was decided, and the views through which it is read.

use std::ops::Deref;

use super::{Cover, Holder, Obstacles, Verdict};
use crate::check::{Checked, Valid};
use crate::model::settings::Settings;
use crate::model::{ProxyPlace, Text};

/// The input with a decision on every hostname of every valid proxy. Only [`resolve`](super::resolve) makes one.
#[derive(Debug)]
pub struct Decided<'s> {
    pub(super) checked: Checked<'s>,
    pub(super) settings: Settings,
    /// For every valid proxy, in input order.
    pub(super) by_proxy: Vec<ProxyDecisions>,
}

/// What was decided on one proxy.
#[derive(Debug)]
pub(super) struct ProxyDecisions {
    pub(super) place: ProxyPlace,
    pub(super) hostnames: Vec<HostnameDecision>,
    pub(super) platform: Option<String>,
    pub(super) addresses: Vec<String>,
    pub(super) obstacles: Obstacles,
}

/// What was decided on one hostname.
#[derive(Debug)]
pub(super) struct HostnameDecision {
    /// Its index in `spec.hostnames`.
    pub(super) index: usize,
    pub(super) decision: Decision,
}

/// What becomes of a hostname.
#[derive(Clone, Copy, Debug)]
pub struct Decision {
    /// Whether a Domain of the namespace covers it.
    pub cover: Cover,
    /// Whether its listeners get programmed.
    pub verdict: Verdict,
}

/// A hostname of a valid proxy with what was decided on it.
#[derive(Clone, Copy, Debug)]
pub struct DecidedHostname<'w, 's> {
    /// Its index in `spec.hostnames`.
    pub index: usize,
    /// The hostname as written, and where.
    pub text: &'w Text<'s>,
    /// What becomes of it.
    pub decision: &'w Decision,
}

impl DecidedHostname<'_, '_> {
    /// The name as written.
    pub fn name(&self) -> &str {
        &self.text.value
    }

    /// Its field path.
    pub fn field(&self) -> String {
        format!("spec.hostnames[{}]", self.index)
    }

    /// Who uses it, if that is somebody else.
    pub fn holder(&self) -> Option<Holder> {
        match self.decision.verdict {
            Verdict::InUse(holder) => Some(holder),
            Verdict::Verified | Verdict::Unverified => None,
        }
    }

    /// Whether its listeners get programmed.
    pub fn is_programmed(&self) -> bool {
        match self.decision.verdict {
            Verdict::Verified => true,
            Verdict::InUse(_) | Verdict::Unverified => false,
        }
    }
}

impl<'s> Decided<'s> {
    /// The input as it was checked.
    pub fn checked(&self) -> &Checked<'s> {
        &self.checked
    }

    /// The settings that the decisions were made with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Every valid proxy with what was decided on it, in input order.
    pub fn proxies(&self) -> impl Iterator<Item = DecidedProxy<'_, 's>> {
        self.by_proxy.iter().filter_map(|own| Some(DecidedProxy { valid: self.checked.valid_at(own.place)?, own, decided: self }))
    }

    /// The valid proxy at a place in the workspace, if there is one.
    pub fn get(&self, index: usize) -> Option<DecidedProxy<'_, 's>> {
        let found = self.by_proxy.binary_search_by_key(&index, |own| own.place.index()).ok()?;
        let own = &self.by_proxy[found];
        Some(DecidedProxy { valid: self.checked.valid_at(own.place)?, own, decided: self })
    }
}

/// A valid proxy with what was decided on it. Only [`Decided`] gives one out, and nothing else can be planned.
#[derive(Clone, Copy, Debug)]
pub struct DecidedProxy<'w, 's> {
    valid: Valid<'w, 's>,
    own: &'w ProxyDecisions,
    decided: &'w Decided<'s>,
}

impl<'w, 's> DecidedProxy<'w, 's> {
    /// All of the input, which it was decided against.
    pub fn decided(&self) -> &'w Decided<'s> {
        self.decided
    }

    /// Every entry of `spec.hostnames`, in order.
    pub fn hostnames(&self) -> impl Iterator<Item = DecidedHostname<'w, 's>> + use<'w, 's> {
        let listed = self.valid.proxy().hostnames.items();
        self.own.hostnames.iter().filter_map(|HostnameDecision { index, decision }| {
            let text = listed.get(*index)?.as_ref()?;
            Some(DecidedHostname { index: *index, text, decision })
        })
    }

    /// The hostname that the platform assigned, if the input contains it.
    pub fn platform(&self) -> Option<&'w str> {
        self.own.platform.as_deref()
    }

    /// The addresses that the input contains.
    pub fn addresses(&self) -> &'w [String] {
        &self.own.addresses
    }

    /// What keeps its objects from being created.
    pub fn obstacles(&self) -> &'w Obstacles {
        &self.own.obstacles
    }
}

impl<'w, 's> Deref for DecidedProxy<'w, 's> {
    type Target = Valid<'w, 's>;

    fn deref(&self) -> &Valid<'w, 's> {
        &self.valid
    }
}

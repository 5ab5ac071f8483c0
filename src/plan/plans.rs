//! All plans together, by hostname.

use super::{HostnamePlan, Plan};
use crate::source::InputMap;

/// The plans of all accepted proxies. Looking one up costs the same whatever their number is.
#[derive(Debug, Default)]
pub struct Plans<'w> {
    plans: Vec<Plan<'w>>,
    by_hostname: InputMap<&'w str, Holders>,
}

/// Who has a hostname.
#[derive(Debug, Default)]
struct Holders {
    /// Who answers requests for it.
    accepted: Option<Place>,
    /// Who lists it besides. Most hostnames are listed once, and then nothing is allocated here.
    others: Vec<Place>,
}

/// A hostname of a plan, by the indices of both.
#[derive(Clone, Copy, Debug)]
struct Place {
    plan: usize,
    hostname: usize,
}

/// A proxy with one of its hostnames.
#[derive(Clone, Copy, Debug)]
pub struct Serving<'p, 'w> {
    /// The plan of the proxy.
    pub plan: &'p Plan<'w>,
    /// Its index among the plans.
    pub index: usize,
    /// The hostname.
    pub hostname: &'p HostnamePlan<'w>,
}

impl<'w> Plans<'w> {
    /// Puts plans together, and keeps their order.
    pub fn new(plans: Vec<Plan<'w>>) -> Self {
        let mut by_hostname: InputMap<&'w str, Holders> = InputMap::default();
        by_hostname.reserve(plans.len());
        for (index, plan) in plans.iter().enumerate() {
            for (hostname, found) in plan.hostnames.iter().enumerate() {
                let holders = by_hostname.entry(found.name()).or_default();
                let place = Place { plan: index, hostname };
                match &mut holders.accepted {
                    accepted @ None if found.is_accepted() => *accepted = Some(place),
                    Some(_) | None => holders.others.push(place),
                }
            }
        }
        Self { plans, by_hostname }
    }

    /// Every plan, in the order of the input.
    pub fn all(&self) -> &[Plan<'w>] {
        &self.plans
    }

    /// The proxy that answers requests for a hostname, in lower case and without a trailing dot: the one that has it accepted, or the one
    /// that the platform assigned it to.
    pub fn serving(&self, hostname: &str) -> Option<Serving<'_, 'w>> {
        let place = self.by_hostname.get(hostname)?.accepted?;
        Some(self.at(place))
    }

    /// The other proxies that list a hostname, with what became of it, in the order of the input: they get none of its requests.
    pub fn listing(&self, hostname: &str) -> impl Iterator<Item = Serving<'_, 'w>> {
        let others = self.by_hostname.get(hostname).map_or(&[][..], |holders| &holders.others);
        others.iter().map(|place| self.at(*place))
    }

    /// Every hostname of every proxy, in the order of the input: what a hostname that nobody has may be a misspelling of.
    pub fn hostnames(&self) -> impl Iterator<Item = Serving<'_, 'w>> {
        let plans = self.plans.iter().enumerate();
        plans.flat_map(|(index, plan)| plan.hostnames.iter().map(move |hostname| Serving { plan, index, hostname }))
    }

    fn at(&self, Place { plan: index, hostname }: Place) -> Serving<'_, 'w> {
        let plan = &self.plans[index];
        Serving { plan, index, hostname: &plan.hostnames[hostname] }
    }
}

#[cfg(test)]
mod tests;

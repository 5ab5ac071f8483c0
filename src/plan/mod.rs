//! What to create for a proxy, with every default filled in and nothing of Kubernetes' shapes. Total: what was accepted can be planned.

mod backends;
mod filters;
mod listeners;
mod matches;

use std::borrow::Cow;

pub use backends::{Address, BackendPlan, SlicePlan};
pub use filters::{CorsPlan, FilterPlan, HeaderChanges, PathChange, RedirectPlan};
pub use listeners::ListenerPlan;
pub use matches::{MatchPlan, ValueMatch};

use crate::check::Accepted;
use crate::hostnames::ProxyClaims;
use crate::model::Rule;
use crate::model::settings::Settings;
use crate::source::Span;

/// Everything that is created for one proxy.
#[derive(Debug)]
pub struct Plan<'w> {
    /// The name of the proxy, its Gateway and its HTTPRoute.
    pub name: &'w str,
    /// The namespace of all of them.
    pub namespace: &'w str,
    /// The listeners of the Gateway.
    pub listeners: Vec<ListenerPlan<'w>>,
    /// The rules of the HTTPRoute.
    pub rules: Vec<RulePlan<'w>>,
    /// The EndpointSlices.
    pub slices: Vec<SlicePlan<'w>>,
    /// The proxy that all of it comes from.
    pub declared_at: Span,
}

/// A rule of the HTTPRoute.
#[derive(Debug)]
pub struct RulePlan<'w> {
    /// Its name.
    pub name: Option<&'w str>,
    /// Which requests it is for.
    pub matches: Vec<MatchPlan<'w>>,
    /// What is changed.
    pub filters: Vec<FilterPlan<'w>>,
    /// Where requests go.
    pub backends: Vec<BackendPlan<'w>>,
    /// The rule that it comes from.
    pub declared_at: Span,
}

/// Plans one proxy.
pub fn plan<'w>(accepted: Accepted<'w, '_>, claims: &ProxyClaims, settings: &Settings) -> Plan<'w> {
    let proxy = accepted.proxy();
    let mut slices = Vec::new();
    let rules = proxy.rules().map(|(index, found)| rule(accepted, index, found, &mut slices)).collect();
    Plan {
        name: &proxy.meta.name,
        namespace: &proxy.meta.namespace,
        listeners: listeners::plan(proxy, claims, settings),
        rules,
        slices,
        declared_at: accepted.resource().anchor,
    }
}

fn rule<'w>(accepted: Accepted<'w, '_>, index: usize, rule: &'w Rule<'_>, slices: &mut Vec<SlicePlan<'w>>) -> RulePlan<'w> {
    let mut filters = filters::of_rule(rule);
    let mut planned = Vec::new();
    for (at, backend) in rule.backends() {
        planned.push(backends::plan(accepted.proxy(), rule, (index, at), backend, slices));
        filters::rewrite_host(&mut filters, rule, backend);
    }
    RulePlan { name: rule.name.get().map(|name| &*name.value), matches: matches::plan(rule), filters, backends: planned, declared_at: rule.anchor }
}

/// A borrowed text that may have to be made.
type Made<'w> = Cow<'w, str>;

//! What to create for a proxy: every default filled in, and no Kubernetes shapes.
//!
//! Planning cannot fail: everything that was accepted can be planned. `emit` and `status` read a [`Plan`] of one proxy; `trace`, `preview`
//! and the lints ask [`Plans`], all of them together. The positions are for the latter three: text is kept as it was read, with its place
//! ([`Text`]), and what is more than one text has a `declared_at`.

mod backends;
mod filters;
mod hostnames;
mod matches;
mod plans;
pub mod precedence;
mod rewrite_host;
pub mod usable;

pub use backends::{Address, BackendPlan, SlicePlan, Target};
pub use filters::{Action, CorsPlan, FilterPlan, HeaderChange, HeaderChanges, PathChange, RedirectPlan};
pub use hostnames::{HostnamePlan, ListenerPlan};
pub use matches::{MatchPlan, PathPlan, ValueMatch};
pub use plans::{Plans, Serving};
pub use rewrite_host::{HostRewrite, HostSource};

use std::collections::BTreeMap;

use crate::hostnames::DecidedProxy;
use crate::model::{HttpProxy, Rule, Text};
use crate::source::Span;

/// Everything that is created for one proxy.
#[derive(Debug)]
pub struct Plan<'w> {
    /// The name of the proxy, its Gateway and its HTTPRoute.
    pub name: &'w str,
    /// The namespace of all of them.
    pub namespace: &'w str,
    /// The index of the proxy in the workspace, for its object, its document and what decided its hostnames.
    pub index: usize,
    /// Every hostname of the proxy, also those without listeners: first the one that the platform assigned, if known, then
    /// `spec.hostnames` in its order.
    pub hostnames: Vec<HostnamePlan<'w>>,
    /// The listeners of the Gateway.
    pub listeners: Vec<ListenerPlan<'w>>,
    /// The rules of the HTTPRoute, by their index in `spec.rules`.
    pub rules: Vec<RulePlan<'w>>,
    /// The EndpointSlices.
    pub slices: Vec<SlicePlan<'w>>,
    /// The annotations that everything rendered gets, because the user asked for it. The platform copies none.
    pub annotations: BTreeMap<&'w str, &'w str>,
    /// The proxy: where a trace points if none of its rules answers.
    pub declared_at: Span,
}

/// A rule of the HTTPRoute.
#[derive(Debug)]
pub struct RulePlan<'w> {
    /// Its name.
    pub name: Option<&'w Text<'w>>,
    /// The requests that it answers: those that any of these accepts.
    pub matches: Vec<MatchPlan<'w>>,
    /// What is changed, in the order in which it is written.
    pub filters: Vec<FilterPlan<'w>>,
    /// Where requests go.
    pub backends: Vec<BackendPlan<'w>>,
    /// The rule: where a trace points if it answers, and a lint if none of its matches can.
    pub declared_at: Span,
}

impl<'w> Plan<'w> {
    /// The EndpointSlice that is created for a backend of this plan; `None` for one that names an EndpointSlice of its own.
    pub fn slice(&self, backend: &BackendPlan<'w>) -> Option<&SlicePlan<'w>> {
        match &backend.target {
            Target::Slice(index) => self.slices.get(*index),
            Target::Instance { .. } => None,
        }
    }

    /// The name and the port of the EndpointSlice that a backend of this plan refers to.
    pub fn reference(&self, backend: &BackendPlan<'w>) -> (&str, u16) {
        match &backend.target {
            Target::Slice(index) => self.slices.get(*index).map_or(("", 0), |slice| (&slice.name, slice.port)),
            Target::Instance { name, port } => (&name.value, *port),
        }
    }
}

/// Plans one proxy, which the rules let through and every hostname of which is decided on.
///
/// ```
/// # use gatewright::compile::Compilation;
/// fn plan_first(compilation: &Compilation<'_>) {
///     compilation.decided().proxies().next().map(gatewright::plan::plan);
/// }
/// ```
///
/// A proxy that nothing is said of cannot be planned:
///
/// ```compile_fail
/// # use gatewright::compile::Compilation;
/// fn plan_first(compilation: &Compilation<'_>) {
///     compilation.checked().proxies().next().map(gatewright::plan::plan);
/// }
/// ```
pub fn plan<'w>(decided: DecidedProxy<'w, '_>) -> Plan<'w> {
    let proxy = decided.proxy();
    let mut slices = Vec::new();
    let rules = proxy.rules().map(|(index, found)| rule(proxy, index, found, &mut slices)).collect();
    let hostnames = hostnames::plan(decided);
    Plan {
        name: &proxy.meta.name,
        namespace: &proxy.meta.namespace,
        index: decided.index(),
        listeners: hostnames::listeners(&hostnames),
        hostnames,
        rules,
        slices,
        annotations: annotations(decided),
        declared_at: decided.resource().anchor,
    }
}

/// The annotations of a proxy that are copied.
pub fn annotations<'w>(decided: DecidedProxy<'w, '_>) -> BTreeMap<&'w str, &'w str> {
    let settings = decided.decided().settings();
    let all = decided.proxy().annotations.iter().filter(|annotation| settings.copies_annotation(&annotation.key));
    all.map(|annotation| (annotation.key.as_str(), &*annotation.value)).collect()
}

fn rule<'w>(proxy: &'w HttpProxy<'_>, index: usize, rule: &'w Rule<'_>, slices: &mut Vec<SlicePlan<'w>>) -> RulePlan<'w> {
    let mut filters = filters::of_rule(rule);
    let mut planned = Vec::new();
    for (at, backend) in rule.backends() {
        planned.extend(backends::plan(proxy, rule, (index, at), backend, slices));
        rewrite_host::apply(&mut filters, rule, backend);
    }
    RulePlan { name: rule.name.get(), matches: matches::plan(rule), filters, backends: planned, declared_at: rule.anchor }
}

#[cfg(test)]
mod tests;

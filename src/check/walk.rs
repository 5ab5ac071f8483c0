//! Visitors for the parts of an HTTPProxy, each part with its field path.

use crate::model::endpoint::GoUrl;
use crate::model::{Backend, Endpoint, Filter, HttpProxy, Match, Rule};
use crate::yaml::Path;

/// Where a filter list is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On a rule.
    Rule,
    /// On a backend.
    Backend,
}

/// Visits every valid rule.
pub(super) fn rules<'p, 's>(proxy: &'p HttpProxy<'s>, mut visit: impl FnMut(&Path<'_>, &'p Rule<'s>)) {
    let spec = Path::Root.field("spec");
    let rules = spec.field("rules");
    for (index, rule) in proxy.rules() {
        visit(&rules.index(index), rule);
    }
}

/// Visits every valid match.
pub(super) fn matches<'p, 's>(proxy: &'p HttpProxy<'s>, mut visit: impl FnMut(&Path<'_>, &'p Match<'s>)) {
    rules(proxy, |path, rule| {
        let matches = path.field("matches");
        for (index, one) in rule.matches() {
            visit(&matches.index(index), one);
        }
    });
}

/// Visits every valid backend.
pub(super) fn backends<'p, 's>(proxy: &'p HttpProxy<'s>, mut visit: impl FnMut(&Path<'_>, &'p Backend<'s>)) {
    rules(proxy, |path, rule| {
        let backends = path.field("backends");
        for (index, backend) in rule.backends() {
            visit(&backends.index(index), backend);
        }
    });
}

/// Visits every filter list of the rules and of their backends. A broken filter is `None` in it.
pub(super) fn filter_lists<'p, 's>(proxy: &'p HttpProxy<'s>, mut visit: impl FnMut(&Path<'_>, Place, &'p [Option<Filter<'s>>])) {
    rules(proxy, |path, rule| {
        visit(&path.field("filters"), Place::Rule, rule.filters.items());
        let backends = path.field("backends");
        for (index, backend) in rule.backends() {
            visit(&backends.index(index).field("filters"), Place::Backend, backend.filters.items());
        }
    });
}

/// Visits every valid filter.
pub(super) fn filters<'p, 's>(proxy: &'p HttpProxy<'s>, mut visit: impl FnMut(&Path<'_>, Place, &'p Filter<'s>)) {
    filter_lists(proxy, |path, place, filters| {
        for (index, filter) in filters.iter().enumerate() {
            if let Some(filter) = filter {
                visit(&path.index(index), place, filter);
            }
        }
    });
}

/// Visits every endpoint that parses, with its path, its backend, and its parts.
pub(super) fn endpoints<'p, 's>(proxy: &'p HttpProxy<'s>, mut visit: impl FnMut(&Path<'_>, &'p Backend<'s>, &'p Endpoint<'s>, &'p GoUrl)) {
    backends(proxy, |path, backend| {
        if let Some(endpoint) = backend.endpoint.get()
            && let Ok(url) = endpoint.url()
        {
            visit(&path.field("endpoint"), backend, endpoint, url);
        }
    });
}

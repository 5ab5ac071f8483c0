//! The order in which the data plane tries the matches of a proxy.
//!
//! Every match of every rule is one entry, and the first entry that accepts a request answers it. The order is that of Envoy Gateway 1.7,
//! not that of the Gateway API's text: a regular expression goes before every prefix, however long, and the method counts as one of the
//! headers.

use std::cmp::Reverse;

use super::{Action, MatchPlan, Plan, RulePlan};
use crate::model::{MatchType, Method, PathType};

/// A match in the order of a proxy.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'p, 'w> {
    /// What it accepts.
    pub request: Accepts,
    /// The index of the rule.
    pub rule: usize,
    /// The index of the match in its rule; 0 for the one of a rule without matches.
    pub index: usize,
    /// The match.
    pub plan: &'p MatchPlan<'w>,
    rank: Rank,
}

/// Which requests an entry accepts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Accepts {
    /// Those of the match.
    Match,
    /// CORS preflights for a match with another method: its path, headers and query, the method `OPTIONS`, and `Origin` and
    /// `Access-Control-Request-Method` present.
    Preflight,
}

/// The first difference that decided between two entries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DecidedBy {
    /// The type of the path.
    PathType,
    /// The length of the path in bytes.
    PathLength,
    /// The number of headers, the method included.
    Headers,
    /// How many of these have the type `Exact`, the method included.
    ExactHeaders,
    /// The number of query parameters.
    Query,
    /// How many of these have the type `Exact`.
    ExactQuery,
    /// The place in the file.
    Order,
}

impl DecidedBy {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PathType => "path-type",
            Self::PathLength => "path-length",
            Self::Headers => "headers",
            Self::ExactHeaders => "exact-headers",
            Self::Query => "query",
            Self::ExactQuery => "exact-query",
            Self::Order => "order",
        }
    }
}

/// What the order compares, in the order in which it does: what is smaller goes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Rank {
    path_type: u8,
    path_length: Reverse<usize>,
    headers: Reverse<usize>,
    exact_headers: Reverse<usize>,
    query: Reverse<usize>,
    exact_query: Reverse<usize>,
    rule: usize,
    index: usize,
}

/// What a preflight has besides the method: `Origin` and `Access-Control-Request-Method`. They must be present, which is not an exact match.
const PREFLIGHT_HEADERS: usize = 2;

impl<'p, 'w> Entry<'p, 'w> {
    fn new(request: Accepts, rule: usize, index: usize, plan: &'p MatchPlan<'w>) -> Self {
        Self { request, rule, index, plan, rank: Rank::of(request, rule, index, plan) }
    }

    /// Which difference put one of two entries before the other.
    pub fn decided_by(&self, other: &Self) -> DecidedBy {
        self.rank.decided_by(&other.rank)
    }

    /// The method that a request must have; `None` for any.
    pub fn method(&self) -> Option<Method> {
        match self.request {
            Accepts::Match => self.plan.method.map(|method| method.value),
            Accepts::Preflight => Some(Method::Options),
        }
    }
}

impl Rank {
    fn of(request: Accepts, rule: usize, index: usize, plan: &MatchPlan<'_>) -> Self {
        let MatchPlan { path, headers, query_params, method, declared_at: _ } = plan;
        let exact = |kind: MatchType| kind == MatchType::Exact;
        let added = match request {
            Accepts::Match => 0,
            Accepts::Preflight => PREFLIGHT_HEADERS,
        };
        let with_method = usize::from(method.is_some());
        Self {
            path_type: match path.kind {
                PathType::Exact => 0,
                PathType::RegularExpression => 1,
                PathType::PathPrefix => 2,
            },
            path_length: Reverse(if path.kind == PathType::PathPrefix && path.value == "/" { 0 } else { path.value.len() }),
            headers: Reverse(headers.len() + with_method + added),
            exact_headers: Reverse(headers.iter().filter(|header| exact(header.kind)).count() + with_method),
            query: Reverse(query_params.len()),
            exact_query: Reverse(query_params.iter().filter(|param| exact(param.kind)).count()),
            rule,
            index,
        }
    }

    fn decided_by(&self, other: &Self) -> DecidedBy {
        let Self { path_type, path_length, headers, exact_headers, query, exact_query, rule: _, index: _ } = *self;
        let differences = [
            (path_type != other.path_type, DecidedBy::PathType),
            (path_length != other.path_length, DecidedBy::PathLength),
            (headers != other.headers, DecidedBy::Headers),
            (exact_headers != other.exact_headers, DecidedBy::ExactHeaders),
            (query != other.query, DecidedBy::Query),
            (exact_query != other.exact_query, DecidedBy::ExactQuery),
        ];
        differences.into_iter().find(|(differs, _)| *differs).map_or(DecidedBy::Order, |(_, by)| by)
    }
}

/// The matches of a proxy, those that are tried first in front; with an entry for the preflights of each match that has a method other
/// than `OPTIONS` in a rule with CORS.
pub fn order<'p, 'w>(plan: &'p Plan<'w>) -> Vec<Entry<'p, 'w>> {
    let mut entries = Vec::new();
    for (rule, found) in plan.rules.iter().enumerate() {
        let preflights = has_cors(found);
        for (index, one) in found.matches.iter().enumerate() {
            entries.push(Entry::new(Accepts::Match, rule, index, one));
            if preflights && one.method.is_some_and(|method| method.value != Method::Options) {
                entries.push(Entry::new(Accepts::Preflight, rule, index, one));
            }
        }
    }
    entries.sort_by_key(|entry| entry.rank);
    entries
}

fn has_cors(rule: &RulePlan<'_>) -> bool {
    rule.filters.iter().any(|filter| matches!(filter.action, Action::Cors(_)))
}

#[cfg(test)]
mod tests;

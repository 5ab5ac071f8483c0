//! The matches of a rule with every default filled in.

use crate::model::defaults;
use crate::model::{Given, HeaderMatch, List, Match, MatchType, Method, PathType, Rule, Text};
use crate::source::{Span, Spanned};

/// A match: a request must have all of it.
#[derive(Debug)]
pub struct MatchPlan<'w> {
    /// The path.
    pub path: PathPlan<'w>,
    /// Headers.
    pub headers: Vec<ValueMatch<'w>>,
    /// Query parameters.
    pub query_params: Vec<ValueMatch<'w>>,
    /// The method.
    pub method: Option<Spanned<Method>>,
    /// The match, or for one that was added the rule without matches: where a trace and the lints on matches point.
    pub declared_at: Span,
}

/// A path to compare with.
#[derive(Debug)]
pub struct PathPlan<'w> {
    /// How it compares.
    pub kind: PathType,
    /// The path.
    pub value: &'w str,
    /// The value, or for one that was filled in what lacks it: where lints on paths point.
    pub declared_at: Span,
}

/// A header or a query parameter.
#[derive(Debug)]
pub struct ValueMatch<'w> {
    /// How the value compares.
    pub kind: MatchType,
    /// The name.
    pub name: &'w Text<'w>,
    /// The value.
    pub value: &'w Text<'w>,
}

pub(super) fn plan<'w>(rule: &'w Rule<'_>) -> Vec<MatchPlan<'w>> {
    match &rule.matches {
        Given::Absent | Given::Broken => {
            vec![MatchPlan { path: everything(rule.anchor), headers: Vec::new(), query_params: Vec::new(), method: None, declared_at: rule.anchor }]
        }
        Given::Is(_) => rule.matches().map(|(_, found)| one(found)).collect(),
    }
}

fn one<'w>(found: &'w Match<'_>) -> MatchPlan<'w> {
    let Match { path, headers, query_params, method, span } = found;
    let path = path.get().map_or(everything(*span), |path| {
        let value = path.value.get();
        PathPlan {
            kind: path.effective_kind().unwrap_or(defaults::PATH_TYPE),
            value: value.map_or(defaults::PATH_VALUE, |value| &value.value),
            declared_at: value.map_or(*span, |value| value.span),
        }
    });
    MatchPlan { path, headers: values(headers), query_params: values(query_params), method: method.get().copied(), declared_at: *span }
}

fn everything(declared_at: Span) -> PathPlan<'static> {
    PathPlan { kind: defaults::PATH_TYPE, value: defaults::PATH_VALUE, declared_at }
}

fn values<'w>(list: &'w List<HeaderMatch<'_>>) -> Vec<ValueMatch<'w>> {
    let one = |found: &'w HeaderMatch<'_>| {
        let HeaderMatch { kind, name, value } = found;
        Some(ValueMatch { kind: kind.get().map_or(defaults::MATCH_TYPE, |kind| kind.value), name: name.get()?, value: value.get()? })
    };
    list.valid().filter_map(|(_, found)| one(found)).collect()
}

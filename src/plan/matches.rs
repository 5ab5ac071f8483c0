//! The matches of a rule with every default filled in.

use crate::model::{Given, HeaderMatch, Match, MatchType, PathType, Rule};

/// A match.
#[derive(Debug)]
pub struct MatchPlan<'w> {
    /// How the path compares, and with what.
    pub path: (PathType, &'w str),
    /// Headers.
    pub headers: Vec<ValueMatch<'w>>,
    /// Query parameters.
    pub query_params: Vec<ValueMatch<'w>>,
    /// The method.
    pub method: Option<&'w str>,
}

/// A header or a query parameter.
#[derive(Debug)]
pub struct ValueMatch<'w> {
    /// How the value compares.
    pub kind: MatchType,
    /// The name.
    pub name: &'w str,
    /// The value.
    pub value: &'w str,
}

/// What a match without a path matches.
const EVERYTHING: (PathType, &str) = (PathType::PathPrefix, "/");

pub(super) fn plan<'w>(rule: &'w Rule<'_>) -> Vec<MatchPlan<'w>> {
    match &rule.matches {
        Given::Absent | Given::Broken => vec![MatchPlan { path: EVERYTHING, headers: Vec::new(), query_params: Vec::new(), method: None }],
        Given::Is(_) => rule.matches().map(|(_, found)| one(found)).collect(),
    }
}

fn one<'w>(found: &'w Match<'_>) -> MatchPlan<'w> {
    let Match { path, headers, query_params, method, span: _ } = found;
    let path = path.get().map_or(EVERYTHING, |path| {
        let kind = path.effective_kind().unwrap_or(EVERYTHING.0);
        (kind, path.value.get().map_or(EVERYTHING.1, |value| &*value.value))
    });
    MatchPlan { path, headers: values(headers), query_params: values(query_params), method: method.get().map(|method| &*method.value) }
}

fn values<'w>(list: &'w Given<Vec<Option<HeaderMatch<'_>>>>) -> Vec<ValueMatch<'w>> {
    let one = |found: &'w HeaderMatch<'_>| {
        let HeaderMatch { kind, name, value } = found;
        Some(ValueMatch { kind: kind.get().map_or(MatchType::Exact, |kind| kind.value), name: &name.get()?.value, value: &value.get()?.value })
    };
    list.items().iter().flatten().filter_map(one).collect()
}

//! The HTTPRoute of a proxy.

use gateway_api::httproutes::{
    HttpRoute, HttpRouteParentRefs, HttpRouteRules, HttpRouteRulesBackendRefs, HttpRouteRulesMatches, HttpRouteRulesMatchesHeaders,
    HttpRouteRulesMatchesHeadersType, HttpRouteRulesMatchesMethod, HttpRouteRulesMatchesPath, HttpRouteRulesMatchesPathType,
    HttpRouteRulesMatchesQueryParams, HttpRouteRulesMatchesQueryParamsType, HttpRouteSpec,
};

use super::{filter, some};
use crate::model::{MatchType, PathType};
use crate::plan::{BackendPlan, MatchPlan, Plan, RulePlan, ValueMatch};

pub(super) fn object(plan: &Plan<'_>) -> HttpRoute {
    HttpRoute {
        metadata: super::metadata(plan.namespace, plan.name),
        spec: HttpRouteSpec {
            hostnames: None,
            parent_refs: Some(vec![HttpRouteParentRefs { name: plan.name.to_owned(), ..HttpRouteParentRefs::default() }]),
            rules: Some(plan.rules.iter().map(rule).collect()),
        },
        status: None,
    }
}

fn rule(plan: &RulePlan<'_>) -> HttpRouteRules {
    let RulePlan { name, matches, filters, backends, declared_at: _ } = plan;
    HttpRouteRules {
        backend_refs: some(backends.iter().map(backend).collect()),
        filters: some(filters.iter().map(filter::of_rule).collect()),
        matches: Some(matches.iter().map(one_match).collect()),
        name: name.map(str::to_owned),
        timeouts: None,
    }
}

fn backend(plan: &BackendPlan<'_>) -> HttpRouteRulesBackendRefs {
    let BackendPlan { slice, port, filters, declared_at: _ } = plan;
    HttpRouteRulesBackendRefs {
        filters: some(filters.iter().filter_map(filter::of_backend).collect()),
        group: Some("discovery.k8s.io".to_owned()),
        kind: Some("EndpointSlice".to_owned()),
        name: slice.to_string(),
        namespace: None,
        port: i32::try_from(*port).ok(),
        weight: None,
    }
}

fn one_match(plan: &MatchPlan<'_>) -> HttpRouteRulesMatches {
    let MatchPlan { path: (kind, value), headers, query_params, method: wanted } = plan;
    let kind = match kind {
        PathType::Exact => HttpRouteRulesMatchesPathType::Exact,
        PathType::PathPrefix => HttpRouteRulesMatchesPathType::PathPrefix,
        PathType::RegularExpression => HttpRouteRulesMatchesPathType::RegularExpression,
    };
    HttpRouteRulesMatches {
        headers: some(headers.iter().map(header).collect()),
        method: wanted.and_then(method),
        path: Some(HttpRouteRulesMatchesPath { r#type: Some(kind), value: Some((*value).to_owned()) }),
        query_params: some(query_params.iter().map(query_param).collect()),
    }
}

fn header(plan: &ValueMatch<'_>) -> HttpRouteRulesMatchesHeaders {
    let ValueMatch { kind, name, value } = plan;
    let kind = match kind {
        MatchType::Exact => HttpRouteRulesMatchesHeadersType::Exact,
        MatchType::RegularExpression => HttpRouteRulesMatchesHeadersType::RegularExpression,
    };
    HttpRouteRulesMatchesHeaders { name: (*name).to_owned(), r#type: Some(kind), value: (*value).to_owned() }
}

fn query_param(plan: &ValueMatch<'_>) -> HttpRouteRulesMatchesQueryParams {
    let ValueMatch { kind, name, value } = plan;
    let kind = match kind {
        MatchType::Exact => HttpRouteRulesMatchesQueryParamsType::Exact,
        MatchType::RegularExpression => HttpRouteRulesMatchesQueryParamsType::RegularExpression,
    };
    HttpRouteRulesMatchesQueryParams { name: (*name).to_owned(), r#type: Some(kind), value: (*value).to_owned() }
}

/// The schema has let through one of these words only.
pub(super) fn method(word: &str) -> Option<HttpRouteRulesMatchesMethod> {
    Some(match word {
        "GET" => HttpRouteRulesMatchesMethod::Get,
        "HEAD" => HttpRouteRulesMatchesMethod::Head,
        "POST" => HttpRouteRulesMatchesMethod::Post,
        "PUT" => HttpRouteRulesMatchesMethod::Put,
        "DELETE" => HttpRouteRulesMatchesMethod::Delete,
        "CONNECT" => HttpRouteRulesMatchesMethod::Connect,
        "OPTIONS" => HttpRouteRulesMatchesMethod::Options,
        "TRACE" => HttpRouteRulesMatchesMethod::Trace,
        "PATCH" => HttpRouteRulesMatchesMethod::Patch,
        _ => return None,
    })
}

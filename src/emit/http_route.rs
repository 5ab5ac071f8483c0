//! The HTTPRoute of a proxy.

use gateway_api::httproutes::{
    HttpRoute, HttpRouteParentRefs, HttpRouteRules, HttpRouteRulesBackendRefs, HttpRouteRulesMatches, HttpRouteRulesMatchesHeaders,
    HttpRouteRulesMatchesHeadersType, HttpRouteRulesMatchesMethod, HttpRouteRulesMatchesPath, HttpRouteRulesMatchesPathType,
    HttpRouteRulesMatchesQueryParams, HttpRouteRulesMatchesQueryParamsType, HttpRouteSpec,
};

use super::{filter, some};
use crate::model::{MatchType, Method, PathType};
use crate::plan::{BackendPlan, MatchPlan, PathPlan, Plan, RulePlan, ValueMatch};

pub(super) fn object(plan: &Plan<'_>) -> HttpRoute {
    HttpRoute {
        metadata: super::metadata(plan, plan.name),
        spec: HttpRouteSpec {
            hostnames: None,
            parent_refs: Some(vec![HttpRouteParentRefs { name: plan.name.to_owned(), ..HttpRouteParentRefs::default() }]),
            rules: Some(plan.rules.iter().map(|found| rule(plan, found)).collect()),
        },
        status: None,
    }
}

fn rule<'w>(plan: &Plan<'w>, rule: &RulePlan<'w>) -> HttpRouteRules {
    let RulePlan { name, matches, filters, backends, declared_at: _ } = rule;
    HttpRouteRules {
        backend_refs: some(backends.iter().map(|found| backend(plan, found)).collect()),
        filters: some(filters.iter().map(filter::of_rule).collect()),
        matches: Some(matches.iter().map(one_match).collect()),
        name: name.map(|name| name.to_string()),
        timeouts: None,
    }
}

fn backend<'w>(plan: &Plan<'w>, backend: &BackendPlan<'w>) -> HttpRouteRulesBackendRefs {
    let BackendPlan { target: _, filters, declared_at: _ } = backend;
    let (name, port) = plan.reference(backend);
    HttpRouteRulesBackendRefs {
        filters: some(filters.iter().filter_map(filter::of_backend).collect()),
        group: Some("discovery.k8s.io".to_owned()),
        kind: Some("EndpointSlice".to_owned()),
        name: name.to_owned(),
        namespace: None,
        port: Some(i32::from(port)),
        weight: None,
    }
}

fn one_match(plan: &MatchPlan<'_>) -> HttpRouteRulesMatches {
    let MatchPlan { path: PathPlan { kind, value, declared_at: _ }, headers, query_params, method: required, declared_at: _ } = plan;
    let kind = match kind {
        PathType::Exact => HttpRouteRulesMatchesPathType::Exact,
        PathType::PathPrefix => HttpRouteRulesMatchesPathType::PathPrefix,
        PathType::RegularExpression => HttpRouteRulesMatchesPathType::RegularExpression,
    };
    HttpRouteRulesMatches {
        headers: some(headers.iter().map(header).collect()),
        method: required.map(|required| method(required.value)),
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
    HttpRouteRulesMatchesHeaders { name: name.to_string(), r#type: Some(kind), value: value.to_string() }
}

fn query_param(plan: &ValueMatch<'_>) -> HttpRouteRulesMatchesQueryParams {
    let ValueMatch { kind, name, value } = plan;
    let kind = match kind {
        MatchType::Exact => HttpRouteRulesMatchesQueryParamsType::Exact,
        MatchType::RegularExpression => HttpRouteRulesMatchesQueryParamsType::RegularExpression,
    };
    HttpRouteRulesMatchesQueryParams { name: name.to_string(), r#type: Some(kind), value: value.to_string() }
}

fn method(method: Method) -> HttpRouteRulesMatchesMethod {
    match method {
        Method::Get => HttpRouteRulesMatchesMethod::Get,
        Method::Head => HttpRouteRulesMatchesMethod::Head,
        Method::Post => HttpRouteRulesMatchesMethod::Post,
        Method::Put => HttpRouteRulesMatchesMethod::Put,
        Method::Delete => HttpRouteRulesMatchesMethod::Delete,
        Method::Connect => HttpRouteRulesMatchesMethod::Connect,
        Method::Options => HttpRouteRulesMatchesMethod::Options,
        Method::Trace => HttpRouteRulesMatchesMethod::Trace,
        Method::Patch => HttpRouteRulesMatchesMethod::Patch,
    }
}

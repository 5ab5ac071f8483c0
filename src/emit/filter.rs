//! Filters. To the upstream types the filters of a rule and those of a backend are unrelated, down to the headers in them.

use gateway_api::httproutes::{
    HttpRouteRulesBackendRefsFilters, HttpRouteRulesBackendRefsFiltersExtensionRef, HttpRouteRulesBackendRefsFiltersRequestHeaderModifier,
    HttpRouteRulesBackendRefsFiltersRequestHeaderModifierAdd, HttpRouteRulesBackendRefsFiltersRequestHeaderModifierSet,
    HttpRouteRulesBackendRefsFiltersResponseHeaderModifier, HttpRouteRulesBackendRefsFiltersResponseHeaderModifierAdd,
    HttpRouteRulesBackendRefsFiltersResponseHeaderModifierSet, HttpRouteRulesBackendRefsFiltersType, HttpRouteRulesFilters,
    HttpRouteRulesFiltersCors, HttpRouteRulesFiltersExtensionRef, HttpRouteRulesFiltersRequestHeaderModifier,
    HttpRouteRulesFiltersRequestHeaderModifierAdd, HttpRouteRulesFiltersRequestHeaderModifierSet, HttpRouteRulesFiltersRequestRedirect,
    HttpRouteRulesFiltersRequestRedirectPath, HttpRouteRulesFiltersRequestRedirectPathType, HttpRouteRulesFiltersRequestRedirectScheme,
    HttpRouteRulesFiltersResponseHeaderModifier, HttpRouteRulesFiltersResponseHeaderModifierAdd, HttpRouteRulesFiltersResponseHeaderModifierSet,
    HttpRouteRulesFiltersType, HttpRouteRulesFiltersUrlRewrite, HttpRouteRulesFiltersUrlRewritePath, HttpRouteRulesFiltersUrlRewritePathType,
};

use super::some;
use crate::model::{PathModifierType, Scheme, Text};
use crate::plan::{Action, CorsPlan, FilterPlan, HeaderChange, HeaderChanges, PathChange, RedirectPlan};

/// A filter of a rule.
pub(super) fn of_rule(plan: &FilterPlan<'_>) -> HttpRouteRulesFilters {
    use HttpRouteRulesFiltersType as Type;
    match &plan.action {
        Action::RequestHeaders(changes) => {
            HttpRouteRulesFilters { request_header_modifier: Some(rule_request(changes)), ..rule_filter(Type::RequestHeaderModifier) }
        }
        Action::ResponseHeaders(changes) => {
            HttpRouteRulesFilters { response_header_modifier: Some(rule_response(changes)), ..rule_filter(Type::ResponseHeaderModifier) }
        }
        Action::Redirect(plan) => HttpRouteRulesFilters { request_redirect: Some(redirect(plan)), ..rule_filter(Type::RequestRedirect) },
        Action::Rewrite { hostname, path } => {
            let hostname = hostname.as_ref().map(|host| host.value.to_string());
            let rewrite = HttpRouteRulesFiltersUrlRewrite { hostname, path: path.as_ref().map(rewrite_path) };
            HttpRouteRulesFilters { url_rewrite: Some(rewrite), ..rule_filter(Type::UrlRewrite) }
        }
        Action::Extension { group, kind, name } => {
            let reference = HttpRouteRulesFiltersExtensionRef { group: group.to_string(), kind: kind.to_string(), name: name.to_string() };
            HttpRouteRulesFilters { extension_ref: Some(reference), ..rule_filter(Type::ExtensionRef) }
        }
        Action::Cors(plan) => HttpRouteRulesFilters { cors: Some(cors(plan)), ..rule_filter(Type::Cors) },
    }
}

/// A filter of a backend; no accepted proxy has one of another type there.
pub(super) fn of_backend(plan: &FilterPlan<'_>) -> Option<HttpRouteRulesBackendRefsFilters> {
    use HttpRouteRulesBackendRefsFilters as Filter;
    use HttpRouteRulesBackendRefsFiltersType as Type;
    Some(match &plan.action {
        Action::RequestHeaders(changes) => {
            Filter { request_header_modifier: Some(backend_request(changes)), ..backend_filter(Type::RequestHeaderModifier) }
        }
        Action::ResponseHeaders(changes) => {
            Filter { response_header_modifier: Some(backend_response(changes)), ..backend_filter(Type::ResponseHeaderModifier) }
        }
        Action::Extension { group, kind, name } => {
            let (group, kind, name) = (group.to_string(), kind.to_string(), name.to_string());
            let reference = HttpRouteRulesBackendRefsFiltersExtensionRef { group, kind, name };
            Filter { extension_ref: Some(reference), ..backend_filter(Type::ExtensionRef) }
        }
        Action::Redirect(_) | Action::Rewrite { .. } | Action::Cors(_) => return None,
    })
}

/// A filter without its member.
fn rule_filter(r#type: HttpRouteRulesFiltersType) -> HttpRouteRulesFilters {
    HttpRouteRulesFilters {
        cors: None,
        extension_ref: None,
        request_header_modifier: None,
        request_mirror: None,
        request_redirect: None,
        response_header_modifier: None,
        r#type,
        url_rewrite: None,
    }
}

/// A filter without its member.
fn backend_filter(r#type: HttpRouteRulesBackendRefsFiltersType) -> HttpRouteRulesBackendRefsFilters {
    HttpRouteRulesBackendRefsFilters {
        cors: None,
        extension_ref: None,
        request_header_modifier: None,
        request_mirror: None,
        request_redirect: None,
        response_header_modifier: None,
        r#type,
        url_rewrite: None,
    }
}

fn rule_request(HeaderChanges { set, add, remove }: &HeaderChanges<'_>) -> HttpRouteRulesFiltersRequestHeaderModifier {
    HttpRouteRulesFiltersRequestHeaderModifier {
        add: headers(add, |name, value| HttpRouteRulesFiltersRequestHeaderModifierAdd { name, value }),
        remove: some(owned(remove)),
        set: headers(set, |name, value| HttpRouteRulesFiltersRequestHeaderModifierSet { name, value }),
    }
}

fn rule_response(HeaderChanges { set, add, remove }: &HeaderChanges<'_>) -> HttpRouteRulesFiltersResponseHeaderModifier {
    HttpRouteRulesFiltersResponseHeaderModifier {
        add: headers(add, |name, value| HttpRouteRulesFiltersResponseHeaderModifierAdd { name, value }),
        remove: some(owned(remove)),
        set: headers(set, |name, value| HttpRouteRulesFiltersResponseHeaderModifierSet { name, value }),
    }
}

fn backend_request(HeaderChanges { set, add, remove }: &HeaderChanges<'_>) -> HttpRouteRulesBackendRefsFiltersRequestHeaderModifier {
    HttpRouteRulesBackendRefsFiltersRequestHeaderModifier {
        add: headers(add, |name, value| HttpRouteRulesBackendRefsFiltersRequestHeaderModifierAdd { name, value }),
        remove: some(owned(remove)),
        set: headers(set, |name, value| HttpRouteRulesBackendRefsFiltersRequestHeaderModifierSet { name, value }),
    }
}

fn backend_response(HeaderChanges { set, add, remove }: &HeaderChanges<'_>) -> HttpRouteRulesBackendRefsFiltersResponseHeaderModifier {
    HttpRouteRulesBackendRefsFiltersResponseHeaderModifier {
        add: headers(add, |name, value| HttpRouteRulesBackendRefsFiltersResponseHeaderModifierAdd { name, value }),
        remove: some(owned(remove)),
        set: headers(set, |name, value| HttpRouteRulesBackendRefsFiltersResponseHeaderModifierSet { name, value }),
    }
}

/// The headers of a modifier as one of the eight types for them.
fn headers<T>(changes: &[HeaderChange<'_>], of: fn(String, String) -> T) -> Option<Vec<T>> {
    some(changes.iter().map(|HeaderChange { name, value }| of(name.to_string(), value.to_string())).collect())
}

fn redirect(plan: &RedirectPlan<'_>) -> HttpRouteRulesFiltersRequestRedirect {
    let RedirectPlan { scheme, hostname, path, port, status_code, status_code_at: _ } = plan;
    let path = path.as_ref().map(|PathChange { kind, to }| {
        let (full, prefix) = replaced(*kind, to);
        let kind = match kind {
            PathModifierType::ReplaceFullPath => HttpRouteRulesFiltersRequestRedirectPathType::ReplaceFullPath,
            PathModifierType::ReplacePrefixMatch => HttpRouteRulesFiltersRequestRedirectPathType::ReplacePrefixMatch,
        };
        HttpRouteRulesFiltersRequestRedirectPath { replace_full_path: full, replace_prefix_match: prefix, r#type: kind }
    });
    HttpRouteRulesFiltersRequestRedirect {
        hostname: hostname.map(|hostname| hostname.to_string()),
        path,
        port: port.map(|port| i32::from(port.value)),
        scheme: scheme.map(|scheme| match scheme.value {
            Scheme::Http => HttpRouteRulesFiltersRequestRedirectScheme::Http,
            Scheme::Https => HttpRouteRulesFiltersRequestRedirectScheme::Https,
        }),
        status_code: Some(*status_code),
    }
}

fn rewrite_path(PathChange { kind, to }: &PathChange<'_>) -> HttpRouteRulesFiltersUrlRewritePath {
    let (full, prefix) = replaced(*kind, to);
    let kind = match kind {
        PathModifierType::ReplaceFullPath => HttpRouteRulesFiltersUrlRewritePathType::ReplaceFullPath,
        PathModifierType::ReplacePrefixMatch => HttpRouteRulesFiltersUrlRewritePathType::ReplacePrefixMatch,
    };
    HttpRouteRulesFiltersUrlRewritePath { replace_full_path: full, replace_prefix_match: prefix, r#type: kind }
}

/// `replaceFullPath` and `replacePrefixMatch`.
fn replaced(kind: PathModifierType, to: &str) -> (Option<String>, Option<String>) {
    match kind {
        PathModifierType::ReplaceFullPath => (Some(to.to_owned()), None),
        PathModifierType::ReplacePrefixMatch => (None, Some(to.to_owned())),
    }
}

fn cors(plan: &CorsPlan<'_>) -> HttpRouteRulesFiltersCors {
    let CorsPlan { allow_origins, allow_methods, allow_headers, expose_headers, allow_credentials, max_age } = plan;
    HttpRouteRulesFiltersCors {
        allow_credentials: *allow_credentials,
        allow_headers: some(owned(allow_headers)),
        allow_methods: some(owned(allow_methods)),
        allow_origins: some(owned(allow_origins)),
        expose_headers: some(owned(expose_headers)),
        max_age: i32::try_from(*max_age).ok(),
    }
}

fn owned(texts: &[&Text<'_>]) -> Vec<String> {
    texts.iter().map(|text| text.to_string()).collect()
}

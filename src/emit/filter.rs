//! Filters. The upstream types of a rule's filters and of a backend's are unrelated families, so what both have is written once, in a macro.

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
use crate::model::PathModifierType;
use crate::plan::{CorsPlan, FilterPlan, HeaderChanges, PathChange, RedirectPlan};

/// A header modifier of one of the four families.
macro_rules! header_modifier {
    ($changes:expr, $modifier:ident, $set:ident, $add:ident) => {{
        let HeaderChanges { set, add, remove } = $changes;
        $modifier {
            add: some(add.iter().map(|(name, value)| $add { name: (*name).to_owned(), value: (*value).to_owned() }).collect()),
            remove: some(owned(remove)),
            set: some(set.iter().map(|(name, value)| $set { name: (*name).to_owned(), value: (*value).to_owned() }).collect()),
        }
    }};
}

/// A filter of which everything but the type and one member is absent.
macro_rules! filter {
    ($filter:ident, $kind:expr, $($member:ident: $value:expr)?) => {
        $filter {
            cors: None,
            extension_ref: None,
            request_header_modifier: None,
            request_mirror: None,
            request_redirect: None,
            response_header_modifier: None,
            r#type: $kind,
            url_rewrite: None,
        }
        $(.with(|filter| filter.$member = Some($value)))?
    };
}

/// Changes a value in passing.
trait With: Sized {
    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

impl With for HttpRouteRulesFilters {}
impl With for HttpRouteRulesBackendRefsFilters {}

/// A filter of a rule.
pub(super) fn of_rule(plan: &FilterPlan<'_>) -> HttpRouteRulesFilters {
    use HttpRouteRulesFiltersType as Type;
    match plan {
        FilterPlan::RequestHeaders(changes) => {
            let modifier = header_modifier!(
                changes,
                HttpRouteRulesFiltersRequestHeaderModifier,
                HttpRouteRulesFiltersRequestHeaderModifierSet,
                HttpRouteRulesFiltersRequestHeaderModifierAdd
            );
            filter!(HttpRouteRulesFilters, Type::RequestHeaderModifier, request_header_modifier: modifier)
        }
        FilterPlan::ResponseHeaders(changes) => {
            let modifier = header_modifier!(
                changes,
                HttpRouteRulesFiltersResponseHeaderModifier,
                HttpRouteRulesFiltersResponseHeaderModifierSet,
                HttpRouteRulesFiltersResponseHeaderModifierAdd
            );
            filter!(HttpRouteRulesFilters, Type::ResponseHeaderModifier, response_header_modifier: modifier)
        }
        FilterPlan::Redirect(plan) => filter!(HttpRouteRulesFilters, Type::RequestRedirect, request_redirect: redirect(plan)),
        FilterPlan::Rewrite { hostname, path } => {
            let rewrite = HttpRouteRulesFiltersUrlRewrite { hostname: hostname.as_deref().map(str::to_owned), path: path.as_ref().map(rewrite_path) };
            filter!(HttpRouteRulesFilters, Type::UrlRewrite, url_rewrite: rewrite)
        }
        FilterPlan::Extension { group, kind, name } => {
            let reference = HttpRouteRulesFiltersExtensionRef { group: (*group).to_owned(), kind: (*kind).to_owned(), name: (*name).to_owned() };
            filter!(HttpRouteRulesFilters, Type::ExtensionRef, extension_ref: reference)
        }
        FilterPlan::Cors(plan) => filter!(HttpRouteRulesFilters, Type::Cors, cors: cors(plan)),
    }
}

/// A filter of a backend; no accepted proxy has one of another type there.
pub(super) fn of_backend(plan: &FilterPlan<'_>) -> Option<HttpRouteRulesBackendRefsFilters> {
    use HttpRouteRulesBackendRefsFiltersType as Type;
    Some(match plan {
        FilterPlan::RequestHeaders(changes) => {
            let modifier = header_modifier!(
                changes,
                HttpRouteRulesBackendRefsFiltersRequestHeaderModifier,
                HttpRouteRulesBackendRefsFiltersRequestHeaderModifierSet,
                HttpRouteRulesBackendRefsFiltersRequestHeaderModifierAdd
            );
            filter!(HttpRouteRulesBackendRefsFilters, Type::RequestHeaderModifier, request_header_modifier: modifier)
        }
        FilterPlan::ResponseHeaders(changes) => {
            let modifier = header_modifier!(
                changes,
                HttpRouteRulesBackendRefsFiltersResponseHeaderModifier,
                HttpRouteRulesBackendRefsFiltersResponseHeaderModifierSet,
                HttpRouteRulesBackendRefsFiltersResponseHeaderModifierAdd
            );
            filter!(HttpRouteRulesBackendRefsFilters, Type::ResponseHeaderModifier, response_header_modifier: modifier)
        }
        FilterPlan::Extension { group, kind, name } => {
            let reference =
                HttpRouteRulesBackendRefsFiltersExtensionRef { group: (*group).to_owned(), kind: (*kind).to_owned(), name: (*name).to_owned() };
            filter!(HttpRouteRulesBackendRefsFilters, Type::ExtensionRef, extension_ref: reference)
        }
        FilterPlan::Redirect(_) | FilterPlan::Rewrite { .. } | FilterPlan::Cors(_) => return None,
    })
}

fn redirect(plan: &RedirectPlan<'_>) -> HttpRouteRulesFiltersRequestRedirect {
    let RedirectPlan { scheme, hostname, path, port, status_code } = plan;
    let path = path.as_ref().map(|PathChange { kind, to }| {
        let (full, prefix) = replaced(*kind, to);
        let kind = match kind {
            PathModifierType::ReplaceFullPath => HttpRouteRulesFiltersRequestRedirectPathType::ReplaceFullPath,
            PathModifierType::ReplacePrefixMatch => HttpRouteRulesFiltersRequestRedirectPathType::ReplacePrefixMatch,
        };
        HttpRouteRulesFiltersRequestRedirectPath { replace_full_path: full, replace_prefix_match: prefix, r#type: kind }
    });
    HttpRouteRulesFiltersRequestRedirect {
        hostname: hostname.map(str::to_owned),
        path,
        port: port.and_then(|port| i32::try_from(port).ok()),
        scheme: scheme.map(|scheme| {
            if scheme == "https" { HttpRouteRulesFiltersRequestRedirectScheme::Https } else { HttpRouteRulesFiltersRequestRedirectScheme::Http }
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

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

//! Filters with every default filled in, and the host that the backend sees.

use std::borrow::Cow;

use super::Made;
use crate::model::{
    Action, Backend, Cors, ExtensionRef, Filter, Given, HeaderModifier, PathModifier, PathModifierType, Redirect, Rewrite, Rule, Text, lower,
};

/// A filter.
#[derive(Debug)]
pub enum FilterPlan<'w> {
    /// Changes request headers.
    RequestHeaders(HeaderChanges<'w>),
    /// Changes response headers.
    ResponseHeaders(HeaderChanges<'w>),
    /// Redirects.
    Redirect(RedirectPlan<'w>),
    /// Rewrites host and path.
    Rewrite {
        /// The host.
        hostname: Option<Made<'w>>,
        /// The path.
        path: Option<PathChange<'w>>,
    },
    /// Names an HTTPRouteFilter.
    Extension {
        /// Its group.
        group: &'w str,
        /// Its kind.
        kind: &'w str,
        /// Its name.
        name: &'w str,
    },
    /// Answers cross-origin requests.
    Cors(CorsPlan<'w>),
}

/// Header changes.
#[derive(Debug, Default)]
pub struct HeaderChanges<'w> {
    /// Put in place of what is there.
    pub set: Vec<(&'w str, &'w str)>,
    /// Put beside what is there.
    pub add: Vec<(&'w str, &'w str)>,
    /// Taken out.
    pub remove: Vec<&'w str>,
}

/// A redirect.
#[derive(Debug)]
pub struct RedirectPlan<'w> {
    /// The scheme.
    pub scheme: Option<&'w str>,
    /// The host.
    pub hostname: Option<&'w str>,
    /// The path.
    pub path: Option<PathChange<'w>>,
    /// The port.
    pub port: Option<i64>,
    /// The status code.
    pub status_code: i64,
}

/// A change of the path.
#[derive(Debug)]
pub struct PathChange<'w> {
    /// Which.
    pub kind: PathModifierType,
    /// To what.
    pub to: &'w str,
}

/// Cross-origin answers.
#[derive(Debug)]
pub struct CorsPlan<'w> {
    /// Who may ask.
    pub allow_origins: Vec<&'w str>,
    /// With which methods.
    pub allow_methods: Vec<&'w str>,
    /// With which headers.
    pub allow_headers: Vec<&'w str>,
    /// What scripts may read.
    pub expose_headers: Vec<&'w str>,
    /// Whether with credentials.
    pub allow_credentials: Option<bool>,
    /// In seconds.
    pub max_age: i64,
}

/// `statusCode` where it is absent.
const FOUND: i64 = 302;
/// `maxAge` where it is absent.
const MAX_AGE: i64 = 5;

/// The filters of a rule, without the `Host` that travels as a rewrite.
pub(super) fn of_rule<'w>(rule: &'w Rule<'_>) -> Vec<FilterPlan<'w>> {
    let strips = strips(rule);
    rule.filters().filter(|(_, filter)| !(strips && filter.is_only_host())).filter_map(|(_, filter)| one(filter, strips)).collect()
}

/// The filters of a backend, without the `Host` that travels as a rewrite.
pub(super) fn of_backend<'w>(rule: &Rule<'_>, backend: &'w Backend<'_>) -> Vec<FilterPlan<'w>> {
    let strips = strips(rule);
    backend.filters().filter(|(_, filter)| !(strips && filter.is_only_host())).filter_map(|(_, filter)| one(filter, strips)).collect()
}

/// Whether a `Host` is set for a backend with an endpoint, so that it is taken out of both filter lists.
fn strips(rule: &Rule<'_>) -> bool {
    rule.backends().any(|(_, backend)| backend.endpoint.get().is_some() && rule.host_override(backend).is_some())
}

/// Gives the first rewrite of the rule the host that the backend is to see, or adds a rewrite that does.
pub(super) fn rewrite_host<'w>(filters: &mut Vec<FilterPlan<'w>>, rule: &'w Rule<'_>, backend: &'w Backend<'_>) {
    let Some(certificate) = backend.certificate_hostname() else { return };
    let host = rule.host_override(backend).map_or(certificate, |text| lower(&text.value));
    for filter in filters.iter_mut() {
        if let FilterPlan::Rewrite { hostname, .. } = filter {
            *hostname = Some(host);
            return;
        }
    }
    filters.push(FilterPlan::Rewrite { hostname: Some(host), path: None });
}

fn one<'w>(filter: &'w Filter<'_>, strips: bool) -> Option<FilterPlan<'w>> {
    Some(match filter.action()? {
        Action::RequestHeaderModifier(modifier) => FilterPlan::RequestHeaders(headers(modifier, strips)),
        Action::ResponseHeaderModifier(modifier) => FilterPlan::ResponseHeaders(headers(modifier, false)),
        Action::RequestRedirect(found) => FilterPlan::Redirect(redirect(found)),
        Action::UrlRewrite(Rewrite { hostname, path }) => {
            FilterPlan::Rewrite { hostname: value(hostname).map(Cow::Borrowed), path: path.get().and_then(path_change) }
        }
        Action::ExtensionRef(ExtensionRef { group, kind, name }) => {
            FilterPlan::Extension { group: value(group)?, kind: value(kind)?, name: value(name)? }
        }
        Action::Cors(found) => FilterPlan::Cors(cors(found)),
        // no accepted proxy has one: `filter-not-supported`
        Action::RequestMirror(_) => return None,
    })
}

fn headers<'w>(modifier: &'w HeaderModifier<'_>, without_host: bool) -> HeaderChanges<'w> {
    let pair = |header: &'w crate::model::Header<'_>| Some((value(&header.name)?, value(&header.value)?));
    HeaderChanges {
        set: modifier.set_entries(without_host).filter_map(pair).collect(),
        add: modifier.add.items().iter().flatten().filter_map(pair).collect(),
        remove: texts(&modifier.remove),
    }
}

fn redirect<'w>(found: &'w Redirect<'_>) -> RedirectPlan<'w> {
    let Redirect { scheme, hostname, path, port, status_code } = found;
    RedirectPlan {
        scheme: value(scheme),
        hostname: value(hostname),
        path: path.get().and_then(path_change),
        port: port.get().map(|port| port.value),
        status_code: status_code.get().map_or(FOUND, |code| code.value),
    }
}

fn path_change<'w>(modifier: &'w PathModifier<'_>) -> Option<PathChange<'w>> {
    let PathModifier { kind, replace_full_path, replace_prefix_match, anchor: _ } = modifier;
    let kind = kind.get()?.value;
    let to = match kind {
        PathModifierType::ReplaceFullPath => value(replace_full_path)?,
        PathModifierType::ReplacePrefixMatch => value(replace_prefix_match)?,
    };
    Some(PathChange { kind, to })
}

fn cors<'w>(found: &'w Cors<'_>) -> CorsPlan<'w> {
    let Cors { allow_origins, allow_methods, allow_headers, expose_headers, allow_credentials, max_age } = found;
    CorsPlan {
        allow_origins: texts(allow_origins),
        allow_methods: texts(allow_methods),
        allow_headers: texts(allow_headers),
        expose_headers: texts(expose_headers),
        allow_credentials: allow_credentials.get().copied(),
        max_age: max_age.get().map_or(MAX_AGE, |age| age.value),
    }
}

fn value<'w>(given: &'w Given<Text<'_>>) -> Option<&'w str> {
    given.get().map(|text| &*text.value)
}

fn texts<'w>(list: &'w Given<Vec<Option<Text<'_>>>>) -> Vec<&'w str> {
    list.items().iter().flatten().map(|text| &*text.value).collect()
}

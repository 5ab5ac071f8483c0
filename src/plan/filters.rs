//! Filters with every default filled in.

use super::rewrite_host::{self, HostRewrite};
use crate::model::{
    self, Backend, Cors, ExtensionRef, Filter, HeaderModifier, List, PathModifier, PathModifierType, Redirect, Rewrite, Rule, Scheme, Text, defaults,
};
use crate::source::{Span, Spanned};

/// A filter.
#[derive(Debug)]
pub struct FilterPlan<'w> {
    /// What it does.
    pub action: Action<'w>,
    /// The filter, or for one that was added the endpoint that needs it: where lints on filters point.
    pub declared_at: Span,
}

/// What a filter does.
#[derive(Debug)]
pub enum Action<'w> {
    /// Changes request headers.
    RequestHeaders(HeaderChanges<'w>),
    /// Changes response headers.
    ResponseHeaders(HeaderChanges<'w>),
    /// Redirects.
    Redirect(RedirectPlan<'w>),
    /// Rewrites host and path.
    Rewrite {
        /// The host.
        hostname: Option<HostRewrite<'w>>,
        /// The path.
        path: Option<PathChange<'w>>,
    },
    /// Names an HTTPRouteFilter.
    Extension {
        /// Its group.
        group: &'w Text<'w>,
        /// Its kind.
        kind: &'w Text<'w>,
        /// Its name.
        name: &'w Text<'w>,
    },
    /// Answers cross-origin requests.
    Cors(CorsPlan<'w>),
}

/// Header changes.
#[derive(Debug, Default)]
pub struct HeaderChanges<'w> {
    /// Set, in place of what is there.
    pub set: Vec<HeaderChange<'w>>,
    /// Added to what is there.
    pub add: Vec<HeaderChange<'w>>,
    /// The names of headers that are removed.
    pub remove: Vec<&'w Text<'w>>,
}

/// A header with its new value.
#[derive(Debug)]
pub struct HeaderChange<'w> {
    /// The name as written.
    pub name: &'w Text<'w>,
    /// The value.
    pub value: &'w Text<'w>,
}

/// A redirect.
#[derive(Debug)]
pub struct RedirectPlan<'w> {
    /// The scheme; that of the request if `None`.
    pub scheme: Option<Spanned<Scheme>>,
    /// The host; that of the request if `None`.
    pub hostname: Option<&'w Text<'w>>,
    /// The path; that of the request if `None`.
    pub path: Option<PathChange<'w>>,
    /// The port.
    pub port: Option<Spanned<u16>>,
    /// The status code.
    pub status_code: i64,
    /// The status code as written, if it is: where a lint on it points.
    pub status_code_at: Option<Span>,
}

/// A change of the path.
#[derive(Debug)]
pub struct PathChange<'w> {
    /// Which.
    pub kind: PathModifierType,
    /// To what.
    pub to: &'w Text<'w>,
}

/// Cross-origin answers.
#[derive(Debug)]
pub struct CorsPlan<'w> {
    /// Who may ask.
    pub allow_origins: Vec<&'w Text<'w>>,
    /// With which methods.
    pub allow_methods: Vec<&'w Text<'w>>,
    /// With which headers.
    pub allow_headers: Vec<&'w Text<'w>>,
    /// What scripts may read.
    pub expose_headers: Vec<&'w Text<'w>>,
    /// Whether with credentials.
    pub allow_credentials: Option<bool>,
    /// In seconds.
    pub max_age: i64,
}

/// The filters of a rule, without the `Host` that travels as a rewrite.
pub(super) fn of_rule<'w>(rule: &'w Rule<'_>) -> Vec<FilterPlan<'w>> {
    let strips = rewrite_host::strips(rule);
    rule.filters().filter(|(_, filter)| !(strips && filter.is_only_host())).filter_map(|(_, filter)| one(filter, strips)).collect()
}

/// The filters of a backend, without the `Host` that travels as a rewrite.
pub(super) fn of_backend<'w>(rule: &Rule<'_>, backend: &'w Backend<'_>) -> Vec<FilterPlan<'w>> {
    let strips = rewrite_host::strips(rule);
    backend.filters().filter(|(_, filter)| !(strips && filter.is_only_host())).filter_map(|(_, filter)| one(filter, strips)).collect()
}

fn one<'w>(filter: &'w Filter<'_>, strips: bool) -> Option<FilterPlan<'w>> {
    let action = match filter.action()? {
        model::Action::RequestHeaderModifier(modifier) => Action::RequestHeaders(headers(modifier, strips)),
        model::Action::ResponseHeaderModifier(modifier) => Action::ResponseHeaders(headers(modifier, false)),
        model::Action::RequestRedirect(found) => Action::Redirect(redirect(found)),
        model::Action::UrlRewrite(Rewrite { hostname, path }) => {
            Action::Rewrite { hostname: hostname.get().map(HostRewrite::of_user), path: path.get().and_then(path_change) }
        }
        model::Action::ExtensionRef(ExtensionRef { group, kind, name }) => {
            Action::Extension { group: group.get()?, kind: kind.get()?, name: name.get()? }
        }
        model::Action::Cors(found) => Action::Cors(cors(found)),
        // no accepted proxy has one: `filter-not-supported`
        model::Action::RequestMirror(_) => return None,
    };
    Some(FilterPlan { action, declared_at: filter.anchor })
}

fn headers<'w>(modifier: &'w HeaderModifier<'_>, without_host: bool) -> HeaderChanges<'w> {
    let pair = |header: &'w model::Header<'_>| Some(HeaderChange { name: header.name.get()?, value: header.value.get()? });
    HeaderChanges {
        set: modifier.set_entries(without_host).filter_map(pair).collect(),
        add: modifier.add.valid().filter_map(|(_, header)| pair(header)).collect(),
        remove: texts(&modifier.remove),
    }
}

fn redirect<'w>(found: &'w Redirect<'_>) -> RedirectPlan<'w> {
    let Redirect { scheme, hostname, path, port, status_code } = found;
    let port = port.get().and_then(|port| Some(Spanned::new(u16::try_from(port.value).ok()?, port.span)));
    RedirectPlan {
        scheme: scheme.get().copied(),
        hostname: hostname.get(),
        path: path.get().and_then(path_change),
        port,
        status_code: status_code.get().map_or(defaults::REDIRECT_STATUS, |code| code.value),
        status_code_at: status_code.get().map(|code| code.span),
    }
}

fn path_change<'w>(modifier: &'w PathModifier<'_>) -> Option<PathChange<'w>> {
    let PathModifier { kind, replace_full_path, replace_prefix_match, anchor: _ } = modifier;
    let kind = kind.get()?.value;
    let to = match kind {
        PathModifierType::ReplaceFullPath => replace_full_path.get()?,
        PathModifierType::ReplacePrefixMatch => replace_prefix_match.get()?,
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
        max_age: max_age.get().map_or(defaults::CORS_MAX_AGE, |age| age.value),
    }
}

fn texts<'w>(list: &'w List<Text<'_>>) -> Vec<&'w Text<'w>> {
    list.valid().map(|(_, text)| -> &'w Text<'w> { text }).collect()
}

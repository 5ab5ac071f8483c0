//! Filters: one type for both rules and backends.

mod decode;

pub(in crate::model) use decode::decode;

use super::fields::{Given, Text};
use crate::source::{Span, Spanned};

/// What a filter does, by its `type`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FilterType {
    /// Changes request headers.
    RequestHeaderModifier,
    /// Changes response headers.
    ResponseHeaderModifier,
    /// Mirrors requests.
    RequestMirror,
    /// Answers with a redirect.
    RequestRedirect,
    /// Rewrites host and path.
    UrlRewrite,
    /// Refers to an HTTPRouteFilter.
    ExtensionRef,
    /// Answers cross-origin requests.
    Cors,
}

impl FilterType {
    /// Every type.
    pub const ALL: [Self; 7] = [
        Self::RequestHeaderModifier,
        Self::ResponseHeaderModifier,
        Self::RequestMirror,
        Self::RequestRedirect,
        Self::UrlRewrite,
        Self::ExtensionRef,
        Self::Cors,
    ];

    /// The value of `type`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RequestHeaderModifier => "RequestHeaderModifier",
            Self::ResponseHeaderModifier => "ResponseHeaderModifier",
            Self::RequestMirror => "RequestMirror",
            Self::RequestRedirect => "RequestRedirect",
            Self::UrlRewrite => "URLRewrite",
            Self::ExtensionRef => "ExtensionRef",
            Self::Cors => "CORS",
        }
    }

    /// The member that the type requires.
    pub fn member(self) -> &'static str {
        match self {
            Self::RequestHeaderModifier => "requestHeaderModifier",
            Self::ResponseHeaderModifier => "responseHeaderModifier",
            Self::RequestMirror => "requestMirror",
            Self::RequestRedirect => "requestRedirect",
            Self::UrlRewrite => "urlRewrite",
            Self::ExtensionRef => "extensionRef",
            Self::Cors => "cors",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A filter with all of its members, whether its type selects them or not.
#[derive(Debug)]
pub struct Filter<'s> {
    /// `type`: which member is used.
    pub kind: Given<Spanned<FilterType>>,
    /// The members that are present, with the spans of their keys.
    pub present: Vec<(FilterType, Span)>,
    request_header_modifier: Given<Box<HeaderModifier<'s>>>,
    response_header_modifier: Given<Box<HeaderModifier<'s>>>,
    /// Checked regardless of the type, like all members.
    pub request_mirror: Given<Box<Mirror<'s>>>,
    /// Its path modifier is checked regardless of the type.
    pub request_redirect: Given<Box<Redirect<'s>>>,
    /// Its path modifier is checked regardless of the type.
    pub url_rewrite: Given<Box<Rewrite<'s>>>,
    /// Checked regardless of the type.
    pub cors: Given<Box<Cors<'s>>>,
    extension_ref: Given<Box<ExtensionRef<'s>>>,
    /// May accompany any type.
    pub external_auth: Given<Box<ExternalAuth<'s>>>,
    /// The filter as a whole.
    pub span: Span,
    /// Where a message about something missing points.
    pub anchor: Span,
}

/// The member that the type of a filter selects.
#[derive(Debug)]
pub enum Action<'a, 's> {
    /// Changes request headers.
    RequestHeaderModifier(&'a HeaderModifier<'s>),
    /// Changes response headers.
    ResponseHeaderModifier(&'a HeaderModifier<'s>),
    /// Mirrors requests.
    RequestMirror(&'a Mirror<'s>),
    /// Answers with a redirect.
    RequestRedirect(&'a Redirect<'s>),
    /// Rewrites host and path.
    UrlRewrite(&'a Rewrite<'s>),
    /// Refers to an HTTPRouteFilter.
    ExtensionRef(&'a ExtensionRef<'s>),
    /// Answers cross-origin requests.
    Cors(&'a Cors<'s>),
}

impl<'s> Filter<'s> {
    /// Whether the filter has this type.
    pub fn is(&self, kind: FilterType) -> bool {
        self.kind.get().is_some_and(|mine| mine.value == kind)
    }

    /// The member that the type selects; `None` if the type or the member is absent or broken.
    pub fn action(&self) -> Option<Action<'_, 's>> {
        match self.kind.get()?.value {
            FilterType::RequestHeaderModifier => self.request_header_modifier.get().map(|member| Action::RequestHeaderModifier(member)),
            FilterType::ResponseHeaderModifier => self.response_header_modifier.get().map(|member| Action::ResponseHeaderModifier(member)),
            FilterType::RequestMirror => self.request_mirror.get().map(|member| Action::RequestMirror(member)),
            FilterType::RequestRedirect => self.request_redirect.get().map(|member| Action::RequestRedirect(member)),
            FilterType::UrlRewrite => self.url_rewrite.get().map(|member| Action::UrlRewrite(member)),
            FilterType::ExtensionRef => self.extension_ref.get().map(|member| Action::ExtensionRef(member)),
            FilterType::Cors => self.cors.get().map(|member| Action::Cors(member)),
        }
    }

    /// The request header modifier, regardless of the type.
    pub fn request_header_modifier(&self) -> Option<&HeaderModifier<'s>> {
        self.request_header_modifier.get().map(|member| &**member)
    }

    /// The extension reference, regardless of the type.
    pub fn extension_ref(&self) -> Option<&ExtensionRef<'s>> {
        self.extension_ref.get().map(|member| &**member)
    }
}

/// Changes to headers.
#[derive(Debug)]
pub struct HeaderModifier<'s> {
    /// Replaces existing values.
    pub set: Given<Vec<Option<Header<'s>>>>,
    /// Appends to existing values.
    pub add: Given<Vec<Option<Header<'s>>>>,
    /// Removes headers by name.
    pub remove: Given<Vec<Option<Text<'s>>>>,
}

/// A header with its value.
#[derive(Debug)]
pub struct Header<'s> {
    /// The name as written.
    pub name: Given<Text<'s>>,
    /// The value.
    pub value: Given<Text<'s>>,
}

impl<'s> Header<'s> {
    /// The value, if this is the `Host` header (compared case-insensitively).
    pub fn host_value(&self) -> Option<&Given<Text<'s>>> {
        self.name.get().filter(|name| name.value.eq_ignore_ascii_case("host")).map(|_| &self.value)
    }
}

/// Mirrors requests to another backend.
#[derive(Debug)]
pub struct Mirror<'s> {
    /// Where the copies are sent.
    pub backend_ref: Given<BackendRef<'s>>,
    /// The percentage of requests that are mirrored.
    pub percent: Given<Spanned<i64>>,
    /// The fraction of requests that are mirrored.
    pub fraction: Given<Fraction>,
    /// The key `percent`, or the first key if it is absent.
    pub percent_at: Span,
}

/// A reference to a Service or another kind of backend.
#[derive(Debug)]
pub struct BackendRef<'s> {
    /// The API group; the core group if absent.
    pub group: Given<Text<'s>>,
    /// The kind; `Service` if absent.
    pub kind: Given<Text<'s>>,
    /// Name of the object.
    pub name: Given<Text<'s>>,
    /// Namespace of the object.
    pub namespace: Given<Text<'s>>,
    /// Port of the Service.
    pub port: Given<Spanned<i64>>,
    /// Where a message about something missing points.
    pub anchor: Span,
}

/// A fraction of requests.
#[derive(Debug)]
pub struct Fraction {
    /// The numerator.
    pub numerator: Given<Spanned<i64>>,
    /// The denominator; 100 if absent.
    pub denominator: Given<Spanned<i64>>,
}

/// Answers with a redirect.
#[derive(Debug)]
pub struct Redirect<'s> {
    /// The new scheme.
    pub scheme: Given<Spanned<Scheme>>,
    /// The new host.
    pub hostname: Given<Text<'s>>,
    /// The new path.
    pub path: Given<PathModifier<'s>>,
    /// The new port.
    pub port: Given<Spanned<i64>>,
    /// The status code; 302 if absent.
    pub status_code: Given<Spanned<i64>>,
}

/// A scheme that a redirect can change to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Scheme {
    /// `http`
    Http,
    /// `https`
    Https,
}

impl Scheme {
    fn parse(word: &str) -> Option<Self> {
        [Self::Http, Self::Https].into_iter().find(|scheme| scheme.as_str() == word)
    }

    /// The value in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

/// Rewrites host and path.
#[derive(Debug)]
pub struct Rewrite<'s> {
    /// The new host.
    pub hostname: Given<Text<'s>>,
    /// The new path.
    pub path: Given<PathModifier<'s>>,
}

/// A change to the path.
#[derive(Debug)]
pub struct PathModifier<'s> {
    /// `type`: which of the two fields is used.
    pub kind: Given<Spanned<PathModifierType>>,
    /// Replaces the whole path.
    pub replace_full_path: Given<Text<'s>>,
    /// Replaces the matched prefix.
    pub replace_prefix_match: Given<Text<'s>>,
    /// Where a message about something missing points.
    pub anchor: Span,
}

/// How the path is changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PathModifierType {
    /// Replaces the whole path.
    ReplaceFullPath,
    /// Replaces the matched prefix.
    ReplacePrefixMatch,
}

impl PathModifierType {
    fn parse(word: &str) -> Option<Self> {
        [Self::ReplaceFullPath, Self::ReplacePrefixMatch].into_iter().find(|kind| kind.as_str() == word)
    }

    /// The value of `type`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReplaceFullPath => "ReplaceFullPath",
            Self::ReplacePrefixMatch => "ReplacePrefixMatch",
        }
    }

    /// The field that the type requires.
    pub fn member(self) -> &'static str {
        match self {
            Self::ReplaceFullPath => "replaceFullPath",
            Self::ReplacePrefixMatch => "replacePrefixMatch",
        }
    }
}

/// A reference to an HTTPRouteFilter.
#[derive(Debug)]
pub struct ExtensionRef<'s> {
    /// The group.
    pub group: Given<Text<'s>>,
    /// The kind.
    pub kind: Given<Text<'s>>,
    /// The name.
    pub name: Given<Text<'s>>,
}

/// Answers cross-origin requests.
#[derive(Debug)]
pub struct Cors<'s> {
    /// The allowed origins.
    pub allow_origins: Given<Vec<Option<Text<'s>>>>,
    /// The allowed methods.
    pub allow_methods: Given<Vec<Option<Text<'s>>>>,
    /// The allowed request headers.
    pub allow_headers: Given<Vec<Option<Text<'s>>>>,
    /// The response headers that scripts may read.
    pub expose_headers: Given<Vec<Option<Text<'s>>>>,
    /// Whether requests may include credentials.
    pub allow_credentials: Given<bool>,
    /// How long a preflight response may be cached, in seconds; 5 if absent.
    pub max_age: Given<Spanned<i64>>,
}

/// External authorization; it is checked, but the platform ignores it.
#[derive(Debug)]
pub struct ExternalAuth<'s> {
    /// The authorization service.
    pub backend_ref: Given<BackendRef<'s>>,
    /// The protocol to call it with.
    pub protocol: Given<Text<'s>>,
    /// Settings for the protocol `HTTP`.
    pub http: Given<Span>,
    /// Settings for the protocol `GRPC`.
    pub grpc: Given<Span>,
    /// Where a message about the whole points.
    pub anchor: Span,
}

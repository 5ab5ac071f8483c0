//! Filters: one type for both rules and backends.

mod decode;

pub(in crate::model) use decode::decode;

use super::given::{Given, List};
use super::text::Text;
use super::words::{AuthProtocol, FilterType, PathModifierType, Scheme};
use crate::source::{Span, Spanned};

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
    pub set: List<Header<'s>>,
    /// Appends to existing values.
    pub add: List<Header<'s>>,
    /// Removes headers by name.
    pub remove: List<Text<'s>>,
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
    pub allow_origins: List<Text<'s>>,
    /// The allowed methods.
    pub allow_methods: List<Text<'s>>,
    /// The allowed request headers.
    pub allow_headers: List<Text<'s>>,
    /// The response headers that scripts may read.
    pub expose_headers: List<Text<'s>>,
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
    pub protocol: Given<Spanned<AuthProtocol>>,
    /// Settings for the protocol `HTTP`.
    pub http: Given<Span>,
    /// Settings for the protocol `GRPC`.
    pub grpc: Given<Span>,
    /// Where a message about the whole points.
    pub anchor: Span,
}

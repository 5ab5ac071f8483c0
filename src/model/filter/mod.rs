//! Filters: one type for those of a rule and those of a backend.

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
    /// Copies requests.
    RequestMirror,
    /// Redirects.
    RequestRedirect,
    /// Rewrites host and path.
    UrlRewrite,
    /// Names an HTTPRouteFilter.
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

    /// The member that goes with it.
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

/// A filter with all of its members, wanted or not.
#[derive(Debug)]
pub struct Filter<'s> {
    /// Which member counts.
    pub kind: Given<Spanned<FilterType>>,
    /// The members that are there, with the places of their keys.
    pub present: Vec<(FilterType, Span)>,
    request_header_modifier: Given<Box<HeaderModifier<'s>>>,
    response_header_modifier: Given<Box<HeaderModifier<'s>>>,
    /// Checked whatever the type is, as is everything here.
    pub request_mirror: Given<Box<Mirror<'s>>>,
    /// Its path modifier is checked whatever the type is.
    pub request_redirect: Given<Box<Redirect<'s>>>,
    /// Its path modifier is checked whatever the type is.
    pub url_rewrite: Given<Box<Rewrite<'s>>>,
    /// Checked whatever the type is.
    pub cors: Given<Box<Cors<'s>>>,
    extension_ref: Given<Box<ExtensionRef<'s>>>,
    /// May accompany any type.
    pub external_auth: Given<Box<ExternalAuth<'s>>>,
    /// The filter as a whole.
    pub span: Span,
    /// Where a message about something missing points.
    pub anchor: Span,
}

/// The member that the type of a filter names.
#[derive(Debug)]
pub enum Action<'a, 's> {
    /// Changes request headers.
    RequestHeaderModifier(&'a HeaderModifier<'s>),
    /// Changes response headers.
    ResponseHeaderModifier(&'a HeaderModifier<'s>),
    /// Copies requests.
    RequestMirror(&'a Mirror<'s>),
    /// Redirects.
    RequestRedirect(&'a Redirect<'s>),
    /// Rewrites host and path.
    UrlRewrite(&'a Rewrite<'s>),
    /// Names an HTTPRouteFilter.
    ExtensionRef(&'a ExtensionRef<'s>),
    /// Answers cross-origin requests.
    Cors(&'a Cors<'s>),
}

impl<'s> Filter<'s> {
    /// Whether the filter is of that type.
    pub fn is(&self, kind: FilterType) -> bool {
        self.kind.get().is_some_and(|mine| mine.value == kind)
    }

    /// The member that the type names; `None` where either is broken.
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

    /// The request header modifier, whatever the type is.
    pub fn request_header_modifier(&self) -> Option<&HeaderModifier<'s>> {
        self.request_header_modifier.get().map(|member| &**member)
    }

    /// The extension reference, whatever the type is.
    pub fn extension_ref(&self) -> Option<&ExtensionRef<'s>> {
        self.extension_ref.get().map(|member| &**member)
    }
}

/// Header changes.
#[derive(Debug)]
pub struct HeaderModifier<'s> {
    /// Put in place of what is there.
    pub set: Given<Vec<Option<Header<'s>>>>,
    /// Put beside what is there.
    pub add: Given<Vec<Option<Header<'s>>>>,
    /// Taken out.
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
    /// The value, where this header is `Host` in any case.
    pub fn host_value(&self) -> Option<&Given<Text<'s>>> {
        self.name.get().filter(|name| name.value.eq_ignore_ascii_case("host")).map(|_| &self.value)
    }
}

/// A mirror.
#[derive(Debug)]
pub struct Mirror<'s> {
    /// Where copies go.
    pub backend_ref: Given<BackendRef<'s>>,
    /// Of a hundred.
    pub percent: Given<Spanned<i64>>,
    /// The same as a fraction.
    pub fraction: Given<Fraction>,
    /// The key of `percent`, else where a message points.
    pub percent_at: Span,
}

/// A reference to a backend of another kind.
#[derive(Debug)]
pub struct BackendRef<'s> {
    /// The group; empty where absent.
    pub group: Given<Text<'s>>,
    /// The kind; `Service` where absent.
    pub kind: Given<Text<'s>>,
    /// The name.
    pub name: Given<Text<'s>>,
    /// The namespace.
    pub namespace: Given<Text<'s>>,
    /// The port.
    pub port: Given<Spanned<i64>>,
    /// Where a message about something missing points.
    pub anchor: Span,
}

/// A part of a whole.
#[derive(Debug)]
pub struct Fraction {
    /// The part.
    pub numerator: Given<Spanned<i64>>,
    /// The whole; 100 where absent.
    pub denominator: Given<Spanned<i64>>,
}

/// A redirect.
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
    /// 302 where absent.
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

    /// The word of the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

/// A rewrite.
#[derive(Debug)]
pub struct Rewrite<'s> {
    /// The new host.
    pub hostname: Given<Text<'s>>,
    /// The new path.
    pub path: Given<PathModifier<'s>>,
}

/// A change of the path.
#[derive(Debug)]
pub struct PathModifier<'s> {
    /// Which field counts.
    pub kind: Given<Spanned<PathModifierType>>,
    /// The whole new path.
    pub replace_full_path: Given<Text<'s>>,
    /// In place of the matched prefix.
    pub replace_prefix_match: Given<Text<'s>>,
    /// Where a message about something missing points.
    pub anchor: Span,
}

/// Which change of the path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PathModifierType {
    /// All of it.
    ReplaceFullPath,
    /// The matched prefix.
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

    /// The field that goes with it.
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

/// Cross-origin answers.
#[derive(Debug)]
pub struct Cors<'s> {
    /// Who may ask.
    pub allow_origins: Given<Vec<Option<Text<'s>>>>,
    /// With which methods.
    pub allow_methods: Given<Vec<Option<Text<'s>>>>,
    /// With which headers.
    pub allow_headers: Given<Vec<Option<Text<'s>>>>,
    /// What scripts may read.
    pub expose_headers: Given<Vec<Option<Text<'s>>>>,
    /// Whether with credentials.
    pub allow_credentials: Given<bool>,
    /// In seconds; 5 where absent.
    pub max_age: Given<Spanned<i64>>,
}

/// External authorisation, which is checked and never programmed.
#[derive(Debug)]
pub struct ExternalAuth<'s> {
    /// Who is asked.
    pub backend_ref: Given<BackendRef<'s>>,
    /// How.
    pub protocol: Given<Text<'s>>,
    /// Goes with `HTTP`.
    pub http: Given<Span>,
    /// Goes with `GRPC`.
    pub grpc: Given<Span>,
    /// Where a message points.
    pub anchor: Span,
}

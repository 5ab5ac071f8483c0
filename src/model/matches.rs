//! Which requests a rule applies to.

use super::defaults;
use super::fields::Fields;
use super::given::{Given, List};
use super::text::Text;
use super::words::{MatchType, Method, PathType};
use crate::diag::Sink;
use crate::source::{Span, Spanned};

/// A match of a rule; all of its parts must match.
#[derive(Debug)]
pub struct Match<'s> {
    /// Matches the path.
    pub path: Given<PathMatch<'s>>,
    /// Matches headers.
    pub headers: List<HeaderMatch<'s>>,
    /// Matches query parameters.
    pub query_params: List<HeaderMatch<'s>>,
    /// Matches the method.
    pub method: Given<Spanned<Method>>,
    /// The match as a whole.
    pub span: Span,
}

/// A path match.
#[derive(Debug)]
pub struct PathMatch<'s> {
    /// How the path is compared; `PathPrefix` if absent.
    pub kind: Given<Spanned<PathType>>,
    /// The path or pattern; `/` if absent.
    pub value: Given<Text<'s>>,
}

/// A header or query parameter match.
#[derive(Debug)]
pub struct HeaderMatch<'s> {
    /// How the value is compared; `Exact` if absent.
    pub kind: Given<Spanned<MatchType>>,
    /// The name.
    pub name: Given<Text<'s>>,
    /// The value.
    pub value: Given<Text<'s>>,
}

impl PathMatch<'_> {
    /// The type, or its default if absent; `None` if it is broken.
    pub fn effective_kind(&self) -> Option<PathType> {
        match &self.kind {
            Given::Absent => Some(defaults::PATH_TYPE),
            Given::Is(kind) => Some(kind.value),
            Given::Broken => None,
        }
    }
}

impl Match<'_> {
    /// The type of the path match, or its default if absent; `None` if it is broken.
    pub fn path_kind(&self) -> Option<PathType> {
        match &self.path {
            Given::Absent => Some(defaults::PATH_TYPE),
            Given::Is(path) => path.effective_kind(),
            Given::Broken => None,
        }
    }
}

pub(super) fn decode<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> Match<'s> {
    Match {
        path: fields.object("path", sink, |path, sink| PathMatch { kind: path.word("type", sink, PathType::parse), value: path.text("value", sink) }),
        headers: fields.objects("headers", sink, header),
        query_params: fields.objects("queryParams", sink, header),
        method: fields.word("method", sink, Method::parse),
        span: fields.span,
    }
}

fn header<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> HeaderMatch<'s> {
    HeaderMatch { kind: fields.word("type", sink, MatchType::parse), name: fields.text("name", sink), value: fields.text("value", sink) }
}

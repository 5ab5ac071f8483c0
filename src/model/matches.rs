//! Which requests a rule applies to.

use super::fields::{Fields, Given, Text};
use crate::diag::Sink;
use crate::source::{Span, Spanned};

/// A match of a rule; all of its parts must match.
#[derive(Debug)]
pub struct Match<'s> {
    /// Matches the path.
    pub path: Given<PathMatch<'s>>,
    /// Matches headers.
    pub headers: Given<Vec<Option<HeaderMatch<'s>>>>,
    /// Matches query parameters.
    pub query_params: Given<Vec<Option<HeaderMatch<'s>>>>,
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

/// How a path is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PathType {
    /// The whole path, case-sensitive.
    Exact,
    /// A prefix of whole path elements.
    PathPrefix,
    /// An RE2 regular expression.
    RegularExpression,
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

/// How a value is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MatchType {
    /// The whole value, case-sensitive.
    Exact,
    /// An RE2 regular expression.
    RegularExpression,
}

/// A method that a match can require: those of the API.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `DELETE`
    Delete,
    /// `CONNECT`
    Connect,
    /// `OPTIONS`
    Options,
    /// `TRACE`
    Trace,
    /// `PATCH`
    Patch,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 9] = [Self::Get, Self::Head, Self::Post, Self::Put, Self::Delete, Self::Connect, Self::Options, Self::Trace, Self::Patch];

    /// The method of that name, in upper case as HTTP has it; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == word)
    }

    /// The value in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
            Self::Connect => "CONNECT",
            Self::Options => "OPTIONS",
            Self::Trace => "TRACE",
            Self::Patch => "PATCH",
        }
    }
}

impl PathType {
    fn parse(word: &str) -> Option<Self> {
        [Self::Exact, Self::PathPrefix, Self::RegularExpression].into_iter().find(|kind| kind.as_str() == word)
    }

    /// The value in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "Exact",
            Self::PathPrefix => "PathPrefix",
            Self::RegularExpression => "RegularExpression",
        }
    }
}

impl MatchType {
    fn parse(word: &str) -> Option<Self> {
        [Self::Exact, Self::RegularExpression].into_iter().find(|kind| kind.as_str() == word)
    }

    /// The value in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "Exact",
            Self::RegularExpression => "RegularExpression",
        }
    }
}

impl PathMatch<'_> {
    /// The type, or its default if absent; `None` if it is broken.
    pub fn effective_kind(&self) -> Option<PathType> {
        match &self.kind {
            Given::Absent => Some(PathType::PathPrefix),
            Given::Is(kind) => Some(kind.value),
            Given::Broken => None,
        }
    }
}

impl Match<'_> {
    /// The type of the path match, or its default if absent; `None` if it is broken.
    pub fn path_kind(&self) -> Option<PathType> {
        match &self.path {
            Given::Absent => Some(PathType::PathPrefix),
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

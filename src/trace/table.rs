//! The route table of a proxy, made ready to be asked.

use super::lines::Lines;
use super::path::has_prefix;
use crate::model::{MatchType, Method, PathType};
use crate::pattern::Pattern;
use crate::plan::precedence::{self, Accepts, DecidedBy, Entry};
use crate::plan::usable::{self, Usable};
use crate::plan::{MatchPlan, Plan, ValueMatch};
use crate::source::Span;

/// The entries of a proxy in their order; none if the data plane serves none of its rules.
#[derive(Debug)]
pub(super) struct Table<'p, 'w> {
    pub(super) entries: Vec<Ready<'p, 'w>>,
}

/// An entry with its regular expressions compiled.
#[derive(Debug)]
pub(super) struct Ready<'p, 'w> {
    pub(super) entry: Entry<'p, 'w>,
    pub(super) usable: Usable,
    path: Option<Pattern>,
    headers: Vec<(String, Value<'w>)>,
    query: Vec<Value<'w>>,
}

/// A header or query parameter to compare with.
#[derive(Debug)]
struct Value<'w> {
    name: &'w str,
    text: &'w str,
    pattern: Option<Pattern>,
    at: Span,
}

/// What of a match a request does not have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failed<'w> {
    /// Another path.
    Path,
    /// Another method.
    Method(Method),
    /// A header of that name is missing or has another value.
    Header(&'w str),
    /// A query parameter of that name is missing or has another value.
    Query(&'w str),
    /// The headers of a preflight.
    Preflight,
}

/// What a request has, for the entries to compare with.
#[derive(Clone, Copy)]
pub(super) struct Asked<'r> {
    pub(super) method: &'r str,
    pub(super) host: &'r str,
    pub(super) path: &'r str,
    pub(super) query: Option<&'r str>,
    pub(super) headers: &'r Lines,
}

impl std::fmt::Display for Failed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Path => f.write_str("path"),
            Self::Method(method) => write!(f, "method {}", method.as_str()),
            Self::Header(name) => write!(f, "header {name}"),
            Self::Query(name) => write!(f, "query parameter {name}"),
            Self::Preflight => f.write_str("preflight headers"),
        }
    }
}

impl<'p, 'w> Table<'p, 'w> {
    pub(super) fn of(plan: &'p Plan<'w>) -> Self {
        let Some(usable) = usable::usable(plan) else { return Self { entries: Vec::new() } };
        let entries = precedence::order(plan).into_iter().filter(|entry| usable[entry.rule] != Usable::LeftOut);
        Self { entries: entries.map(|entry| Ready::new(entry, usable[entry.rule])).collect() }
    }

    /// The place of the entry that answers, and what decided between it and the next one that would have.
    pub(super) fn find(&self, asked: Asked<'_>) -> Option<(usize, Option<DecidedBy>)> {
        let fits = |ready: &&Ready<'_, '_>| ready.failed(asked).is_none();
        let at = self.entries.iter().position(|ready| fits(&ready))?;
        let (winner, later) = (&self.entries[at], &self.entries[at + 1..]);
        Some((at, later.iter().find(fits).map(|next| winner.entry.decided_by(&next.entry))))
    }
}

impl<'p, 'w> Ready<'p, 'w> {
    fn new(entry: Entry<'p, 'w>, usable: Usable) -> Self {
        let MatchPlan { path, headers, query_params, method: _, declared_at: _ } = entry.plan;
        let value = |found: &ValueMatch<'w>| Value {
            name: &found.name.value,
            text: &found.value.value,
            pattern: (found.kind == MatchType::RegularExpression).then(|| Pattern::compile(&found.value.value).ok()).flatten(),
            at: found.name.span,
        };
        Self {
            entry,
            usable,
            path: (path.kind == PathType::RegularExpression).then(|| Pattern::compile(path.value).ok()).flatten(),
            headers: headers.iter().map(|found| (found.name.value.to_ascii_lowercase(), value(found))).collect(),
            query: query_params.iter().map(value).collect(),
        }
    }

    /// The first part of the match that a request does not have, and where it is; `None` if it has all of it.
    pub(super) fn failed(&self, asked: Asked<'_>) -> Option<(Failed<'w>, Span)> {
        let plan = self.entry.plan;
        if !self.accepts_path(asked.path) {
            return Some((Failed::Path, plan.path.declared_at));
        }
        if let Some(method) = self.entry.method().filter(|method| method.as_str() != asked.method) {
            return Some((Failed::Method(method), plan.method.map_or(plan.declared_at, |method| method.span)));
        }
        let is_preflight = || ["origin", "access-control-request-method"].iter().all(|name| asked.headers.has(name));
        if self.entry.request == Accepts::Preflight && !is_preflight() {
            return Some((Failed::Preflight, plan.declared_at));
        }
        let lacks_header = |(name, value): &&(String, Value<'_>)| {
            // the data plane compares with the `Host` line, port and case included
            let found = if name == "host" { Some(asked.host.to_owned()) } else { asked.headers.joined(name) };
            !found.is_some_and(|found| value.accepts(&found))
        };
        if let Some((_, value)) = self.headers.iter().find(lacks_header) {
            return Some((Failed::Header(value.name), value.at));
        }
        let lacks_parameter = |value: &&Value<'_>| !parameter(asked.query, value.name).is_some_and(|found| value.accepts(found));
        self.query.iter().find(lacks_parameter).map(|value| (Failed::Query(value.name), value.at))
    }

    fn accepts_path(&self, path: &str) -> bool {
        let plan = &self.entry.plan.path;
        match plan.kind {
            PathType::Exact => path == plan.value,
            PathType::PathPrefix => has_prefix(path, plan.value),
            PathType::RegularExpression => self.path.as_ref().is_some_and(|pattern| pattern.is_full_match(path)),
        }
    }
}

impl Value<'_> {
    fn accepts(&self, found: &str) -> bool {
        self.pattern.as_ref().map_or_else(|| found == self.text, |pattern| pattern.is_full_match(found))
    }
}

/// The first query parameter of a name. Neither is decoded.
fn parameter<'r>(query: Option<&'r str>, name: &str) -> Option<&'r str> {
    let mut pairs = query?.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.find(|(own, _)| *own == name).map(|(_, value)| value)
}

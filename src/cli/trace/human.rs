//! The answer for people: what happens in one line, then why, what changes on the way, and what the client gets.

use std::fmt::Write;

use crate::compile::Compilation;
use crate::diag::prose::{self, shown};
use crate::hostnames::Verdict;
use crate::plan::precedence::{Accepts, DecidedBy};
use crate::plan::{HostnamePlan, Plan, Serving};
use crate::source::Span;
use crate::trace::{self, Answer, By, Lines, Other, Request, Tracer};

/// How many matches that do not answer are listed without `--verbose`.
const MOST_OTHERS: usize = 3;

/// What an answer is explained with.
pub(super) struct Explained<'a, 'p, 'w> {
    pub(super) tracer: &'a Tracer<'p, 'w>,
    pub(super) request: &'a Request,
    pub(super) answer: &'a Answer<'p, 'w>,
    pub(super) compilation: &'a Compilation<'w>,
    pub(super) verbose: bool,
}

impl Explained<'_, '_, '_> {
    /// All of it, without the escape codes of a terminal.
    pub(super) fn write(&self) -> String {
        let mut text = format!("{}\n", self.headline());
        for part in [self.rule(), self.others(), self.on_the_way(), self.to_the_client()] {
            if !part.is_empty() {
                text += "\n";
                text += &part;
            }
        }
        text
    }

    fn headline(&self) -> String {
        let Request { method, host, target, server_name, .. } = self.request;
        let status = self.answer.status.map_or_else(String::new, |status| status.to_string());
        let proxy = self.answer.serving.map(|serving| name(serving.plan));
        let location = self.answer.location.as_deref().map(shown).unwrap_or_default();
        match self.answer.by {
            By::Backend => self.forwarded_to(),
            By::Redirect => format!("{status} → {location}"),
            By::Preflight if self.answer.response.as_ref().is_some_and(|headers| headers.has("access-control-allow-origin")) => {
                format!("{status}: a CORS preflight, and the origin is allowed")
            }
            By::Preflight => format!("{status}: a CORS preflight, but the origin is not allowed"),
            By::InvalidFilter => {
                let rule = self.answer.matched.map_or(0, |matched| matched.rule);
                format!("{status}: rule {rule} of {} has a filter that the data plane cannot use", proxy.unwrap_or_default())
            }
            By::NoMatch => match proxy {
                Some(proxy) => format!("{status}: no rule of {proxy} matches {} {}", shown(method), shown(target)),
                None => format!("{status}: no proxy serves {}{}", shown(host), self.nearest()),
            },
            By::Normalization => format!("{status} → {location}: a path with escaped slashes is redirected before any rule is tried"),
            By::BadRequest => format!("{status}: {}", bad_request(self.answer.status)),
            By::Tls => {
                let name = server_name.as_deref().unwrap_or_default();
                format!("connection reset: no proxy serves the TLS server name {}{}", shown(name), self.nearest())
            }
        }
    }

    fn forwarded_to(&self) -> String {
        let Some(forwarded) = &self.answer.forwarded else { return String::new() };
        let to = self.backend().unwrap_or_default();
        let host = if to.contains(&forwarded.host) { String::new() } else { format!(", Host {}", shown(&forwarded.host)) };
        format!("→ {to} as {} {}{host}", shown(&forwarded.method), shown(&with_query(&forwarded.path, forwarded.query.as_deref())))
    }

    /// The endpoint of the backend, or the EndpointSlice that it names.
    fn backend(&self) -> Option<String> {
        let plan = self.answer.serving?.plan;
        let backend = plan.rules[self.answer.matched?.rule].backends.first()?;
        Some(match plan.slice(backend) {
            Some(slice) => shown(&slice.endpoint.text.value),
            None => {
                let (name, port) = plan.reference(backend);
                format!("EndpointSlice {} port {port}", shown(name))
            }
        })
    }

    /// The hostname of the input that a misspelled one most likely means, and why a listed one is not served.
    fn nearest(&self) -> String {
        let plans = self.tracer.plans();
        if let Some(listing) = listing(self.tracer, self.request) {
            return format!(", because {} lists it and {}", name(listing.plan), unserved(&listing));
        }
        let asked = table_name(self.request);
        let hostnames: Vec<&str> = plans.hostnames().map(|serving: Serving<'_, '_>| serving.hostname.name()).collect();
        prose::nearest(&asked, hostnames).map_or_else(String::new, |near| format!("; did you mean {}?", shown(near)))
    }

    fn rule(&self) -> String {
        let Some((serving, matched)) = self.answer.serving.zip(self.answer.matched) else { return String::new() };
        let rule = &serving.plan.rules[matched.rule];
        let found = &rule.matches[matched.index];
        let label = rule.name.map_or_else(String::new, |name| format!(" `{}`", shown(&name.value)));
        let mut text = format!("rule {}{label} of {}, match {}\n", matched.rule, name(serving.plan), matched.index);
        let _ = writeln!(text, "  {}", self.place(found.declared_at));
        if matched.accepts == Accepts::Preflight {
            text += "  by the entry that the data plane adds for preflights of this match\n";
        }
        if let Some(by) = matched.decided_by {
            let _ = writeln!(text, "  goes first because {}", reason(by));
        }
        text
    }

    fn others(&self) -> String {
        let mut others = self.tracer.others(self.request, self.answer);
        let all = others.len();
        if !self.verbose {
            // the nearest ones: those that come later and match too, then those that differ in the least
            others.sort_by_key(|other| std::cmp::Reverse(nearness(other)));
            others.truncate(MOST_OTHERS);
        }
        let mut text = String::new();
        for other in &others {
            let why =
                other.failed.map_or_else(|| "matches too, but comes later".to_owned(), |failed| format!("other {}", shown(&failed.to_string())));
            let _ = writeln!(text, "  rule {}, match {}: {why}  ({})", other.rule, other.index, self.place(other.at));
        }
        if text.is_empty() {
            return text;
        }
        let more = if all > others.len() { format!("  {} more with -v\n", all - others.len()) } else { String::new() };
        format!("not answered by\n{text}{more}")
    }

    fn on_the_way(&self) -> String {
        let Some(forwarded) = &self.answer.forwarded else { return String::new() };
        let (path, _) = self.request.target.split_once('?').unwrap_or((&self.request.target, ""));
        let mut text = String::new();
        if let Some(normal) = self.answer.path.as_deref().filter(|normal| *normal != path) {
            let _ = writeln!(text, "  ~ path {} → {} (normalized)", shown(path), shown(normal));
        }
        let matched = self.answer.path.as_deref().unwrap_or(path);
        if matched != forwarded.path {
            let _ = writeln!(text, "  ~ path {} → {}", shown(matched), shown(&forwarded.path));
        }
        if self.request.host != forwarded.host {
            let _ = writeln!(text, "  ~ host {} → {}", shown(&self.request.host), shown(&forwarded.host));
        }
        text += &difference(&Lines::of(&self.request.headers), &forwarded.headers);
        if let Some(name) = &forwarded.server_name {
            let _ = writeln!(text, "  TLS to the backend, its certificate verified for {}", shown(name));
        }
        if text.is_empty() { text } else { format!("on the way\n{text}") }
    }

    fn to_the_client(&self) -> String {
        let Some(headers) = self.answer.response.as_ref().map(Lines::by_name).filter(|headers| !headers.is_empty()) else { return String::new() };
        let lines = headers.iter().map(|(name, value)| format!("  {}: {}\n", shown(name), shown(value)));
        format!("to the client\n{}", lines.collect::<String>())
    }

    /// `file:line:column`
    fn place(&self, span: Span) -> String {
        let start = self.compilation.sources().start(span);
        format!("{}:{}:{}", shown(&self.compilation.sources().file(span.file).name), start.line, start.column)
    }
}

/// A proxy that lists the host of a request, which is not served.
pub(super) fn listing<'p, 'w>(tracer: &Tracer<'p, 'w>, request: &Request) -> Option<Serving<'p, 'w>> {
    tracer.plans().listing(&table_name(request)).next()
}

/// The host as it is looked up.
fn table_name(Request { host, server_name, .. }: &Request) -> String {
    trace::table_name(server_name.as_deref().unwrap_or(host))
}

/// Why a listed hostname is not served.
fn unserved(listing: &Serving<'_, '_>) -> &'static str {
    match listing.hostname {
        HostnamePlan::Listed { decision, .. } => match decision.verdict {
            Verdict::Unverified => "no verified Domain covers it (`--assume-verified` treats a domain as verified)",
            Verdict::InUse(_) => "another resource uses it (`gatewright status -o wide` shows which)",
            Verdict::Verified => "another proxy serves it",
        },
        HostnamePlan::Platform(_) => "another proxy serves it",
    }
}

fn name(plan: &Plan<'_>) -> String {
    format!("{}/{}", shown(plan.namespace), shown(plan.name))
}

fn with_query(path: &str, query: Option<&str>) -> String {
    query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
}

fn bad_request(status: Option<u16>) -> &'static str {
    match status {
        Some(403) => "Envoy does not allow this upgrade, or a target with the other scheme",
        Some(431) => "the request has more than 60 KiB of headers, or more than 100 header lines",
        Some(_) | None => "Envoy rejects this request before any rule is tried: see the method, the target, and the names and values of the headers",
    }
}

fn reason(by: DecidedBy) -> &'static str {
    match by {
        DecidedBy::PathType => "of its path type: Exact, then RegularExpression, then PathPrefix",
        DecidedBy::PathLength => "its path is longer",
        DecidedBy::Headers => "it matches more headers (the method is one of them)",
        DecidedBy::ExactHeaders => "more of its headers are Exact",
        DecidedBy::Query => "it matches more query parameters",
        DecidedBy::ExactQuery => "more of its query parameters are Exact",
        DecidedBy::Order => "it comes first in the file",
    }
}

/// How near a match came to answering.
fn nearness(other: &Other<'_>) -> u8 {
    use crate::trace::Failed;
    match other.failed {
        None => 4,
        Some(Failed::Query(_)) => 3,
        Some(Failed::Header(_) | Failed::Preflight) => 2,
        Some(Failed::Method(_)) => 1,
        Some(Failed::Path) => 0,
    }
}

/// Lines that the backend sees and the client did not send, and the reverse.
fn difference(sent: &Lines, seen: &Lines) -> String {
    let (before, after) = (sent.by_name(), seen.by_name());
    let mut text = String::new();
    for (name, value) in &after {
        match sent.joined(name) {
            None => drop(writeln!(text, "  + {}: {}", shown(name), shown(value))),
            Some(old) if old != *value => drop(writeln!(text, "  ~ {}: {} → {}", shown(name), shown(&old), shown(value))),
            Some(_) => {}
        }
    }
    for (name, _) in before.iter().filter(|(name, _)| !seen.has(name)) {
        let _ = writeln!(text, "  - {}", shown(name));
    }
    text
}

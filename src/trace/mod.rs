//! What the data plane does with a request: the plans, asked.
//!
//! Every rule here is one of Envoy 1.37, configured as Envoy Gateway 1.7 configures it for the objects that are rendered. Where the text of
//! the Gateway API says otherwise, the data plane is right.
//!
//! Asking cannot fail, and costs what the proxy that has the hostname has matches, however many proxies there are.

mod cors;
mod forward;
mod lines;
mod path;
mod request;
mod screen;
mod table;

use std::sync::OnceLock;

pub use forward::Forwarded;
pub use lines::Lines;
pub use request::{Request, UnknownScheme};
pub use table::Failed;

use crate::plan::precedence::{Accepts, DecidedBy};
use crate::plan::usable::Usable;
use crate::plan::{Action, Plan, Plans, Serving};
use crate::source::Span;
use screen::{Refusal, Screened};
use table::{Asked, Table};

/// What answered a request, or turned it away.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum By {
    /// The backend of a rule.
    Backend,
    /// A redirect.
    Redirect,
    /// A CORS filter.
    Preflight,
    /// A rule with a filter that the data plane cannot use: 500.
    InvalidFilter,
    /// No route: 404.
    NoMatch,
    /// A redirect to the path without escaped slashes: 307.
    Normalization,
    /// A request that Envoy does not accept: 400, 403 or 431.
    BadRequest,
    /// The TLS handshake fails.
    Tls,
}

impl By {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Backend => "backend",
            Self::Redirect => "redirect",
            Self::Preflight => "preflight",
            Self::InvalidFilter => "invalid-filter",
            Self::NoMatch => "no-match",
            Self::Normalization => "normalization",
            Self::BadRequest => "bad-request",
            Self::Tls => "tls",
        }
    }

    /// Whether a rule did what it is there for.
    pub fn is_answer(self) -> bool {
        match self {
            Self::Backend | Self::Redirect | Self::Preflight => true,
            Self::InvalidFilter | Self::NoMatch | Self::Normalization | Self::BadRequest | Self::Tls => false,
        }
    }
}

/// The answer to a request.
#[derive(Debug)]
pub struct Answer<'p, 'w> {
    /// Who gave it.
    pub by: By,
    /// The status; `None` if the connection is reset. What a backend answers counts as 200.
    pub status: Option<u16>,
    /// The proxy that has the hostname.
    pub serving: Option<Serving<'p, 'w>>,
    /// The match that answered.
    pub matched: Option<Matched>,
    /// The path that was matched.
    pub path: Option<String>,
    /// `Location`, of a redirect.
    pub location: Option<String>,
    /// The request as the backend sees it.
    pub forwarded: Option<Forwarded>,
    /// The headers that the client gets from a rule that answered.
    pub response: Option<Lines>,
}

/// The match that answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Matched {
    /// The index of the rule.
    pub rule: usize,
    /// The index of the match in its rule.
    pub index: usize,
    /// Whether the match itself accepts the request, or it is a preflight for it.
    pub accepts: Accepts,
    /// What decided between it and the next match that accepts the request; `None` without such a match.
    pub decided_by: Option<DecidedBy>,
}

/// Another match of the proxy that has the hostname.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Other<'w> {
    /// The index of the rule.
    pub rule: usize,
    /// The index of the match in its rule.
    pub index: usize,
    /// The first part of it that the request does not have; `None` if it accepts the request, and comes later.
    pub failed: Option<Failed<'w>>,
    /// That part, else the match.
    pub at: Span,
}

/// Plans that are ready to be asked.
#[derive(Debug)]
pub struct Tracer<'p, 'w> {
    plans: &'p Plans<'w>,
    /// The route table of each plan, made when it is first asked.
    tables: Vec<OnceLock<Table<'p, 'w>>>,
}

impl<'p, 'w> Tracer<'p, 'w> {
    /// Makes plans ready.
    pub fn new(plans: &'p Plans<'w>) -> Self {
        Self { plans, tables: plans.all().iter().map(|_| OnceLock::new()).collect() }
    }

    /// The plans.
    pub fn plans(&self) -> &'p Plans<'w> {
        self.plans
    }

    /// The answer to a request, if the backend answers with these headers. Hostnames that are not accepted are asked as well if
    /// `unaccepted` names the proxy to ask.
    pub fn answer(&self, request: &Request, backend: &[(String, String)], unaccepted: Option<Serving<'p, 'w>>) -> Answer<'p, 'w> {
        let own = |host: &str| unaccepted.filter(|serving| serving.hostname.name() == host).or_else(|| self.plans.serving(host));
        if let Some(name) = &request.server_name
            && own(name).is_none()
        {
            return Answer::none(By::Tls, None, None);
        }
        let screened = match screen::screen(request) {
            Ok(screened) => screened,
            Err(refusal) => return refused(refusal, own(&table_name(&request.host))),
        };
        let host = table_name(&screened.host);
        let serving = own(&host).filter(|_| request.server_name.as_ref().is_none_or(|name| *name == host));
        let Some(serving) = serving else { return Answer::none(By::NoMatch, Some(404), None).with_path(screened.path) };
        let table = self.table(serving);
        let asked = Asked::of(request, &screened);
        let Some((at, decided_by)) = table.find(asked) else {
            return Answer::none(By::NoMatch, Some(404), Some(serving)).with_path(screened.path);
        };
        let ready = &table.entries[at];
        let matched = Matched { rule: ready.entry.rule, index: ready.entry.index, accepts: ready.entry.request, decided_by };
        let answer = Answer { matched: Some(matched), ..Answer::none(By::InvalidFilter, Some(500), Some(serving)) };
        match ready.usable {
            Usable::Answers500 | Usable::BackendAnswers500 | Usable::LeftOut => answer.with_path(screened.path),
            Usable::Yes => ready.act(answer, serving.plan, request, screened, backend),
        }
    }

    /// The other matches of the proxy that answered or has the hostname, in their order.
    pub fn others(&self, request: &Request, answer: &Answer<'p, 'w>) -> Vec<Other<'w>> {
        let (Some(serving), Ok(screened)) = (answer.serving, screen::screen(request)) else { return Vec::new() };
        let asked = Asked::of(request, &screened);
        let is_winner =
            |rule, index, accepts| answer.matched.is_some_and(|winner| (winner.rule, winner.index, winner.accepts) == (rule, index, accepts));
        let entries = self.table(serving).entries.iter();
        let others = entries.filter(|ready| !is_winner(ready.entry.rule, ready.entry.index, ready.entry.request));
        others
            .map(|ready| {
                let failed = ready.failed(asked);
                let at = failed.map_or(ready.entry.plan.declared_at, |(_, at)| at);
                Other { rule: ready.entry.rule, index: ready.entry.index, failed: failed.map(|(failed, _)| failed), at }
            })
            .collect()
    }

    fn table(&self, serving: Serving<'p, 'w>) -> &Table<'p, 'w> {
        self.tables[serving.index].get_or_init(|| Table::of(serving.plan))
    }
}

/// The name by which a route table is found: the host in lowercase, without its port.
pub fn table_name(host: &str) -> String {
    request::without_port(host).to_ascii_lowercase()
}

fn refused<'p, 'w>(refusal: Refusal, serving: Option<Serving<'p, 'w>>) -> Answer<'p, 'w> {
    match refusal {
        Refusal::BadRequest(status) => Answer::none(By::BadRequest, Some(status), serving),
        Refusal::NoRoute => Answer::none(By::NoMatch, Some(404), serving),
        Refusal::Normalize { location } => Answer { location: Some(location), ..Answer::none(By::Normalization, Some(307), serving) },
    }
}

impl<'r> Asked<'r> {
    fn of(request: &'r Request, screened: &'r Screened) -> Self {
        let Screened { host, path, query, headers } = screened;
        Self { method: &request.method, host, path, query: query.as_deref(), headers }
    }
}

impl<'p, 'w> table::Ready<'p, 'w> {
    /// What the rule does, of which everything can be used.
    fn act(&self, answer: Answer<'p, 'w>, plan: &'p Plan<'w>, request: &Request, screened: Screened, backend: &[(String, String)]) -> Answer<'p, 'w> {
        let rule = &plan.rules[self.entry.rule];
        let redirect = rule.filters.iter().find_map(|filter| match &filter.action {
            Action::Redirect(redirect) => Some(redirect),
            Action::RequestHeaders(_) | Action::ResponseHeaders(_) | Action::Rewrite { .. } | Action::Extension { .. } | Action::Cors(_) => None,
        });
        if let Some(redirect) = redirect {
            let location = forward::location(redirect, &screened, request.scheme, self.entry.plan.path.value);
            let mut headers = Lines::new([("location", location.as_str())]);
            forward::respond(rule, None, &mut headers);
            let status = u16::try_from(redirect.status_code).ok();
            return Answer { by: By::Redirect, status, location: Some(location), response: Some(headers), ..answer }.with_path(screened.path);
        }
        let cors = cors::of_rule(rule);
        if let Some(cors) = cors.filter(|_| cors::is_preflight(&request.method, &screened.headers)) {
            let headers = cors::preflight(cors, &screened.headers);
            return Answer { by: By::Preflight, status: Some(200), response: Some(headers), ..answer }.with_path(screened.path);
        }
        let Some(target) = rule.backends.first() else { return answer.with_path(screened.path) };
        let forwarded = forward::forward(&screened, &request.method, plan, &self.entry, target);
        let mut headers = Lines::new(backend.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        forward::respond(rule, Some(target), &mut headers);
        if let Some(cors) = cors {
            cors::allow(cors, &screened.headers, &mut headers, true);
        }
        Answer { by: By::Backend, status: Some(200), forwarded: Some(forwarded), response: Some(headers), ..answer }.with_path(screened.path)
    }
}

impl<'p, 'w> Answer<'p, 'w> {
    fn none(by: By, status: Option<u16>, serving: Option<Serving<'p, 'w>>) -> Self {
        Self { by, status, serving, matched: None, path: None, location: None, forwarded: None, response: None }
    }

    fn with_path(self, path: String) -> Self {
        Self { path: Some(path), ..self }
    }
}

//! What becomes of a request that a rule forwards, and of the answer on its way back.

use super::lines::Lines;
use super::path::{self, Use};
use super::screen::{Screened, with_query};
use crate::plan::precedence::Entry;
use crate::plan::{Action, BackendPlan, FilterPlan, HeaderChanges, Plan, RulePlan};

/// The request as the backend sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Forwarded {
    /// The method.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// What follows the first `?`.
    pub query: Option<String>,
    /// The value of `Host`.
    pub host: String,
    /// The other headers, without those that depend on the client's address or on chance.
    pub headers: Lines,
    /// The name that the backend's certificate is verified against, if the connection uses TLS.
    pub server_name: Option<String>,
}

/// Which of the two header modifiers of a filter list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Response,
}

/// The header changes of a filter list on one side.
pub(super) fn changes<'a, 'w>(filters: &'a [FilterPlan<'w>], side: Side) -> impl Iterator<Item = &'a HeaderChanges<'w>> {
    filters.iter().filter_map(move |filter| match (&filter.action, side) {
        (Action::RequestHeaders(changes), Side::Request) | (Action::ResponseHeaders(changes), Side::Response) => Some(changes),
        (
            Action::RequestHeaders(_)
            | Action::ResponseHeaders(_)
            | Action::Redirect(_)
            | Action::Rewrite { .. }
            | Action::Extension { .. }
            | Action::Cors(_),
            _,
        ) => None,
    })
}

/// Removes, adds, then sets. Of entries with one name in `add` and `set` only the first counts.
pub(super) fn apply(HeaderChanges { set, add, remove }: &HeaderChanges<'_>, headers: &mut Lines) {
    for name in remove {
        headers.remove(&name.value.to_ascii_lowercase());
    }
    let mut done: Vec<String> = Vec::with_capacity(add.len() + set.len());
    let changes = add.iter().map(|change| (change, false)).chain(set.iter().map(|change| (change, true)));
    for (change, replaces) in changes {
        let name = change.name.value.to_ascii_lowercase();
        if done.contains(&name) {
            continue;
        }
        let value = change.value.value.replace("%%", "%");
        if replaces {
            headers.set(&name, value);
        } else {
            headers.add(&name, value);
        }
        done.push(name);
    }
}

/// Rewrites the path, then lets the backend's header modifier, the rule's, and the rewrite of the host do their work, whatever order they
/// are written in.
pub(super) fn forward(request: &Screened, method: &str, plan: &Plan<'_>, entry: &Entry<'_, '_>, backend: &BackendPlan<'_>) -> Forwarded {
    let rule = &plan.rules[entry.rule];
    let mut headers = request.headers.clone();
    for filters in [&backend.filters, &rule.filters] {
        changes(filters, Side::Request).for_each(|changes| apply(changes, &mut headers));
    }
    let (mut path, mut query, mut host) = (request.path.clone(), request.query.clone(), request.host.clone());
    for filter in &rule.filters {
        let Action::Rewrite { hostname, path: change } = &filter.action else { continue };
        if let Some(change) = change {
            (path, query) = path::change(change, entry.plan.path.value, &path, query.as_deref(), Use::Rewrite);
        }
        if let Some(hostname) = hostname {
            headers.append("x-forwarded-host", &request.host);
            host = hostname.value.to_ascii_lowercase();
        }
    }
    headers.remove("x-forwarded-for");
    headers.remove("x-request-id");
    headers.remove("x-envoy-external-address");
    let slice = plan.slice(backend).filter(|slice| slice.https);
    let server_name = slice.and_then(|slice| slice.certificate_hostname.as_deref()).map(str::to_owned);
    Forwarded { method: method.to_owned(), path, query, host, headers, server_name }
}

/// The `Location` of a redirect, which is always absolute.
pub(super) fn location(redirect: &crate::plan::RedirectPlan<'_>, request: &Screened, scheme: crate::model::Scheme, prefix: &str) -> String {
    use crate::model::Scheme;
    let to = redirect.scheme.map_or(scheme, |scheme| scheme.value);
    let host = match redirect.hostname {
        Some(hostname) => hostname.value.to_string(),
        None => {
            let standard = match (scheme, to) {
                (Scheme::Http, Scheme::Https) => ":80",
                (Scheme::Https, Scheme::Http) => ":443",
                (Scheme::Http, Scheme::Http) | (Scheme::Https, Scheme::Https) => "",
            };
            request.host.strip_suffix(standard).unwrap_or(&request.host).to_owned()
        }
    };
    // 80 and 443 count as not given, also where the scheme makes them the other one's
    let host = match redirect.port.map(|port| port.value) {
        None | Some(80 | 443) => host,
        Some(port) => format!("{}:{port}", super::request::without_port(&host)),
    };
    let (path, query) = match &redirect.path {
        None => (request.path.clone(), request.query.clone()),
        Some(change) => path::change(change, prefix, &request.path, request.query.as_deref(), Use::Redirect),
    };
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("{}://{host}{slash}{}", to.as_str(), with_query(&path, query.as_deref()))
}

/// The answer of a backend after the header modifiers, the rule's last.
pub(super) fn respond(rule: &RulePlan<'_>, backend: Option<&BackendPlan<'_>>, headers: &mut Lines) {
    for filters in backend.map(|backend| &backend.filters).into_iter().chain([&rule.filters]) {
        changes(filters, Side::Response).for_each(|changes| apply(changes, headers));
    }
}

//! Cross-origin requests: the answer to a preflight, and the headers that other answers get.

use super::lines::Lines;
use crate::plan::{Action, CorsPlan, RulePlan};

/// The CORS filter of a rule.
pub(super) fn of_rule<'a, 'w>(rule: &'a RulePlan<'w>) -> Option<&'a CorsPlan<'w>> {
    rule.filters.iter().find_map(|filter| match &filter.action {
        Action::Cors(cors) => Some(cors),
        Action::RequestHeaders(_) | Action::ResponseHeaders(_) | Action::Redirect(_) | Action::Rewrite { .. } | Action::Extension { .. } => None,
    })
}

/// Whether a request asks what another one may do.
pub(super) fn is_preflight(method: &str, headers: &Lines) -> bool {
    let given = |name: &str| headers.first(name).is_some_and(|value| !value.is_empty());
    method == "OPTIONS" && given("origin") && given("access-control-request-method")
}

/// The answer to a preflight. An origin that is not allowed gets one too.
pub(super) fn preflight(cors: &CorsPlan<'_>, request: &Lines) -> Lines {
    let mut response = Lines::default();
    allow(cors, request, &mut response, false);
    if cors.allow_credentials == Some(true) {
        response.set("access-control-allow-credentials", "true");
    }
    let asked = |name: &str| request.first(name).unwrap_or_default().to_owned();
    for (configured, name, what) in [
        (&cors.allow_methods, "access-control-allow-methods", "access-control-request-method"),
        (&cors.allow_headers, "access-control-allow-headers", "access-control-request-headers"),
    ] {
        match configured.as_slice() {
            [] => {}
            [any] if any.value == "*" => response.set(name, asked(what)),
            listed => response.set(name, joined(listed)),
        }
    }
    response.set("access-control-max-age", cors.max_age.to_string());
    response
}

/// Puts the headers of an allowed origin over those that an answer has.
pub(super) fn allow(cors: &CorsPlan<'_>, request: &Lines, response: &mut Lines, with_credentials: bool) {
    let Some(origin) = request.first("origin").filter(|origin| !origin.is_empty()) else { return };
    if !cors.allow_origins.iter().any(|allowed| is_allowed(&allowed.value, origin)) {
        return;
    }
    response.set("access-control-allow-origin", origin);
    if with_credentials && cors.allow_credentials == Some(true) {
        response.set("access-control-allow-credentials", "true");
    }
    if !cors.expose_headers.is_empty() {
        response.set("access-control-expose-headers", joined(&cors.expose_headers));
    }
}

fn joined(texts: &[&crate::model::Text<'_>]) -> String {
    texts.iter().map(|text| &*text.value).collect::<Vec<_>>().join(", ")
}

/// Whether an origin equals an entry, case included; a `*` in the entry stands for any text.
fn is_allowed(entry: &str, origin: &str) -> bool {
    match entry.split_once('*') {
        None => entry == origin,
        Some((before, after)) => origin.len() >= before.len() + after.len() && origin.starts_with(before) && origin.ends_with(after),
    }
}

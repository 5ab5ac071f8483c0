//! What the data plane makes of each rule: the platform accepts filters and regular expressions that Envoy Gateway then refuses.

use super::{Action, FilterPlan, HeaderChange, HeaderChanges, MatchPlan, Plan, RulePlan};
use crate::model::{MatchType, PathType};
use crate::pattern::Pattern;

/// What becomes of the requests for a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Usable {
    /// The rule does what it says.
    Yes,
    /// A filter of the rule itself is unusable: it answers 500.
    Answers500,
    /// A filter of its backend alone is unusable: it answers 500, and does not count against the proxy as a whole.
    BackendAnswers500,
    /// A regular expression does not compile: the rule is left out, its other matches too.
    LeftOut,
}

/// Why the data plane cannot use a filter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// A value with other characters than the visible ones of ASCII and single blanks between them.
    HeaderValue,
    /// `Host` cannot be added, and is set by a rewrite only.
    HostHeader,
    /// A name that cannot be removed: it is empty, is `Host`, or contains `/` or `:`.
    RemovedName,
    /// An address, or a label of more than 63 characters, where a name belongs.
    Hostname,
}

/// What each rule of a proxy comes to; `None` if the data plane does not serve the proxy at all, since none of its rules is in order.
pub fn usable(plan: &Plan<'_>) -> Option<Vec<Usable>> {
    let each: Vec<Usable> = plan.rules.iter().map(of_rule).collect();
    let serves = |usable: &Usable| match usable {
        Usable::Yes | Usable::BackendAnswers500 => true,
        Usable::Answers500 | Usable::LeftOut => false,
    };
    each.iter().any(serves).then_some(each)
}

/// What one rule comes to.
pub fn of_rule(rule: &RulePlan<'_>) -> Usable {
    let bad = |filters: &[FilterPlan<'_>]| filters.iter().any(|filter| fault(filter).is_some());
    if rule.matches.iter().any(has_bad_pattern) {
        Usable::LeftOut
    } else if bad(&rule.filters) {
        Usable::Answers500
    } else if rule.backends.iter().any(|backend| bad(&backend.filters)) {
        Usable::BackendAnswers500
    } else {
        Usable::Yes
    }
}

fn has_bad_pattern(found: &MatchPlan<'_>) -> bool {
    let MatchPlan { path, headers, query_params, method: _, declared_at: _ } = found;
    let is_bad = |text: &str| Pattern::compile(text).is_err();
    (path.kind == PathType::RegularExpression && is_bad(path.value))
        || headers.iter().chain(query_params).any(|value| value.kind == MatchType::RegularExpression && is_bad(&value.value.value))
}

/// Why the data plane cannot use a filter, if it cannot.
pub fn fault(filter: &FilterPlan<'_>) -> Option<Fault> {
    match &filter.action {
        Action::RequestHeaders(changes) | Action::ResponseHeaders(changes) => in_changes(changes),
        Action::Redirect(redirect) => redirect.hostname.filter(|name| !is_usable_hostname(&name.value)).map(|_| Fault::Hostname),
        Action::Rewrite { hostname, path: _ } => hostname.as_ref().filter(|hostname| !is_usable_hostname(&hostname.value)).map(|_| Fault::Hostname),
        Action::Extension { .. } | Action::Cors(_) => None,
    }
}

fn in_changes(HeaderChanges { set, add, remove }: &HeaderChanges<'_>) -> Option<Fault> {
    let is_host = |name: &str| name.eq_ignore_ascii_case("host");
    let both = || set.iter().chain(add);
    // where lowering moves `Host` into a rewrite it is not in the plan any more
    if both().any(|HeaderChange { name, .. }| is_host(&name.value)) {
        return Some(Fault::HostHeader);
    }
    if both().any(|HeaderChange { value, .. }| !is_usable_value(&value.value)) {
        return Some(Fault::HeaderValue);
    }
    remove.iter().any(|name| name.value.is_empty() || is_host(&name.value) || name.value.contains(['/', ':'])).then_some(Fault::RemovedName)
}

/// Whether a header modifier can set a value: `[!-~]+([\t ]?[!-~]+)*`.
pub fn is_usable_value(value: &str) -> bool {
    let bytes = value.as_bytes();
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    bytes.iter().all(|byte| blank(byte) || (b'!'..=b'~').contains(byte))
        && bytes.first().is_some_and(|byte| !blank(byte))
        && bytes.last().is_some_and(|byte| !blank(byte))
        && !bytes.windows(2).any(|two| two.iter().all(blank))
}

/// Whether a redirect or a rewrite can name a host: no address, and labels of at most 63 characters.
pub fn is_usable_hostname(name: &str) -> bool {
    name.parse::<std::net::IpAddr>().is_err() && name.split('.').all(|label| label.len() <= 63)
}

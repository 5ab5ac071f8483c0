//! HTTPProxies and Domains in the group of somebody else: other projects have these kinds too, so the fields decide.

use super::group::{API_VERSION, GROUP, VERSION};
use crate::diag::{Code, Diagnostic, FieldError, Severity, Sink, prose, shapes};
use crate::yaml::Node;

/// The group of Contour, which has an HTTPProxy of its own.
const CONTOUR: &str = "projectcontour.io";

/// Reports an object of one of our kinds in another group if its fields, or the spelling of its group, show that ours is meant. kubectl and
/// the API server would not find such a kind, or would apply the object to something else.
pub(super) fn report(node: Node<'_, '_>, group: &str, api_version: &str, kind: &'static str, sink: &mut Sink) {
    if group == CONTOUR {
        return;
    }
    let is_near = api_version == VERSION || prose::nearest(if group.is_empty() { api_version } else { group }, [GROUP]).is_some();
    let (code, severity) = match (has_our_shape(node, kind), kind) {
        (true, "Domain") if !is_near && !is_for_us(group) => (Code::OwnInAnotherGroup, Severity::Warning),
        (true, _) => (Code::OwnInAnotherGroup, Severity::Error),
        (false, _) if is_near => (Code::UnsupportedVersion, Severity::Error),
        (false, _) => return,
    };
    let at = node.at(&["apiVersion"]).unwrap_or(node).span();
    let message = format!("{kind} belongs to `{API_VERSION}`, not to `{}`", prose::shown(api_version));
    let mut diagnostic = Diagnostic::new(code, at, message).at("apiVersion", FieldError::Invalid);
    diagnostic.severity = severity;
    sink.push(diagnostic.help(match node.str_at(&["kind"]) {
        Some(written) if written != kind => format!("use `apiVersion: {API_VERSION}` and `kind: {kind}`"),
        Some(_) | None => shapes::use_instead(format_args!("apiVersion: {API_VERSION}")),
    }));
}

/// Whether the group makes it clear that our Domain is meant: other projects have a Domain with a `domainName` too.
fn is_for_us(group: &str) -> bool {
    group.is_empty() || group.ends_with("k8s.io") || group.to_ascii_lowercase().contains("datum")
}

/// Whether the spec has fields that only our kind has.
fn has_our_shape(node: Node<'_, '_>, kind: &str) -> bool {
    if kind == "Domain" {
        return node.at(&["spec", "domainName"]).is_some();
    }
    let backends = || node.items_at(&["spec", "rules"]).flat_map(|rule| rule.items_at(&["backends"]));
    node.at(&["spec", "hostnames"]).is_some() || backends().any(|backend| backend.at(&["endpoint"]).is_some())
}

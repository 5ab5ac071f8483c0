//! Hosts that the platform can proxy to: fully qualified DNS names, and IP addresses that are reachable from the edge.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, prose, shapes};
use crate::model::HttpProxy;
use crate::model::endpoint::Host;
use crate::model::schema::Format;

pub(super) const CHECK: Check = Check::of_proxy(Code::EndpointHost, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::endpoints(proxy, |path, backend, endpoint, url| {
        let Some(host) = endpoint.host() else { return };
        if super::has_no_host(endpoint) {
            return;
        }
        if let Some((message, help)) = fault(host, backend.has_connector()) {
            report.push(Finding::new(endpoint.span_of(&url.host), message).at(path.part("host"), FieldError::Invalid).help(help));
        }
    });
}

/// What is wrong with a host, and how to fix it.
fn fault(host: &Host, connector: bool) -> Option<(String, String)> {
    let elsewhere = |what: &str| (format!("the endpoint host `{host}` is {what}"), "use an address that the platform can reach".to_owned());
    match host {
        Host::Ipv4(_) | Host::Ipv6(_) => {
            if host.is_unspecified() {
                Some(elsewhere("the unspecified address"))
            } else if host.is_loopback() && !connector {
                Some((
                    format!("the endpoint host `{host}` is a loopback address"),
                    "use an address that the platform can reach, or connect through a `connector`".to_owned(),
                ))
            } else if host.is_link_local_unicast() {
                Some(elsewhere("a link-local address"))
            } else if host.is_link_local_multicast() {
                Some(elsewhere("a link-local multicast address"))
            } else {
                None
            }
        }
        Host::Name(name) if name == "localhost" && connector => None,
        Host::Name(name) => name_fault(name),
    }
}

fn name_fault(name: &str) -> Option<(String, String)> {
    let trimmed = name.strip_suffix('.').unwrap_or(name);
    let labels_fit = trimmed.split('.').all(|label| Format::Label.matches(label));
    if labels_fit && trimmed.contains('.') && trimmed.len() <= 253 {
        return None;
    }
    let shown = prose::shown(name);
    if name.contains('%') && name.contains(':') {
        return Some((
            format!("the endpoint host `{shown}` has an IPv6 zone"),
            "remove the zone: it is only meaningful on a single machine".to_owned(),
        ));
    }
    if labels_fit && !trimmed.contains('.') {
        let help = format!(
            "use the full name, for example `{shown}.example.com`{}",
            if trimmed == "localhost" { ", or connect through a `connector`" } else { "" }
        );
        return Some((format!("the endpoint host `{shown}` is not fully qualified"), help));
    }
    let lower = trimmed.to_lowercase();
    let help = if lower != trimmed && lower.split('.').all(|label| Format::Label.matches(label)) {
        format!("use lowercase: `{}`", prose::shown(&lower))
    } else {
        super::ascii_host(trimmed)
            .map_or_else(|| "use labels of at most 63 lowercase letters, digits, and `-`, separated by dots".to_owned(), shapes::use_instead)
    };
    Some((format!("the endpoint host {}", shapes::not_valid(name, "DNS name")), help))
}

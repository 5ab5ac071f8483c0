//! Shared by the checks of endpoints and hosts.

use crate::diag::shapes;
use crate::model::Endpoint;
use crate::model::endpoint::Host;
use crate::model::schema::Format;

/// Whether an endpoint has no host, which only `endpoint-host-required` reports.
pub(super) fn has_no_host(endpoint: &Endpoint<'_>) -> bool {
    matches!(endpoint.host(), Some(Host::Name(name)) if name.is_empty())
}

/// Whether this is a hostname by RFC 1123, without a wildcard and at most 253 characters long.
pub(super) fn is_precise_hostname(text: &str) -> bool {
    (1..=253).contains(&text.len()) && Format::PreciseHostname.matches(text)
}

/// Help for an invalid endpoint: the origin that a browser would read it as, if any.
pub(super) fn origin_help(text: &str) -> String {
    // a browser reads `https:/ /a` as the host `https`: a host without a dot was not intended
    let is_whole = |url: &url::Url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| host.contains(['.', ':']));
    let http = |text: &str| url::Url::parse(text).ok().filter(is_whole);
    let text = text.trim();
    // without a scheme, a host and a port parse as a scheme and a path
    let without_scheme = || text.contains('.').then(|| http(&format!("https://{text}"))).flatten();
    let origin = http(text).or_else(|| if text.contains("://") { None } else { without_scheme() }).map(|url| url.origin().ascii_serialization());
    match origin {
        Some(origin) if origin != text => shapes::use_instead(origin),
        Some(_) | None => "use a scheme, a host, and optionally a port, for example `https://origin.example.com:8443`".to_owned(),
    }
}

/// The ASCII form of an internationalized host name, if it differs.
pub(super) fn ascii_host(host: &str) -> Option<String> {
    let ascii = url::Host::parse(host).ok()?.to_string();
    (ascii != host && ascii.contains('.') && ascii.split('.').all(|label| Format::Label.matches(label))).then_some(ascii)
}

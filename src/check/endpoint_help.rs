//! What the checks of endpoints and hosts share.

use crate::diag::shapes;
use crate::model::Endpoint;
use crate::model::endpoint::Host;
use crate::model::schema::Format;

/// Whether an endpoint has no host: one fault, reported by one rule.
pub(super) fn has_no_host(endpoint: &Endpoint<'_>) -> bool {
    matches!(endpoint.host(), Some(Host::Name(name)) if name.is_empty())
}

/// RFC 1123 without a wildcard, its length counted.
pub(super) fn is_precise_hostname(text: &str) -> bool {
    (1..=253).contains(&text.len()) && Format::PreciseHostname.matches(text)
}

/// Help for an endpoint that is none: the origin that a browser would read in it, where there is one.
pub(super) fn origin_help(text: &str) -> String {
    // a browser reads `https:/ /a` as the host `https`: what has no dot is no origin that is meant
    let is_whole = |url: &url::Url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| host.contains(['.', ':']));
    let http = |text: &str| url::Url::parse(text).ok().filter(is_whole);
    let text = text.trim();
    // a host and a port without a scheme read as a scheme and a path
    let without_scheme = || text.contains('.').then(|| http(&format!("https://{text}"))).flatten();
    let origin = http(text).or_else(|| if text.contains("://") { None } else { without_scheme() }).map(|url| url.origin().ascii_serialization());
    match origin {
        Some(origin) if origin != text => shapes::use_instead(origin),
        Some(_) | None => "use a scheme, a host, and optionally a port, for example `https://origin.example.com:8443`".to_owned(),
    }
}

/// A host with its international letters as DNS has them.
pub(super) fn ascii_host(host: &str) -> Option<String> {
    let ascii = url::Host::parse(host).ok()?.to_string();
    (ascii != host && ascii.contains('.') && ascii.split('.').all(|label| Format::Label.matches(label))).then_some(ascii)
}

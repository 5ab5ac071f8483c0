//! What the data plane does with a request before it asks any rule: it turns some away, and takes headers off all others.

use super::lines::Lines;
use super::path;
use super::request::Request;
use crate::model::Scheme;

/// Why a request never gets to a route table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Refusal {
    /// A request that Envoy does not accept.
    BadRequest(u16),
    /// `CONNECT`, and `OPTIONS *`: there is no route for them.
    NoRoute,
    /// Escaped slashes: a redirect to the path without them.
    Normalize {
        /// The value of `Location`.
        location: String,
    },
}

/// A request that gets to a route table.
#[derive(Debug)]
pub(super) struct Screened {
    /// The host as sent, or that of an absolute target.
    pub(super) host: String,
    /// The normalized path.
    pub(super) path: String,
    /// What follows the first `?`.
    pub(super) query: Option<String>,
    /// The headers that are left, `host` aside.
    pub(super) headers: Lines,
}

/// The methods that Envoy's parser knows, besides those of the API.
const OTHER_METHODS: [&str; 24] = [
    "ACL",
    "BIND",
    "CHECKOUT",
    "COPY",
    "LINK",
    "LOCK",
    "MERGE",
    "MKACTIVITY",
    "MKCALENDAR",
    "MKCOL",
    "MOVE",
    "NOTIFY",
    "PROPFIND",
    "PROPPATCH",
    "PURGE",
    "REBIND",
    "REPORT",
    "SEARCH",
    "SOURCE",
    "SUBSCRIBE",
    "UNBIND",
    "UNLINK",
    "UNLOCK",
    "UNSUBSCRIBE",
];

/// Envoy's limit on the target and all headers together, in bytes.
const MOST_BYTES: usize = 60 * 1024;
/// Envoy's limit on header lines.
const MOST_LINES: usize = 100;

/// Headers that end at the first hop, besides what `Connection` names.
const HOP_BY_HOP: [&str; 6] = ["connection", "keep-alive", "proxy-connection", "transfer-encoding", "x-forwarded-client-cert", "upgrade"];

/// Headers by which Envoy steers itself, which it takes off requests from outside. Other names that start alike stay.
const OF_ENVOY: [&str; 27] = [
    "x-envoy-decorator-operation",
    "x-envoy-downstream-service-cluster",
    "x-envoy-downstream-service-node",
    "x-envoy-expected-rq-timeout-ms",
    "x-envoy-external-address",
    "x-envoy-force-trace",
    "x-envoy-hedge-on-per-try-timeout",
    "x-envoy-internal",
    "x-envoy-ip-tags",
    "x-envoy-is-timeout-retry",
    "x-envoy-local-overloaded",
    "x-envoy-max-retries",
    "x-envoy-original-host",
    "x-envoy-original-path",
    "x-envoy-original-url",
    "x-envoy-overloaded",
    "x-envoy-ratelimited",
    "x-envoy-retriable-header-names",
    "x-envoy-retriable-status-codes",
    "x-envoy-retry-grpc-on",
    "x-envoy-retry-on",
    "x-envoy-upstream-alt-stat-name",
    "x-envoy-upstream-rq-per-try-timeout-ms",
    "x-envoy-upstream-rq-timeout-alt-response",
    "x-envoy-upstream-rq-timeout-ms",
    "x-envoy-upstream-service-time",
    "x-envoy-upstream-stream-duration-ms",
];

/// Stands for the client's address, which a match can only ask for by a regular expression.
const CLIENT: &str = "127.0.0.1";
/// Stands for the id that each request gets, whatever the client sent.
const REQUEST_ID: &str = "00000000-0000-4000-8000-000000000000";

/// Looks at a request in the order in which Envoy does.
pub(super) fn screen(request: &Request) -> Result<Screened, Refusal> {
    if !is_well_formed(request) {
        return Err(Refusal::BadRequest(400));
    }
    if request.method == "CONNECT" || (request.method == "OPTIONS" && request.target == "*") {
        return Err(Refusal::NoRoute);
    }
    let (host, target) = match absolute(&request.target) {
        None => (request.host.clone(), &*request.target),
        Some((scheme, _, _)) if scheme != request.scheme => return Err(Refusal::BadRequest(403)),
        Some((_, host, target)) => (host.to_owned(), target),
    };
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    };
    if target.contains('#') || path.contains("%00") {
        return Err(Refusal::BadRequest(400));
    }
    if path::has_escaped_slash(path) {
        let path = path::normalize(&path::unescape_slashes(path));
        return Err(Refusal::Normalize { location: with_query(&path, query) });
    }
    let size = request.headers.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() + request.target.len();
    if size > MOST_BYTES || request.headers.len() > MOST_LINES {
        return Err(Refusal::BadRequest(431));
    }
    let mut headers = Lines::new(request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    if !strip(&mut headers) {
        return Err(Refusal::BadRequest(403));
    }
    headers.set("x-forwarded-proto", request.scheme.as_str());
    headers.append("x-forwarded-for", CLIENT);
    headers.set("x-envoy-external-address", CLIENT);
    headers.set("x-request-id", REQUEST_ID);
    Ok(Screened { host, path: path::normalize(path), query: query.map(str::to_owned), headers })
}

/// A path with its query.
pub(super) fn with_query(path: &str, query: Option<&str>) -> String {
    query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
}

fn is_well_formed(Request { method, scheme: _, host, target, headers, server_name: _ }: &Request) -> bool {
    let known = crate::model::Method::parse(method).is_some() || OTHER_METHODS.contains(&method.as_str());
    let target_fits = (target.starts_with('/') || absolute(target).is_some() || (target == "*" && method == "OPTIONS") || method == "CONNECT")
        && target.bytes().all(|byte| (b'!'..=b'~').contains(&byte));
    let token = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^`|~".contains(&byte));
    let visible = |value: &str| value.bytes().all(|byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f));
    known && !host.is_empty() && visible(host) && target_fits && headers.iter().all(|(name, value)| token(name) && visible(value))
}

/// The scheme, the host and the path of a target that is a URL.
fn absolute(target: &str) -> Option<(Scheme, &str, &str)> {
    let (scheme, rest) = target.split_once("://")?;
    let scheme = [Scheme::Http, Scheme::Https].into_iter().find(|known| scheme.eq_ignore_ascii_case(known.as_str()))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let path = if end == rest.len() { "/" } else { &rest[end..] };
    (end > 0).then(|| (scheme, &rest[..end], path))
}

/// Takes off what ends at this hop. `false` for an upgrade that the data plane does not allow.
fn strip(headers: &mut Lines) -> bool {
    let named: Vec<String> = headers
        .joined("connection")
        .into_iter()
        .flat_map(|value| value.split(',').map(|name| name.trim().to_ascii_lowercase()).collect::<Vec<_>>())
        .collect();
    let upgrade = headers.joined("upgrade").filter(|_| named.iter().any(|name| name == "upgrade"));
    let websocket = match &upgrade {
        Some(protocol) if protocol.eq_ignore_ascii_case("websocket") => true,
        Some(protocol) if !protocol.eq_ignore_ascii_case("h2c") => return false,
        Some(_) | None => false,
    };
    headers.retain(|name, value| match name {
        "connection" | "upgrade" => websocket,
        "te" => value.eq_ignore_ascii_case("trailers"),
        _ => !(HOP_BY_HOP.contains(&name) || OF_ENVOY.contains(&name) || named.iter().any(|other| other == name)),
    });
    true
}

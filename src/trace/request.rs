//! A request as a client sends it, before anything is read into it.

use crate::model::Scheme;

/// A request. Nothing of it is normalized: a request that a client should not send gets the answer that it gets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// The method, as sent.
    pub method: String,
    /// The port that it arrives at: 80 or 443.
    pub scheme: Scheme,
    /// The value of `Host`, as sent.
    pub host: String,
    /// The request target, as sent: the path with the query, or a URL.
    pub target: String,
    /// The other header lines in their order, as sent.
    pub headers: Vec<(String, String)>,
    /// The server name of the TLS handshake, for https.
    pub server_name: Option<String>,
}

/// A URL that no request can be made from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnknownScheme;

impl Request {
    /// Splits a URL into scheme, `Host` and target as a client does that sends it as typed: no segment is resolved, nothing is escaped, and
    /// a fragment stays. Without a scheme it is http; without a path the target is `/`.
    ///
    /// # Errors
    ///
    /// The scheme is neither http nor https.
    pub fn new(method: &str, url: &str, headers: Vec<(String, String)>, server_name: Option<&str>) -> Result<Self, UnknownScheme> {
        let (scheme, rest) = match url.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (Scheme::Http, rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (Scheme::Https, rest),
            Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => return Err(UnknownScheme),
            Some(_) | None => (Scheme::Http, url),
        };
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, target) = rest.split_at(end);
        let target = if target.starts_with('/') { target.to_owned() } else { format!("/{target}") };
        let (mut host, mut others) = (authority.to_owned(), Vec::with_capacity(headers.len()));
        for (name, value) in headers {
            // a client that is given a `Host` sends it in place of its own
            if name.eq_ignore_ascii_case("host") { host = value } else { others.push((name, value)) }
        }
        let server_name = match scheme {
            Scheme::Http => None,
            Scheme::Https => Some(server_name.map_or_else(|| without_port(authority).to_ascii_lowercase(), str::to_owned)),
        };
        Ok(Self { method: method.to_owned(), scheme, host, target, headers: others, server_name })
    }
}

/// A host as route tables are found by: without the last `:` and what follows it.
pub(super) fn without_port(host: &str) -> &str {
    host.rsplit_once(':').map_or(host, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(url: &str) -> (Scheme, String, String) {
        let request = Request::new("GET", url, Vec::new(), None).expect("the scheme is known");
        (request.scheme, request.host, request.target)
    }

    #[test]
    fn a_url_is_sent_as_typed() {
        let http = |host: &str, target: &str| (Scheme::Http, host.to_owned(), target.to_owned());
        assert_eq!(split("http://A.example:80/a//b/../c?x=//#f"), http("A.example:80", "/a//b/../c?x=//#f"));
        assert_eq!(split("a.example"), http("a.example", "/"));
        assert_eq!(split("a.example?q"), http("a.example", "/?q"));
        assert_eq!(split("a.example/?next=http://b"), http("a.example", "/?next=http://b"));
        assert_eq!(split("http://"), http("", "/"));
        assert_eq!(split("HTTPS://a.example/").0, Scheme::Https);
        assert_eq!(Request::new("GET", "ftp://a.example/", Vec::new(), None), Err(UnknownScheme));
    }

    #[test]
    fn the_server_name_is_the_host_unless_another_is_given() {
        let name = |given: Option<&str>, headers: Vec<(String, String)>| {
            Request::new("GET", "https://A.example:8443/", headers, given).expect("the scheme is known").server_name
        };
        assert_eq!(name(None, Vec::new()).as_deref(), Some("a.example"));
        assert_eq!(name(None, vec![("host".to_owned(), "b.example".to_owned())]).as_deref(), Some("a.example"));
        assert_eq!(name(Some("c.example"), Vec::new()).as_deref(), Some("c.example"));
    }
}

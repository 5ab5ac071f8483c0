//! The string formats of the schemas, each checked by a scan of the bytes. A format applies to the whole string, as in the API server.

use crate::diag::{mask, shapes};

/// The format that a string must have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Any string.
    Any,
    /// Parts of lowercase letters, digits, and inner `-`, separated by dots. Parts have no maximum length.
    Name,
    /// A [`Name`](Self::Name) with an optional `*.` before it.
    Hostname,
    /// A hostname without a wildcard: RFC 1123, as in the `PreciseHostname` of the Gateway API.
    PreciseHostname,
    /// A domain name with at least two parts.
    DomainName,
    /// A DNS-1123 label.
    Label,
    /// A DNS-1123 subdomain.
    Subdomain,
    /// An HTTP field name (RFC 9110, section 5.1).
    Token,
    /// An API group, which may be empty.
    Group,
    /// The kind of an object.
    Kind,
    /// A web origin, or `*`.
    Origin,
}

impl Format {
    /// Whether the text has this format. Only `Label` and `Subdomain` limit the length.
    pub fn matches(self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Name | Self::PreciseHostname => is_name(text),
            Self::Subdomain => is_name(text) && text.len() <= 253,
            Self::Hostname => is_name(text.strip_prefix("*.").unwrap_or(text)),
            Self::DomainName => is_name(text) && text.contains('.'),
            Self::Label => is_part(text) && text.len() <= 63,
            Self::Token => !text.is_empty() && text.bytes().all(is_token),
            Self::Group => text.is_empty() || is_name(text),
            Self::Kind => is_kind(text),
            Self::Origin => text == "*" || is_origin(text),
        }
    }

    /// The format in words, to follow `is not a valid …` or `must be a valid …`.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Any => "string",
            Self::Name => "name (lowercase letters, digits, `-`, and `.`; each part starts and ends with a letter or digit)",
            Self::Hostname | Self::PreciseHostname => "hostname (lowercase letters, digits, `-`, and `.`, for example `www.example.com`)",
            Self::DomainName => "domain name (lowercase, with at least one dot and no trailing dot, for example `example.com`)",
            Self::Label => "DNS label (at most 63 lowercase letters, digits, and `-`; starts and ends with a letter or digit)",
            Self::Subdomain => {
                "DNS subdomain (at most 253 lowercase letters, digits, `-`, and `.`; each part starts and ends with a letter or digit)"
            }
            Self::Token => "header or parameter name (letters, digits, and any of !#$%&'*+-.^_`|~)",
            Self::Group => "API group (a lowercase DNS name, for example `gateway.envoyproxy.io`)",
            Self::Kind => "kind (letters, digits, and inner `-`, for example `HTTPRouteFilter`)",
            Self::Origin => "origin (`*`, or a scheme, a host, and optionally a port, for example `https://www.example.com`)",
        }
    }

    /// What to write instead of a text that does not have the format.
    pub fn help(self, text: &str) -> String {
        if let Some(suggestion) = self.suggestion(text) {
            return shapes::use_instead(suggestion);
        }
        let example = match self {
            Self::Any => return "use any string".to_owned(),
            Self::Label if is_part(text) => return format!("shorten it to 63 characters (it has {})", text.len()),
            Self::Subdomain if is_name(text) => return format!("shorten it to 253 characters (it has {})", text.len()),
            Self::DomainName if is_name(text) => return "use the full domain name, for example `example.com`".to_owned(),
            Self::PreciseHostname if text.contains('*') => return "use a single name without `*`, for example `www.example.com`".to_owned(),
            Self::Name => "products",
            Self::Hostname | Self::PreciseHostname => "www.example.com",
            Self::DomainName => "example.com",
            Self::Label | Self::Subdomain => "my-proxy",
            Self::Token => "X-Request-Id",
            Self::Group => "gateway.envoyproxy.io",
            Self::Kind => return "use letters, digits, and inner `-`, starting with a letter, for example `HTTPRouteFilter`".to_owned(),
            Self::Origin => {
                return "use the scheme `http` or `https`, a host, and optionally a port, for example `https://www.example.com:8443`".to_owned();
            }
        };
        format!("use letters or digits in each part, for example `{example}`")
    }

    /// A text close to the given one that has the format; `None` if there is no obvious one.
    pub fn suggestion(self, text: &str) -> Option<String> {
        // mask first: afterwards a secret would look like a name
        let text = &*mask(text);
        let candidate = match self {
            // no single name can replace a wildcard
            Self::PreciseHostname if text.contains('*') => return None,
            Self::Any | Self::Kind => return None,
            Self::Token => text.chars().map(|c| if c.is_ascii() && is_token(c as u8) { c } else { '-' }).collect(),
            Self::Origin => origin_in(text),
            Self::Hostname | Self::PreciseHostname | Self::DomainName => dns_like(host_in(text), self),
            Self::Name | Self::Label | Self::Subdomain | Self::Group => dns_like(text, self),
        };
        (candidate != text && self.matches(&candidate)).then_some(candidate)
    }
}

/// Converts to lowercase, and replaces what DNS does not allow with `-`.
fn dns_like(text: &str, format: Format) -> String {
    let dots = format != Format::Label;
    let mapped: String = text
        .trim()
        .trim_end_matches('.')
        .chars()
        .map(|c| match c.to_ascii_lowercase() {
            lower @ ('a'..='z' | '0'..='9' | '-') => lower,
            '.' if dots => '.',
            _ => '-',
        })
        .collect();
    mapped.split('.').map(|part| part.trim_matches('-')).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
}

/// The host of a text that may be a URL, since people copy it from the address bar.
fn host_in(text: &str) -> &str {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    host.split_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit())).map_or(host, |(host, _)| host)
}

/// Scheme, host, and port of a text that may be a URL; `https` if it has no scheme.
fn origin_in(text: &str) -> String {
    let (scheme, rest) = text.trim().split_once("://").unwrap_or(("https", text.trim()));
    // a word such as `null` is not a host
    if !rest.contains(['.', ':', '/']) && scheme.len() + rest.len() > text.len() {
        return String::new();
    }
    format!("{scheme}://{}", rest.split(['/', '?', '#']).next().unwrap_or(rest)).to_ascii_lowercase()
}

fn is_part(text: &str) -> bool {
    let bytes = text.as_bytes();
    let inner = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    bytes.iter().all(inner) && bytes.first().is_some_and(|byte| *byte != b'-') && bytes.last() != Some(&b'-')
}

fn is_name(text: &str) -> bool {
    // start as if after a dot: parts must not be empty, and must not start or end with `-`
    let mut before = b'.';
    for byte in text.bytes() {
        let fits = match byte {
            b'a'..=b'z' | b'0'..=b'9' => true,
            b'-' => before != b'.',
            b'.' => !matches!(before, b'.' | b'-'),
            _ => false,
        };
        if !fits {
            return false;
        }
        before = byte;
    }
    !matches!(before, b'.' | b'-')
}

fn is_kind(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.last().is_some_and(u8::is_ascii_alphanumeric)
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// RFC 9110, section 5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

fn is_origin(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://")) else { return false };
    let (host, port) = match rest.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (rest, None),
    };
    let host_fits = host == "*" || {
        let host = host.strip_prefix("*.").unwrap_or(host);
        host.split('.').all(|label| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
    };
    host_fits && port.is_none_or(|port| (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(format: Format, fits: &[&str], not: &[&str]) {
        for text in fits {
            assert!(format.matches(text), "{text} has the format");
        }
        for text in not {
            assert!(!format.matches(text), "{text} does not have the format");
        }
    }

    #[test]
    fn formats_are_those_of_the_platform() {
        let long = "a".repeat(64);
        case(Format::Name, &["a", "a-b.c", "1.2", &long], &["", "a..b", "-a", "a-", "A", "a_b", ".a", "a.", "*.a"]);
        case(Format::Hostname, &["*.a", "a.b"], &["*", "*a.b", "a.*.b", "*.*.a"]);
        case(Format::Label, &["a", "a-1"], &["a.b", &long, ""]);
        case(Format::Token, &["x-a", "X_y", "|~"], &["", "a b", "a:", "é", "a\t"]);
        case(Format::Kind, &["A", "a-b1"], &["", "1a", "a-", "a.b"]);
        case(Format::Group, &["", "a.b"], &["A"]);
        case(
            Format::Origin,
            &["*", "http://a", "https://*.a.b:80", "https://*", "https://A.b"],
            &[
                "HTTP://a",
                "https://",
                "https://a/",
                "https://a:123456",
                "https://a:",
                "a.b",
                "https://*a",
                "https://a.",
                "https://a..b",
                "https://.a",
                "https://*..a",
                "https://*.",
            ],
        );
        case(Format::DomainName, &["a.b"], &["a", "a.b.", "*.a.b"]);
    }

    #[test]
    fn help_says_what_to_write() {
        assert_eq!(Format::Label.help(&"a".repeat(64)), "shorten it to 63 characters (it has 64)");
        assert_eq!(Format::Label.help("A b"), "use `a-b`");
        assert!(Format::Name.help("---").ends_with("for example `products`"));
        assert!(Format::DomainName.help("localhost").ends_with("for example `example.com`"));
    }

    #[test]
    fn suggestions_have_the_format() {
        assert_eq!(Format::Label.suggestion("My_Proxy.x").as_deref(), Some("my-proxy-x"));
        assert_eq!(Format::Hostname.suggestion("WWW.Example.com.").as_deref(), Some("www.example.com"));
        assert_eq!(Format::Token.suggestion("x header").as_deref(), Some("x-header"));
        assert_eq!(Format::Origin.suggestion("HTTPS://a.b/").as_deref(), Some("https://a.b"));
        assert_eq!(Format::Origin.suggestion("www.example.com/shop").as_deref(), Some("https://www.example.com"));
        assert_eq!(Format::Origin.suggestion("null"), None);
        assert_eq!(Format::Hostname.suggestion("https://www.example.com:8443/shop").as_deref(), Some("www.example.com"));
        assert_eq!(Format::PreciseHostname.suggestion("api.example.com:443").as_deref(), Some("api.example.com"));
        assert_eq!(Format::PreciseHostname.suggestion("*.example.com"), None);
        assert_eq!(Format::DomainName.suggestion("*.example.com").as_deref(), Some("example.com"));
        assert_eq!(Format::Group.suggestion("Gateway.EnvoyProxy.io").as_deref(), Some("gateway.envoyproxy.io"));
        assert_eq!(Format::Name.suggestion(".a..b_").as_deref(), Some("a.b"));
        assert_eq!(Format::Label.suggestion("---"), None);
        assert_eq!(Format::Label.suggestion("x//user:secret@y").as_deref(), Some("x--user-redacted-y"));
    }
}

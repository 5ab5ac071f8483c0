//! The patterns of the schemas, each a scan of the bytes. Patterns here are anchored, as the API server's are.

use crate::diag::mask;

/// What a string must look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Anything.
    Any,
    /// Parts of lower-case letters, digits and inner `-`, joined by dots. Only the whole has a length.
    Name,
    /// The same, after an optional `*.`.
    Hostname,
    /// The same without a wildcard: RFC 1123, as the Gateway API's `PreciseHostname`.
    PreciseHostname,
    /// A domain name of two parts or more.
    DomainName,
    /// A DNS-1123 label.
    Label,
    /// A DNS-1123 subdomain.
    Subdomain,
    /// An HTTP field name: RFC 9110, section 5.1.
    Token,
    /// An API group, which may be empty.
    Group,
    /// A kind.
    Kind,
    /// A web origin, or `*`.
    Origin,
}

impl Format {
    /// Whether the text has this form. Lengths are not looked at.
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

    /// The form in words, for `must be …`.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Any => "any text",
            Self::Name => "lower-case letters, digits, `-` and `.`, each part starting and ending with a letter or a digit",
            Self::Hostname | Self::PreciseHostname => "a hostname of lower-case letters, digits, `-` and `.`, such as `www.example.com`",
            Self::DomainName => "a domain name with at least one dot, in lower case and without a trailing dot, such as `example.com`",
            Self::Label => "at most 63 lower-case letters, digits and `-`, starting and ending with a letter or a digit",
            Self::Subdomain => "at most 253 lower-case letters, digits, `-` and `.`, each part starting and ending with a letter or a digit",
            Self::Token => "an HTTP header or parameter name: letters, digits and any of !#$%&'*+-.^_`|~",
            Self::Group => "an API group such as `gateway.envoyproxy.io`",
            Self::Kind => "a kind such as `HTTPRouteFilter`",
            Self::Origin => "`*` or an origin such as `https://www.example.com` (scheme, host and port only)",
        }
    }

    /// What to write in place of a text that does not have the form.
    pub fn help(self, text: &str) -> String {
        if let Some(cure) = self.cure(text) {
            return format!("write `{cure}`");
        }
        let example = match self {
            Self::Any => return "write any text".to_owned(),
            Self::Label if is_part(text) => return format!("it has {} characters: shorten it to 63", text.len()),
            Self::Subdomain if is_name(text) => return format!("it has {} characters: shorten it to 253", text.len()),
            Self::DomainName if is_name(text) => return "write the domain with all of its labels, such as `example.com`".to_owned(),
            Self::PreciseHostname if text.contains('*') => return "write one name without a `*`, such as `www.example.com`".to_owned(),
            Self::Name => "products",
            Self::Hostname | Self::PreciseHostname => "www.example.com",
            Self::DomainName => "example.com",
            Self::Label | Self::Subdomain => "my-proxy",
            Self::Token => "X-Request-Id",
            Self::Group => "gateway.envoyproxy.io",
            Self::Kind => return "write letters, digits and inner `-`, starting with a letter: `HTTPRouteFilter`".to_owned(),
            Self::Origin => return "write a scheme that is `http` or `https`, a host and perhaps a port: `https://www.example.com:8443`".to_owned(),
        };
        format!("write a name that has letters or digits in each part, such as `{example}`")
    }

    /// A text that has the form and comes close to the given one, where one can be made.
    pub fn cure(self, text: &str) -> Option<String> {
        // afterwards nothing would tell the secret from a name
        let text = &*mask(text);
        let candidate = match self {
            // no name stands for all that a wildcard does
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

/// Lower-cases, and turns what DNS does not take into `-`.
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

/// The host of what may be a URL, since hands copy one from the address bar.
fn host_in(text: &str) -> &str {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    host.split_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit())).map_or(host, |(host, _)| host)
}

/// Scheme, host and port of what may be a URL; https where it names no scheme.
fn origin_in(text: &str) -> String {
    let (scheme, rest) = text.trim().split_once("://").unwrap_or(("https", text.trim()));
    // a word such as `null` is no host
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
    // as if a dot came first: a part must not start or end with `-`, nor be empty
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
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.')
    };
    host_fits && port.is_none_or(|port| (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(format: Format, fits: &[&str], not: &[&str]) {
        for text in fits {
            assert!(format.matches(text), "{text} has the form");
        }
        for text in not {
            assert!(!format.matches(text), "{text} does not have the form");
        }
    }

    #[test]
    fn forms_are_the_platforms() {
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
            &["HTTP://a", "https://", "https://a/", "https://a:123456", "https://a:", "a.b", "https://*a"],
        );
        case(Format::DomainName, &["a.b"], &["a", "a.b.", "*.a.b"]);
    }

    #[test]
    fn help_says_what_cures() {
        assert_eq!(Format::Label.help(&"a".repeat(64)), "it has 64 characters: shorten it to 63");
        assert_eq!(Format::Label.help("A b"), "write `a-b`");
        assert!(Format::Name.help("---").ends_with("such as `products`"));
        assert!(Format::DomainName.help("localhost").ends_with("such as `example.com`"));
    }

    #[test]
    fn cures_have_the_form() {
        assert_eq!(Format::Label.cure("My_Proxy.x").as_deref(), Some("my-proxy-x"));
        assert_eq!(Format::Hostname.cure("WWW.Example.com.").as_deref(), Some("www.example.com"));
        assert_eq!(Format::Token.cure("x header").as_deref(), Some("x-header"));
        assert_eq!(Format::Origin.cure("HTTPS://a.b/").as_deref(), Some("https://a.b"));
        assert_eq!(Format::Origin.cure("www.example.com/shop").as_deref(), Some("https://www.example.com"));
        assert_eq!(Format::Origin.cure("null"), None);
        assert_eq!(Format::Hostname.cure("https://www.example.com:8443/shop").as_deref(), Some("www.example.com"));
        assert_eq!(Format::PreciseHostname.cure("api.example.com:443").as_deref(), Some("api.example.com"));
        assert_eq!(Format::PreciseHostname.cure("*.example.com"), None);
        assert_eq!(Format::DomainName.cure("*.example.com").as_deref(), Some("example.com"));
        assert_eq!(Format::Group.cure("Gateway.EnvoyProxy.io").as_deref(), Some("gateway.envoyproxy.io"));
        assert_eq!(Format::Name.cure(".a..b_").as_deref(), Some("a.b"));
        assert_eq!(Format::Label.cure("---"), None);
        assert_eq!(Format::Label.cure("x//user:secret@y").as_deref(), Some("x--user-redacted-y"));
    }
}

//! The grammar of Go's `net/url` (Go 1.26), which the platform parses endpoints with.
//!
//! The `url` crate follows the WHATWG grammar of browsers: it drops tabs, decodes escapes and numeric addresses, lowercases hosts, and adds a
//! path. What it accepts says nothing about what the platform accepts, so endpoints are parsed here, byte for byte.

use std::borrow::Cow;
use std::fmt;
use std::net::Ipv6Addr;
use std::ops::Range;

use crate::diag::shapes;

/// A part of the endpoint's text.
pub(crate) type Piece = Range<usize>;

/// The parts of a URL.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct GoUrl {
    /// As written; may be empty.
    pub(crate) scheme: Piece,
    /// The text before the `@`; present even if it is empty.
    pub(crate) userinfo: Option<Piece>,
    /// The host without brackets, as written.
    pub(crate) host: Piece,
    /// The port, unless it is empty.
    pub(crate) port: Option<Piece>,
    /// The path; may be empty.
    pub(crate) path: Piece,
    /// The query, unless it is empty.
    pub(crate) query: Option<Piece>,
    /// The fragment, unless it is empty.
    pub(crate) fragment: Option<Piece>,
}

/// Why a text is not a valid URL.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum GoUrlError {
    ControlCharacter(Piece),
    MissingScheme,
    ColonInFirstSegment(Piece),
    InvalidUserinfo(Piece),
    InvalidEscape(Piece),
    InvalidHostCharacter(Piece, char),
    InvalidPort(Piece),
    MissingBracket(Piece),
    InvalidAddress(Piece),
}

impl GoUrlError {
    /// The smallest piece at fault; `None` if something is missing.
    pub(crate) fn piece(&self) -> Option<Piece> {
        match self {
            Self::MissingScheme => None,
            Self::ControlCharacter(piece)
            | Self::ColonInFirstSegment(piece)
            | Self::InvalidUserinfo(piece)
            | Self::InvalidEscape(piece)
            | Self::InvalidHostCharacter(piece, _)
            | Self::InvalidPort(piece)
            | Self::MissingBracket(piece)
            | Self::InvalidAddress(piece) => Some(piece.clone()),
        }
    }
}

impl fmt::Display for GoUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ControlCharacter(_) => f.write_str("it contains a control character"),
            Self::MissingScheme => f.write_str("the scheme before the `:` is missing"),
            Self::ColonInFirstSegment(_) => f.write_str("without a scheme, the first path segment cannot contain a `:`"),
            Self::InvalidUserinfo(_) => f.write_str("the user information before the `@` contains an invalid character"),
            Self::InvalidEscape(_) => f.write_str("it contains an invalid `%` escape"),
            Self::InvalidHostCharacter(_, character) => write!(f, "the host contains {}", shapes::character(*character)),
            Self::InvalidPort(_) => f.write_str("expected `:` and a port number after the host"),
            Self::MissingBracket(_) => f.write_str("the `[` of the address is not closed"),
            Self::InvalidAddress(_) => f.write_str("brackets must contain an IPv6 address and start the host"),
        }
    }
}

impl GoUrl {
    /// The host with its escapes decoded. Invalid UTF-8 becomes U+FFFD, which no valid host contains.
    pub(crate) fn hostname<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let host = &text[self.host.clone()];
        if host.contains('%') { Cow::Owned(String::from_utf8_lossy(&unescaped(host)).into_owned()) } else { Cow::Borrowed(host) }
    }
}

/// Parses a URL.
pub(crate) fn parse(text: &str) -> Result<GoUrl, GoUrlError> {
    let (end, fragment) = match text.find('#') {
        Some(hash) => (hash, (hash + 1 < text.len()).then_some(hash + 1..text.len())),
        None => (text.len(), None),
    };
    let bytes = &text.as_bytes()[..end];
    if let Some(at) = bytes.iter().position(u8::is_ascii_control) {
        return Err(GoUrlError::ControlCharacter(at..at + 1));
    }
    let mut url = GoUrl { fragment, ..GoUrl::default() };
    let mut rest = scheme(&text[..end])?..end;
    url.scheme = 0..rest.start.saturating_sub(1);
    if let Some(question) = text[rest.clone()].find('?').map(|at| rest.start + at) {
        url.query = (question + 1 < rest.end).then_some(question + 1..rest.end);
        rest.end = question;
    }
    locate(text, rest, &mut url)?;
    if let Some(fragment) = &url.fragment {
        escapes(text, fragment.clone(), Component::Other)?;
    }
    Ok(url)
}

/// Where the scheme and its `:` end; 0 if there is none.
fn scheme(text: &str) -> Result<usize, GoUrlError> {
    if text == "*" {
        return Ok(0);
    }
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {}
            b'0'..=b'9' | b'+' | b'-' | b'.' if at > 0 => {}
            b':' if at == 0 => return Err(GoUrlError::MissingScheme),
            b':' => return Ok(at + 1),
            _ => return Ok(0),
        }
    }
    Ok(0)
}

/// Finds authority and path between the scheme and the query.
fn locate(text: &str, rest: Piece, url: &mut GoUrl) -> Result<(), GoUrlError> {
    let body = &text[rest.clone()];
    url.host = rest.start..rest.start;
    url.path = rest.end..rest.end;
    let has_scheme = !url.scheme.is_empty();
    if !body.starts_with('/') && has_scheme {
        // in `mailto:x` the opaque part is neither host nor path
        return Ok(());
    }
    if !body.starts_with('/') {
        let segment = body.find('/').unwrap_or(body.len());
        if let Some(colon) = body[..segment].find(':') {
            return Err(GoUrlError::ColonInFirstSegment(rest.start + colon..rest.start + colon + 1));
        }
    }
    let mut path = rest.clone();
    if body.starts_with("//") && (has_scheme || !body.starts_with("///")) {
        let start = rest.start + 2;
        let end = text[start..rest.end].find('/').map_or(rest.end, |at| start + at);
        authority(text, start..end, url)?;
        path.start = end;
    }
    escapes(text, path.clone(), Component::Other)?;
    url.path = path;
    Ok(())
}

fn authority(text: &str, authority: Piece, url: &mut GoUrl) -> Result<(), GoUrlError> {
    let at = text[authority.clone()].rfind('@').map(|at| authority.start + at);
    let host = at.map_or(authority.start, |at| at + 1)..authority.end;
    parse_host(text, host, url)?;
    let Some(at) = at else { return Ok(()) };
    let userinfo = authority.start..at;
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(&byte);
    if let Some(bad) = text[userinfo.clone()].char_indices().find(|(_, character)| !u8::try_from(*character).is_ok_and(allowed)) {
        let start = userinfo.start + bad.0;
        return Err(GoUrlError::InvalidUserinfo(start..start + bad.1.len_utf8()));
    }
    // user and password are decoded separately, so an escape cannot span the `:`
    let colon = text[userinfo.clone()].find(':').map_or(userinfo.end, |colon| userinfo.start + colon);
    escapes(text, userinfo.start..colon, Component::Other)?;
    escapes(text, colon..userinfo.end, Component::Other)?;
    url.userinfo = Some(userinfo);
    Ok(())
}

fn parse_host(text: &str, host: Piece, url: &mut GoUrl) -> Result<(), GoUrlError> {
    let body = &text[host.clone()];
    match body.rfind('[') {
        Some(0) => return bracketed(text, host, url),
        Some(at) => return Err(GoUrlError::InvalidAddress(host.start + at..host.start + at + 1)),
        None => {}
    }
    url.host = host.clone();
    if let Some(first) = body.find(':') {
        let strict = matches!(text[url.scheme.clone()].to_ascii_lowercase().as_str(), "http" | "https");
        let colon = if strict { first } else { body.rfind(':').unwrap_or(first) };
        port(text, host.start + colon..host.end, url)?;
        url.host.end = host.start + colon;
    }
    escapes(text, host, Component::Host)
}

/// Parses `[address]` and an optional port.
fn bracketed(text: &str, host: Piece, url: &mut GoUrl) -> Result<(), GoUrlError> {
    let Some(close) = text[host.clone()].rfind(']').map(|at| host.start + at) else {
        return Err(GoUrlError::MissingBracket(host.start..host.start + 1));
    };
    port(text, close + 1..host.end, url)?;
    let inner = host.start + 1..close;
    match text[inner.clone()].find("%25") {
        Some(zone) => {
            escapes(text, inner.start..inner.start + zone, Component::Host)?;
            escapes(text, inner.start + zone..inner.end, Component::Zone)?;
        }
        None => escapes(text, inner.clone(), Component::Host)?,
    }
    url.host = inner.clone();
    // escapes in the address itself decode to bytes that no address contains
    let plain = unescaped(&text[inner.clone()]);
    let (address, zone) = match plain.iter().position(|byte| *byte == b'%') {
        Some(percent) => (&plain[..percent], Some(&plain[percent + 1..])),
        None => (plain.as_slice(), None),
    };
    let is_address = std::str::from_utf8(address).is_ok_and(|address| address.parse::<Ipv6Addr>().is_ok());
    if is_address && zone.is_none_or(|zone| !zone.is_empty()) { Ok(()) } else { Err(GoUrlError::InvalidAddress(inner)) }
}

/// Parses `:digits`, `:`, or nothing.
fn port(text: &str, piece: Piece, url: &mut GoUrl) -> Result<(), GoUrlError> {
    let body = &text[piece.clone()];
    let digits = match body.strip_prefix(':') {
        Some(digits) => digits,
        None if body.is_empty() => return Ok(()),
        None => return Err(GoUrlError::InvalidPort(piece)),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(GoUrlError::InvalidPort(piece));
    }
    url.port = (!digits.is_empty()).then_some(piece.start + 1..piece.end);
    Ok(())
}

/// Which escapes are allowed depends on the component.
#[derive(Clone, Copy, PartialEq)]
enum Component {
    Host,
    Zone,
    Other,
}

/// Reports escapes that are malformed or not allowed in this component, and in a host every byte that is not allowed.
fn escapes(text: &str, piece: Piece, component: Component) -> Result<(), GoUrlError> {
    let bytes = &text.as_bytes()[..piece.end];
    let mut at = piece.start;
    while at < piece.end {
        let byte = bytes[at];
        if byte == b'%' {
            let Some(value) = escape_value(&bytes[at..]) else { return Err(GoUrlError::InvalidEscape(at..escape_end(text, at, piece.end))) };
            let allowed = match component {
                Component::Host => value >= 0x80 || value == b'%',
                Component::Zone => value == b'%' || value == b' ' || in_host(value),
                Component::Other => true,
            };
            if !allowed {
                return Err(GoUrlError::InvalidEscape(at..at + 3));
            }
            at += 3;
        } else {
            if component != Component::Other && byte.is_ascii() && !in_host(byte) {
                return Err(GoUrlError::InvalidHostCharacter(at..at + 1, char::from(byte)));
            }
            at += 1;
        }
    }
    Ok(())
}

/// The end of a malformed escape: two more characters, of which the last may be multi-byte.
fn escape_end(text: &str, at: usize, end: usize) -> usize {
    (at + 3..end).find(|end| text.is_char_boundary(*end)).unwrap_or(end)
}

fn escape_value(bytes: &[u8]) -> Option<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let value = digit(bytes.get(1)?)? * 16 + digit(bytes.get(2)?)?;
    u8::try_from(value).ok()
}

/// The bytes of a host that need no escape: RFC 3986 names and address literals, and `<`, `>`, and `"`, which Go accepts.
fn in_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~!$&'()*+,;=:[]<>\"".contains(&byte)
}

/// The bytes with every escape decoded; [`escapes`] has already validated the text.
fn unescaped(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match escape_value(&bytes[at..]).filter(|_| bytes[at] == b'%') {
            Some(value) => {
                plain.push(value);
                at += 3;
            }
            None => {
                plain.push(bytes[at]);
                at += 1;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{GoUrlError, parse};

    /// Scheme, user, host, port, path, query, and fragment as written; `-` for those that are absent.
    #[track_caller]
    fn parts(text: &str, want: [&str; 7]) {
        let url = parse(text).unwrap_or_else(|error| panic!("{text} is a URL: {error}"));
        let optional = |piece: Option<std::ops::Range<usize>>| piece.map_or("-", |piece| &text[piece]);
        let got = [
            &text[url.scheme],
            optional(url.userinfo),
            &text[url.host],
            optional(url.port),
            &text[url.path],
            optional(url.query),
            optional(url.fragment),
        ];
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn parts_are_found() {
        parts("https://a.b", ["https", "-", "a.b", "-", "", "-", "-"]);
        parts("HTTP://u:p@a.b:80/c?d#e", ["HTTP", "u:p", "a.b", "80", "/c", "d", "e"]);
        parts("https://@a.b", ["https", "", "a.b", "-", "", "-", "-"]);
        parts("https://u@x@a.b:", ["https", "u@x", "a.b", "-", "", "-", "-"]);
        parts("http://[::1]:8080", ["http", "-", "::1", "8080", "", "-", "-"]);
        parts("http://[fe80::1%25eth0]", ["http", "-", "fe80::1%25eth0", "-", "", "-", "-"]);
        parts("a.b:c", ["a.b", "-", "", "-", "", "-", "-"]);
        parts("//a.b/c", ["", "-", "a.b", "-", "/c", "-", "-"]);
        parts("http:/a", ["http", "-", "", "-", "/a", "-", "-"]);
        parts("a/b", ["", "-", "", "-", "a/b", "-", "-"]);
        parts("///a", ["", "-", "", "-", "///a", "-", "-"]);
        parts("http://a.b?#", ["http", "-", "a.b", "-", "", "-", "-"]);
        parts("http://a.b??", ["http", "-", "a.b", "-", "", "?", "-"]);
        parts("ftp://a:b:80", ["ftp", "-", "a:b", "80", "", "-", "-"]);
        parts("http://a<b>\"c", ["http", "-", "a<b>\"c", "-", "", "-", "-"]);
        parts("http://é.b", ["http", "-", "é.b", "-", "", "-", "-"]);
        parts("http://a.b#\u{1}", ["http", "-", "a.b", "-", "", "-", "\u{1}"]);
        parts("*", ["", "-", "", "-", "*", "-", "-"]);
        parts("", ["", "-", "", "-", "", "-", "-"]);
    }

    #[test]
    fn escapes_in_hosts_are_undone() {
        let text = "http://%C3%A9.b";
        assert_eq!(parse(text).expect("a URL").hostname(text), "é.b");
        let text = "http://%ff.b";
        assert_eq!(parse(text).expect("a URL").hostname(text), "\u{FFFD}.b");
    }

    #[track_caller]
    fn refused(text: &str, want: &GoUrlError) {
        assert_eq!(parse(text).as_ref(), Err(want), "{text}");
        assert!(!want.to_string().is_empty());
        assert!(want.piece().is_none_or(|piece| text.get(piece).is_some()));
    }

    #[test]
    fn the_smallest_piece_is_at_fault() {
        refused("http://a\tb", &GoUrlError::ControlCharacter(8..9));
        refused("://a.b", &GoUrlError::MissingScheme);
        refused("a_b:80", &GoUrlError::ColonInFirstSegment(3..4));
        refused("http://u é@a.b", &GoUrlError::InvalidUserinfo(8..9));
        refused("http://%41.b", &GoUrlError::InvalidEscape(7..10));
        refused("http://a.b%2", &GoUrlError::InvalidEscape(10..12));
        refused("http://a.b/%zz", &GoUrlError::InvalidEscape(11..14));
        refused("http://a.b/%日本", &GoUrlError::InvalidEscape(11..15));
        refused("http://a.b/%z日", &GoUrlError::InvalidEscape(11..16));
        refused("http://a b", &GoUrlError::InvalidHostCharacter(8..9, ' '));
        refused("http://a\\b", &GoUrlError::InvalidHostCharacter(8..9, '\\'));
        refused("http://a.b:http", &GoUrlError::InvalidPort(10..15));
        refused("http://a:1:2", &GoUrlError::InvalidPort(8..12));
        refused("http://[::1", &GoUrlError::MissingBracket(7..8));
        refused("http://[10.0.0.1]", &GoUrlError::InvalidAddress(8..16));
        refused("http://[::1%25]", &GoUrlError::InvalidAddress(8..14));
        refused("http://a[::1]", &GoUrlError::InvalidAddress(8..9));
        refused("http://[::1]x", &GoUrlError::InvalidPort(12..13));
    }
}

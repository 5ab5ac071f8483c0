//! The URL of a backend, parsed once and kept with its parts.

mod go_url;
mod host;

use std::borrow::Cow;

pub(crate) use go_url::{GoUrl, GoUrlError};
pub(crate) use host::Host;

use super::text::Text;
use crate::source::Span;

/// An endpoint as written, and the result of parsing it by Go's URL grammar.
#[derive(Debug)]
pub struct Endpoint<'s> {
    /// The endpoint as written.
    pub text: Text<'s>,
    url: Result<Box<Parsed>, GoUrlError>,
}

#[derive(Debug)]
struct Parsed {
    url: GoUrl,
    host: Host,
}

impl<'s> Endpoint<'s> {
    pub(super) fn new(text: Text<'s>) -> Self {
        let url = go_url::parse(&text.value).map(|url| {
            let hostname = url.hostname(&text.value);
            Box::new(Parsed { host: host::classify(&hostname), url })
        });
        Self { text, url }
    }

    /// The parts, or why the text does not parse.
    pub(crate) fn url(&self) -> Result<&GoUrl, &GoUrlError> {
        self.url.as_ref().map(|parsed| &parsed.url)
    }

    /// The host; `None` if the text does not parse.
    pub(crate) fn host(&self) -> Option<&Host> {
        self.url.as_ref().ok().map(|parsed| &parsed.host)
    }

    /// The host with its escapes decoded; empty if the text does not parse.
    pub fn host_text(&self) -> Cow<'_, str> {
        self.url.as_ref().map_or(Cow::Borrowed(""), |parsed| parsed.url.hostname(&self.text.value))
    }

    /// The text of a part.
    pub(crate) fn piece(&self, piece: &std::ops::Range<usize>) -> &str {
        &self.text.value[piece.clone()]
    }

    /// The span of a part of the text.
    pub fn span_of(&self, piece: &std::ops::Range<usize>) -> Span {
        self.text.part(piece)
    }

    /// Whether the scheme is https, in any case.
    pub fn is_https(&self) -> bool {
        self.scheme().eq_ignore_ascii_case("https")
    }

    /// Whether the scheme is http or https, in any case.
    pub fn is_http(&self) -> bool {
        self.is_https() || self.scheme().eq_ignore_ascii_case("http")
    }

    /// The scheme as written.
    pub fn scheme(&self) -> &str {
        self.url.as_ref().map_or("", |parsed| &self.text.value[parsed.url.scheme.clone()])
    }

    /// The port that requests are sent to: that of the URL, or the default of the scheme.
    pub fn port(&self) -> u16 {
        let given = self.url.as_ref().ok().and_then(|parsed| parsed.url.port.clone());
        let standard = if self.is_https() { 443 } else { 80 };
        given.map_or(standard, |piece| port_number(&self.text.value[piece]).unwrap_or(standard))
    }
}

/// Parses a port from 1 to 65535; leading zeros are allowed.
pub(crate) fn port_number(digits: &str) -> Option<u16> {
    let digits = digits.trim_start_matches('0');
    digits.parse().ok().filter(|port| *port > 0)
}

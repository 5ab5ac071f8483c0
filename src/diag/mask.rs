//! Keeps passwords of endpoints out of everything that is shown.
//!
//! Whatever looks like `//user:secret@` is shown as `//user:redacted@`, also in text that is no valid URL or YAML: a typing
//! mistake must not print a password into a build log.

use std::borrow::Cow;
use std::ops::Range;

/// What a secret is shown as.
const REDACTED: &str = "redacted";

/// The text with every secret replaced.
pub fn mask(text: &str) -> Cow<'_, str> {
    let cuts = masked_cuts(text);
    if cuts.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for cut in cuts {
        masked.push_str(&text[done..cut.start]);
        masked.push_str(REDACTED);
        done = cut.end;
    }
    masked.push_str(&text[done..]);
    Cow::Owned(masked)
}

/// Where the secrets stand, in order.
pub fn masked_cuts(text: &str) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    if !text.contains('@') {
        return cuts;
    }
    let mut from = 0;
    while let Some(found) = text[from..].find("//") {
        let start = from + found + 2;
        let end = start + url_end(&text[start..]);
        let body = &text[start..end];
        if let (Some(colon), Some(at)) = (body.find(':'), body.rfind('@'))
            && colon < at
            && body[colon + 1..at] != *REDACTED
        {
            cuts.push(start + colon + 1..start + at);
            from = end;
        } else {
            from = start;
        }
    }
    cuts
}

/// How far a URL may reach: to the line's end, a comment, the next `//`, or a quote that closes something. A secret may hold
/// anything else (`/`, `?`, `#`, `@`, blanks, quotes), and masking a little too much costs less than showing one.
fn url_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let closes = |next: Option<&u8>| next.is_none_or(|byte| matches!(byte, b',' | b'}' | b']' | b':' | b')' | b';' | b' ' | b'\t' | b'\r' | b'\n'));
    let ends = |(at, byte): (usize, &u8)| match byte {
        b'\n' => true,
        b'#' => at > 0 && matches!(bytes[at - 1], b' ' | b'\t'),
        b'/' => bytes.get(at + 1) == Some(&b'/'),
        b'"' | b'\'' | b'`' => closes(bytes.get(at + 1)),
        _ => false,
    };
    bytes.iter().enumerate().position(|(at, byte)| ends((at, byte))).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, want: &str) {
        assert_eq!(mask(text), want);
        assert_eq!(mask(want), want, "masking twice changes nothing");
    }

    #[test]
    fn secrets_are_redacted() {
        case("https://user:pw@a.b", "https://user:redacted@a.b");
        case("- endpoint: \"https://u:p@ss/w?rd@a.b:80\" # x", "- endpoint: \"https://u:redacted@a.b:80\" # x");
        case("a //u:1@b //v:2@c", "a //u:redacted@b //v:redacted@c");
        case("https://u:%zz@[::1", "https://u:redacted@[::1");
        case("https://:@a.b", "https://:redacted@a.b");
        case("x: 'http://u:it''s@a.b'", "x: 'http://u:redacted@a.b'");
        case("https://u:a b\"c@a.b", "https://u:redacted@a.b");
    }

    #[test]
    fn other_text_stays() {
        for text in ["https://a.b:80/x", "https://user@a.b", "a@b: c//d", "https://a.b:80 # mail x@y.z", "\"http://a.b:80\", \"x@y\"", ""] {
            assert_eq!(mask(text), text);
        }
    }
}

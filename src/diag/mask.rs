//! Keeps the passwords of endpoints out of all output.
//!
//! Anything that looks like `//user:secret@` is shown as `//user:redacted@`, even in text that is not a valid URL or valid YAML: a typo must
//! not print a password to a build log.

mod url;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use memchr::memchr_iter;

/// The text that replaces a secret.
const REDACTED: &str = "redacted";

/// Replaces every secret in a text.
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

/// The masked keys of a mapping. Keys that differ only in a secret stay different.
#[derive(Default, Debug)]
pub struct MaskedKeys {
    /// The keys so far that look masked.
    seen: BTreeSet<String>,
}

impl MaskedKeys {
    /// The masked key, with a number appended if another key has the same masked text.
    pub fn key<'t>(&mut self, key: &'t str) -> Cow<'t, str> {
        self.unique(mask(key))
    }

    /// The same for a key that is masked already.
    pub fn unique<'t>(&mut self, key: Cow<'t, str>) -> Cow<'t, str> {
        if !key.contains(REDACTED) || self.seen.insert(key.to_string()) {
            return key;
        }
        let numbered = (2..).map(|number| format!("{key}-{number}"));
        numbered.into_iter().find(|key| self.seen.insert(key.clone())).map_or(key, Cow::Owned)
    }
}

/// The ranges of the secrets in a text, in order.
pub fn masked_cuts(text: &str) -> Vec<Range<usize>> {
    match Unescaped::of(text) {
        Some(plain) => cuts(&plain.text).into_iter().map(|cut| plain.source(cut.start)..plain.source(cut.end)).collect(),
        None => cuts(text),
    }
}

/// Text with the escapes of `/`, `:`, and `@` decoded, to find the URL in `"https:\/\/user:secret\x40host"`.
struct Unescaped {
    text: String,
    /// The end of each escape: in the decoded text, and in the source.
    ends: Vec<(usize, usize)>,
}

impl Unescaped {
    /// Decodes these escapes; `None` if the text has none.
    fn of(text: &str) -> Option<Self> {
        let mut plain = Self { text: String::new(), ends: Vec::new() };
        let mut done = 0;
        for (at, _) in text.match_indices('\\').filter(|(at, _)| *at + 1 < text.len()) {
            let Some((character, length)) = url_escape(&text[at + 1..]).filter(|_| at >= done) else { continue };
            plain.text.push_str(&text[done..at]);
            plain.text.push(character);
            done = at + 1 + length;
            plain.ends.push((plain.text.len(), done));
        }
        plain.text.push_str(&text[done..]);
        (!plain.ends.is_empty()).then_some(plain)
    }

    fn source(&self, offset: usize) -> usize {
        let escapes = self.ends.partition_point(|(plain, _)| *plain <= offset);
        escapes.checked_sub(1).map_or(offset, |last| self.ends[last].1 + offset - self.ends[last].0)
    }
}

/// The character that a YAML or JSON escape stands for, if it is `/`, `:`, or `@`, and the length of the escape after the backslash.
fn url_escape(text: &str) -> Option<(char, usize)> {
    let digits = match text.as_bytes()[0] {
        b'/' => return Some(('/', 1)),
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        _ => return None,
    };
    let code = u32::from_str_radix(text.get(1..=digits)?, 16).ok()?;
    char::from_u32(code).filter(|character| matches!(character, '/' | ':' | '@')).map(|character| (character, digits + 1))
}

fn cuts(text: &str) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    if !text.contains('@') {
        return cuts;
    }
    let mut from = 0;
    while let Some(start) = after_slashes(text, from) {
        let end = url::end(text, start);
        let body = &text[start..end];
        if let (Some(colon), Some(at)) = (body.find(':'), body.rfind('@'))
            && colon < at
            && body[colon + 1..at] != *REDACTED
        {
            cuts.push(start + colon + 1..start + at);
        }
        // a part of a text without a secret does not have one either
        from = end;
    }
    cuts
}

/// The offset after the next `//`. YAML allows a folded line between the slashes.
fn after_slashes(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let second = |first: usize| {
        let gap = bytes[first + 1..].iter().take_while(|byte| matches!(byte, b'\\' | b' ' | b'\t' | b'\r' | b'\n')).count();
        Some(first + 1 + gap).filter(|at| bytes.get(*at) == Some(&b'/'))
    };
    memchr_iter(b'/', &bytes[from..]).find_map(|at| second(from + at)).map(|second| second + 1)
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
        case("\"https://u:se #cret@a.b\"", "\"https://u:redacted@a.b\"");
        case("https://a.b:8080 # ask me@x.y", "https://a.b:8080 # ask me@x.y");
        case("https://a.b # c: ask me@x.y", "https://a.b # c: ask me@x.y");
        case("https://user:pw@a.b", "https://user:redacted@a.b");
        case("- endpoint: \"https://u:p@ss/w?rd@a.b:80\" # x", "- endpoint: \"https://u:redacted@a.b:80\" # x");
        case("a //u:1@b //v:2@c", "a //u:redacted@b //v:redacted@c");
        case("https://u:%zz@[::1", "https://u:redacted@[::1");
        case("https://:@a.b", "https://:redacted@a.b");
        case("x: 'http://u:it''s@a.b'", "x: 'http://u:redacted@a.b'");
        case("https://u:a b\"c@a.b", "https://u:redacted@a.b");
        case("\"https:\\/\\/u:p@a.b\"", "\"https:\\/\\/u:redacted@a.b\"");
        case("\"https:\\x2F\\u002fu\\U0000003Ap\\x40a.b\"", "\"https:\\x2F\\u002fu\\U0000003Aredacted\\x40a.b\"");
        case("\"https://u:p\n  q\n  r@a.b\"", "\"https://u:redacted@a.b\"");
        case("\"https://user\\\n  :pw@a.b\"", "\"https://user\\\n  :redacted@a.b\"");
        case("https://us\n  er:pw@a.b", "https://us\n  er:redacted@a.b");
        case("https://us\n  er:p\n  w@a.b", "https://us\n  er:redacted@a.b");
        case("\"https://u:a\\x22b\\\"c@a.b\"", "\"https://u:redacted@a.b\"");
        case("https://u:p@a.b\nmail@y.z", "https://u:redacted@a.b\nmail@y.z");
        case("https://u#v:p@a.b", "https://u#v:redacted@a.b");
        case("https://u:a//b@c.d/e@f", "https://u:redacted@f");
        case("https://\n  u:pw@a.b", "https://\n  u:redacted@a.b");
        case("\"https:/\\\n  /u:pw@a.b\"", "\"https:/\\\n  /u:redacted@a.b\"");
        case("`https:/ /u:pw@`", "`https:/ /u:redacted@`");
    }

    #[test]
    fn keys_stay_different() {
        let mut keys = MaskedKeys::default();
        let shown = ["//u:a@h", "//u:b@h", "//u:redacted@h", "x", "//v:a@h"].map(|key| keys.key(key).into_owned());
        assert_eq!(shown, ["//u:redacted@h", "//u:redacted@h-2", "//u:redacted@h-3", "x", "//v:redacted@h"]);
    }

    #[test]
    fn other_text_is_unchanged() {
        for text in [
            "https://a.b:80/x",
            "https://user@a.b",
            "https://user@a.b:80",
            "https://# x@h",
            "- endpoint: http://a.b:80\n  labels:\n    x@y: z",
            "- http://a.b:80\n- x@y",
            "key: http://a.b:80\nother: x@y",
            "a@b: c//d",
            "https://a.b:80 # mail x@y.z",
            "\"http://a.b:80\", \"x@y\"",
            "http://a.b:80\ntls: {x: y@z}",
            "http://a.b:80\n- y@z",
            "http://a.b\nmail@y.z",
            "http://a.b\nx: y@z",
            "\\",
            "//a:\\x4",
            "",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}

//! How far a URL that may have a secret in it reaches, in text that may be neither YAML nor a valid URL.

/// The lines that a folded scalar is followed over.
const MOST_LINES: usize = 8;

/// The offset where the URL ends at the latest of which `start` is the offset after its `//`: at the closing quote if it is quoted, and else
/// at the end of the line, at a comment, at the next URL, or at anything that looks like a closing quote. A secret can contain anything else
/// (`/`, `?`, `#`, `@`, spaces, quotes), and it is better to mask too much than to show a secret.
pub(super) fn end(text: &str, start: usize) -> usize {
    let closing = opening_quote(text, start).and_then(|quote| closing_quote(text, start, quote));
    if let Some(end) = closing.filter(|end| text[start..*end].contains('@')) {
        return end;
    }
    let bytes = text.as_bytes();
    let mut head = Head::default();
    let mut place = None;
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        let ends = match byte {
            // only now: the line before can be long
            b'\n' => !head.continues(*place.get_or_insert_with(|| Place::of(text, start)), &text[at + 1..]),
            // a `/` comes before the first character
            b'#' => is_blank(bytes[at - 1]) && !head.in_secret(),
            b'/' => bytes.get(at + 1) == Some(&b'/') && starts_url(&bytes[start..at], head.in_secret()),
            b'"' | b'\'' | b'`' => bytes.get(at + 1).is_none_or(|next| is_blank(*next) || b",}]:);\r\n".contains(next)),
            _ => false,
        };
        if ends {
            return at;
        }
        head.push(*byte);
    }
    text.len()
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn is_in_scheme(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-')
}

/// The quote right before the scheme of a URL, of which `start` is the offset after its `//`. Scheme and slashes can be folded.
fn opening_quote(text: &str, start: usize) -> Option<u8> {
    const LONGEST: usize = 80;
    let is_fold = |byte: u8| is_blank(byte) || matches!(byte, b'\\' | b'\r' | b'\n');
    let mut before = text[..start].bytes().rev().take(LONGEST).filter(|byte| !is_fold(*byte)).skip(2).peekable();
    let _ = before.next_if_eq(&b':');
    let quote = before.find(|byte| !is_in_scheme(*byte))?;
    matches!(quote, b'"' | b'\'').then_some(quote)
}

/// The offset of the quote that closes a scalar, if it is near.
fn closing_quote(text: &str, start: usize, quote: u8) -> Option<usize> {
    let mut bytes = text.bytes().enumerate().skip(start).peekable();
    let mut lines = 0;
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\n' if lines == MOST_LINES => return None,
            b'\n' => lines += 1,
            b'\\' if quote == b'"' => drop(bytes.next()),
            b'\'' if quote == b'\'' && bytes.peek().is_some_and(|(_, next)| *next == quote) => drop(bytes.next()),
            _ if byte == quote => return Some(at),
            _ => {}
        }
    }
    None
}

/// Whether a `//` starts another URL, and is not a part of the one before it: a scheme comes before it, or nothing, which a secret can also
/// have on the line before.
fn starts_url(before: &[u8], in_secret: bool) -> bool {
    let separator = match before {
        [rest @ .., b':'] => rest.iter().rposition(|byte| !is_in_scheme(*byte)).map(|found| rest[found]),
        _ if in_secret => return false,
        _ => before.last().copied(),
    };
    separator.is_none_or(|byte| !(is_in_scheme(byte) || matches!(byte, b':' | b'@' | b'_' | b'=' | b'%' | b'/')))
}

/// Where a URL is on its line.
#[derive(Clone, Copy)]
struct Place {
    /// The column of the first token of the line after the dashes of lists, such as a key.
    column: usize,
    /// Whether the URL is that token.
    is_first: bool,
}

impl Place {
    fn of(text: &str, start: usize) -> Self {
        let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let before = &text[line..start];
        let column = before.find(|c| !matches!(c, ' ' | '\t' | '-')).unwrap_or(before.len());
        let is_first = before[column..].bytes().all(|byte| is_in_scheme(byte) || matches!(byte, b':' | b'/' | b'\\'));
        Self { column, is_first }
    }
}

/// What was read of a URL so far, from its `//` on.
#[derive(Default)]
struct Head {
    colon: Colon,
    at_sign: bool,
}

/// What was read after the first colon of a URL.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Colon {
    /// There was none yet.
    #[default]
    NotYet,
    /// Nothing but digits.
    Digits,
    /// Digits, and then a `/` or a space: a port.
    Port,
    /// What cannot be a port.
    Secret,
}

impl Head {
    fn push(&mut self, byte: u8) {
        self.at_sign |= byte == b'@';
        self.colon = match (self.colon, byte) {
            (Colon::NotYet, b':') => Colon::Digits,
            (Colon::Digits, b'/' | b' ') => Colon::Port,
            (Colon::Digits, byte) if byte != b'@' && !byte.is_ascii_digit() => Colon::Secret,
            (colon, _) => colon,
        };
    }

    /// Whether the text has reached a possible secret, and not only a host and its port.
    fn in_secret(&self) -> bool {
        self.colon == Colon::Secret && !self.at_sign
    }

    /// Whether user and secret continue after a line break, since a YAML scalar can be folded over several lines: up to the line with the
    /// `@`, every line is indented further than the key, or as far as the URL that is a line's only word, or else has one word. A comment and
    /// the next field end them.
    fn continues(&self, place: Place, rest: &str) -> bool {
        let mut colon = self.colon != Colon::NotYet;
        for line in rest.lines().take(MOST_LINES) {
            let content = line.trim_start_matches([' ', '\t']);
            let indentation = line.len() - content.len();
            let mut words = content.split_ascii_whitespace();
            let Some(word) = words.next() else { continue };
            let is_further = indentation > place.column;
            let is_text = is_further || (place.is_first && place.column > 0 && indentation == place.column);
            let is_structure = word.starts_with('#') || (!is_further && word == "-") || (!is_text && word.ends_with(':'));
            if is_structure || (self.at_sign && !is_text) {
                return false;
            }
            let part = if is_text { content } else { word };
            if let Some((before, _)) = part.rsplit_once('@') {
                return colon || before.contains(':');
            }
            if !is_text && words.next().is_some() {
                return false;
            }
            colon |= content.contains(':');
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use crate::diag::mask;

    /// The URL with a fold at two places, or at one. The secret is in capital letters.
    fn folded<'t>(url: &'t str, fold: &'t str) -> impl Iterator<Item = String> + 't {
        let places = || (1..url.len()).filter(|at| url.is_char_boundary(*at));
        places().flat_map(move |first| {
            places().filter(move |second| *second >= first).map(move |second| {
                let rest = if first == second { url[second..].to_owned() } else { format!("{fold}{}", &url[second..]) };
                format!("{}{fold}{}{rest}", &url[..first], &url[first..second])
            })
        })
    }

    #[track_caller]
    fn hides(text: &str) {
        let shown = mask(text);
        assert!(!shown.contains(['S', 'É', 'E', 'C', 'R', 'T']), "{text}\nis shown as\n{shown}");
        assert_eq!(mask(&shown), shown, "masking twice changes nothing");
    }

    #[test]
    fn a_quoted_secret_is_hidden_wherever_it_is_folded() {
        let secrets = [
            "SECRET",
            "SEC RET",
            "SEC #RET",
            "#SECRET",
            "SEC//RET",
            "SEC://RET",
            "/SECRET",
            "SEC:RET",
            ":SECRET",
            "SEC@RET",
            "8SECRET",
            "SEC: RET",
            "SEC, RET",
            "SEC} RET",
            "É",
        ];
        for secret in secrets.iter().map(|secret| secret.replace('É', "SÉCRET")) {
            for (start, secret, end, folds) in [
                ("endpoint: \"", secret.clone(), "\" # x@y\n", &["\\\n  ", "\n  ", "\n\n    "][..]),
                ("- \"", secret.replace('C', "\\x22") + "\\\"", "\"\n", &["\\\n  "]),
                ("  endpoint: '", secret.clone() + "''", "', x: y@z\n", &["\n  ", "\n\n"]),
            ] {
                for fold in folds {
                    let url = format!("https://user:{secret}@a.b");
                    // what is escaped cannot be folded
                    let is_whole =
                        |folded: &String| ["''", "\\x22", "\\\""].iter().all(|escape| folded.matches(escape).count() == url.matches(escape).count());
                    for url in folded(&url, fold).filter(is_whole) {
                        hides(&format!("{start}{url}{end}"));
                    }
                }
            }
        }
    }

    #[test]
    fn a_plain_secret_is_hidden_wherever_it_is_folded() {
        for secret in ["SECRET", "SEC RET", "SEC#RET", "SEC//RET", "/SECRET", "SEC:RET", "SEC@RET", "8SECRET", "SEC'RET", "SEC\"RET"] {
            for (start, fold) in [
                ("endpoint: ", "\n  "),
                ("endpoint: ", "\n\n  "),
                ("- endpoint: ", "\n    "),
                ("- ", "\n  "),
                ("endpoint:\n  ", "\n  "),
                ("- - endpoint: >-\n        ", "\n        "),
            ] {
                let url = format!("https://user:{secret}@a.b");
                // a line that starts with `#` is a comment, and a quote at the end of one closes something
                let is_plain = |folded: &String| ["\n  #", "\n    #", "\n        #", "'\n", "\"\n"].iter().all(|other| !folded.contains(other));
                for url in folded(&url, fold).filter(is_plain) {
                    hides(&format!("{start}{url}\nnext: field\n"));
                }
            }
        }
    }

    #[test]
    fn an_escape_hides_nothing_from_us() {
        let url = "https://user:SECRET@a.b";
        for (at, character) in url.char_indices() {
            let code = u32::from(character);
            for escape in [format!("\\x{code:02x}"), format!("\\u{code:04x}"), format!("\\U{code:08x}")] {
                let escaped = format!("{}{escape}{}", &url[..at], &url[at + 1..]);
                hides(&format!("x: \"{escaped}\""));
                for fold in folded(&escaped, "\\\n  ").filter(|folded| folded.contains(&escape)) {
                    hides(&format!("x: \"{fold}\""));
                }
            }
        }
    }

    /// Some of these would take minutes if anything in here were quadratic, and take a tenth of a second.
    #[test]
    fn hostile_text_takes_no_longer_than_any_other() {
        let long = |part: &str| part.repeat(100_000 / part.len());
        for part in ["//", "//a", "//a:", "//a:b #", "//a\n ", "//a:b\n  c\n", "\"//", "\"a://'b://", "'x://u:p\\", "x://u:p@", "/ \n", "#:@/\"\n"] {
            for text in [long(part) + "@", format!("@{}", long(part)), format!("//a:b{}@", long(part))] {
                let start = Instant::now();
                drop(mask(&text));
                assert!(start.elapsed() < Duration::from_secs(5), "{part:?} took {:?}", start.elapsed());
            }
        }
    }
}

//! Strings as YAML: plain if every parser reads that as the same string, else in double quotes on one line, the only style that can express
//! every string.

/// Writes a string, plain if that is safe.
pub(crate) fn write_string(text: &str, out: &mut Vec<u8>) {
    if is_plain(text) {
        out.extend_from_slice(text.as_bytes());
    } else {
        quoted(text, out);
    }
}

fn quoted(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut done = 0;
    for (at, char) in text.char_indices().filter(|&(_, char)| is_escaped(char)) {
        out.extend_from_slice(&text.as_bytes()[done..at]);
        escape(char, out);
        done = at + char.len_utf8();
    }
    out.extend_from_slice(&text.as_bytes()[done..]);
    out.push(b'"');
}

/// Whether a character must be escaped: because a parser may reject it, drop it or treat it as a line break, or because it is invisible.
/// These are quotes, control characters, zero-width characters, line separators, direction marks, byte order marks and noncharacters.
fn is_escaped(char: char) -> bool {
    match char {
        ' ' | '!' | '#'..='[' | ']'..='~' | '\u{A0}'..='\u{200A}' => false,
        ..'\u{A0}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' => true,
        _ => u32::from(char) & 0xFFFE == 0xFFFE,
    }
}

fn escape(char: char, out: &mut Vec<u8>) {
    let short = match char {
        '"' => b'"',
        '\\' => b'\\',
        '\n' => b'n',
        '\r' => b'r',
        '\t' => b't',
        _ => {
            let code = u32::from(char);
            let (letter, digits) = match code {
                0..=0xFF => (b'x', 2),
                0x100..=0xFFFF => (b'u', 4),
                _ => (b'U', 8),
            };
            out.extend_from_slice(&[b'\\', letter]);
            out.extend((0..digits).rev().map(|digit| b"0123456789ABCDEF"[(code >> (4 * digit)) as usize & 0xF]));
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// What the first byte of a string implies.
#[derive(Clone, Copy)]
enum First {
    /// A plain scalar cannot begin like this, or is hardly ever a string if it does.
    Quote,
    Free,
    /// It may be a boolean or null.
    Word,
    /// It may be a number, a date or a time.
    Digit,
}

const FIRST: [First; 256] = {
    let mut table = [First::Quote; 256];
    let mut byte = 0_u8;
    loop {
        table[byte as usize] = match byte {
            b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' => First::Word,
            b'0'..=b'9' => First::Digit,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'/' | b'$' | b'(' | b')' | b';' | b'^' | b'\\' | 0x80.. => First::Free,
            _ => First::Quote,
        };
        if byte == u8::MAX {
            break table;
        }
        byte += 1;
    }
};

/// Bytes after the first one that a plain scalar may only contain in some places, or never.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    loop {
        table[byte as usize] = matches!(byte, 0..=b' ' | b':' | b'#' | 0x7F..);
        if byte == u8::MAX {
            break table;
        }
        byte += 1;
    }
};

fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(&first) = bytes.first() else {
        return false;
    };
    let free = match FIRST[usize::from(first)] {
        First::Quote => false,
        First::Free => true,
        First::Word => !is_word(bytes),
        First::Digit => !may_be_number(bytes),
    };
    free && match bytes.iter().position(|&byte| SPECIAL[usize::from(byte)]) {
        None => true,
        Some(at) => is_plain_from(text, at),
    }
}

/// The rest of the check, for strings with special bytes, the first of them at `start`.
fn is_plain_from(text: &str, start: usize) -> bool {
    let bytes = text.as_bytes();
    let fits = |(at, &byte): (usize, &u8)| match byte {
        b':' => !matches!(bytes.get(at + 1), None | Some(b' ')),
        b'#' => bytes[at - 1] != b' ',
        b' ' => at + 1 < bytes.len(),
        0x80.. => true,
        _ => !SPECIAL[usize::from(byte)],
    };
    // letters outside of ASCII are harmless; for spaces, marks and the like it is not worth finding out
    bytes.iter().enumerate().skip(start).all(fits) && text.chars().all(|char| char.is_ascii() || char.is_alphanumeric())
}

/// Whether any parser reads it as a boolean or null, in any case.
fn is_word(text: &[u8]) -> bool {
    const WORDS: [&[u8]; 9] = [b"y", b"n", b"no", b"on", b"yes", b"off", b"true", b"null", b"false"];
    text.len() <= 5 && WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether any parser could read a text that starts with a digit as a number, a date or a time. This errs on the safe side: only letters that
/// none of these contain rule it out, or two dots, as in addresses and versions.
fn may_be_number(text: &[u8]) -> bool {
    const PARTS: &[u8] = b"0123456789abcdefxotz._+-:, ";
    text.iter().all(|byte| PARTS.contains(&byte.to_ascii_lowercase())) && text.iter().filter(|&&byte| byte == b'.').nth(1).is_none()
}

#[cfg(test)]
mod tests {
    use super::write_string;
    use crate::yaml::scalar::{Resolved, resolve_plain};

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write_string(text, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn plain_strings() {
        let table = [
            "example.com",
            "PathPrefix",
            "/api/v1",
            "a b",
            "a:b",
            "http://[::1]:80/x?y=z#f",
            "a#b",
            "it's",
            "a, b",
            "a{b}",
            "v1",
            "5s",
            "10.0.0.1",
            "1.2.3",
            "10 items",
            "é",
            "日本",
            "nope",
            "Truth",
            "oN2",
            "_",
            "$x",
            "gateway.networking.k8s.io/v1",
            "a  b",
            "x-",
        ];
        for text in table {
            assert_eq!(written(text), text);
            assert_eq!(resolve_plain(text), Resolved::Str, "{text}");
        }
    }

    #[test]
    fn quoted_strings() {
        let table = [
            ("", r#""""#),
            ("y", r#""y""#),
            ("tRuE", r#""tRuE""#),
            ("~", r#""~""#),
            ("443", r#""443""#),
            ("0x1F", r#""0x1F""#),
            ("1_000", r#""1_000""#),
            ("12:30:45", r#""12:30:45""#),
            ("2025-08-11", r#""2025-08-11""#),
            ("2024-1-1 2:24:02,5", r#""2024-1-1 2:24:02,5""#),
            ("1e3", r#""1e3""#),
            (".5", r#"".5""#),
            ("-1", r#""-1""#),
            ("- a", r#""- a""#),
            ("---", r#""---""#),
            ("<<", r#""<<""#),
            ("=", r#""=""#),
            ("*.example.com", r#""*.example.com""#),
            ("a: b", r#""a: b""#),
            ("a:", r#""a:""#),
            ("a #b", r#""a #b""#),
            (" a", r#"" a""#),
            ("a ", r#""a ""#),
            ("a\tb", r#""a\tb""#),
            ("a\"\\\r\n b", r#""a\"\\\r\n b""#),
            ("\0\u{1b}\u{7f}\u{85}", r#""\x00\x1B\x7F\x85""#),
            ("\u{2028}\u{feff}\u{ffff}\u{1fffe}", r#""\u2028\uFEFF\uFFFF\U0001FFFE""#),
            ("a\u{a0}b", "\"a\u{a0}b\""),
            ("😀", "\"😀\""),
        ];
        for (text, expected) in table {
            assert_eq!(written(text), expected);
            assert_eq!(serde_yaml::from_str::<String>(expected).unwrap(), text);
        }
    }

    #[test]
    fn every_short_string_reads_back() {
        let alphabet: Vec<char> = "01yNno~.:-+_eExX #'\"[]{},%@&*!|>?=<`\\\t\n\u{85}\u{2028}\u{feff}é".chars().collect();
        for a in &alphabet {
            for b in &alphabet {
                for c in &alphabet {
                    let text = String::from_iter([a, b, c]);
                    let line = written(&text);
                    assert_eq!(serde_yaml::from_str::<String>(&line).ok().as_ref(), Some(&text), "{line}");
                    assert!(line.starts_with('"') || resolve_plain(&line) == Resolved::Str, "{line}");
                }
            }
        }
    }
}

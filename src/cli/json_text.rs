//! JSON documents that are passed through into a YAML stream. Nearly all JSON is YAML, so the text is kept; kubectl's YAML parser rejects the
//! rest.

/// The maximum length of a key in YAML, in bytes; YAML counts characters, so this errs on the safe side.
const LONGEST_KEY: usize = 1000;

/// Whether a document is written like JSON and contains something that is valid there but not in YAML: `\/`, a surrogate, a character that YAML
/// reserves, a key that is too long, a line break before the `:` of a key, or a tab outside of all brackets.
pub(crate) fn is_no_yaml(text: &str) -> bool {
    if !text.trim_start().starts_with('{') {
        return false;
    }
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut key_end) = (0, 0usize, None);
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                let Some(end) = string_end(bytes, at) else { return true };
                key_end = Some((at, end));
                at = end;
                continue;
            }
            b':' => {
                if let Some((start, end)) = key_end.take()
                    && (end - start > LONGEST_KEY || bytes[end..at].contains(&b'\n'))
                {
                    return true;
                }
            }
            b',' => key_end = None,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'\t' if depth == 0 => return true,
            _ => {}
        }
        at += 1;
    }
    text.chars().any(is_reserved)
}

/// The end of a string that starts at a quote; `None` if it contains an escape that YAML does not have.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return Some(at + 1),
            b'\\' => match bytes.get(at + 1..) {
                Some([b'/', ..] | [b'u', b'd' | b'D', b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F', ..]) => return None,
                Some(_) | None => at += 2,
            },
            _ => at += 1,
        }
    }
    Some(at)
}

/// Whether kubectl's YAML parser rejects a character, or takes it for a line break.
fn is_reserved(character: char) -> bool {
    match character {
        '\n' | '\t' | '\r' | ' '..='~' => false,
        '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => true,
        other => other.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_no_yaml;

    #[test]
    fn only_what_yaml_lacks_is_found() {
        let long = format!("{{\"{}\": 1}}", "k".repeat(1100));
        for text in [
            r#"{"a": "\/"}"#,
            r#"{"a": "\ud83d\ude00"}"#,
            r#"{"a": "\\\uD83D\uDE00"}"#,
            "{\"a\": \"\u{2028}\"}",
            "{\"a\": \"\u{7f}\"}",
            "{\"a\"\n: 1}",
            "\t{\"a\": 1}",
            "{\"a\": 1}\t\n",
            &long,
        ] {
            assert!(is_no_yaml(text), "{text}");
        }
        let long = format!("{{\"a\": \"{}\"}}", "k".repeat(1100));
        for text in [r#"{"a": "\\/"}"#, r#"{"a": "\u00e9\n", "b": [1, "x:y"]}"#, "{\"a\":\n\t1,\n\"b\": \"é\"}\n", "{a: b}", "a: \"\\/\"", &long] {
            assert!(!is_no_yaml(text), "{text}");
        }
    }
}

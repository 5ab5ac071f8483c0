//! Scalars with an explicit tag. Hardly any manifest has one, but a tag determines the type of its value.

use std::fmt;

use super::scalar::{Resolved, resolve_plain};

/// The result of applying a tag to a scalar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tagged {
    Scalar(Resolved),
    /// The decoded text of a `!!binary` scalar.
    Decoded(String),
}

/// Why a tag does not match its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TagError {
    /// The tag requires one type of value, and the text is another.
    Mismatch { wanted: &'static str, found: &'static str },
    /// The text of a `!!binary` scalar is not padded standard base64.
    Base64,
    /// The bytes of a `!!binary` scalar are not UTF-8. The platform would replace them with U+FFFD, which nobody wants.
    NotUtf8,
}

impl fmt::Display for TagError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mismatch { wanted, found } => write!(f, "the tag requires {wanted}, but this is {found}"),
            Self::Base64 => f.write_str("the value of the `!!binary` tag is not valid base64"),
            Self::NotUtf8 => f.write_str("the value of the `!!binary` tag is not valid UTF-8"),
        }
    }
}

impl std::error::Error for TagError {}

/// Resolves a scalar with an explicit tag, short (`!!int`) or long (`tag:yaml.org,2002:int`). An empty tag means no tag.
///
/// A standard tag overrides quotes: `!!int "5"` is an integer. With any other tag, including `!`, even `5` is a string.
pub(crate) fn resolve_tagged(tag: &str, text: &str, plain: bool) -> Result<Tagged, TagError> {
    let name = tag.strip_prefix("!!").or_else(|| tag.strip_prefix("tag:yaml.org,2002:"));
    let value = match name {
        None if tag.is_empty() && plain => resolve_plain(text),
        Some("null") => expect(text, "null", |value| (value == Resolved::Null).then_some(value))?,
        Some("bool") => expect(text, "a boolean", |value| matches!(value, Resolved::Bool(_)).then_some(value))?,
        Some("int") => expect(text, "an integer", |value| matches!(value, Resolved::Int(_)).then_some(value))?,
        Some("float") => expect(text, "a number", to_float)?,
        Some("timestamp") if is_timestamp(text) => Resolved::Str,
        Some("timestamp") => expect(text, "a timestamp", |_| None)?,
        Some("binary") => return decode(text).map(Tagged::Decoded),
        _ => Resolved::Str,
    };
    Ok(Tagged::Scalar(value))
}

fn expect(text: &str, wanted: &'static str, accept: impl Fn(Resolved) -> Option<Resolved>) -> Result<Resolved, TagError> {
    let value = resolve_plain(text);
    accept(value).ok_or(TagError::Mismatch { wanted, found: value.kind() })
}

/// `!!float 5` is a float, but an integer that only fits a `u64` is rejected.
fn to_float(value: Resolved) -> Option<Resolved> {
    match value {
        Resolved::Int(int) => {
            let int = i64::try_from(int).ok()?;
            #[expect(clippy::cast_precision_loss, reason = "the tag requires a float")]
            Some(Resolved::Float(int as f64))
        }
        Resolved::Float(_) | Resolved::NotFinite => Some(value),
        _ => None,
    }
}

/// Decodes standard base64. Line breaks are skipped, padding is required, and bits after the last byte are ignored.
fn decode(text: &str) -> Result<String, TagError> {
    let clean: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
    if !clean.len().is_multiple_of(4) {
        return Err(TagError::Base64);
    }
    let digits = clean.strip_suffix(b"==").or_else(|| clean.strip_suffix(b"=")).unwrap_or(&clean);
    let mut bytes = Vec::with_capacity(clean.len() / 4 * 3);
    for group in digits.chunks(4) {
        let mut bits = 0_u32;
        for &digit in group {
            bits = bits << 6 | base64_digit(digit).ok_or(TagError::Base64)?;
        }
        bits <<= 6 * (4 - group.len());
        let [_, decoded @ ..] = bits.to_be_bytes();
        bytes.extend_from_slice(&decoded[..group.len() - 1]);
    }
    String::from_utf8(bytes).map_err(|_| TagError::NotUtf8)
}

fn base64_digit(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

/// Whether `!!timestamp` accepts the text. An untagged date is a string, so the value itself is never needed.
fn is_timestamp(text: &str) -> bool {
    date_and_time(text.as_bytes()).is_some()
}

fn date_and_time(text: &[u8]) -> Option<()> {
    let (year, mut rest) = text.split_at_checked(4)?;
    let year = year.iter().try_fold(0, |year, digit| digit.is_ascii_digit().then(|| year * 10 + u32::from(digit - b'0')))?;
    take(&mut rest, b"-")?;
    let month = take_number(&mut rest)?;
    take(&mut rest, b"-")?;
    let day = take_number(&mut rest)?;
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=days).contains(&day) {
        return None;
    }
    match rest {
        [] => return Some(()),
        [b' ', ..] => {
            rest = time(rest.trim_ascii_start())?;
        }
        [b'T' | b't', after @ ..] => {
            rest = zone(time(after)?)?;
        }
        _ => return None,
    }
    rest.is_empty().then_some(())
}

/// Parses hours, minutes, and seconds with an optional fraction; returns the rest.
fn time(mut rest: &[u8]) -> Option<&[u8]> {
    let hour = take_number(&mut rest)?;
    take(&mut rest, b":")?;
    let minute = take_number(&mut rest)?;
    take(&mut rest, b":")?;
    let second = take_number(&mut rest)?;
    if let [b'.' | b',', b'0'..=b'9', fraction @ ..] = rest {
        let end = fraction.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(fraction.len());
        rest = &fraction[end..];
    }
    (hour < 24 && minute < 60 && second < 60).then_some(rest)
}

/// Parses `Z` or an offset of two-digit hours and minutes; returns the rest.
fn zone(rest: &[u8]) -> Option<&[u8]> {
    match rest {
        [b'Z', rest @ ..] => Some(rest),
        [b'+' | b'-', hours @ .., b':', _, _] if hours.len() == 2 => {
            let (mut hours, mut minutes) = (hours, &rest[4..]);
            let fits = take_number(&mut hours)? <= 24 && take_number(&mut minutes)? <= 60;
            (fits && hours.is_empty() && minutes.is_empty()).then_some(minutes)
        }
        _ => None,
    }
}

fn take(rest: &mut &[u8], prefix: &[u8]) -> Option<()> {
    *rest = rest.strip_prefix(prefix)?;
    Some(())
}

/// Parses one or two digits.
fn take_number(rest: &mut &[u8]) -> Option<u32> {
    let (value, after) = match *rest {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9', after @ ..] => ((tens - b'0') * 10 + ones - b'0', after),
        [ones @ b'0'..=b'9', after @ ..] => (ones - b'0', after),
        _ => return None,
    };
    *rest = after;
    Some(u32::from(value))
}

/// Whether a key is a merge key. `! "<<"` is one too, since that tag counts as no tag.
pub(crate) fn is_merge_key(tag: &str, text: &str, plain: bool) -> bool {
    text == "<<"
        && match tag {
            "" => plain,
            "!" | "!!merge" | "tag:yaml.org,2002:merge" => true,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::{TagError, Tagged, is_merge_key, resolve_tagged};
    use crate::yaml::scalar::Resolved;

    #[test]
    fn values() {
        let table = [
            ("!!str", "5", true, Resolved::Str),
            ("!!str", "", true, Resolved::Str),
            ("!!int", "5", false, Resolved::Int(5)),
            ("tag:yaml.org,2002:int", "0x1F", true, Resolved::Int(31)),
            ("!!float", "5", true, Resolved::Float(5.0)),
            ("!!float", "1_0.5", false, Resolved::Float(10.5)),
            ("!!float", ".inf", true, Resolved::NotFinite),
            ("!!bool", "yes", false, Resolved::Bool(true)),
            ("!!null", "", false, Resolved::Null),
            ("!!timestamp", "2020-1-1", true, Resolved::Str),
            ("!!timestamp", "2024-02-29T1:2:3.5-07:00", false, Resolved::Str),
            ("!!timestamp", "2020-01-01  10:00:00", true, Resolved::Str),
            ("!", "5", true, Resolved::Str),
            ("!", "", true, Resolved::Str),
            ("!mine", "5", true, Resolved::Str),
            ("!!mine", "~", true, Resolved::Str),
            ("", "5", true, Resolved::Int(5)),
            ("", "5", false, Resolved::Str),
            ("!!float", "9223372036854775807", true, Resolved::Float(9.223_372_036_854_776e18)),
            ("!!float", "-.inf", true, Resolved::NotFinite),
            ("!!int", "18446744073709551615", true, Resolved::Int(18_446_744_073_709_551_615)),
            ("!!null", "~", true, Resolved::Null),
            ("tag:yaml.org,2002:null", "null", false, Resolved::Null),
            ("tag:yaml.org,2002:mine", "5", true, Resolved::Str),
            ("!!timestamp", "2024-12-31", true, Resolved::Str),
            ("!!timestamp", "2024-04-30T23:59:59Z", true, Resolved::Str),
            ("!!timestamp", "2024-04-30t23:59:59,123456789Z", true, Resolved::Str),
            ("!!timestamp", "2000-02-29T0:0:0+24:60", true, Resolved::Str),
            ("!!timestamp", "2024-04-30   23:59:59.5", true, Resolved::Str),
        ];
        for (tag, text, plain, expected) in table {
            assert_eq!(resolve_tagged(tag, text, plain), Ok(Tagged::Scalar(expected)), "{tag} {text}");
        }
    }

    #[test]
    fn mismatches() {
        let table = [
            ("!!int", "5.0", "an integer", "a number"),
            ("!!int", "", "an integer", "null"),
            ("!!int", "2020-01-01", "an integer", "a string"),
            ("!!float", "x", "a number", "a string"),
            ("!!float", "18446744073709551615", "a number", "an integer"),
            ("!!bool", "1", "a boolean", "an integer"),
            ("!!null", "x", "null", "a string"),
            ("!!timestamp", "2020-13-1", "a timestamp", "a string"),
            ("!!timestamp", "1900-02-29", "a timestamp", "a string"),
            ("!!timestamp", "2020-01-01T24:00:00Z", "a timestamp", "a string"),
            ("!!timestamp", "2020-01-01T10:00:00", "a timestamp", "a string"),
            ("!!timestamp", "2020-01-01 10:00:00Z", "a timestamp", "a string"),
            ("!!timestamp", "5", "a timestamp", "an integer"),
            ("!!timestamp", "", "a timestamp", "null"),
            ("!!timestamp", "2023-02-29", "a timestamp", "a string"),
            ("!!timestamp", "2024-04-31", "a timestamp", "a string"),
            ("!!timestamp", "2024-0-1", "a timestamp", "a string"),
            ("!!timestamp", "2024-1-0", "a timestamp", "a string"),
            ("!!timestamp", "2024-01-32", "a timestamp", "a string"),
            ("!!timestamp", "2024/01/01", "a timestamp", "a string"),
            ("!!timestamp", "24-01-01", "a timestamp", "a string"),
            ("!!timestamp", "20a4-01-01", "a timestamp", "a string"),
            ("!!timestamp", "2024-01-01x", "a timestamp", "a string"),
            ("!!timestamp", "2024-01-01T23:60:00Z", "a timestamp", "a string"),
            ("!!timestamp", "2024-01-01T23:59:60Z", "a timestamp", "a string"),
            ("!!timestamp", "2024-01-01T23:59Z", "a timestamp", "a string"),
            ("!!timestamp", "2024-01-01T23:59:59.Z", "a timestamp", "a string"),
            ("!!timestamp", "2024-01-01T23:59:59+25:00", "a timestamp", "a string"),
            ("!!timestamp", "2024-01-01T23:59:59+01:61", "a timestamp", "a string"),
            ("!!timestamp", "2024-01-01T23:59:59+1:00", "a timestamp", "a string"),
            ("!!timestamp", "2024-01-01T23:59:59Zx", "a timestamp", "a string"),
            ("!!float", "9223372036854775808", "a number", "an integer"),
            ("!!float", "null", "a number", "null"),
            ("!!bool", "tRue", "a boolean", "a string"),
        ];
        for (tag, text, wanted, found) in table {
            assert_eq!(resolve_tagged(tag, text, true), Err(TagError::Mismatch { wanted, found }), "{tag} {text}");
        }
    }

    #[test]
    fn binary() {
        for (text, expected) in [("aGk=", "hi"), ("aGl=", "hi"), ("AA==", "\0"), ("", ""), ("aGVs\nbG8=\n", "hello"), ("w6k=", "é")] {
            assert_eq!(resolve_tagged("!!binary", text, false), Ok(Tagged::Decoded(expected.to_owned())), "{text}");
        }
        for (text, expected) in [("KysvLw==", "++//"), ("YWJj", "abc"), ("Wlp6ejA5", "ZZzz09"), ("aGk\r\n=", "hi")] {
            assert_eq!(resolve_tagged("!!binary", text, true), Ok(Tagged::Decoded(expected.to_owned())), "{text}");
        }
        for text in
            ["aGk", "a Gk=", "====", "A===", "=AAA", "AA==AA==", "AA-_", "AAAA=", "AAA=AAA=", "é===", "AA@A", "AA[A", "AA`A", "AA{A", "AA:A", "AA.A"]
        {
            assert_eq!(resolve_tagged("!!binary", text, false), Err(TagError::Base64), "{text}");
        }
        assert_eq!(resolve_tagged("!!binary", "/w==", false), Err(TagError::NotUtf8));
    }

    #[test]
    fn merge_keys() {
        let table =
            [("", true, true), ("", false, false), ("!", false, true), ("!!merge", false, true), ("!!str", true, false), ("!mine", true, false)];
        for (tag, plain, expected) in table {
            assert_eq!(is_merge_key(tag, "<<", plain), expected, "{tag}");
        }
        assert!(!is_merge_key("", "<", true));
    }
}

//! What a YAML scalar means to kubectl and the API server.
//!
//! Both use Go's `sigs.k8s.io/yaml`, which follows neither YAML 1.1 nor 1.2: `y` is a boolean, `0o17` and `017` are both fifteen, `1_000` is a
//! number, and `12:30` is not. A scalar must have the same meaning here, so the rules are spelled out instead of taken from a YAML library.

use std::borrow::Cow;

/// A resolved scalar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Resolved {
    Null,
    Bool(bool),
    /// From `i64::MIN` to `u64::MAX`, which is why neither of those types is used.
    Int(i128),
    Float(f64),
    /// A string: the text itself.
    Str,
    /// `.inf` or `.nan`: valid YAML, but JSON cannot represent it, so it is an error everywhere except in a key.
    NotFinite,
}

impl Resolved {
    /// The value as an integer. JSON has only one type of number, so `1e3` and `80.0` are integers too.
    pub(crate) fn as_integer(&self) -> Option<i64> {
        match *self {
            Self::Int(value) => i64::try_from(value).ok(),
            Self::Float(value) => integral(value),
            _ => None,
        }
    }

    /// How messages refer to it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Int(_) => "an integer",
            Self::Float(_) => "a number",
            Self::Str => "a string",
            Self::NotFinite => "a number that is not finite",
        }
    }
}

/// The integer value of a float. The bounds are powers of two, because `i64::MAX` itself is not a float.
fn integral(value: f64) -> Option<i64> {
    const BOUND: f64 = 9_223_372_036_854_775_808.0;
    if value.fract() == 0.0 && (-BOUND..BOUND).contains(&value) {
        #[expect(clippy::cast_possible_truncation, reason = "integral and in range, as tested above")]
        return Some(value as i64);
    }
    None
}

/// Resolves a plain (unquoted) scalar without a tag.
///
/// Nearly every text is a string, and its first byte nearly always shows that, so it is checked first.
pub(crate) fn resolve_plain(text: &str) -> Resolved {
    let Some(first) = text.bytes().next() else {
        return Resolved::Null;
    };
    match first {
        b'0'..=b'9' => number(text),
        b'+' | b'-' | b'.' => match text.trim_start_matches(['+', '-']) {
            ".inf" | ".Inf" | ".INF" if text.len() <= 5 => Resolved::NotFinite,
            ".nan" | ".NaN" | ".NAN" if first == b'.' => Resolved::NotFinite,
            _ if first == b'.' => fraction(text),
            _ => number(text),
        },
        b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' | b'~' => word(text),
        _ => Resolved::Str,
    }
}

fn word(text: &str) -> Resolved {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "true" | "True" | "TRUE" => Resolved::Bool(true),
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" | "false" | "False" | "FALSE" => Resolved::Bool(false),
        "~" | "null" | "Null" | "NULL" => Resolved::Null,
        _ => Resolved::Str,
    }
}

/// Resolves a text that starts with a digit or a sign. Underscores are ignored, wherever they are.
fn number(text: &str) -> Resolved {
    // No number contains one of these, and nearly all versions, durations, and addresses do.
    if text.bytes().any(|byte| matches!(byte, b'g'..=b'w' | b'y' | b'z' | b':' | b'/' | b' ') && byte != b'o') {
        return Resolved::Str;
    }
    let digits = if text.contains('_') { Cow::Owned(text.replace('_', "")) } else { Cow::Borrowed(text) };
    if let Some(value) = integer(&digits) {
        return Resolved::Int(value);
    }
    if let Some(value) = decimal(&digits) {
        return Resolved::Float(value);
    }
    // Go strips the prefix before it parses the rest, so a sign may follow it.
    digits.strip_prefix("0b").and_then(|rest| signed(rest, 2)).map_or(Resolved::Str, Resolved::Int)
}

/// Parses an integer with the prefixes of Go: `0x`, `0o`, `0b`, and a lone `0` for octal. Without a sign, it may be as large as a `u64`.
fn integer(text: &str) -> Option<i128> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (radix, digits) = match digits.as_bytes() {
        [b'0', b'x' | b'X', _, ..] => (16, &digits[2..]),
        [b'0', b'o' | b'O', _, ..] => (8, &digits[2..]),
        [b'0', b'b' | b'B', _, ..] => (2, &digits[2..]),
        [b'0', _, ..] => (8, &digits[1..]),
        _ => (10, digits),
    };
    let value = magnitude(digits, radix)?;
    match text.as_bytes().first() {
        Some(b'-') => bounded(-i128::from(value)),
        Some(b'+') => bounded(i128::from(value)),
        _ => Some(i128::from(value)),
    }
}

/// Parses an integer in the given radix, with an optional sign, within the range of an `i64`.
fn signed(text: &str, radix: u32) -> Option<i128> {
    let value = i128::from(magnitude(text.strip_prefix(['+', '-']).unwrap_or(text), radix)?);
    bounded(if text.starts_with('-') { -value } else { value })
}

/// Parses digits only: the standard parser would also accept a sign.
fn magnitude(digits: &str, radix: u32) -> Option<u64> {
    if digits.starts_with(['+', '-']) {
        return None;
    }
    u64::from_str_radix(digits, radix).ok()
}

fn bounded(value: i128) -> Option<i128> {
    i64::try_from(value).is_ok().then_some(value)
}

/// Resolves a text that starts with a dot. Here an underscore is only allowed between two digits.
fn fraction(text: &str) -> Resolved {
    if !text.contains('_') {
        return decimal(text).map_or(Resolved::Str, Resolved::Float);
    }
    let bytes = text.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let separates = |(at, _): (usize, &str)| is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
    if !text.match_indices('_').all(separates) {
        return Resolved::Str;
    }
    decimal(&text.replace('_', "")).map_or(Resolved::Str, Resolved::Float)
}

/// Parses a decimal number: a sign, digits around at most one dot, an exponent. A number that is too large for a float is a string.
fn decimal(text: &str) -> Option<f64> {
    // The standard parser accepts the same grammar, and additionally only `inf`, `infinity`, and `nan`.
    if !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) {
        return None;
    }
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Why a scalar cannot be a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyError {
    Null,
    /// An integer that does not fit an `i64`.
    TooLarge,
}

/// Converts a scalar key to a JSON key: `y` becomes `true`, `0x1F` becomes `31`. `text` is the text that `value` was resolved from.
pub(crate) fn key_text<'a>(value: &Resolved, text: &'a str) -> Result<Cow<'a, str>, KeyError> {
    match *value {
        Resolved::Str => Ok(Cow::Borrowed(text)),
        Resolved::Null => Err(KeyError::Null),
        Resolved::Bool(true) => Ok(Cow::Borrowed("true")),
        Resolved::Bool(false) => Ok(Cow::Borrowed("false")),
        Resolved::Int(value) if bounded(value).is_none() => Err(KeyError::TooLarge),
        Resolved::Int(value) => Ok(Cow::Owned(value.to_string())),
        Resolved::Float(value) => Ok(float_key(value)),
        Resolved::NotFinite if text.starts_with('-') => Ok(Cow::Borrowed("-.inf")),
        Resolved::NotFinite if text.ends_with(['n', 'N']) => Ok(Cow::Borrowed(".nan")),
        Resolved::NotFinite => Ok(Cow::Borrowed(".inf")),
    }
}

/// Formats a float key as Go does: in single precision and the shortest notation, so `1234567.0` becomes `1.234567e+06`.
fn float_key(value: f64) -> Cow<'static, str> {
    #[expect(clippy::cast_possible_truncation, reason = "this is what the platform does")]
    let single = value as f32;
    if single.is_infinite() {
        return Cow::Borrowed(if single < 0.0 { "-.inf" } else { ".inf" });
    }
    let shortest = format!("{single:e}");
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    // The exponent of a float is a small integer, so this cannot fail.
    let exponent: i32 = exponent.parse().unwrap_or_default();
    // Of two equally close shortest forms, Go uses the even one, as rounding to that many digits does, except for powers of two.
    let is_power = single.to_bits().trailing_zeros() >= f32::MANTISSA_DIGITS - 1;
    let rounded = format!("{single:.*e}", digits - 1);
    let mantissa = match rounded.split_once('e') {
        Some((mantissa, _)) if !is_power && rounded.parse() == Ok(single) => mantissa,
        _ => mantissa,
    };
    Cow::Owned(place_point(mantissa, exponent))
}

/// Formats numbers of moderate size with a decimal point, and all others with an exponent.
fn place_point(mantissa: &str, exponent: i32) -> String {
    if !(-4..6).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{mantissa}e{sign}{:02}", exponent.unsigned_abs());
    }
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |mantissa| ("-", mantissa));
    let digits = mantissa.replace('.', "");
    let shift = exponent.unsigned_abs() as usize;
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat(shift - 1));
    }
    match digits.split_at_checked(shift + 1) {
        Some((whole, "")) => format!("{sign}{whole}"),
        Some((whole, fraction)) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{digits:0<width$}", width = shift + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyError, Resolved, key_text, resolve_plain};

    const STRINGS: &str = "tRue oN Nil None 0xg . -. 1.5.2 inf Infinity 12:30 190:20:30 -1:30 2025-08-11 2025-08-11T16:09:09Z << -- ... a#b \\n 1,000 \
        1.2.3.4 ::1 v1 5s 0x 0o 0b 0x1p3 é null1 a~ 0123abc 1f ++1 +-1 1+1 -1a :1 true:a 7o 1~_ + - 910E 2.+ 0E.n49 1e999 -1e999 .5e999 .e3 1e 1e+ \
        +.nan -.NaN --.inf +-.inf .iNF 0b12 0B-1 -0b-1 +0b-1 +0xFFFFFFFFFFFFFFFF 0x10000000000000000 .1_ ._1 .1_e3 .1__0 example.com PathPrefix = _1 0x+1";

    #[test]
    fn strings() {
        for text in STRINGS.split_whitespace().chain(["6 2", "~ :6", "y n", "2025-08-11 10:00:00"]) {
            assert_eq!(resolve_plain(text), Resolved::Str, "{text}");
        }
    }

    #[test]
    fn words() {
        let table = [
            ("y Y yes Yes YES on On ON true True TRUE", Resolved::Bool(true)),
            ("n N no No NO off Off OFF false False FALSE", Resolved::Bool(false)),
            ("~ null Null NULL", Resolved::Null),
            (".inf .Inf .INF +.inf -.INF .nan .NaN .NAN", Resolved::NotFinite),
        ];
        for (texts, expected) in table {
            for text in texts.split_whitespace() {
                assert_eq!(resolve_plain(text), expected, "{text}");
            }
        }
        assert_eq!(resolve_plain(""), Resolved::Null);
    }

    #[test]
    fn integers() {
        let table: [(&str, i128); 24] = [
            ("0", 0),
            ("-0", 0),
            ("+12", 12),
            ("-7", -7),
            ("0777", 511),
            ("010", 8),
            ("0o777", 511),
            ("0O7", 7),
            ("0x1F", 31),
            ("-0X1f", -31),
            ("0b11", 3),
            ("0B11", 3),
            ("0b-11", -3),
            ("0b+11", 3),
            ("1_000", 1000),
            ("1_", 1),
            ("0_7", 7),
            ("0_Xa", 10),
            ("+_1", 1),
            ("20250811", 20_250_811),
            ("9223372036854775808", 9_223_372_036_854_775_808),
            ("18446744073709551615", 18_446_744_073_709_551_615),
            ("-9223372036854775808", -9_223_372_036_854_775_808),
            ("0xFFFFFFFFFFFFFFFF", 18_446_744_073_709_551_615),
        ];
        for (text, expected) in table {
            assert_eq!(resolve_plain(text), Resolved::Int(expected), "{text}");
        }
    }

    #[test]
    fn floats_and_what_is_integral() {
        let table = [
            ("1e3", 1e3, Some(1000)),
            ("80.0", 80.0, Some(80)),
            ("1.", 1.0, Some(1)),
            ("08", 8.0, Some(8)),
            ("1E3", 1e3, Some(1000)),
            ("1_e3", 1e3, Some(1000)),
            ("-0.0", 0.0, Some(0)),
            ("1.5", 1.5, None),
            ("+.5", 0.5, None),
            (".5_0", 0.5, None),
            (".5e1", 5.0, Some(5)),
            ("1e-3", 0.001, None),
            ("18446744073709551616", 18_446_744_073_709_551_616.0, None),
            ("+9223372036854775808", 9_223_372_036_854_775_808.0, None),
            ("-9223372036854775809", -9_223_372_036_854_775_808.0, Some(i64::MIN)),
        ];
        for (text, expected, integer) in table {
            assert_eq!(resolve_plain(text), Resolved::Float(expected), "{text}");
            assert_eq!(resolve_plain(text).as_integer(), integer, "{text}");
        }
        assert_eq!(resolve_plain("9223372036854775808").as_integer(), None);
        assert_eq!(Resolved::Str.as_integer(), None);
    }

    #[test]
    fn keys() {
        let table = [
            ("name", "name"),
            ("y", "true"),
            ("No", "false"),
            ("1", "1"),
            ("0777", "511"),
            ("-0", "0"),
            ("-0.0", "-0"),
            ("1e3", "1000"),
            ("100000.0", "100000"),
            ("1e6", "1e+06"),
            ("123456.0", "123456"),
            ("-1234567.0", "-1.234567e+06"),
            ("16777217.0", "1.6777216e+07"),
            ("202512.125", "202512.12"),
            ("0.000244140625", "0.00024414063"),
            ("-12.5", "-12.5"),
            ("0.0001", "0.0001"),
            (".5e-7", "5e-08"),
            ("1e300", ".inf"),
            ("-1e300", "-.inf"),
            (".INF", ".inf"),
            ("-.Inf", "-.inf"),
            (".NaN", ".nan"),
            ("2025-08-11", "2025-08-11"),
            ("9223372036854775807", "9223372036854775807"),
        ];
        for (text, expected) in table {
            assert_eq!(key_text(&resolve_plain(text), text).as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(key_text(&Resolved::Str, "1e3").as_deref(), Ok("1e3"));
        assert_eq!(key_text(&resolve_plain("~"), "~"), Err(KeyError::Null));
        assert_eq!(key_text(&resolve_plain("9223372036854775808"), "9223372036854775808"), Err(KeyError::TooLarge));
    }
}

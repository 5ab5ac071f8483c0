//! The shapes that messages share: one wording for each kind of fault, so that all messages read alike and change together.
//!
//! Text from the input goes through [`shown`] here; nouns and field names are our own and are printed as they are. No message ends with a
//! period, and each must make sense alone, without its label and help.

use std::fmt::Display;

use super::prose::{one_of, shown};

/// Label of the second of two things that must differ.
pub const AGAIN: &str = "used again here";
/// Label of the first of two things that must differ.
pub const FIRST: &str = "first used here";

/// expected a string, found a list
pub fn expected(wanted: impl Display, found: impl Display) -> String {
    format!("expected {wanted}, found {found}")
}

/// expected `http` or `https`, found `ftp`
pub fn expected_one_of<T: Display>(words: impl IntoIterator<Item = T>, found: &str) -> String {
    expected(one_of(words), format_args!("`{}`", shown(found)))
}

/// `Shop` is not a valid DNS label
pub fn not_valid(value: &str, what: impl Display) -> String {
    if value.is_empty() { format!("an empty string is not a valid {what}") } else { format!("`{}` is not a valid {what}", shown(value)) }
}

/// unsupported scheme `ftp`
pub fn unsupported(what: &str, value: &str) -> String {
    format!("unsupported {what} `{}`", shown(value))
}

/// unknown field `hostname`; did you mean `hostnames`?
///
/// A diagnostic passes `None` and says the nearest word in its help, by [`did_you_mean`].
pub fn unknown(what: &str, word: &str, near: Option<&str>) -> String {
    let hint = near.map_or_else(String::new, |near| format!("; {}", did_you_mean(near)));
    format!("unknown {what} `{}`{hint}", shown(word))
}

/// did you mean `hostnames`?
pub fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}

/// use `www.example.com`
pub fn use_instead(text: impl Display) -> String {
    format!("use `{text}`")
}

/// missing required field `rules` in spec
pub fn missing_field(name: &str, parent: &str) -> String {
    format!("missing required field `{name}` in {parent}")
}

/// `rules` must not be empty
pub fn must_not_be_empty(what: &str) -> String {
    format!("{what} must not be empty")
}

/// the connector name is empty
pub fn empty(what: &str) -> String {
    format!("the {what} is empty")
}

/// `percent` and `fraction` are mutually exclusive
pub fn mutually_exclusive(one: &str, other: &str) -> String {
    format!("`{one}` and `{other}` are mutually exclusive")
}

/// `type: CORS` requires `cors`
pub fn requires(one: impl Display, other: &str) -> String {
    format!("`{one}` requires `{other}`")
}

/// `cors` is not allowed with `type: URLRewrite`
pub fn not_allowed_with(one: &str, other: impl Display) -> String {
    format!("`{one}` is not allowed with `{other}`")
}

/// only one `CORS` filter is allowed per rule
pub fn only_one(what: &str, per: &str) -> String {
    format!("only one {what} is allowed per {per}")
}

/// duplicate hostname `www.example.com`
pub fn duplicate(what: &str, value: &str) -> String {
    format!("duplicate {what} `{}`", shown(value))
}

/// port 70000 is out of range: expected 1 to 65535
pub fn out_of_range(what: impl Display, least: impl Display, most: impl Display) -> String {
    format!("{what} is out of range: expected {least} to {most}")
}

/// too many items: 17 (at most 16)
pub fn too_many(what: &str, found: usize, most: usize) -> String {
    format!("too many {what}: {} (at most {})", number(found), number(most))
}

/// too long: 1,025 characters (at most 1,024)
pub fn too_long(found: usize, most: usize, unit: &str) -> String {
    format!("too long: {} {unit} (at most {})", number(found), number(most))
}

/// 250,000: a count or a limit, not a number from the input.
pub fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A character in a sentence: `é` in back-ticks, and in words if it would not be seen there.
pub fn character(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        '`' => "a backtick".to_owned(),
        other => format!("`{}`", shown(other.encode_utf8(&mut [0; 4]))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_compose_into_sentences() {
        for (message, want) in [
            (expected("a string", "a list"), "expected a string, found a list"),
            (expected_one_of(["http", "https"], "ftp"), "expected `http` or `https`, found `ftp`"),
            (not_valid("Shop", "DNS label"), "`Shop` is not a valid DNS label"),
            (not_valid("", "DNS label"), "an empty string is not a valid DNS label"),
            (unknown("field", "hostname", None), "unknown field `hostname`"),
            (unknown("field", "hostname", Some("hostnames")), "unknown field `hostname`; did you mean `hostnames`?"),
            (requires(format_args!("type: {}", "CORS"), "cors"), "`type: CORS` requires `cors`"),
            (out_of_range("port 70000", 1, 65535), "port 70000 is out of range: expected 1 to 65535"),
            (too_many("items", 17, 16), "too many items: 17 (at most 16)"),
            (too_long(1_234_567, 999, "bytes"), "too long: 1,234,567 bytes (at most 999)"),
            (number(1000), "1,000"),
            (character(' '), "a space"),
            (character('é'), "`é`"),
        ] {
            assert_eq!(message, want);
        }
    }

    #[test]
    fn text_of_the_input_is_made_safe() {
        assert_eq!(not_valid("a\u{1b}[31m", "hostname"), "`a\\u{1b}[31m` is not a valid hostname");
        assert_eq!(duplicate("hostname", "https://user:secret@host"), "duplicate hostname `https://user:redacted@host`");
        assert_eq!(character('\u{7f}'), "`\\u{7f}`");
    }
}

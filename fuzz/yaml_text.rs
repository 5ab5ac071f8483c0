//! Writes values as YAML, in the styles that people use. It shares no code with the writer of the program, so each checks the other.

use serde_json::Value;

/// The style of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Style {
    /// Flow style, with braces and brackets, instead of block style.
    pub flow: bool,
    /// How strings are quoted.
    pub quotes: Quotes,
}

/// How strings are quoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Quotes {
    /// Always in `"`.
    #[default]
    Double,
    /// In `'`, if the text can be written that way.
    Single,
    /// Not at all, if every reader takes the text for a string.
    Plain,
}

/// A document, without a marker line.
pub fn document(value: &Value, style: Style) -> String {
    let mut text = String::new();
    if style.flow {
        flow(value, style.quotes, &mut text);
    } else {
        block(value, style.quotes, 0, &mut text);
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.trim_start_matches('\n').to_owned()
}

fn flow(value: &Value, quotes: Quotes, text: &mut String) {
    match value {
        Value::Object(map) => {
            text.push('{');
            for (index, (key, value)) in map.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                text.push_str(&string(key, quotes));
                text.push_str(": ");
                flow(value, quotes, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                flow(item, quotes, text);
            }
            text.push(']');
        }
        other => text.push_str(&scalar(other, quotes)),
    }
}

/// Writes the value after a key or a dash, with the space or line break before it.
fn block(value: &Value, quotes: Quotes, indent: usize, text: &mut String) {
    let margin = "  ".repeat(indent);
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (key, value) in map {
                text.push_str(&format!("\n{margin}{}:", string(key, quotes)));
                block(value, quotes, indent + 1, text);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                text.push_str(&format!("\n{margin}-"));
                block(item, quotes, indent + 1, text);
            }
        }
        Value::Object(_) => text.push_str(" {}"),
        Value::Array(_) => text.push_str(" []"),
        other => text.push_str(&format!(" {}", scalar(other, quotes))),
    }
}

fn scalar(value: &Value, quotes: Quotes) -> String {
    match value {
        Value::String(text) => string(text, quotes),
        other => other.to_string(),
    }
}

/// A string in the given quotes, or in double quotes if it cannot be written that way.
pub fn string(text: &str, quotes: Quotes) -> String {
    match quotes {
        Quotes::Plain if is_plain(text) => text.to_owned(),
        Quotes::Single if text.chars().all(|character| character == ' ' || (!character.is_whitespace() && !is_hidden(character))) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        Quotes::Plain | Quotes::Single | Quotes::Double => json(&Value::from(text)),
    }
}

/// JSON, with all characters escaped that YAML does not allow.
pub fn json(value: &Value) -> String {
    let mut text = String::new();
    for character in value.to_string().chars() {
        if is_hidden(character) {
            text.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            text.push(character);
        }
    }
    text
}

fn is_hidden(character: char) -> bool {
    matches!(character, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether every reader takes the unquoted text for a string: not a number, not a word of YAML 1.1, no indicator.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let fine = |character: char| character.is_ascii_alphanumeric() || "-_./".contains(character);
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.replace("://", "").chars().all(fine)
        && !WORDS.contains(&text.to_lowercase().as_str())
}

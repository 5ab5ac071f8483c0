//! Values as YAML in every style that a person may write them in. Shares no code with the program's own writer.

use serde_json::Value;

/// How a document is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Style {
    /// Braces and brackets instead of lines.
    pub flow: bool,
    /// How strings are quoted.
    pub quotes: Quotes,
}

/// How strings are quoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Quotes {
    /// Always, with `"`.
    #[default]
    Double,
    /// With `'`, wherever that can hold the text.
    Single,
    /// Not at all, where no reader can mistake it.
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

/// Writes what stands after a key or a dash, its blank or line break included.
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

/// A string in the wanted quotes, else in double ones.
pub fn string(text: &str, quotes: Quotes) -> String {
    match quotes {
        Quotes::Plain if is_plain(text) => text.to_owned(),
        Quotes::Single if text.chars().all(|character| character == ' ' || (!character.is_whitespace() && !is_hidden(character))) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        Quotes::Plain | Quotes::Single | Quotes::Double => json(&Value::from(text)),
    }
}

/// JSON, with everything escaped that YAML does not take as it is.
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

/// Text that every reader takes for a string: no number, no word of YAML 1.1, no character with a meaning.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let fine = |character: char| character.is_ascii_alphanumeric() || "-_./".contains(character);
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.replace("://", "").chars().all(fine)
        && !WORDS.contains(&text.to_lowercase().as_str())
}

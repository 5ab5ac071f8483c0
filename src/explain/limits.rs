//! The type of a field and the limits of its values, in words.

use crate::diag::prose;
use crate::model::schema::{Format, Kind, List, Text, Unique};

/// The name of a type.
pub(super) fn type_name(kind: &Kind) -> String {
    match kind {
        Kind::Object(_) | Kind::Anything => "object".to_owned(),
        Kind::List(list) => format!("list of {}", type_name(&list.item)),
        Kind::Text(_) => "string".to_owned(),
        Kind::Integer { .. } => "integer".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Time => "RFC 3339 time".to_owned(),
        Kind::StringMap(_) => "map of string to string".to_owned(),
    }
}

/// The limits of a value, in a phrase each.
pub(super) fn of(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::List(list) => of_list(list),
        Kind::Text(text) => of_text(text),
        Kind::Integer { one_of, .. } if !one_of.is_empty() => vec![format!("one of {}", prose::all_of(*one_of))],
        Kind::Integer { min: i64::MIN, .. } => Vec::new(),
        Kind::Integer { min, max, .. } => vec![format!("{min} to {max}")],
        Kind::Object(_) | Kind::Boolean | Kind::Time | Kind::StringMap(_) | Kind::Anything => Vec::new(),
    }
}

fn of_list(list: &List) -> Vec<String> {
    let count = match (list.min, list.max) {
        (0, usize::MAX) => None,
        (0, max) => Some(format!("at most {}", prose::count(max, "item"))),
        (min, max) => Some(format!("{min} to {max} items")),
    };
    let unique = match list.unique {
        Unique::No => None,
        Unique::By(key) => Some(format!("no two items with the same `{key}`")),
        Unique::Set => Some("no duplicate items".to_owned()),
    };
    let items = of(&list.item).into_iter().map(|limit| format!("each {limit}"));
    count.into_iter().chain(unique).chain(items).collect()
}

fn of_text(text: &Text) -> Vec<String> {
    if !text.one_of.is_empty() {
        return vec![format!("one of {}", prose::all_of(text.one_of))];
    }
    let length = match (text.min, text.max) {
        (_, usize::MAX) => None,
        (0, max) => Some(format!("at most {max} characters")),
        (min, max) => Some(format!("{min} to {max} characters")),
    };
    let format = (text.format != Format::Any).then(|| format!("a valid {}", text.format.describe()));
    length.into_iter().chain(format).collect()
}

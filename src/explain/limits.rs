//! The type of a field and the limits of its values, in words.

use crate::diag::prose;
use crate::model::schema::{Format, List, StringRule, Type, Unique};

/// The name of a type.
pub(super) fn type_name(kind: &Type) -> String {
    match kind {
        Type::Object(_) | Type::Anything => "object".to_owned(),
        Type::List(list) => format!("list of {}", type_name(&list.item)),
        Type::Text(_) => "string".to_owned(),
        Type::Integer { .. } => "integer".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Time => "RFC 3339 time".to_owned(),
        Type::StringMap(_) => "map of string to string".to_owned(),
    }
}

/// The limits of a value, in a phrase each.
pub(super) fn of(kind: &Type) -> Vec<String> {
    match kind {
        Type::List(list) => of_list(list),
        Type::Text(text) => of_text(text),
        Type::Integer { one_of, .. } if !one_of.is_empty() => vec![format!("one of {}", prose::all_of(*one_of))],
        Type::Integer { min: i64::MIN, .. } => Vec::new(),
        Type::Integer { min, max, .. } => vec![format!("{min} to {max}")],
        Type::Object(_) | Type::Boolean | Type::Time | Type::StringMap(_) | Type::Anything => Vec::new(),
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

fn of_text(text: &StringRule) -> Vec<String> {
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

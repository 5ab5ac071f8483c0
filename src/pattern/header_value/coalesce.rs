//! The argument of `COALESCE`: commands in JSON, the first of which that has a text is used.

use serde_json::Value;

/// How deep a `COALESCE` may be in another one here. Each level escapes the quotes of the next, so a value has no room for more.
const MAX_DEPTH: usize = 12;

/// Whether Envoy accepts the argument. `depth` is how many others this one is in.
pub(super) fn is_valid(argument: &str, depth: usize) -> bool {
    let Ok(Value::Object(object)) = serde_json::from_str(argument) else { return false };
    let Some(Value::Array(list)) = object.get("operators") else { return false };
    depth < MAX_DEPTH && !list.is_empty() && list.iter().all(|entry| operator(entry, depth + 1))
}

fn operator(entry: &Value, depth: usize) -> bool {
    match entry {
        Value::String(name) => super::check(name, "", false, depth).is_ok(),
        Value::Object(object) => {
            let Some(Value::String(name)) = object.get("command") else { return false };
            let argument = match object.get("param") {
                None => "",
                Some(Value::String(argument)) => argument,
                Some(_) => return false,
            };
            let cut = match object.get("max_length") {
                None => false,
                Some(length) if length.as_i64().is_some_and(|length| length > 0) => true,
                Some(_) => return false,
            };
            super::check(name, argument, cut, depth).is_ok()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    }
}

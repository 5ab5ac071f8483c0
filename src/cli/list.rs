//! Writes objects as YAML or JSON documents, or as a JSON `List` item by item.

use serde::Serialize;

use super::exit::Failure;
use crate::emit;

/// The text before the items of a list.
pub(crate) const LIST_START: &[u8] = b"{\n    \"apiVersion\": \"v1\",\n    \"kind\": \"List\",\n    \"items\": [\n";
/// The text after the items of a list.
pub(crate) const LIST_END: &[u8] = b"    ]\n}\n";
/// An empty list.
pub(crate) const EMPTY_LIST: &[u8] = b"{\n    \"apiVersion\": \"v1\",\n    \"kind\": \"List\",\n    \"items\": []\n}\n";

/// Appends an object as YAML, without a document marker.
pub(crate) fn yaml<T: Serialize>(object: &T, text: &mut Vec<u8>) -> Result<(), Failure> {
    emit::write_yaml(object, text).map_err(|error| no_yaml(&error))
}

pub(crate) fn no_yaml(error: &emit::WriteError) -> Failure {
    Failure::Message(format!("cannot write YAML: {error}"))
}

/// Appends an object as JSON.
pub(crate) fn json<T: Serialize>(object: &T, text: &mut Vec<u8>) -> Result<(), Failure> {
    emit::append_json(object, text).map_err(|error| Failure::Message(format!("cannot write JSON: {error}")))
}

/// Appends an item of a JSON list and a comma.
pub(crate) fn list_item<T: Serialize>(object: &T, text: &mut Vec<u8>) -> Result<(), Failure> {
    let mut item = Vec::new();
    json(object, &mut item)?;
    for line in item.split(|byte| *byte == b'\n') {
        text.extend_from_slice(b"        ");
        text.extend_from_slice(line);
        text.push(b'\n');
    }
    text.pop();
    text.extend_from_slice(b",\n");
    Ok(())
}

/// Removes the comma after the last item.
pub(crate) fn end_items(text: &mut Vec<u8>) {
    text.truncate(text.len() - 2);
    text.push(b'\n');
}

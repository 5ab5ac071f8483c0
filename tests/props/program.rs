//! Runs of the program on objects.

use serde_json::Value;

use super::yaml_text::{self, Style};
use crate::support::on_input;

/// Objects as one YAML stream.
pub fn stream(objects: &[Value], style: Style) -> String {
    objects.iter().map(|object| format!("---\n{}", yaml_text::document(object, style))).collect()
}

/// The items that `build` prints for valid input.
#[track_caller]
pub fn built(objects: &[Value], arguments: &[&str]) -> Vec<Value> {
    let input = stream(objects, Style::default());
    let done = on_input(&[&["build", "-o", "json", "-q", "-"], arguments].concat(), &input);
    assert_eq!(done.code, Some(0), "{}\n{input}", done.err);
    items(&done.out)
}

/// The items of a printed `List`.
#[track_caller]
pub fn items(list: &str) -> Vec<Value> {
    let list: Value = serde_json::from_str(list).expect("a List is JSON");
    list["items"].as_array().expect("a List has items").clone()
}

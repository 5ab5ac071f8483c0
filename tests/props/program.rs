//! Runs of the built program.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::yaml_text::{self, Style};

/// What a run came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Done {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program on standard input.
pub(crate) fn gatewright(arguments: &[&str], input: &[u8]) -> Done {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gatewright"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GATEWRIGHT_") || name == "SOURCE_DATE_EPOCH") {
        command.env_remove(name);
    }
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary runs");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let input = input.to_owned();
    // a run that fails early does not read all of it
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let done = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the writer ends");
    let text = |bytes| String::from_utf8(bytes).expect("the output is text");
    Done { status: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
}

/// Objects as one stream.
pub(crate) fn stream(objects: &[Value], style: Style) -> String {
    objects.iter().map(|object| format!("---\n{}", yaml_text::document(object, style))).collect()
}

/// The items that `build` prints for a valid input.
#[track_caller]
pub(crate) fn built(objects: &[Value], arguments: &[&str]) -> Vec<Value> {
    let input = stream(objects, Style::default());
    let done = gatewright(&[&["build", "-o", "json", "-q", "-"], arguments].concat(), input.as_bytes());
    assert_eq!(done.status, Some(0), "{}\n{input}", done.err);
    items(&done.out)
}

/// The items of a printed `List`.
#[track_caller]
pub(crate) fn items(list: &str) -> Vec<Value> {
    let list: Value = serde_json::from_str(list).expect("a List is JSON");
    list["items"].as_array().expect("a List has items").clone()
}

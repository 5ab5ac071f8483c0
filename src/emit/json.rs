//! Objects as JSON, in the layout of `kubectl -o json`.

use std::io;

use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};

/// Appends a value, indented by four spaces per level.
pub fn append<T: Serialize>(value: &T, out: &mut Vec<u8>) -> Result<(), io::Error> {
    let mut serializer = Serializer::with_formatter(out, PrettyFormatter::with_indent(b"    "));
    value.serialize(&mut serializer).map_err(io::Error::other)
}

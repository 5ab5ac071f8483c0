//! Writes YAML in the layout of `kubectl get -o yaml`: two spaces per level, list items in the column of their key, no folded lines.
//!
//! The output must mean the same to everything that may read it: kubectl (YAML 1.1 in parts), kustomize (another parser) and YAML 1.2
//! tools. Only block style, the simplest plain scalars and double quotes are used, because all of these agree on them.

use std::fmt;

use serde::ser::{self, Impossible, Serialize};

use super::yaml_string::write_string;

/// Why a value cannot be written.
#[derive(Debug)]
pub enum Error {
    /// YAML parsers do not agree on a form for this kind of value or key.
    Unsupported(&'static str),
    /// JSON, and so Kubernetes, has no infinity and no NaN.
    NotFinite,
    /// An error from the value's own `Serialize` implementation.
    Custom(String),
}

impl Error {
    const KEY: Self = Self::Unsupported("a key that is not a string");
    const VARIANT: Self = Self::Unsupported("an enum variant with data");
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported(what) => write!(f, "cannot write {what} as YAML"),
            Self::NotFinite => f.write_str("cannot write a number that is not finite"),
            Self::Custom(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

impl ser::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Custom(message.to_string())
    }
}

/// Appends `value` as one YAML document without a marker. After an error, `out` is unchanged.
pub fn write<T: Serialize>(value: &T, out: &mut Vec<u8>) -> Result<(), Error> {
    let start = out.len();
    let result = value.serialize(Node { out, place: Place::Start, column: 0 });
    if result.is_err() {
        out.truncate(start);
    }
    result
}

/// Appends a value after the dash of a list item and a space, with its lines at a column.
pub(super) fn write_item<T: Serialize>(value: &T, column: usize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(Node { out, place: Place::Start, column })
}

/// Appends a value after a key and its colon; the key is at a column.
pub(super) fn write_after_key<T: Serialize>(value: &T, column: usize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(Node { out, place: Place::AfterKey, column })
}

/// What precedes a value on its line.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Nothing, or the dash of a list item and a space: the first line of the value continues here.
    Start,
    /// A key and its colon.
    AfterKey,
    /// This value is itself a key, so it must be a string.
    Key,
}

/// The place that one value is written to.
struct Node<'a> {
    out: &'a mut Vec<u8>,
    place: Place,
    /// The column of the lines of a list. Those of a mapping after a key are indented by two more.
    column: usize,
}

impl<'a> Node<'a> {
    fn line(self, text: &[u8]) -> Result<(), Error> {
        match self.place {
            Place::Start => {}
            Place::AfterKey => self.out.push(b' '),
            Place::Key => return Err(Error::KEY),
        }
        self.out.extend_from_slice(text);
        self.out.push(b'\n');
        Ok(())
    }

    fn block(self, kind: Kind) -> Result<Block<'a>, Error> {
        if self.place == Place::Key {
            return Err(Error::KEY);
        }
        let indent = if kind == Kind::Map && self.place == Place::AfterKey { 2 } else { 0 };
        Ok(Block { out: self.out, place: self.place, column: self.column + indent, kind, empty: true, key_start: 0 })
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Map,
    List,
}

/// A mapping or a list while it is being written.
struct Block<'a> {
    out: &'a mut Vec<u8>,
    place: Place,
    column: usize,
    kind: Kind,
    /// Nothing has been written yet: only the first entry or the end decides between lines and `{}`.
    empty: bool,
    key_start: usize,
}

impl Block<'_> {
    /// Starts the line of the next entry.
    fn next_line(&mut self) {
        const SPACES: &[u8; 64] = &[b' '; 64];
        let first = std::mem::replace(&mut self.empty, false);
        match self.place {
            Place::Start if first => return,
            Place::AfterKey if first => self.out.push(b'\n'),
            _ => {}
        }
        match SPACES.get(..self.column) {
            Some(spaces) => self.out.extend_from_slice(spaces),
            None => self.out.resize(self.out.len() + self.column, b' '),
        }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next_line();
        self.out.extend_from_slice(b"- ");
        value.serialize(Node { out: self.out, place: Place::Start, column: self.column + 2 })
    }

    fn begin_key(&mut self) {
        self.next_line();
        self.key_start = self.out.len();
    }

    /// Writes the colon. Parsers only look for it in the 1024 characters after the start of the key, unless a `?` announces it.
    fn end_key(&mut self) {
        const LONGEST: usize = 1000;
        if self.out.len() - self.key_start > LONGEST {
            self.out.splice(self.key_start..self.key_start, *b"? ");
            self.out.push(b'\n');
            self.out.resize(self.out.len() + self.column, b' ');
        }
        self.out.push(b':');
    }

    fn entry_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(Node { out: self.out, place: Place::AfterKey, column: self.column })
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        self.begin_key();
        write_string(key, self.out);
        self.end_key();
        self.entry_value(value)
    }

    fn finish(self) -> Result<(), Error> {
        if self.empty {
            let text: &[u8] = if self.kind == Kind::Map { b"{}" } else { b"[]" };
            Node { out: self.out, place: self.place, column: self.column }.line(text)?;
        }
        Ok(())
    }
}

/// Integers of all sizes as decimal digits.
macro_rules! integers {
    ($($method:ident($type:ty))*) => {$(
        fn $method(self, value: $type) -> Result<(), Error> {
            self.line(value.to_string().as_bytes())
        }
    )*};
}

/// The debug form of a float is the shortest one that reads back as the same value, and every parser reads it as a number.
macro_rules! floats {
    ($($method:ident($type:ty))*) => {$(
        fn $method(self, value: $type) -> Result<(), Error> {
            if value.is_finite() { self.line(format!("{value:?}").as_bytes()) } else { Err(Error::NotFinite) }
        }
    )*};
}

impl<'a> ser::Serializer for Node<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Block<'a>;
    type SerializeTuple = Block<'a>;
    type SerializeTupleStruct = Block<'a>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Block<'a>;
    type SerializeStruct = Block<'a>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.line(if value { b"true" } else { b"false" })
    }

    integers! {
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64)
    }

    floats! { serialize_f32(f32) serialize_f64(f64) }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        if self.place == Place::AfterKey {
            self.out.push(b' ');
        }
        write_string(value, self.out);
        if self.place != Place::Key {
            self.out.push(b'\n');
        }
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(Error::Unsupported("bytes"))
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.line(b"null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<(), Error> {
        Err(Error::VARIANT)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Block<'a>, Error> {
        self.block(Kind::List)
    }

    fn serialize_tuple(self, _: usize) -> Result<Block<'a>, Error> {
        self.block(Kind::List)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Block<'a>, Error> {
        self.block(Kind::List)
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error::VARIANT)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Block<'a>, Error> {
        self.block(Kind::Map)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Block<'a>, Error> {
        self.block(Kind::Map)
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Error> {
        Err(Error::VARIANT)
    }
}

/// Lists, tuples and tuple structs, which serde distinguishes and YAML does not.
macro_rules! list {
    ($($kind:ident $method:ident)*) => {$(
        impl ser::$kind for Block<'_> {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.item(value)
            }

            fn end(self) -> Result<(), Error> {
                self.finish()
            }
        }
    )*};
}

list! { SerializeSeq serialize_element SerializeTuple serialize_element SerializeTupleStruct serialize_field }

impl ser::SerializeMap for Block<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.begin_key();
        key.serialize(Node { out: self.out, place: Place::Key, column: 0 })?;
        self.end_key();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.entry_value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl ser::SerializeStruct for Block<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.field(key, value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

#[cfg(test)]
mod tests;

//! The schemas of both kinds as data: the decoder and `explain` use the same tables.

mod default;
pub(crate) mod domain;
pub(crate) mod filter;
mod format;
pub(crate) mod http_proxy;
pub(crate) mod meta;

#[cfg(test)]
mod tests;

pub use default::DefaultValue;
pub use format::Format;

/// An object and its fields.
#[derive(Debug)]
pub struct Record {
    /// The name of the object in messages, with its article.
    pub name: &'static str,
    /// All fields; any other one is unknown.
    pub fields: &'static [Field],
}

/// A field of an object.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// The type of the value.
    pub kind: Type,
    /// Whether the field is required.
    pub required: bool,
    /// The value of an absent field, as YAML.
    pub default: Option<DefaultValue>,
    /// What the field means, in Markdown. `explain` lists fields with their first sentence.
    pub doc: &'static str,
}

/// The type of a field or of an item.
#[derive(Debug)]
pub enum Type {
    /// An object with known fields.
    Object(&'static Record),
    /// A list.
    List(&'static List),
    /// A string.
    Text(&'static StringRule),
    /// An integer.
    Integer {
        /// The minimum.
        min: i64,
        /// The maximum.
        max: i64,
        /// The allowed values; empty if all in the range are.
        one_of: &'static [i64],
    },
    /// A boolean.
    Boolean,
    /// An RFC 3339 time.
    Time,
    /// An object with any keys, whose values are strings.
    StringMap(StringMap),
    /// An object that is not checked.
    Anything,
}

/// A list.
#[derive(Debug)]
pub struct List {
    /// The type of the items.
    pub item: Type,
    /// The minimum number of items.
    pub min: usize,
    /// The maximum number of items.
    pub max: usize,
    /// Which items must be unique.
    pub unique: Unique,
    /// What to do if there are fewer items than `min`.
    pub if_empty: &'static str,
    /// What to do with the items beyond `max`.
    pub excess: Excess,
}

/// What to do with items that are too many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Excess {
    /// Remove them.
    Remove,
    /// Move them to another place.
    MoveTo(&'static str),
    /// Do something else, which this text describes.
    Replace(&'static str),
}

/// A map of strings, by what its keys and values must look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StringMap {
    /// Labels.
    Labels,
    /// Annotations.
    Annotations,
}

/// Which items of a list must be unique.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unique {
    /// Items may repeat.
    No,
    /// Items with the same value of this member may not repeat (`x-kubernetes-list-type: map`).
    By(&'static str),
    /// Equal items may not repeat (`x-kubernetes-list-type: set`).
    Set,
}

/// A string. Lengths are in characters, as the API server counts them.
#[derive(Debug)]
pub struct StringRule {
    /// The minimum length.
    pub min: usize,
    /// The maximum length.
    pub max: usize,
    /// The required form.
    pub format: Format,
    /// The allowed values; empty if all are.
    pub one_of: &'static [&'static str],
}

impl StringRule {
    /// A string with limits.
    pub const fn limited(min: usize, max: usize, format: Format) -> Self {
        Self { min, max, format, one_of: &[] }
    }

    /// An enumeration.
    pub const fn one_of(one_of: &'static [&'static str]) -> Self {
        Self { min: 0, max: usize::MAX, format: Format::Any, one_of }
    }
}

impl List {
    /// A list in which items may repeat.
    const fn of(item: Type, min: usize, max: usize) -> Self {
        Self { item, min, max, unique: Unique::No, if_empty: "add an item, or omit the field", excess: Excess::Remove }
    }
}

impl Record {
    /// The field with that name; `None` if it is unknown.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        // comparing the length and the first byte first is cheaper than a call to compare the names: most differ in one of them
        let first = name.as_bytes().first();
        self.fields.iter().find(|field| field.name.len() == name.len() && field.name.as_bytes().first() == first && field.name == name)
    }
}

impl Field {
    /// An optional field.
    pub const fn optional(name: &'static str, kind: Type, doc: &'static str) -> Self {
        Self { name, kind, required: false, default: None, doc }
    }

    /// A required field.
    pub const fn required(name: &'static str, kind: Type, doc: &'static str) -> Self {
        Self { name, kind, required: true, default: None, doc }
    }

    /// The same field with a default.
    pub const fn or(self, default: DefaultValue) -> Self {
        Self { default: Some(default), ..self }
    }
}

/// A list of objects, at most `max`, keyed by one member.
pub(super) const fn map_list(item: &'static Record, max: usize, key: &'static str) -> List {
    List { unique: Unique::By(key), ..List::of(Type::Object(item), 0, max) }
}

/// A list of at most `max` unique strings.
pub(super) const fn set(item: &'static StringRule, max: usize) -> List {
    List { unique: Unique::Set, ..List::of(Type::Text(item), 0, max) }
}

/// A port number.
pub(super) const PORT: Type = Type::Integer { min: 1, max: 65535, one_of: &[] };
/// Any string.
pub(super) static ANY_TEXT: StringRule = StringRule::limited(0, usize::MAX, Format::Any);

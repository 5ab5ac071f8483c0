//! The schemas of both kinds as data: what the decoder checks and what `explain` prints are the same tables.

pub(crate) mod domain;
pub(crate) mod filter;
mod format;
pub(crate) mod http_proxy;
pub(crate) mod meta;

pub use format::Format;

/// An object with the fields that it may have.
#[derive(Debug)]
pub struct Object {
    /// What messages call it.
    pub name: &'static str,
    /// Every field; anything else is unknown.
    pub fields: &'static [Field],
}

/// A field of an object.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// What holds where it is absent.
    pub default: Option<&'static str>,
    /// What the platform makes of it.
    pub doc: &'static str,
}

/// What a field or an item holds.
#[derive(Debug)]
pub enum Kind {
    /// Nested fields.
    Object(&'static Object),
    /// Items.
    List(&'static List),
    /// Text.
    Text(&'static Text),
    /// A whole number.
    Integer {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
        /// If not empty, the only ones.
        one_of: &'static [i64],
    },
    /// `true` or `false`.
    Boolean,
    /// An RFC 3339 time.
    Time,
    /// Keys and values that are strings.
    StringMap,
    /// An object that is not looked into.
    Anything,
}

/// A list.
#[derive(Debug)]
pub struct List {
    /// What each item holds.
    pub item: Kind,
    /// The least number of items.
    pub min: usize,
    /// The greatest number of items.
    pub max: usize,
    /// Which items may not repeat.
    pub unique: Unique,
}

/// Which items of a list may not repeat.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unique {
    /// Any may.
    No,
    /// `x-kubernetes-list-type: map`: none with the same value of this member.
    By(&'static str),
    /// `x-kubernetes-list-type: set`.
    Set,
}

/// Text, its length counted in characters.
#[derive(Debug)]
pub struct Text {
    /// The least length.
    pub min: usize,
    /// The greatest length.
    pub max: usize,
    /// What it must look like.
    pub format: Format,
    /// If not empty, the only values.
    pub one_of: &'static [&'static str],
}

impl Text {
    /// Text with limits.
    pub const fn limited(min: usize, max: usize, format: Format) -> Self {
        Self { min, max, format, one_of: &[] }
    }

    /// An enumeration.
    pub const fn one_of(one_of: &'static [&'static str]) -> Self {
        Self { min: 0, max: usize::MAX, format: Format::Any, one_of }
    }
}

impl Object {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        // most names differ in length or in the first letter, which is cheaper to see than to call for a comparison
        let first = name.as_bytes().first();
        self.fields.iter().find(|field| field.name.len() == name.len() && field.name.as_bytes().first() == first && field.name == name)
    }
}

impl Field {
    /// A field that may be absent.
    pub const fn optional(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self { name, kind, required: false, default: None, doc }
    }

    /// A field that must be there.
    pub const fn required(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self { name, kind, required: true, default: None, doc }
    }

    /// The same with a default.
    pub const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }
}

/// A list of objects keyed by one member.
pub(super) const fn map_list(item: &'static Object, max: usize, key: &'static str) -> List {
    List { item: Kind::Object(item), min: 0, max, unique: Unique::By(key) }
}

/// A list in which nothing repeats.
pub(super) const fn set(item: &'static Text, max: usize) -> List {
    List { item: Kind::Text(item), min: 0, max, unique: Unique::Set }
}

/// A port number.
pub(super) const PORT: Kind = Kind::Integer { min: 1, max: 65535, one_of: &[] };
/// Any text at all.
pub(super) static ANY_TEXT: Text = Text::limited(0, usize::MAX, Format::Any);

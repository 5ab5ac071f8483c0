//! Maps by text of the input.
//!
//! The standard hasher costs a tenth of a `check` of many small documents. This one is seeded anew in each run as well; nothing here
//! iterates over such a map where order could show.

/// A map by text of the input, or by tuples of it.
pub type TextMap<K, V> = foldhash::HashMap<K, V>;

/// A set of text of the input, or of tuples of it.
pub type TextSet<K> = foldhash::HashSet<K>;

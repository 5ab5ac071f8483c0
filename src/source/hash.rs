//! Hash maps with keys from the input.
//!
//! With the standard hasher, `check` spends a tenth of its time on hashing if the input has many small documents. This hasher is seeded
//! randomly in each run too. Never iterate over these maps where the order could affect the output.

/// A map with keys from the input: text, or tuples of it.
pub type InputMap<K, V> = foldhash::HashMap<K, V>;

/// A set of keys from the input: text, or tuples of it.
pub type InputSet<K> = foldhash::HashSet<K>;

//! Duplicate keys: kubectl would silently keep the last one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::diag::{Code, Diagnostic, shapes};
use crate::source::{Span, Spanned};
use crate::yaml::node::Map;

/// Finds duplicate keys: by a scan in a small map, by an index in a large one.
#[derive(Default)]
pub(super) struct Keys<'s>(Option<HashMap<Cow<'s, str>, Span>>);

const SMALL: usize = 16;

impl<'s> Keys<'s> {
    /// Where the key is used before, if it is.
    pub(super) fn first(&mut self, map: &Map<'s>, key: &Spanned<Cow<'s, str>>) -> Option<Span> {
        if map.entries.len() < SMALL {
            return map.entry(&key.value).map(|entry| entry.key.span);
        }
        let index = self.0.get_or_insert_with(|| map.entries.iter().map(|entry| (entry.key.value.clone(), entry.key.span)).collect());
        match index.entry(key.value.clone()) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(place) => {
                place.insert(key.span);
                None
            }
        }
    }
}

/// The diagnostic for a duplicate key.
pub(super) fn repeated(key: &Spanned<Cow<'_, str>>, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateKey, key.span, shapes::duplicate("key", &key.value))
        .label(shapes::AGAIN)
        .also(first, shapes::FIRST, None)
        .help("remove one of them: kubectl silently keeps the last one")
}

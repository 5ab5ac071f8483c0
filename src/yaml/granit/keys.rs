//! Keys that are there twice: kubectl would take the last one in silence.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::diag::{Code, Diagnostic};
use crate::source::{Span, Spanned};
use crate::yaml::node::Map;

/// Finds a key that repeats: by scan in a small map, by index in a large one.
#[derive(Default)]
pub(super) struct Keys<'s>(Option<HashMap<Cow<'s, str>, Span>>);

const SMALL: usize = 16;

impl<'s> Keys<'s> {
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

/// What is said of a key that is there twice.
pub(super) fn repeated(key: &Spanned<Cow<'_, str>>, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateKey, key.span, format!("the key `{}` is there twice", crate::diag::prose::shown(&key.value)))
        .label("again here")
        .also(first, "first here", None)
        .help("keep one of them: kubectl would take the last one in silence")
}

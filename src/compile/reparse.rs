//! The trees of documents, parsed again for output that contains their objects.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{Compilation, Document};
use crate::diag::Sink;
use crate::model::{self, Origin, Resource, Standalone};
use crate::source::{SourceMap, Span};
use crate::yaml::{self, Chunk, Limits, Tree};

/// Parses a document again when its tree is needed: keeping every tree would cost more than parsing a few documents twice. The tree of a
/// list is kept, since each of its items needs it.
#[derive(Debug)]
pub struct Trees<'s> {
    sources: &'s SourceMap,
    lists: BTreeMap<Span, OnceLock<Vec<Standalone<'s>>>>,
}

impl<'s> Trees<'s> {
    /// The trees of a compilation; none is parsed yet.
    pub fn of(compilation: &Compilation<'s>) -> Self {
        let is_list = |document: &&Document| compilation.objects_of(document).first().is_some_and(|first| first.origin.item.is_some());
        let spans = compilation.documents.iter().filter(is_list).map(Document::span);
        Self { sources: compilation.sources, lists: spans.map(|span| (span, OnceLock::new())).collect() }
    }

    /// Calls a function with the tree of an object. `None` if the document does not parse, which cannot happen: its text is unchanged.
    pub fn read<R>(&self, resource: &Resource<'_>, use_it: impl FnOnce(&Standalone<'s>) -> R) -> Option<R> {
        let Origin { document, item } = resource.origin;
        match (self.lists.get(&document), item) {
            (Some(list), Some(item)) => {
                let items = list.get_or_init(|| self.parse(document).map_or_else(Vec::new, model::into_items));
                items.get(item as usize).map(use_it)
            }
            _ => self.parse(document).map(|tree| use_it(&Standalone::whole(tree))),
        }
    }

    fn parse(&self, span: Span) -> Option<Tree<'s>> {
        let source = self.sources.file(span.file);
        let chunk = Chunk { body: span.range(), marker_fault: None };
        yaml::parse(span.file, &source.text, &chunk, Limits::DEFAULT, &mut Sink::default()).ok().flatten()
    }
}

//! The trees of documents that have been read before, for the places that print their objects again.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::exit::Failure;
use super::pipeline::{Compiled, Request};
use crate::diag::Sink;
use crate::model::{self, Origin, Resource};
use crate::source::Span;
use crate::yaml::{self, Chunk, Limits, Node};

/// Reads a document again where it is wanted: to keep every tree would cost more than to make a few of them anew. A list is
/// kept, since each of its items asks for it.
pub(crate) struct Trees<'s> {
    request: &'s Request,
    lists: BTreeMap<Span, OnceLock<Vec<Node<'s>>>>,
}

impl<'s> Trees<'s> {
    pub(crate) fn new(request: &'s Request, compiled: &Compiled<'s>) -> Self {
        let first = |at: usize| compiled.workspace.resources[at].origin;
        let lists = compiled.parts.iter().filter(|part| first(part.first).item.is_some());
        Self { request, lists: lists.map(|part| (part.span, OnceLock::new())).collect() }
    }

    /// Hands over the tree of an object.
    pub(crate) fn read<R>(&self, resource: &Resource<'_>, use_it: impl FnOnce(&Node<'s>) -> Result<R, Failure>) -> Result<R, Failure> {
        let Origin { document, item } = resource.origin;
        let read_again = |node: Option<&Node<'s>>| match node {
            Some(node) => use_it(node),
            None => Err(Failure::Message("a document that was read before cannot be read again".to_owned())),
        };
        match (self.lists.get(&document), item) {
            (Some(list), Some(item)) => {
                let items = list.get_or_init(|| parse(self.request, document).map_or_else(Vec::new, model::into_items));
                read_again(items.get(item as usize))
            }
            _ => read_again(parse(self.request, document).as_ref()),
        }
    }
}

fn parse<'s>(request: &'s Request, span: Span) -> Option<Node<'s>> {
    let source = request.loaded.sources.file(span.file);
    let chunk = Chunk { body: span.range(), marker_fault: None };
    yaml::parse(span.file, &source.text, &chunk, Limits::DEFAULT, &mut Sink::default()).ok().flatten()
}

//! The trees of documents that have been read before, for the places that print their objects again.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::exit::Failure;
use super::pipeline::{Compiled, Request};
use crate::diag::Sink;
use crate::model::Resource;
use crate::source::Span;
use crate::yaml::{self, Chunk, Limits, Node};

/// Reads a document again where it is wanted: to keep every tree would cost more than to make a few of them anew. A list is
/// kept, since each of its items asks for it.
pub(crate) struct Trees<'s> {
    request: &'s Request,
    lists: BTreeMap<Span, OnceLock<Option<Node<'s>>>>,
}

impl<'s> Trees<'s> {
    pub(crate) fn new(request: &'s Request, compiled: &Compiled<'s>) -> Self {
        let first = |at: usize| compiled.workspace.resources[at].origin;
        let lists = compiled.parts.iter().filter(|part| first(part.first).item.is_some());
        Self { request, lists: lists.map(|part| (part.span, OnceLock::new())).collect() }
    }

    /// Hands over the tree of an object.
    pub(crate) fn read<R>(&self, resource: &Resource<'_>, use_it: impl FnOnce(&Node<'s>) -> Result<R, Failure>) -> Result<R, Failure> {
        let span = resource.origin.document;
        let index = resource.origin.item;
        let read_again = |root: Option<&Node<'s>>| match item(root, index) {
            Some(node) => use_it(node),
            None => Err(Failure::Message("a document that was read before cannot be read again".to_owned())),
        };
        match self.lists.get(&span) {
            Some(list) => read_again(list.get_or_init(|| parse(self.request, span)).as_ref()),
            None => read_again(parse(self.request, span).as_ref()),
        }
    }
}

/// The tree of a document, or of one item of the list in it.
fn item<'n, 's>(root: Option<&'n Node<'s>>, index: Option<u32>) -> Option<&'n Node<'s>> {
    match index {
        None => root,
        Some(index) => root?.at(&["items"])?.as_list()?.get(index as usize),
    }
}

fn parse<'s>(request: &'s Request, span: Span) -> Option<Node<'s>> {
    let source = request.loaded.sources.file(span.file);
    let chunk = Chunk { body: span.range(), marker_fault: None };
    yaml::parse(span.file, &source.text, &chunk, Limits::DEFAULT, &mut Sink::default()).ok().flatten()
}

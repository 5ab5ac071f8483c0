//! All of the input, in its order.

use std::sync::Arc;

use super::config::OperatorConfig;
use super::domain::Domain;
use super::http_proxy::HttpProxy;
use super::observed::{Claim, Gateway, Owned, Slice};
use crate::diag::ObjectRef;
use crate::source::{Span, TextMap, TextSet};

/// One object of the input.
#[derive(Debug)]
pub struct Resource<'s> {
    /// What it is.
    pub content: Content<'s>,
    /// What it is called.
    pub object: Arc<ObjectRef>,
    /// Where it came from.
    pub origin: Origin,
    /// It was read from a cluster: it informs, and is not desired state.
    pub live: bool,
    /// It is annotated as being for local tools only.
    pub local_config: bool,
    /// Where a message about the object as a whole points.
    pub anchor: Span,
    /// Decoding found an error in it.
    pub broken: bool,
}

/// What an object is to us. Each stands apart, so that a resource is small, and going through all of them is fast.
#[derive(Debug)]
pub enum Content<'s> {
    /// To be rendered.
    HttpProxy(Box<HttpProxy<'s>>),
    /// Decides on hostnames.
    Domain(Box<Domain<'s>>),
    /// May hold hostnames or clash with what is rendered.
    Gateway(Box<Gateway<'s>>),
    /// May clash with what is rendered.
    HttpRoute(Box<Owned<'s>>),
    /// May clash with what is rendered, or be an instance.
    EndpointSlice(Box<Slice<'s>>),
    /// Says who holds a hostname.
    Claim(Box<Claim<'s>>),
    /// Our configuration.
    Config(Box<OperatorConfig>),
    /// None of our business.
    Foreign,
}

/// The document that an object stands in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Origin {
    /// The document's text, without its marker line.
    pub document: Span,
    /// The item of a list, where the document is one that was unwrapped.
    pub item: Option<u32>,
}

/// All of the input.
#[derive(Default, Debug)]
pub struct Workspace<'s> {
    /// Every object, in the order of files and documents.
    pub resources: Vec<Resource<'s>>,
}

/// An HTTPProxy of the input.
#[derive(Clone, Copy, Debug)]
pub struct Found<'w, 's> {
    /// Its place in the workspace.
    pub index: usize,
    /// The resource that it is.
    pub resource: &'w Resource<'s>,
    /// The proxy.
    pub proxy: &'w HttpProxy<'s>,
    /// The same proxy as it was read from a cluster.
    pub observed: Option<&'w HttpProxy<'s>>,
}

impl<'s> Workspace<'s> {
    /// Every object with its place here, by file name and position: where the first one counts, the order in which files were given
    /// decides nothing.
    pub fn by_place(&self) -> Vec<(usize, &Resource<'s>)> {
        let mut resources: Vec<_> = self.resources.iter().enumerate().collect();
        resources.sort_by_key(|(_, resource)| resource.origin);
        resources
    }

    /// Every HTTPProxy, sound or not, in input order. One that was read from a cluster stands back where the same one is desired state.
    pub fn proxies(&self) -> Vec<Found<'_, 's>> {
        let all = || {
            self.resources.iter().enumerate().filter_map(|(index, resource)| match &resource.content {
                Content::HttpProxy(proxy) => Some((index, resource, &**proxy)),
                Content::Domain(_)
                | Content::Gateway(_)
                | Content::HttpRoute(_)
                | Content::EndpointSlice(_)
                | Content::Claim(_)
                | Content::Config(_)
                | Content::Foreign => None,
            })
        };
        let live: TextMap<&ObjectRef, &HttpProxy<'s>> =
            all().filter(|(_, resource, _)| resource.live).map(|(_, resource, proxy)| (&*resource.object, proxy)).collect();
        let desired: TextSet<&ObjectRef> = if live.is_empty() {
            TextSet::default()
        } else {
            all().filter(|(_, resource, _)| !resource.live).map(|(_, resource, _)| &*resource.object).collect()
        };
        all()
            .filter(|(_, resource, _)| !(resource.live && desired.contains(&*resource.object)))
            .map(|(index, resource, proxy)| Found {
                index,
                resource,
                proxy,
                observed: live.get(&*resource.object).copied().filter(|_| !resource.live),
            })
            .collect()
    }
}

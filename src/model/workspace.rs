//! All objects of the input, in input order.

use std::sync::Arc;

use super::config::OperatorConfig;
use super::domain::Domain;
use super::http_proxy::{HttpProxy, ProxyStatus};
use super::observed::{Claim, Gateway, Owned, Slice};
use super::words::OwnedKind;
use crate::diag::ObjectRef;
use crate::source::{InputMap, InputSet, Span};

/// An object of the input.
#[derive(Debug)]
pub struct Resource<'s> {
    /// The decoded object.
    pub content: Content<'s>,
    /// Its kind, namespace, and name.
    pub object: Arc<ObjectRef>,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it was read from a cluster: it provides information, but is not desired state.
    pub live: bool,
    /// Whether an annotation marks it as for local tools only.
    pub local_config: bool,
    /// Whether it has neither a name nor `generateName`, so that it cannot be applied.
    pub unnamed: bool,
    /// Where a message about the object as a whole points.
    pub anchor: Span,
}

/// What an object is to us. The contents are boxed, so that a resource is small and iterating over all of them is fast.
#[derive(Debug)]
pub enum Content<'s> {
    /// Will be rendered.
    HttpProxy(Box<HttpProxy<'s>>),
    /// Verifies hostnames.
    Domain(Box<Domain<'s>>),
    /// May own hostnames, or clash with a rendered object.
    Gateway(Box<Gateway<'s>>),
    /// May clash with a rendered object.
    HttpRoute(Box<Owned<'s>>),
    /// May clash with a rendered object, or be the instance of a backend.
    EndpointSlice(Box<Slice<'s>>),
    /// Records who owns a hostname.
    Claim(Box<Claim<'s>>),
    /// The configuration of the platform.
    Config(Box<OperatorConfig>),
    /// Any other object; it is only passed through.
    Foreign,
}

impl<'s> Content<'s> {
    /// The HTTPProxy, if it is one.
    pub fn http_proxy(&self) -> Option<&HttpProxy<'s>> {
        if let Self::HttpProxy(proxy) = self { Some(proxy) } else { None }
    }

    /// The Domain, if it is one.
    pub fn domain(&self) -> Option<&Domain<'s>> {
        if let Self::Domain(domain) = self { Some(domain) } else { None }
    }

    /// The Gateway, if it is one.
    pub fn gateway(&self) -> Option<&Gateway<'s>> {
        if let Self::Gateway(gateway) = self { Some(gateway) } else { None }
    }

    /// The EndpointSlice, if it is one.
    pub fn slice(&self) -> Option<&Slice<'s>> {
        if let Self::EndpointSlice(slice) = self { Some(slice) } else { None }
    }

    /// The claim, if it is one.
    pub fn claim(&self) -> Option<&Claim<'s>> {
        if let Self::Claim(claim) = self { Some(claim) } else { None }
    }

    /// The configuration, if it is one.
    pub fn config(&self) -> Option<&OperatorConfig> {
        if let Self::Config(config) = self { Some(config) } else { None }
    }

    /// The kind and the owner of an object that may have the name of one that is created from an HTTPProxy.
    pub fn owned(&self) -> Option<(OwnedKind, &Owned<'s>)> {
        match self {
            Self::Gateway(gateway) => Some((OwnedKind::Gateway, &gateway.owned)),
            Self::HttpRoute(route) => Some((OwnedKind::HttpRoute, route)),
            Self::EndpointSlice(slice) => Some((OwnedKind::EndpointSlice, &slice.owned)),
            Self::HttpProxy(_) | Self::Domain(_) | Self::Claim(_) | Self::Config(_) | Self::Foreign => None,
        }
    }
}

/// The document that contains an object.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Origin {
    /// The document's text, without the `---` line.
    pub document: Span,
    /// Index of the list item, if the document is a list.
    pub item: Option<u32>,
}

/// All objects of the input.
#[derive(Default, Debug)]
pub struct Workspace<'s> {
    /// Every object, in the order of files and documents.
    pub resources: Vec<Resource<'s>>,
}

/// Where an HTTPProxy is in the workspace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProxyPlace {
    index: usize,
    /// The index of the same proxy as read from a cluster.
    observed: Option<usize>,
}

impl ProxyPlace {
    /// Its index in the workspace.
    pub fn index(self) -> usize {
        self.index
    }
}

/// An HTTPProxy of the input, valid or not.
#[derive(Clone, Copy, Debug)]
pub struct ProxyRef<'w, 's> {
    /// Its index in the workspace.
    pub index: usize,
    /// The object that contains it.
    pub resource: &'w Resource<'s>,
    /// The proxy.
    pub proxy: &'w HttpProxy<'s>,
    /// The same proxy as read from a cluster.
    pub observed: Option<&'w HttpProxy<'s>>,
}

impl<'w, 's> ProxyRef<'w, 's> {
    /// The status that the platform last reported: that of the proxy itself, or else of the same one as read from a cluster.
    pub fn status(&self) -> Option<&'w ProxyStatus<'s>> {
        self.proxy.status.as_deref().or_else(|| self.observed?.status.as_deref())
    }

    /// When it was created, in nanoseconds since 1970, if the input contains that.
    pub fn created(&self) -> Option<i128> {
        self.proxy.meta.created.or_else(|| self.observed?.meta.created)
    }

    /// `metadata.generation`, if the input contains it.
    pub fn generation(&self) -> Option<i64> {
        self.proxy.meta.generation.or_else(|| self.observed?.meta.generation)
    }
}

impl<'s> Workspace<'s> {
    /// All objects with their indices, sorted by file name and position, so that the first of two duplicates does not depend on the order in
    /// which files were given.
    pub fn by_place(&self) -> Vec<(usize, &Resource<'s>)> {
        let mut resources: Vec<_> = self.resources.iter().enumerate().collect();
        resources.sort_by_key(|(_, resource)| resource.origin);
        resources
    }

    /// The Gateways with their indices.
    pub fn gateways(&self) -> impl Iterator<Item = (usize, &Gateway<'s>)> {
        self.of_kind(Content::gateway)
    }

    /// The Domains with their indices.
    pub fn domains(&self) -> impl Iterator<Item = (usize, &Domain<'s>)> {
        self.of_kind(Content::domain)
    }

    /// The EndpointSlices with their indices.
    pub fn slices(&self) -> impl Iterator<Item = (usize, &Slice<'s>)> {
        self.of_kind(Content::slice)
    }

    /// The claims with their indices.
    pub fn claims(&self) -> impl Iterator<Item = (usize, &Claim<'s>)> {
        self.of_kind(Content::claim)
    }

    /// The configurations with their indices.
    pub fn configs(&self) -> impl Iterator<Item = (usize, &OperatorConfig)> {
        self.of_kind(Content::config)
    }

    fn of_kind<'w, T: 'w>(&'w self, kind: impl Fn(&'w Content<'s>) -> Option<&'w T>) -> impl Iterator<Item = (usize, &'w T)> {
        self.resources.iter().enumerate().filter_map(move |(index, resource)| Some((index, kind(&resource.content)?)))
    }

    /// The HTTPProxy at an index; `None` if there is no object or another kind.
    pub fn proxy_at(&self, index: usize) -> Option<&HttpProxy<'s>> {
        self.resources.get(index)?.content.http_proxy()
    }

    /// Where every HTTPProxy is, valid or not, in input order. One that was read from a cluster is skipped if its desired state is in the
    /// input too.
    pub fn proxy_places(&self) -> Vec<ProxyPlace> {
        let all = || self.resources.iter().enumerate().filter(|(_, resource)| matches!(resource.content, Content::HttpProxy(_)));
        let live: InputMap<&ObjectRef, usize> =
            all().filter(|(_, resource)| resource.live).map(|(index, resource)| (&*resource.object, index)).collect();
        let desired: InputSet<&ObjectRef> = if live.is_empty() {
            InputSet::default()
        } else {
            all().filter(|(_, resource)| !resource.live).map(|(_, resource)| &*resource.object).collect()
        };
        all()
            .filter(|(_, resource)| !(resource.live && desired.contains(&*resource.object)))
            .map(|(index, resource)| ProxyPlace { index, observed: live.get(&*resource.object).copied().filter(|_| !resource.live) })
            .collect()
    }

    /// The HTTPProxy at a place that [`Workspace::proxy_places`] of this workspace gave out; `None` for a place of another one.
    pub fn proxy(&self, place: ProxyPlace) -> Option<ProxyRef<'_, 's>> {
        let ProxyPlace { index, observed } = place;
        let proxy = self.proxy_at(index)?;
        Some(ProxyRef { index, resource: &self.resources[index], proxy, observed: observed.and_then(|observed| self.proxy_at(observed)) })
    }
}

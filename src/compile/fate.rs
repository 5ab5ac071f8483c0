//! An account of the input: each document, and each object in it, has exactly one fate.

use super::outputs::DomainsOf;
use super::{Compilation, OutputOptions, State};
use crate::hostnames::is_claim;
use crate::model::{Content, Resource};
use crate::source::Span;

/// What becomes of a document, or of an object in it, when output is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Objects are rendered from it.
    Rendered,
    /// It goes out unchanged.
    PassedThrough,
    /// Nothing of it goes out.
    LeftOut(Reason),
}

/// Why nothing of a document or an object goes out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// The document is empty.
    Empty,
    /// The document does not parse.
    Broken,
    /// The document contains no Kubernetes object.
    NoObject,
    /// An HTTPProxy in which an error was found.
    Invalid,
    /// An HTTPProxy that was read from a cluster; its desired state is in the input too.
    Superseded,
    /// An HTTPProxy none of whose objects is of a kind that was asked for.
    NothingWanted,
    /// The platform's configuration: input, and not for a cluster.
    Config,
    /// A recorded claim: input, and not for a cluster.
    Claim,
    /// Read from a cluster: it informs, and is not desired state.
    Live,
    /// Annotated as being for local tools only.
    LocalConfig,
    /// An object for kustomize.
    Kustomize,
    /// Only what is rendered was asked for.
    OnlyRendered,
}

/// A part of the input with its fate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accounted {
    /// The document.
    pub document: Span,
    /// The object's place in the workspace; `None` for a document without objects.
    pub object: Option<usize>,
    /// What becomes of it.
    pub fate: Fate,
}

impl Compilation<'_> {
    /// The fate of every object, and of every document that contains none, in input order.
    pub fn account(&self, options: &OutputOptions) -> Vec<Accounted> {
        let domains = self.domains(options);
        let mut all = Vec::with_capacity(self.documents.len());
        for document in &self.documents {
            let mut push = |object, fate| all.push(Accounted { document: document.span(), object, fate });
            match document.state() {
                State::Empty => push(None, Fate::LeftOut(Reason::Empty)),
                State::Broken => push(None, Fate::LeftOut(Reason::Broken)),
                State::NoObject => push(None, Fate::LeftOut(Reason::NoObject)),
                State::Objects => document.objects().for_each(|index| push(Some(index), self.fate(index, options, &domains))),
            }
        }
        all
    }

    /// What becomes of the object at a place in the workspace.
    pub(super) fn fate(&self, index: usize, options: &OutputOptions, domains: &DomainsOf) -> Fate {
        let resource = &self.workspace().resources[index];
        if let Content::HttpProxy(_) = resource.content {
            return match self.decided.get(index) {
                Some(proxy) if options.renders(proxy) || domains.contains_key(&index) => Fate::Rendered,
                Some(_) => Fate::LeftOut(Reason::NothingWanted),
                None if self.checked().is_refused(index) => Fate::LeftOut(Reason::Invalid),
                None => Fate::LeftOut(Reason::Superseded),
            };
        }
        match self.kept_back(resource) {
            Some(reason) => Fate::LeftOut(reason),
            None if options.only_rendered => Fate::LeftOut(Reason::OnlyRendered),
            None => Fate::PassedThrough,
        }
    }

    /// Why an object other than an HTTPProxy is no desired state that goes through; `None` if it is.
    fn kept_back(&self, resource: &Resource<'_>) -> Option<Reason> {
        match &resource.content {
            Content::Config(_) => Some(Reason::Config),
            content if is_claim(content, &resource.object.namespace, self.settings()) => Some(Reason::Claim),
            Content::HttpProxy(_)
            | Content::Domain(_)
            | Content::Gateway(_)
            | Content::HttpRoute(_)
            | Content::EndpointSlice(_)
            | Content::Claim(_)
            | Content::Foreign => {
                if resource.live {
                    Some(Reason::Live)
                } else if resource.local_config {
                    Some(Reason::LocalConfig)
                } else if resource.object.api_version.starts_with("kustomize.config.k8s.io/") {
                    Some(Reason::Kustomize)
                } else {
                    None
                }
            }
        }
    }
}

//! An account of the input: each object, and each document without one, has exactly one fate.

use super::outputs::DomainsOf;
use super::{Compilation, OutputOptions, State};
use crate::diag::ObjectRef;
use crate::hostnames::is_claim;
use crate::model::{Content, Resource};
use crate::source::Span;

/// What happens to an object, or to a document without one, when output is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Objects are rendered from it.
    Rendered,
    /// It is passed through unchanged.
    PassedThrough,
    /// It is left out.
    LeftOut(Reason),
}

/// Why an object or a document is left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// The document is empty, or a list without items.
    Empty,
    /// The document does not parse.
    Broken,
    /// The file cannot be decoded.
    Undecoded,
    /// The document contains no Kubernetes object.
    NoObject,
    /// An HTTPProxy with an error.
    Invalid,
    /// An HTTPProxy that was read from a cluster; its desired state is in the input too.
    Superseded,
    /// An HTTPProxy for which no object of a selected kind is rendered.
    NothingWanted,
    /// The platform's configuration, which is not for a cluster.
    Config,
    /// A recorded claim, which is not for this cluster.
    Claim,
    /// It was read from a cluster: it provides information, but is not desired state.
    Live,
    /// An annotation marks it as for local tools only.
    LocalConfig,
    /// An object for kustomize.
    Kustomize,
    /// The configuration of a tool, which looks like an object: a kubeconfig, or a file of kind or Skaffold.
    Tool(&'static str),
    /// It has neither a name nor `generateName`, so it cannot be applied.
    Unnamed,
    /// It comes from the file of recorded claims, which is not part of the input.
    Recorded,
    /// Only rendered objects were requested.
    OnlyRendered,
}

impl Reason {
    /// The reason in a few words.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Empty => "it is empty",
            Self::Broken => "it does not parse",
            Self::Undecoded => "the file cannot be decoded",
            Self::NoObject => "it is not a Kubernetes object",
            Self::Invalid => "it has an error",
            Self::Superseded => "it was read from a cluster, and its desired state is in the input too",
            Self::NothingWanted => "no object of a selected kind is rendered from it",
            Self::Config => "it configures the platform and is not an object in a cluster",
            Self::Claim => "it records a claim, which only the platform creates",
            Self::Live => "it was read from a cluster and only informs decisions",
            Self::LocalConfig => "the annotation `config.kubernetes.io/local-config` marks it as for local tools only",
            Self::Kustomize => "it is for kustomize",
            Self::Tool(_) => "it configures a tool and is not an object in a cluster",
            Self::Unnamed => "it has neither `metadata.name` nor `metadata.generateName`, so it cannot be applied",
            Self::Recorded => "it comes from the file of recorded claims",
            Self::OnlyRendered => "only rendered objects were requested",
        }
    }
}

/// A part of the input with its fate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accounted {
    /// The document.
    pub document: Span,
    /// The index of the object in the workspace; `None` for a document without objects.
    pub object: Option<usize>,
    /// What happens to it.
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
                State::Undecoded => push(None, Fate::LeftOut(Reason::Undecoded)),
                State::EmptyList => push(None, Fate::LeftOut(Reason::Empty)),
                State::NoObject => push(None, Fate::LeftOut(Reason::NoObject)),
                State::Objects => document.objects().for_each(|index| push(Some(index), self.fate(index, options, &domains))),
            }
        }
        all
    }

    /// What happens to the object at an index in the workspace.
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

    /// Why an object other than an HTTPProxy is not passed through; `None` if it is.
    pub(super) fn kept_back(&self, resource: &Resource<'_>) -> Option<Reason> {
        if self.is_recorded(resource) {
            return Some(Reason::Recorded);
        }
        if is_claim(&resource.content, &resource.object.namespace, self.settings()) {
            return Some(if resource.live { Reason::Live } else { Reason::Claim });
        }
        let observed = match &resource.content {
            Content::Config(_) => return Some(Reason::Config),
            // whatever else somebody exported and committed is desired state
            Content::Claim(_) | Content::Foreign => false,
            Content::HttpProxy(_) | Content::Domain(_) | Content::Gateway(_) | Content::HttpRoute(_) | Content::EndpointSlice(_) => true,
        };
        if observed && resource.live {
            Some(Reason::Live)
        } else if resource.local_config {
            Some(Reason::LocalConfig)
        } else if resource.object.api_version.starts_with("kustomize.config.k8s.io/") {
            Some(Reason::Kustomize)
        } else if resource.unnamed {
            Some(tool(&resource.object).map_or(Reason::Unnamed, Reason::Tool))
        } else {
            None
        }
    }
}

/// The tool that an object without a name configures.
fn tool(object: &ObjectRef) -> Option<&'static str> {
    let group = object.api_version.split_once('/').map_or("", |(group, _)| group);
    match (group, object.kind.as_str()) {
        ("", "Config") => Some("kubectl"),
        ("kind.x-k8s.io", _) => Some("kind"),
        ("skaffold", _) => Some("Skaffold"),
        _ => None,
    }
}

//! What is output, in input order; how it is written is up to the caller.

use std::collections::{BTreeMap, BTreeSet};

use super::{Compilation, Document, Fate, State};
use crate::emit::{self, DomainObject, Kind, Object};
use crate::hostnames::{DecidedHostname, DecidedProxy, RootDomain, is_under_target, root_domain};
use crate::model::{Content, Resource};
use crate::plan::{Plan, annotations, plan};

/// What to output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutputOptions {
    /// The kinds to render.
    pub kinds: Vec<Kind>,
    /// Whether to leave out what would be passed through.
    pub only_rendered: bool,
}

impl Default for OutputOptions {
    fn default() -> Self {
        Self { kinds: vec![Kind::Gateway, Kind::HttpRoute, Kind::EndpointSlice], only_rendered: false }
    }
}

impl OutputOptions {
    /// Whether an object of one of the kinds is rendered from a proxy, not counting Domains.
    pub(super) fn renders(&self, proxy: DecidedProxy<'_, '_>) -> bool {
        let slices = || proxy.proxy().rules().any(|(_, rule)| rule.backends().any(|(_, backend)| backend.endpoint.get().is_some()));
        self.kinds.iter().any(|kind| match kind {
            Kind::Gateway | Kind::HttpRoute => true,
            Kind::EndpointSlice => slices(),
            Kind::Domain => false,
        })
    }
}

/// One part of the output.
#[derive(Debug)]
pub enum Output<'c, 's> {
    /// The objects that are rendered from a proxy.
    Rendered(Rendered<'c, 's>),
    /// A whole document, unchanged.
    Document(&'c Document),
    /// One item of a list, unchanged.
    Item(&'c Resource<'s>),
}

/// A proxy whose objects are rendered.
#[derive(Debug)]
pub struct Rendered<'c, 's> {
    /// The proxy.
    pub proxy: DecidedProxy<'c, 's>,
    /// The Domains that it is the first to need, if Domains are rendered.
    pub domains: Vec<DomainObject>,
}

impl<'w, 's> Rendered<'w, 's> {
    /// The plan of the proxy.
    pub fn plan(&self) -> Plan<'w> {
        plan(self.proxy)
    }

    /// Its objects, in the order in which they are applied.
    pub fn objects(&self, kinds: &[Kind]) -> Vec<Object> {
        let mut objects = emit::objects(&self.plan(), self.proxy.decided().settings(), kinds);
        objects.extend(self.domains.iter().cloned().map(Object::Domain));
        objects
    }
}

/// By the index of a proxy in the workspace: the Domains that it is the first to need.
pub(super) type DomainsOf = BTreeMap<usize, Vec<DomainObject>>;

impl<'s> Compilation<'s> {
    /// The output, in input order.
    pub fn outputs(&self, options: &OutputOptions) -> Vec<Output<'_, 's>> {
        let mut domains = self.domains(options);
        let mut outputs = Vec::new();
        for document in &self.documents {
            let passes = |index| self.fate(index, options, &domains) == Fate::PassedThrough;
            if document.state() == State::Objects && document.objects().all(passes) {
                outputs.push(Output::Document(document));
                continue;
            }
            for index in document.objects() {
                match self.fate(index, options, &domains) {
                    Fate::Rendered => {
                        let own = domains.remove(&index).unwrap_or_default();
                        outputs.extend(self.decided.get(index).map(|proxy| Output::Rendered(Rendered { proxy, domains: own })));
                    }
                    Fate::PassedThrough => outputs.push(Output::Item(&self.workspace().resources[index])),
                    Fate::LeftOut(_) => {}
                }
            }
        }
        outputs
    }

    /// The Domains that the platform would create, each with the first proxy that needs it.
    pub(super) fn domains(&self, options: &OutputOptions) -> DomainsOf {
        if !options.kinds.contains(&Kind::Domain) || !self.settings().creates_domains {
            return DomainsOf::new();
        }
        // a Domain in the input is not rendered a second time
        let is_domain = |resource: &&Resource<'_>| matches!(resource.content, Content::Domain(_));
        let domains = self.workspace().resources.iter().filter(is_domain);
        let mut known: BTreeSet<DomainObject> = domains.map(|domain| DomainObject::new(&domain.object.namespace, &domain.object.name)).collect();
        let mut needed = DomainsOf::new();
        for proxy in self.decided.proxies() {
            let needs =
                |hostname: &DecidedHostname<'_, '_>| !hostname.decision.cover.has_domain() && !is_under_target(hostname.name(), self.settings());
            for hostname in proxy.hostnames().filter(needs) {
                let RootDomain::Registrable(root) = root_domain(hostname.name()) else { continue };
                let domain = DomainObject::new(&proxy.proxy().meta.namespace, &root);
                if known.insert(domain.clone()) {
                    needed.entry(proxy.index()).or_default().push(domain.annotated(&annotations(proxy)));
                }
            }
        }
        needed
    }
}

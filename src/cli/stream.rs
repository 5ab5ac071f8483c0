//! What `build` prints: rendered objects and what is passed through, in input order.

use std::collections::BTreeSet;

use super::exit::Failure;
use super::narrate::assumption;
use super::objects;
use super::parallel::in_order;
use super::pipeline::{Compiled, Part, Request};
use super::trees::Trees;
use crate::check::Accepted;
use crate::diag::{mask, prose};
use crate::emit::{self, DomainObject, Kind, Object};
use crate::hostnames::{Claims, RootDomain, root_domain};
use crate::model::{Content, Resource};
use crate::status::{self, Condition};

/// How the stream is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    Yaml,
    Json,
    Name,
}

/// Whether a comment sums up the status before the objects of a proxy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatusComment {
    Before,
    None,
}

/// Everything that `build` prints.
pub(crate) struct Stream<'a, 'w, 's> {
    pub(crate) request: &'s Request,
    pub(crate) compiled: &'w Compiled<'s>,
    pub(crate) trees: &'a Trees<'s>,
    pub(crate) accepted: &'a [Accepted<'w, 's>],
    pub(crate) claims: &'a Claims,
    pub(crate) kinds: &'a [Kind],
    pub(crate) only_rendered: bool,
    pub(crate) comment: StatusComment,
}

/// One thing to print.
#[derive(Clone, Copy)]
pub(crate) enum Piece<'w, 's> {
    /// The objects of a proxy, and its place among those that have to make Domains.
    Rendered(Accepted<'w, 's>, usize),
    /// A whole document as it stands.
    Document(Part),
    /// An item of a list that was unwrapped.
    Item(&'w Resource<'s>),
}

impl<'w, 's> Stream<'_, 'w, 's> {
    /// What is printed, in input order.
    pub(crate) fn pieces(&self) -> Vec<Piece<'w, 's>> {
        let mut accepted = self.accepted.iter().enumerate().peekable();
        let mut pieces = Vec::new();
        for part in &self.compiled.parts {
            let range = part.first..part.first + part.count;
            let resources = &self.compiled.workspace.resources[range.clone()];
            if !self.only_rendered && resources.iter().all(|resource| self.passes(resource)) {
                pieces.push(Piece::Document(*part));
                continue;
            }
            for (index, resource) in range.zip(resources) {
                if let Some((at, proxy)) = accepted.next_if(|(_, proxy)| proxy.index() == index) {
                    pieces.push(Piece::Rendered(*proxy, at));
                } else if !self.only_rendered && self.passes(resource) {
                    pieces.push(Piece::Item(resource));
                }
            }
        }
        pieces
    }

    /// Whether a resource is desired state that goes through unchanged.
    fn passes(&self, resource: &Resource<'_>) -> bool {
        let input_only = match &resource.content {
            Content::HttpProxy(_) | Content::Config(_) => true,
            Content::Claim(_) => crate::hostnames::is_claim(&resource.content, &resource.object.namespace, &self.compiled.settings),
            Content::Domain(_) | Content::Gateway(_) | Content::HttpRoute(_) | Content::EndpointSlice(_) | Content::Foreign => false,
        };
        !(input_only || resource.live || resource.local_config || resource.object.api_version.starts_with("kustomize.config.k8s.io/"))
    }

    /// The Domains that each proxy is the first to need, by its place among the accepted.
    pub(crate) fn domains(&self) -> Vec<Vec<DomainObject>> {
        if !self.kinds.contains(&Kind::Domain) || !self.compiled.settings.creates_domains {
            return Vec::new();
        }
        // what the input has under that name stays what it is
        let is_domain = |resource: &&Resource<'_>| matches!(resource.content, Content::Domain(_));
        let domains = self.compiled.workspace.resources.iter().filter(is_domain);
        let mut made: BTreeSet<DomainObject> = domains.map(|domain| DomainObject::new(&domain.object.namespace, &domain.object.name)).collect();
        let needed = |proxy: &Accepted<'_, '_>| {
            let own = self.claims.of(*proxy);
            let uncovered = proxy.proxy().hostnames().zip(&own.decisions).filter(|(_, decision)| !decision.cover.has_domain());
            let roots = uncovered.filter_map(|((_, hostname), _)| match root_domain(&hostname.value) {
                RootDomain::Registrable(root) => Some(DomainObject::new(&proxy.proxy().meta.namespace, &root)),
                RootDomain::PublicSuffix | RootDomain::Address => None,
            });
            roots.filter(|domain| made.insert(domain.clone())).collect()
        };
        self.accepted.iter().map(needed).collect()
    }

    /// The objects of each piece that is rendered.
    pub(crate) fn objects(&self, proxy: Accepted<'w, 's>, domains: &[DomainObject]) -> Vec<Object> {
        let settings = &self.compiled.settings;
        let plan = crate::plan::plan(proxy, self.claims.of(proxy), settings);
        let mut objects = emit::objects(&plan, settings, self.kinds);
        objects.extend(domains.iter().cloned().map(Object::Domain));
        objects
    }

    /// Hands the whole stream over, piece by piece and in order. Whether there is anything is known before the first one: everything
    /// that can be wrong with the input has been found by then, so what is written is all of it.
    pub(crate) fn write(&self, layout: Layout, allow_empty: bool, mut take: impl FnMut(&[u8]) -> Result<(), Failure>) -> Result<(), Failure> {
        let pieces = self.pieces();
        let domains = self.domains();
        let prints = |piece: &Piece<'_, '_>| match piece {
            Piece::Rendered(proxy, at) => self.renders(*proxy) || domains.get(*at).is_some_and(|own| !own.is_empty()),
            Piece::Document(_) | Piece::Item(_) => true,
        };
        let pieces: Vec<_> = pieces.into_iter().filter(prints).collect();
        if pieces.is_empty() {
            let message = "nothing to print: the input has nothing that is rendered or passed through (`--allow-empty` permits it)";
            return match (allow_empty, layout) {
                (true, Layout::Json) => take(objects::EMPTY_LIST),
                (true, Layout::Yaml | Layout::Name) => Ok(()),
                (false, _) => Err(Failure::usage(message)),
            };
        }
        let last = pieces.len() - 1;
        let write = |index: usize, text: &mut Vec<u8>| {
            let own = if let Piece::Rendered(_, at) = pieces[index] { domains.get(at).map_or(&[][..], Vec::as_slice) } else { &[] };
            self.piece(pieces[index], own, layout, text)?;
            if layout == Layout::Json && index == last {
                objects::end_items(text);
            }
            Ok(())
        };
        if layout == Layout::Json {
            take(objects::LIST_START)?;
        }
        in_order(pieces.len(), self.request.jobs, write, &mut take)?;
        if layout == Layout::Json { take(objects::LIST_END) } else { Ok(()) }
    }

    /// Whether a proxy has an object of a wanted kind.
    fn renders(&self, proxy: Accepted<'_, '_>) -> bool {
        let slices = || proxy.proxy().rules().any(|(_, rule)| rule.backends().any(|(_, backend)| backend.endpoint.get().is_some()));
        self.kinds.iter().any(|kind| match kind {
            Kind::Gateway | Kind::HttpRoute => true,
            Kind::EndpointSlice => slices(),
            Kind::Domain => false,
        })
    }

    /// The line of the comment that names the hostnames without a Domain that count as verified.
    fn assumed(&self, proxy: Accepted<'_, '_>) -> String {
        let decided = proxy.proxy().hostnames().zip(&self.claims.of(proxy).decisions);
        let names: Vec<&str> = decided.filter(|(_, decision)| decision.cover.is_assumed()).map(|((_, name), _)| &*name.value).collect();
        if names.is_empty() { String::new() } else { format!("#   verified by {}: {}\n", assumption(&self.compiled.settings), names.join(", ")) }
    }

    fn piece(&self, piece: Piece<'w, 's>, domains: &[DomainObject], layout: Layout, text: &mut Vec<u8>) -> Result<(), Failure> {
        match (piece, layout) {
            (Piece::Rendered(proxy, _), Layout::Yaml) => self.page(proxy, domains, text),
            (Piece::Rendered(proxy, _), Layout::Json) => self.objects(proxy, domains).iter().try_for_each(|object| objects::list_item(object, text)),
            (Piece::Rendered(proxy, _), Layout::Name) => {
                for object in self.objects(proxy, domains) {
                    text.extend_from_slice(object.full_name().as_bytes());
                    text.push(b'\n');
                }
                Ok(())
            }
            (Piece::Document(part), Layout::Yaml) => {
                passed_through(self.request.loaded.sources.text(part.span), text);
                Ok(())
            }
            (Piece::Document(part), Layout::Json | Layout::Name) => {
                let resources = &self.compiled.workspace.resources[part.first..part.first + part.count];
                resources.iter().try_for_each(|resource| self.foreign(resource, layout, text))
            }
            (Piece::Item(resource), _) => self.foreign(resource, layout, text),
        }
    }

    /// Writes the objects of a proxy as YAML, behind the comment that sums up its status.
    fn page(&self, proxy: Accepted<'w, 's>, domains: &[DomainObject], text: &mut Vec<u8>) -> Result<(), Failure> {
        let settings = &self.compiled.settings;
        let comment = match self.comment {
            StatusComment::Before => {
                let conditions = status::conditions(proxy, &self.compiled.workspace, self.claims, settings);
                comment(proxy, &conditions) + &self.assumed(proxy)
            }
            StatusComment::None => String::new(),
        };
        let plan = crate::plan::plan(proxy, self.claims.of(proxy), settings);
        let mut is_first = !emit::write_plan(&plan, settings, self.kinds, &comment, text).map_err(|error| objects::no_yaml(&error))?;
        for domain in domains {
            text.extend_from_slice(b"---\n");
            if std::mem::replace(&mut is_first, false) {
                text.extend_from_slice(comment.as_bytes());
            }
            objects::yaml(domain, text)?;
        }
        Ok(())
    }

    /// Writes an object that is passed through from its tree.
    fn foreign(&self, resource: &Resource<'_>, layout: Layout, text: &mut Vec<u8>) -> Result<(), Failure> {
        match layout {
            Layout::Yaml => {
                text.extend_from_slice(b"---\n");
                self.trees.read(resource, |node| objects::yaml(node, text))
            }
            Layout::Json => self.trees.read(resource, |node| objects::list_item(node, text)),
            Layout::Name => {
                let group = resource.object.api_version.split_once('/').map_or(String::new(), |(group, _)| format!(".{group}"));
                let name = format!("{}{group}/{}", resource.object.kind.to_lowercase(), resource.object.name);
                text.extend_from_slice(prose::escape(&name).as_bytes());
                text.push(b'\n');
                Ok(())
            }
        }
    }
}

/// Passes a document through byte for byte.
fn passed_through(body: &str, text: &mut Vec<u8>) {
    text.extend_from_slice(b"---\n");
    text.extend_from_slice(body.as_bytes());
    if !body.ends_with('\n') {
        text.push(b'\n');
    }
}

/// The comment that sums up the status of a proxy.
fn comment(proxy: Accepted<'_, '_>, conditions: &[Condition]) -> String {
    let mut text = String::with_capacity(512);
    for part in ["# HTTPProxy ", &proxy.object().namespace, "/", &proxy.object().name, "\n"] {
        text.push_str(part);
    }
    for Condition { kind, status, reason, message, .. } in conditions {
        // one line for each, whatever is in it
        let message = message.replace('\n', " ");
        for part in ["#   ", kind, "=", status, " (", reason, "): ", &prose::escape(&mask(&message)), "\n"] {
            text.push_str(part);
        }
    }
    text
}

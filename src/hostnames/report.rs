//! What the decisions mean for the user, as diagnostics.

use super::{Claims, Cover, Decision, Holder, RootDomain, Verdict, root_domain};
use crate::check::Accepted;
use crate::diag::{Code, Diagnostic, ObjectRef, Sink};
use crate::model::{Content, Text, Workspace};
use crate::source::Span;

/// Reports every hostname that is not programmed, and everything that keeps a proxy from being programmed.
pub fn report(workspace: &Workspace<'_>, accepted: &[Accepted<'_, '_>], claims: &Claims, sink: &mut Sink) {
    for proxy in accepted {
        sink.set_object(Some(std::sync::Arc::clone(proxy.object())));
        let own = claims.of(*proxy);
        for ((index, hostname), decision) in proxy.proxy().hostnames().zip(&own.decisions) {
            match decision.verdict {
                Verdict::Verified => {}
                Verdict::InUse => sink.push(in_use(workspace, hostname, decision).field(format_args!("spec.hostnames[{index}]"))),
                Verdict::Unverified => unverified(workspace, proxy, hostname, decision, index, sink),
            }
        }
        obstacles(workspace, *proxy, claims, sink);
        sink.set_object(None);
    }
}

fn in_use(workspace: &Workspace<'_>, hostname: &Text<'_>, decision: &Decision) -> Diagnostic {
    let name = &hostname.value;
    match &decision.holder {
        Some(Holder::Elsewhere(index)) => {
            let (span, owner) = recorded(workspace, *index);
            let (namespace, owner) = owner.unwrap_or_default();
            Diagnostic::new(
                Code::HostnameInUse,
                hostname.span,
                format!("the hostname `{name}` is held by `{namespace}/{owner}`, which is not in the input"),
            )
            .label("gets no listener")
            .also(span, "the claim is recorded here", Some("data.owner".to_owned()))
            .help(format!("remove `{name}` from this HTTPProxy, or from `{owner}` in the namespace `{namespace}` first"))
        }
        Some(Holder::Keeper { proxy, claim }) => {
            let holder = &workspace.resources[*proxy];
            let (span, field) = holding_place(workspace, *proxy, name);
            let why = if holder.broken { "it is not valid" } else { "its Gateway cannot be made" };
            Diagnostic::new(
                Code::HostnameInUse,
                hostname.span,
                format!("the hostname `{name}` is held by the {}, which keeps it while {why}", ticked(&holder.object)),
            )
            .label("gets no listener")
            .also(span, "held here", field)
            .also(recorded(workspace, *claim).0, "the claim is recorded here", Some("data.owner".to_owned()))
            .help(format!("mend `{}` first: it lets go of `{name}` once it is accepted and does not list it", holder.object.name))
        }
        Some(Holder::Resource(index)) => {
            let holder = &workspace.resources[*index];
            let (span, field) = holding_place(workspace, *index, name);
            Diagnostic::new(Code::HostnameInUse, hostname.span, format!("the hostname `{name}` is held by the {}", ticked(&holder.object)))
                .label("gets no listener")
                .also(span, "held here", field)
                .help(format!("keep `{name}` in one of the two: a hostname belongs to one resource of the platform"))
        }
        None => Diagnostic::new(Code::HostnameInUse, hostname.span, format!("the hostname `{name}` is in use")),
    }
}

fn ticked(object: &ObjectRef) -> String {
    format!("{} `{}/{}`", object.kind, object.namespace, object.name)
}

/// Where a claim stands, and whom it names.
fn recorded<'w>(workspace: &'w Workspace<'_>, index: usize) -> (Span, Option<(&'w str, &'w str)>) {
    match &workspace.resources[index].content {
        Content::Claim(claim) => (claim.at, claim.owner.as_ref().map(|(namespace, name)| (namespace.as_str(), name.as_str()))),
        Content::HttpProxy(_)
        | Content::Domain(_)
        | Content::Gateway(_)
        | Content::HttpRoute(_)
        | Content::EndpointSlice(_)
        | Content::Config(_)
        | Content::Foreign => (workspace.resources[index].anchor, None),
    }
}

/// Where a holder names the hostname.
fn holding_place(workspace: &Workspace<'_>, index: usize, name: &str) -> (Span, Option<String>) {
    let holder = &workspace.resources[index];
    let found = match &holder.content {
        Content::HttpProxy(proxy) => proxy
            .hostnames()
            .find(|(_, hostname)| hostname.value == name)
            .map(|(at, hostname)| (hostname.span, Some(format!("spec.hostnames[{at}]")))),
        Content::Gateway(gateway) => {
            gateway.hostnames.iter().find(|hostname| super::normal(&hostname.value) == name).map(|hostname| (hostname.span, None))
        }
        Content::Domain(_) | Content::HttpRoute(_) | Content::EndpointSlice(_) | Content::Claim(_) | Content::Config(_) | Content::Foreign => None,
    };
    found.unwrap_or((holder.anchor, None))
}

fn unverified(workspace: &Workspace<'_>, proxy: &Accepted<'_, '_>, hostname: &Text<'_>, decision: &Decision, index: usize, sink: &mut Sink) {
    let namespace = &proxy.proxy().meta.namespace;
    let name = &hostname.value;
    let field = format!("spec.hostnames[{index}]");
    match decision.cover {
        Cover::Unverified(at) => {
            let domain = &workspace.resources[at];
            let place = match &domain.content {
                Content::Domain(domain) => domain.verified_at.or_else(|| domain.domain_name.get().map(|name| name.span)),
                Content::HttpProxy(_)
                | Content::Gateway(_)
                | Content::HttpRoute(_)
                | Content::EndpointSlice(_)
                | Content::Claim(_)
                | Content::Config(_)
                | Content::Foreign => None,
            };
            sink.push(
                Diagnostic::new(
                    Code::HostnameUnverified,
                    hostname.span,
                    format!("the hostname `{name}` waits for the Domain `{}` to be verified", domain.object.name),
                )
                .label("gets no listener yet")
                .field(field)
                .also(place.unwrap_or(domain.anchor), "this Domain is not verified", None)
                .help("verify the Domain, or pass `--assume-verified` where its status is not part of the input"),
            );
        }
        Cover::None | Cover::Verified(_) | Cover::Assumed(_) => {
            let below = "use a hostname below a domain that you own".to_owned();
            let (help, none) = match root_domain(name) {
                RootDomain::Registrable(root) => (
                    format!(
                        "add a Domain with `domainName: {root}` to the namespace and verify it; the platform would create it, and `--emit domain` renders it"
                    ),
                    None,
                ),
                RootDomain::PublicSuffix => (below.clone(), Some("a public suffix")),
                RootDomain::Address => (below.clone(), Some("an address")),
            };
            sink.push(
                Diagnostic::new(
                    Code::HostnameNoDomain,
                    hostname.span,
                    format!("no Domain of the namespace `{namespace}` covers the hostname `{name}`"),
                )
                .label("gets no listener")
                .field(&field)
                .help(help),
            );
            if let Some(what) = none {
                let message = format!("the hostname `{name}` is {what}, for which no Domain can be created");
                sink.push(Diagnostic::new(Code::RootDomainUnknown, hostname.span, message).field(field).help(below));
            }
        }
    }
}

fn obstacles(workspace: &Workspace<'_>, proxy: Accepted<'_, '_>, claims: &Claims, sink: &mut Sink) {
    let found = &claims.of(proxy).obstacles;
    for (rule, backend, span) in &found.missing_instances {
        sink.push(
            Diagnostic::new(
                Code::InstanceNotFound,
                *span,
                format!("the EndpointSlice of this instance is not in the input, in the namespace `{}`", proxy.proxy().meta.namespace),
            )
            .label("the platform waits for it")
            .field(format_args!("spec.rules[{rule}].backends[{backend}].instance.name"))
            .help("add the EndpointSlice to the input, or correct the name"),
        );
    }
    for (rule, backend, span, slice) in &found.unnamed_ports {
        sink.push(
            Diagnostic::new(
                Code::InstancePortUnnamed,
                *span,
                "the port of this instance has no name in its EndpointSlice, and the platform stalls on it",
            )
            .field(format_args!("spec.rules[{rule}].backends[{backend}].instance.port"))
            .also(*slice, "this port has no name", None)
            .help("give the port of the EndpointSlice a `name`"),
        );
    }
    for (kind, index) in &found.conflicts {
        let other = &workspace.resources[*index];
        sink.push(
            Diagnostic::new(
                Code::ResourceConflict,
                proxy.resource().anchor,
                format!("the {kind} `{}` that this HTTPProxy renders is controlled by something else", other.object.name),
            )
            .label("never programmed")
            .field("metadata.name")
            .also(other.anchor, "controlled by the owner in its `ownerReferences`", Some("metadata.ownerReferences".to_owned()))
            .help("rename the HTTPProxy, or remove the other object"),
        );
    }
}

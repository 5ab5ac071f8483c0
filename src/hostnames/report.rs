//! What the decisions mean for the user, as diagnostics.

use super::obstacles::{Conflict, MissingInstance, UnnamedPort};
use super::{Cover, Decided, DecidedHostname, DecidedProxy, Holder, RootDomain, Verdict, root_domain};
use crate::diag::{Code, Diagnostic, ObjectRef, Sink};
use crate::model::Workspace;
use crate::source::Span;

/// Reports every hostname that is not programmed, and everything that keeps a proxy from being programmed.
pub fn report(decided: &Decided<'_>, sink: &mut Sink) {
    for proxy in decided.proxies() {
        sink.set_object(Some(std::sync::Arc::clone(proxy.object())));
        for hostname in proxy.hostnames() {
            match hostname.decision.verdict {
                Verdict::Verified => {}
                Verdict::InUse(holder) => sink.push(in_use(decided, hostname, holder)),
                Verdict::Unverified => unverified(proxy, hostname, sink),
            }
        }
        obstacles(proxy, sink);
        sink.set_object(None);
    }
}

fn in_use(decided: &Decided<'_>, hostname: DecidedHostname<'_, '_>, holder: Holder) -> Diagnostic {
    let workspace = decided.checked().workspace();
    let name = hostname.name();
    let diagnostic =
        |message: String| Diagnostic::new(Code::HostnameInUse, hostname.text.span, message).label("gets no listener").field(hostname.field());
    match holder {
        Holder::Elsewhere(index) => {
            let (span, owner) = recorded(workspace, index);
            let (namespace, owner) = owner.unwrap_or_default();
            diagnostic(format!("the hostname `{name}` is already in use by `{namespace}/{owner}`, which is not in the input"))
                .also(span, "the claim is recorded here", Some("data.owner".to_owned()))
                .help(format!("remove `{name}` from this HTTPProxy, or from `{owner}` in namespace `{namespace}` first"))
        }
        Holder::Keeper { proxy, claim } => {
            let holder = &workspace.resources[proxy].object;
            let (span, field) = holding_place(workspace, proxy, name);
            let why = if decided.checked().is_refused(proxy) { "it is invalid" } else { "its Gateway cannot be created" };
            diagnostic(format!("the hostname `{name}` is already in use by the {}, which keeps it while {why}", ticked(holder)))
                .also(span, "used here", field)
                .also(recorded(workspace, claim).0, "the claim is recorded here", Some("data.owner".to_owned()))
                .help(format!("fix `{}` first: it releases `{name}` once it is accepted without listing it", holder.name))
        }
        Holder::Resource(index) => {
            let (span, field) = holding_place(workspace, index, name);
            diagnostic(format!("the hostname `{name}` is already in use by the {}", ticked(&workspace.resources[index].object)))
                .also(span, "used here", field)
                .help(format!("remove `{name}` from one of them: only one resource can use a hostname"))
        }
    }
}

fn ticked(object: &ObjectRef) -> String {
    format!("{} `{}/{}`", object.kind, object.namespace, object.name)
}

/// The place of a claim, and the namespace and name of its owner.
fn recorded<'w>(workspace: &'w Workspace<'_>, index: usize) -> (Span, Option<(&'w str, &'w str)>) {
    let resource = &workspace.resources[index];
    let Some(claim) = resource.content.claim() else { return (resource.anchor, None) };
    (claim.at, claim.owner.as_ref().map(|(namespace, name)| (namespace.as_str(), name.as_str())))
}

/// Where a resource lists the hostname that it uses.
fn holding_place(workspace: &Workspace<'_>, index: usize, name: &str) -> (Span, Option<String>) {
    let holder = &workspace.resources[index];
    let in_proxy = holder.content.http_proxy().and_then(|proxy| proxy.hostnames().find(|(_, hostname)| hostname.value == name));
    let in_gateway = || holder.content.gateway().and_then(|gateway| gateway.hostnames.iter().find(|hostname| super::normal(&hostname.value) == name));
    match in_proxy {
        Some((at, hostname)) => (hostname.span, Some(format!("spec.hostnames[{at}]"))),
        None => (in_gateway().map_or(holder.anchor, |hostname| hostname.span), None),
    }
}

fn unverified(proxy: DecidedProxy<'_, '_>, hostname: DecidedHostname<'_, '_>, sink: &mut Sink) {
    match hostname.decision.cover {
        Cover::Unverified(at) => {
            let workspace = proxy.decided().checked().workspace();
            let domain = &workspace.resources[at].object.name;
            let name = hostname.name();
            let message = format!("the hostname `{name}` is waiting for the Domain `{domain}` to be verified");
            sink.push(
                Diagnostic::new(Code::HostnameUnverified, hostname.text.span, message)
                    .label("gets no listener yet")
                    .field(hostname.field())
                    .also(verification_place(workspace, at), "this Domain is not verified", None)
                    .help(format!("verify the Domain, or use `--assume-verified {name}` if its status is not part of the input")),
            );
        }
        Cover::None | Cover::Verified(_) | Cover::Assumed(_) => without_domain(proxy, hostname, sink),
    }
}

/// Where the status of a Domain reports that it is not verified, or else where the Domain is named.
fn verification_place(workspace: &Workspace<'_>, index: usize) -> Span {
    let domain = &workspace.resources[index];
    let place = domain.content.domain().and_then(|domain| domain.verified_at.or_else(|| domain.domain_name.get().map(|name| name.span)));
    place.unwrap_or(domain.anchor)
}

fn without_domain(proxy: DecidedProxy<'_, '_>, hostname: DecidedHostname<'_, '_>, sink: &mut Sink) {
    let namespace = &proxy.proxy().meta.namespace;
    let name = hostname.name();
    let below = "use a hostname under a domain that you own".to_owned();
    let (help, none) = match root_domain(name) {
        RootDomain::Registrable(root) => (
            format!(
                "add a Domain with `domainName: {root}` in that namespace and verify it; `--emit domain` renders the one that the platform would create"
            ),
            None,
        ),
        RootDomain::PublicSuffix => (below.clone(), Some("a public suffix")),
        RootDomain::Address => (below.clone(), Some("an IP address")),
    };
    let message = format!("no Domain in namespace `{namespace}` covers the hostname `{name}`");
    sink.push(Diagnostic::new(Code::HostnameNoDomain, hostname.text.span, message).label("gets no listener").field(hostname.field()).help(help));
    if let Some(what) = none {
        let message = format!("the hostname `{name}` is {what}; no Domain can be created for it");
        sink.push(Diagnostic::new(Code::RootDomainUnknown, hostname.text.span, message).field(hostname.field()).help(below));
    }
}

fn obstacles(proxy: DecidedProxy<'_, '_>, sink: &mut Sink) {
    let workspace = proxy.decided().checked().workspace();
    let found = proxy.obstacles();
    for MissingInstance { rule, backend, name, span } in &found.missing_instances {
        sink.push(
            Diagnostic::new(
                Code::InstanceNotFound,
                *span,
                format!("no EndpointSlice `{name}` in namespace `{}` of the input", proxy.proxy().meta.namespace),
            )
            .label("the platform waits for it")
            .field(format_args!("spec.rules[{rule}].backends[{backend}].instance.name"))
            .help("add the EndpointSlice to the input, or correct the name"),
        );
    }
    for UnnamedPort { rule, backend, span, slice } in &found.unnamed_ports {
        sink.push(
            Diagnostic::new(
                Code::InstancePortUnnamed,
                *span,
                "this port is unnamed in the EndpointSlice; the platform needs a name and stalls without one",
            )
            .field(format_args!("spec.rules[{rule}].backends[{backend}].instance.port"))
            .also(*slice, "this port has no name", None)
            .help("add a `name` to the port in the EndpointSlice"),
        );
    }
    for Conflict { kind, index } in &found.conflicts {
        let other = &workspace.resources[*index];
        sink.push(
            Diagnostic::new(
                Code::ResourceConflict,
                proxy.resource().anchor,
                format!("the {} `{}` already has another controller", kind.as_str(), other.object.name),
            )
            .label("never programmed")
            .field("metadata.name")
            .also(other.anchor, "its `ownerReferences` name the controller", Some("metadata.ownerReferences".to_owned()))
            .help("rename the HTTPProxy, or remove the other object"),
        );
    }
}

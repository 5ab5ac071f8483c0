//! What the decisions mean for the user, as diagnostics.

mod in_use;

use super::obstacles::{Conflict, MissingInstance};
use super::{Cover, Decided, DecidedHostname, DecidedProxy, RootDomain, Verdict, is_under_target, root_domain};
use crate::diag::{Code, Diagnostic, Sink};
use crate::model::Workspace;
use crate::source::Span;
use in_use::in_use;

/// Reports every hostname that is not programmed, and everything that keeps a proxy from being programmed.
pub fn report(decided: &Decided<'_>, sink: &mut Sink) {
    for proxy in decided.proxies() {
        sink.set_object(Some(std::sync::Arc::clone(proxy.object())));
        for hostname in proxy.hostnames() {
            if is_under_target(hostname.name(), decided.settings()) {
                under_target(hostname, sink);
            }
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

/// A hostname under a domain of the platform. Nobody else can verify that domain, so the advice to create a Domain would be wrong.
fn under_target(hostname: DecidedHostname<'_, '_>, sink: &mut Sink) {
    let label = match hostname.decision.cover {
        // an odd input, but the platform believes the status of the Domain
        Cover::Verified(_) => return,
        Cover::Assumed(_) | Cover::Unverified(_) | Cover::None => "gets no listener on the platform",
    };
    let name = hostname.name();
    let message = format!("the hostname `{name}` is under a domain of the platform, which no Domain can verify");
    sink.push(
        Diagnostic::new(Code::HostnameTargetDomain, hostname.text.span, message)
            .label(label)
            .field(hostname.field())
            .help("remove it: the platform assigns such a hostname to each HTTPProxy itself, and serves it without an entry in `hostnames`"),
    );
}

fn unverified(proxy: DecidedProxy<'_, '_>, hostname: DecidedHostname<'_, '_>, sink: &mut Sink) {
    if is_under_target(hostname.name(), proxy.decided().settings()) {
        return;
    }
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

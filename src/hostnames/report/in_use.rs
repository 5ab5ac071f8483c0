//! The report on a hostname that another resource uses.

use crate::diag::{Code, Diagnostic, ObjectRef};
use crate::hostnames::{Decided, DecidedHostname, Holder};
use crate::model::{Owner, Workspace, normal};
use crate::source::Span;

/// What is at the place of a claim.
const RECORDED: &str = "the claim is recorded here";

pub(super) fn in_use(decided: &Decided<'_>, hostname: DecidedHostname<'_, '_>, holder: Holder) -> Diagnostic {
    let workspace = decided.checked().workspace();
    let name = hostname.name();
    let diagnostic =
        |message: String| Diagnostic::new(Code::HostnameInUse, hostname.text.span, message).label("gets no listener").field(hostname.field());
    match holder {
        Holder::Elsewhere(index) => {
            let (span, owner) = recorded(workspace, index);
            let (namespace, owner) = owner.map_or(("", ""), |owner| (&owner.namespace, &owner.name));
            diagnostic(format!("the hostname `{name}` is already in use by `{namespace}/{owner}`, which is not in the input"))
                .also(span, RECORDED, Some("data.owner".to_owned()))
                .help(format!("remove `{name}` from this HTTPProxy, or from `{owner}` in namespace `{namespace}` first"))
        }
        Holder::OtherCluster(index) => {
            let (span, owner) = recorded(workspace, index);
            let (cluster, namespace, owner) = owner.map_or(("", "", ""), |owner| (&owner.cluster, &owner.namespace, &owner.name));
            diagnostic(format!("the hostname `{name}` is already in use by `{namespace}/{owner}` of the cluster `{cluster}`"))
                .also(span, RECORDED, Some("data.owner".to_owned()))
                .help(format!("remove `{name}` from this HTTPProxy, or use `--cluster {cluster}` if the input belongs to that cluster"))
        }
        Holder::Keeper { proxy, claim } => {
            let holder = &workspace.resources[proxy].object;
            let (span, field) = holding_place(workspace, proxy, name);
            let why = if decided.checked().is_refused(proxy) { "it is invalid" } else { "its Gateway cannot be created" };
            let message = format!("the hostname `{name}` is already in use by the {}, which keeps it while {why}", ticked(holder));
            let found = diagnostic(message).also(span, "used here", field);
            let found = match claim {
                Some(claim) => found.also(recorded(workspace, claim).0, RECORDED, Some("data.owner".to_owned())),
                None => found,
            };
            found.help(format!("fix `{}` first: it releases `{name}` once it is accepted without listing it", holder.name))
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

/// The place of a claim, and its owner.
fn recorded<'w>(workspace: &'w Workspace<'_>, index: usize) -> (Span, Option<&'w Owner>) {
    let resource = &workspace.resources[index];
    let Some(claim) = resource.content.claim() else { return (resource.anchor, None) };
    (claim.at, claim.owner.as_ref())
}

/// Where a resource lists the hostname that it uses.
fn holding_place(workspace: &Workspace<'_>, index: usize, name: &str) -> (Span, Option<String>) {
    let holder = &workspace.resources[index];
    let in_proxy = holder.content.http_proxy().and_then(|proxy| proxy.hostnames().find(|(_, hostname)| hostname.value == name));
    let in_gateway = || holder.content.gateway().and_then(|gateway| gateway.hostnames.iter().find(|hostname| normal(&hostname.value) == name));
    if let Some((at, hostname)) = in_proxy {
        return (hostname.span, Some(format!("spec.hostnames[{at}]")));
    }
    // what keeps a hostname does not have to list it
    let kept = holder.content.http_proxy().and_then(|proxy| proxy.status.as_ref()).map_or(&[][..], |status| &status.hostnames);
    match kept.iter().enumerate().find(|(_, hostname)| normal(&hostname.value) == name) {
        Some((at, hostname)) => (hostname.span, Some(format!("status.hostnames[{at}]"))),
        None => (in_gateway().map_or(holder.anchor, |hostname| hostname.span), None),
    }
}

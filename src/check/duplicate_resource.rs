//! Two objects with the same kind, namespace, and name would overwrite each other.

use super::{Check, Collected, InputReporter};
use crate::diag::{Code, FieldError, Finding, ObjectRef, prose, shapes};
use crate::model::Content;
use crate::source::InputMap;

/// Takes the place of the namespace of cluster-scoped objects.
const CLUSTER: &str = "";

/// Whether this is a `GatewayClass`, the only cluster-scoped kind that is checked here.
fn is_gateway_class(object: &ObjectRef) -> bool {
    object.kind == "GatewayClass" && object.api_version.starts_with("gateway.networking.k8s.io/")
}

pub(super) const CHECK: Check = Check::of_input(Code::DuplicateResource, run);

fn run(collected: &Collected<'_>, report: &mut InputReporter<'_>) {
    let workspace = collected.workspace();
    let mut seen = InputMap::default();
    seen.reserve(workspace.resources.len());
    for (index, resource) in workspace.by_place() {
        // ConfigMaps without a claim are not ours to check
        let foreign = match &resource.content {
            Content::Foreign => !is_gateway_class(&resource.object),
            Content::Config(_) => true,
            Content::Claim(claim) => claim.owner.is_none(),
            Content::HttpProxy(_) | Content::Domain(_) | Content::Gateway(_) | Content::HttpRoute(_) | Content::EndpointSlice(_) => false,
        };
        if foreign || resource.object.name.is_empty() {
            continue;
        }
        // an object read from a cluster may appear beside its desired state
        let object = &*resource.object;
        let namespace = if is_gateway_class(object) { CLUSTER } else { object.namespace.as_str() };
        let key = (object.kind.as_str(), namespace, object.name.as_str(), resource.live);
        let Some(first) = seen.get(&key).copied() else {
            seen.insert(key, index);
            continue;
        };
        let first = &workspace.resources[first];
        let place = if namespace == CLUSTER { String::new() } else { format!(" in namespace `{}`", prose::shown(namespace)) };
        let message = format!("{}{place}", shapes::duplicate(&object.kind, &object.name));
        report.push(
            index,
            Finding::new(resource.anchor, message)
                .label("defined again here")
                .at("metadata.name", FieldError::Duplicate)
                .also(first.anchor, "first defined here", Some("metadata.name".to_owned()))
                .help("rename or remove one of them"),
        );
    }
}

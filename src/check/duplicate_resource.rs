//! Two objects of one kind, namespace and name would overwrite each other.

use crate::diag::{Code, Diagnostic, FieldError, ObjectRef, Sink, prose};
use crate::model::{Content, Workspace};
use crate::source::TextMap;

/// The namespace of what is in none.
const CLUSTER: &str = "";

/// The one kind that matters here and lies in no namespace.
fn is_gateway_class(object: &ObjectRef) -> bool {
    object.kind == "GatewayClass" && object.api_version.starts_with("gateway.networking.k8s.io/")
}

/// The resources that may not be rendered.
pub(super) fn run(workspace: &Workspace<'_>, sink: &mut Sink) -> Vec<usize> {
    let mut seen = TextMap::default();
    seen.reserve(workspace.resources.len());
    let mut refused = Vec::new();
    for (index, resource) in workspace.by_place() {
        // a ConfigMap that claims nothing is none of ours
        let foreign = match &resource.content {
            Content::Foreign => !is_gateway_class(&resource.object),
            Content::Config(_) => true,
            Content::Claim(claim) => claim.owner.is_none(),
            Content::HttpProxy(_) | Content::Domain(_) | Content::Gateway(_) | Content::HttpRoute(_) | Content::EndpointSlice(_) => false,
        };
        if foreign || resource.object.name.is_empty() {
            continue;
        }
        // what a cluster has and what it shall have may stand side by side
        let object = &*resource.object;
        let namespace = if is_gateway_class(object) { CLUSTER } else { object.namespace.as_str() };
        let key = (object.kind.as_str(), namespace, object.name.as_str(), resource.live);
        let Some(first) = seen.get(&key).copied() else {
            seen.insert(key, index);
            continue;
        };
        let first = &workspace.resources[first];
        let place = if namespace == CLUSTER { String::new() } else { format!(" in the namespace `{}`", prose::shown(namespace)) };
        let message = format!("there are two objects {} `{}`{place}", object.kind, prose::shown(&object.name));
        sink.push(
            Diagnostic::new(Code::DuplicateResource, resource.anchor, message)
                .label("again here")
                .at("metadata.name", FieldError::Duplicate)
                .also(first.anchor, "first here", Some("metadata.name".to_owned()))
                .help("rename one of them, or remove it")
                .about(&resource.object),
        );
        refused.push(index);
    }
    refused
}

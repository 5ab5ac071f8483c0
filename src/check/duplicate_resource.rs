//! Two objects of one kind, namespace and name would overwrite each other.

use crate::diag::{Code, Diagnostic, FieldError, Sink, prose};
use crate::model::{Content, Workspace};
use crate::source::TextMap;

/// The resources that may not be rendered.
pub(super) fn run(workspace: &Workspace<'_>, sink: &mut Sink) -> Vec<usize> {
    let mut seen = TextMap::default();
    seen.reserve(workspace.resources.len());
    let mut refused = Vec::new();
    for (index, resource) in workspace.by_place() {
        // a ConfigMap that claims nothing is none of ours
        let foreign = match &resource.content {
            Content::Foreign | Content::Config(_) => true,
            Content::Claim(claim) => claim.owner.is_none(),
            Content::HttpProxy(_) | Content::Domain(_) | Content::Gateway(_) | Content::HttpRoute(_) | Content::EndpointSlice(_) => false,
        };
        if foreign || resource.object.name.is_empty() {
            continue;
        }
        // what a cluster has and what it shall have may stand side by side
        let object = &*resource.object;
        let key = (object.kind.as_str(), object.namespace.as_str(), object.name.as_str(), resource.live);
        let Some(first) = seen.get(&key).copied() else {
            seen.insert(key, index);
            continue;
        };
        let first = &workspace.resources[first];
        let message =
            format!("there are two objects {} `{}` in the namespace `{}`", object.kind, prose::shown(&object.name), prose::shown(&object.namespace));
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

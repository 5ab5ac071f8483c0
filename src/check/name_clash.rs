//! An input object with the same name as a rendered one: both would be applied, and the later one would win.

use std::collections::HashMap;

use super::Collected;
use crate::diag::{Code, Diagnostic, FieldError, Sink, prose};
use crate::model::{Content, Resource};
use crate::source::Span;

/// Rejects no resource: the clash is an error of the input as a whole.
pub(super) fn run(collected: &Collected<'_>, sink: &mut Sink) -> Vec<usize> {
    let workspace = collected.workspace();
    let mut rendered: HashMap<(&'static str, &str, String), Span> = HashMap::new();
    let wanted = workspace
        .resources
        .iter()
        .any(|resource| is_applied(resource) && matches!(resource.content, Content::Gateway(_) | Content::HttpRoute(_) | Content::EndpointSlice(_)));
    if !wanted {
        return Vec::new();
    }
    for (index, resource) in workspace.by_place() {
        if let (Content::HttpProxy(proxy), false) = (&resource.content, collected.is_refused(index)) {
            for (kind, name) in proxy.rendered_names() {
                rendered.entry((kind, &proxy.meta.namespace, name)).or_insert(resource.anchor);
            }
        }
    }
    for resource in workspace.resources.iter().filter(|resource| is_applied(resource)) {
        let kind = match resource.content {
            Content::Gateway(_) => "Gateway",
            Content::HttpRoute(_) => "HTTPRoute",
            Content::EndpointSlice(_) => "EndpointSlice",
            Content::HttpProxy(_) | Content::Domain(_) | Content::Claim(_) | Content::Config(_) | Content::Foreign => continue,
        };
        let Some(proxy) = rendered.get(&(kind, resource.object.namespace.as_str(), resource.object.name.clone())) else { continue };
        let message = format!("the {kind} `{}` has the same name as one that is rendered", prose::shown(&resource.object.name));
        sink.push(
            Diagnostic::new(Code::NameClash, resource.anchor, message)
                .label("would also be applied")
                .at("metadata.name", FieldError::Duplicate)
                .also(*proxy, "rendered from this HTTPProxy", Some("metadata.name".to_owned()))
                .help("remove this object, or rename it or the HTTPProxy")
                .about(&resource.object),
        );
    }
    Vec::new()
}

/// Whether an object would be applied: it was not read from a cluster, and is not for local tools only.
fn is_applied(resource: &Resource<'_>) -> bool {
    !resource.live && !resource.local_config
}

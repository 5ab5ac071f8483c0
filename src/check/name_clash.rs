//! An input object with the same name as a rendered one: both would be applied, and the later one would win.

use std::collections::HashMap;

use super::{Check, Collected, InputReporter};
use crate::diag::{Code, FieldError, Finding, prose};
use crate::model::{Content, Resource};
use crate::source::{InputSet, Span};

pub(super) const CHECK: Check = Check::of_input(Code::NameClash, run);

fn run(collected: &Collected<'_>, report: &mut InputReporter<'_>) {
    let workspace = collected.workspace();
    let mut rendered: HashMap<(&'static str, &str, String), Span> = HashMap::new();
    let wanted = workspace
        .resources
        .iter()
        .any(|resource| is_applied(resource) && matches!(resource.content, Content::Gateway(_) | Content::HttpRoute(_) | Content::EndpointSlice(_)));
    if !wanted {
        return;
    }
    let mut seen: InputSet<(&str, &str, bool)> = InputSet::default();
    for (index, resource) in workspace.by_place() {
        let Content::HttpProxy(proxy) = &resource.content else { continue };
        // a second one of the same name is a fault of its own, and nothing is rendered from it
        let is_first = seen.insert((&proxy.meta.namespace, &proxy.meta.name, resource.live));
        if !is_first || collected.is_refused(index) {
            continue;
        }
        for (kind, name) in proxy.rendered_names() {
            rendered.entry((kind, &proxy.meta.namespace, name)).or_insert(resource.anchor);
        }
    }
    for (index, resource) in workspace.resources.iter().enumerate().filter(|(_, resource)| is_applied(resource)) {
        let kind = match resource.content {
            Content::Gateway(_) => "Gateway",
            Content::HttpRoute(_) => "HTTPRoute",
            Content::EndpointSlice(_) => "EndpointSlice",
            Content::HttpProxy(_) | Content::Domain(_) | Content::Claim(_) | Content::Config(_) | Content::Foreign => continue,
        };
        let Some(proxy) = rendered.get(&(kind, resource.object.namespace.as_str(), resource.object.name.clone())) else { continue };
        let message = format!("the {kind} `{}` has the same name as one that is rendered", prose::shown(&resource.object.name));
        report.push(
            index,
            Finding::new(resource.anchor, message)
                .label("would also be applied")
                .at("metadata.name", FieldError::Duplicate)
                .also(*proxy, "rendered from this HTTPProxy", Some("metadata.name".to_owned()))
                .help("rename or remove this object, or rename the HTTPProxy"),
        );
    }
}

/// Whether an object would be applied: it was not read from a cluster, and is not for local tools only.
fn is_applied(resource: &Resource<'_>) -> bool {
    !resource.live && !resource.local_config
}

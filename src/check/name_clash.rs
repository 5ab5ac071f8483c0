//! An input object with the same name as a rendered one: both would be applied, and the later one would win.

use std::collections::HashMap;

use super::{Check, Collected, InputReporter};
use crate::diag::{Code, FieldError, Finding, prose};
use crate::model::{OwnedKind, Resource};
use crate::source::{InputSet, Span};

pub(super) const CHECK: Check = Check::of_input(Code::NameClash, run);

fn run(collected: &Collected<'_>, report: &mut InputReporter<'_>) {
    let workspace = collected.workspace();
    let mut rendered: HashMap<(OwnedKind, &str, String), Span> = HashMap::new();
    if !workspace.resources.iter().any(|resource| is_applied(resource) && resource.content.owned().is_some()) {
        return;
    }
    let mut seen: InputSet<(&str, &str, bool)> = InputSet::default();
    for (index, resource) in workspace.by_place() {
        let Some(proxy) = resource.content.http_proxy() else { continue };
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
        let Some((kind, _)) = resource.content.owned() else { continue };
        let Some(proxy) = rendered.get(&(kind, resource.object.namespace.as_str(), resource.object.name.clone())) else { continue };
        let message = format!("the {} `{}` has the same name as one that is rendered", kind.as_str(), prose::shown(&resource.object.name));
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

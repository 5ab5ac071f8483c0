//! The platform refuses a second Domain of one namespace for the same name.

use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::{Content, Workspace};
use crate::source::TextMap;

/// The Domains that do not count.
pub(super) fn run(workspace: &Workspace<'_>, sink: &mut Sink) -> Vec<usize> {
    let mut seen: TextMap<(&str, String, bool), usize> = TextMap::default();
    let mut refused = Vec::new();
    for (index, resource) in workspace.by_place() {
        let Content::Domain(domain) = &resource.content else { continue };
        let Some(name) = domain.domain_name.get() else { continue };
        let key = (domain.meta.namespace.as_ref(), name.value.trim_end_matches('.').to_lowercase(), resource.live);
        let Some(first) = seen.get(&key).copied() else {
            seen.insert(key, index);
            continue;
        };
        // two objects with one name are reported as that
        if workspace.resources[first].object == resource.object {
            continue;
        }
        let Content::Domain(holder) = &workspace.resources[first].content else { continue };
        let Some(held) = holder.domain_name.get() else { continue };
        sink.push(
            Diagnostic::new(
                Code::DuplicateDomain,
                name.span,
                format!("a second Domain for `{}` in the namespace `{}`", name.value, domain.meta.namespace),
            )
            .label("again here")
            .at("spec.domainName", FieldError::Duplicate)
            .also(held.span, format!("first here, in the Domain `{}`", holder.meta.name), Some("spec.domainName".to_owned()))
            .help("remove one of the two: one verified Domain serves the whole namespace")
            .about(&resource.object),
        );
        refused.push(index);
    }
    refused
}

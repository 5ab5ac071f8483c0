//! The platform rejects a second Domain for the same name in a namespace.

use super::{Check, Collected, InputReporter};
use crate::diag::{Code, FieldError, Finding, shapes};
use crate::model::Content;
use crate::source::InputMap;

pub(super) const CHECK: Check = Check::of_input(Code::DuplicateDomain, run);

fn run(collected: &Collected<'_>, report: &mut InputReporter<'_>) {
    let workspace = collected.workspace();
    let mut seen: InputMap<(&str, String, bool), usize> = InputMap::default();
    for (index, resource) in workspace.by_place() {
        let Content::Domain(domain) = &resource.content else { continue };
        let Some(name) = domain.domain_name.get() else { continue };
        let key = (domain.meta.namespace.as_ref(), name.value.trim_end_matches('.').to_lowercase(), resource.live);
        let Some(first) = seen.get(&key).copied() else {
            seen.insert(key, index);
            continue;
        };
        // two objects with the same name are already reported by `duplicate-resource`
        if workspace.resources[first].object == resource.object {
            continue;
        }
        let Content::Domain(holder) = &workspace.resources[first].content else { continue };
        let Some(held) = holder.domain_name.get() else { continue };
        report.push(
            index,
            Finding::new(name.span, format!("{} in namespace `{}`", shapes::duplicate("Domain for", &name.value), domain.meta.namespace))
                .label(shapes::AGAIN)
                .at("spec.domainName", FieldError::Duplicate)
                .also(held.span, format!("{}, in Domain `{}`", shapes::FIRST, holder.meta.name), Some("spec.domainName".to_owned()))
                .help("remove one of them: a verified Domain covers the whole namespace"),
        );
    }
}

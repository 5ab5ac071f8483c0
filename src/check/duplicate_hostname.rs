//! A proxy lists each hostname only once.

use super::Check;
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::HttpProxy;
use crate::source::InputMap;

pub(super) const CHECK: Check = Check::of_proxy(Code::DuplicateHostname, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    let mut seen = InputMap::default();
    for (index, hostname) in proxy.hostnames() {
        if let Some((first, span)) = seen.get(&*hostname.value) {
            report.push(
                Finding::new(hostname.span, shapes::duplicate("hostname", &hostname.value))
                    .label(shapes::AGAIN)
                    .at(format_args!("spec.hostnames[{index}].hostname"), FieldError::Duplicate)
                    .also(*span, shapes::FIRST, Some(format!("spec.hostnames[{first}]")))
                    .help("remove one of them"),
            );
        } else {
            seen.insert(&*hostname.value, (index, hostname.span));
        }
    }
}

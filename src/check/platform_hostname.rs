//! The platform serves the hostname that it assigned anyway. Listed, it would be on two listeners, and the API server rejects such a Gateway.

use super::{Check, Collected, InputReporter};
use crate::diag::{Code, FieldError, Finding, prose};
use crate::model::{Platforms, normal};
use crate::yaml::Path;

pub(super) const CHECK: Check = Check::of_input(Code::PlatformHostname, run);

fn run(_: &Collected<'_>, report: &mut InputReporter<'_>) {
    let workspace = report.workspace;
    let platforms = Platforms::of(workspace, report.settings);
    let hostnames = Path::Root.field("spec");
    let hostnames = hostnames.field("hostnames");
    for found in report.proxies.iter().filter_map(|place| workspace.proxy(*place)) {
        if found.proxy.hostnames.items().is_empty() {
            continue;
        }
        let Some(platform) = platforms.hostname(found) else { continue };
        for (index, hostname) in found.proxy.hostnames().filter(|(_, hostname)| normal(&hostname.value) == platform) {
            let message = format!("the platform assigned the hostname `{}` to this HTTPProxy itself", prose::shown(&hostname.value));
            report.push(
                found.index,
                Finding::new(hostname.span, message)
                    .label("two listeners would have this hostname")
                    .at(hostnames.index(index), FieldError::Invalid)
                    .help("remove it from `hostnames`: the platform serves it anyway"),
            );
        }
    }
}

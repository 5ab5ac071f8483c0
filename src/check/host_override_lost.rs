//! The platform passes a `Host` header to the backend by a rewrite; if it adds no rewrite, the header is lost.

use super::{Check, walk};
use crate::diag::{Code, Finding, Reporter, prose};
use crate::model::{Given, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::HostOverrideLost, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::rules(proxy, |path, rule| {
        let Some((_, backend)) = rule.backends().next() else { return };
        if !matches!(backend.endpoint, Given::Is(_)) || backend.certificate_hostname().is_some() {
            return;
        }
        let Some(host) = rule.host_override(backend) else { return };
        let why = if backend.has_connector() { "connectors" } else { "http endpoints that are IP addresses" };
        report.push(
            Finding::new(
                host.span,
                format!("the `Host` header `{}` never reaches the backend: the platform strips it for {why}", prose::shown(&host.value)),
            )
            .label("never sent")
            .field(path.field("filters"))
            .help("remove it, or use an endpoint with a DNS name, or https with `tls.hostname`"),
        );
    });
}

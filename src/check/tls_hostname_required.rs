//! An https endpoint that is an IP address has no name to verify a certificate against.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter};
use crate::model::HttpProxy;
use crate::model::endpoint::Host;

pub(super) const CHECK: Check = Check::of_proxy(Code::TlsHostnameRequired, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::backends(proxy, |path, backend| {
        let Some((endpoint, Ok(url))) = backend.endpoint.get().map(|endpoint| (endpoint, endpoint.url())) else { return };
        let Some(host @ (Host::Ipv4(_) | Host::Ipv6(_))) = endpoint.host() else { return };
        if endpoint.is_https() && backend.tls_hostname.is_absent() {
            report.push(
                Finding::new(endpoint.span_of(&url.host), format!("the https endpoint `{host}` requires `tls.hostname`"))
                    .label("no name to verify the certificate against")
                    .at(path.field("tls").field("hostname"), FieldError::Required)
                    .help("add the name in the backend's certificate, for example `tls: {hostname: api.example.com}`"),
            );
        }
    });
}

//! The name that a certificate is verified against must be a valid hostname, on every backend that sets one.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::HttpProxy;
use crate::model::schema::Format;

pub(super) const CHECK: Check = Check::of_proxy(Code::TlsHostname, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::backends(proxy, |path, backend| {
        let Some(hostname) = backend.tls_hostname.get() else { return };
        if super::is_precise_hostname(&hostname.value.to_lowercase()) {
            return;
        }
        let message = shapes::not_valid(&hostname.value, "hostname");
        let help = Format::PreciseHostname
            .suggestion(&hostname.value)
            .map_or_else(|| "use the name in the backend's certificate, for example `api.example.com`".to_owned(), shapes::use_instead);
        report.push(Finding::new(hostname.span, message).at(path.field("tls").field("hostname"), FieldError::Invalid).help(help));
    });
}

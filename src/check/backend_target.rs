//! A backend is either an endpoint or an instance.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::HttpProxy;

pub(super) const CHECK: Check = Check::of_proxy(Code::BackendTarget, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::backends(proxy, |path, backend| {
        let has_instance = !backend.instance.is_absent();
        if !has_instance && backend.endpoint.is_absent() {
            report.push(
                Finding::new(backend.anchor, "a backend needs either an `endpoint` or an `instance`")
                    .at(path, FieldError::Invalid)
                    .help("add `endpoint: https://origin.example.com`"),
            );
        }
        let excluded = [("endpoint", backend.endpoint.is_absent()), ("connector", backend.connector.is_absent())];
        for (name, _) in excluded.iter().filter(|(_, absent)| has_instance && !absent) {
            report.push(
                Finding::new(backend.anchor, shapes::mutually_exclusive("instance", name))
                    .at(path, FieldError::Invalid)
                    .help(format!("remove `{name}`: an instance is an EndpointSlice, which already contains the addresses")),
            );
        }
    });
}

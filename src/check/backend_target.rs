//! A backend is either an endpoint or an instance.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::BackendTarget, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::backends(proxy, |path, backend| {
        let has_instance = !backend.instance.is_absent();
        if !has_instance && backend.endpoint.is_absent() {
            sink.push(
                Diagnostic::new(RULE.code, backend.anchor, "a backend needs either an `endpoint` or an `instance`")
                    .at(path, FieldError::Invalid)
                    .help("add `endpoint: https://origin.example.com`"),
            );
        }
        let excluded = [("endpoint", backend.endpoint.is_absent()), ("connector", backend.connector.is_absent())];
        for (name, _) in excluded.iter().filter(|(_, absent)| has_instance && !absent) {
            sink.push(
                Diagnostic::new(RULE.code, backend.anchor, shapes::mutually_exclusive("instance", name))
                    .at(path, FieldError::Invalid)
                    .help(format!("remove `{name}`: an instance is an EndpointSlice, which already contains the addresses")),
            );
        }
    });
}

//! An `externalAuth` is a union: `protocol` names the one member that is there.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::ExternalAuthProtocol, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::filters(proxy, |path, _, filter| {
        let Some(auth) = filter.external_auth.get() else { return };
        let Some(protocol) = auth.protocol.get() else { return };
        let ((wanted, wanted_name), (other, other_name)) = match protocol.value.as_ref() {
            "HTTP" => ((&auth.http, "http"), (&auth.grpc, "grpc")),
            _ => ((&auth.grpc, "grpc"), (&auth.http, "http")),
        };
        // the other member in its place is one fault, not two
        if wanted.is_absent() && other.is_absent() {
            let message = format!("the protocol `{}` needs `{wanted_name}`", protocol.value);
            sink.push(
                Diagnostic::new(RULE.code, protocol.span, message)
                    .at(path.field("externalAuth"), FieldError::Invalid)
                    .help(format!("add `{wanted_name}: {{}}`")),
            );
        }
        if let Some(at) = other.get() {
            let message = format!("`{other_name}` does not go with the protocol `{}`", protocol.value);
            sink.push(
                Diagnostic::new(RULE.code, *at, message)
                    .at(path.field("externalAuth"), FieldError::Invalid)
                    .also(protocol.span, "the protocol is set here", Some(path.field("externalAuth").field("protocol").to_string()))
                    .help(if wanted.is_absent() {
                        format!("write `{wanted_name}` in its place, or correct the protocol")
                    } else {
                        format!("remove `{other_name}`, or correct the protocol and remove `{wanted_name}`")
                    }),
            );
        }
    });
}

//! An `externalAuth` is a union: `protocol` names the one member that must be set.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::{AuthProtocol, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::ExternalAuthProtocol, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filters(proxy, |path, _, filter| {
        let Some(auth) = filter.external_auth.get() else { return };
        let Some(protocol) = auth.protocol.get() else { return };
        let ((wanted, wanted_name), (other, other_name)) = match protocol.value {
            AuthProtocol::Http => ((&auth.http, "http"), (&auth.grpc, "grpc")),
            AuthProtocol::Grpc => ((&auth.grpc, "grpc"), (&auth.http, "http")),
        };
        // the wrong member in place of the right one is one fault, not two
        if wanted.is_absent() && other.is_absent() {
            let message = shapes::requires(format_args!("protocol: {}", protocol.as_str()), wanted_name);
            report.push(
                Finding::new(protocol.span, message).at(path.field("externalAuth"), FieldError::Invalid).help(format!("add `{wanted_name}: {{}}`")),
            );
        }
        if let Some(at) = other.get() {
            let message = shapes::not_allowed_with(other_name, format_args!("protocol: {}", protocol.as_str()));
            report.push(
                Finding::new(*at, message)
                    .at(path.field("externalAuth"), FieldError::Invalid)
                    .also(protocol.span, "protocol set here", Some(path.field("externalAuth").field("protocol").to_string()))
                    .help(if wanted.is_absent() {
                        format!("replace it with `{wanted_name}`, or change the protocol")
                    } else {
                        format!("remove `{other_name}`, or change the protocol and remove `{wanted_name}`")
                    }),
            );
        }
    });
}

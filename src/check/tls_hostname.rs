//! The name that a certificate is verified against must be a valid hostname, on every backend that sets one.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::model::HttpProxy;
use crate::model::schema::Format;

pub(super) const RULE: Rule = Rule { code: Code::TlsHostname, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::backends(proxy, |path, backend| {
        let Some(hostname) = backend.tls_hostname.get() else { return };
        if super::is_precise_hostname(&hostname.value.to_lowercase()) {
            return;
        }
        let message = shapes::not_valid(&hostname.value, "hostname");
        let help = Format::PreciseHostname
            .suggestion(&hostname.value)
            .map_or_else(|| "use the name in the backend's certificate, for example `api.example.com`".to_owned(), shapes::use_instead);
        sink.push(Diagnostic::new(RULE.code, hostname.span, message).at(path.field("tls").field("hostname"), FieldError::Invalid).help(help));
    });
}

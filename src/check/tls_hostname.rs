//! What a certificate is checked against is a hostname, on every backend that gives one.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, prose};
use crate::model::HttpProxy;
use crate::model::schema::Format;

pub(super) const RULE: Rule = Rule { code: Code::TlsHostname, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::backends(proxy, |path, backend| {
        let Some(hostname) = backend.tls_hostname.get() else { return };
        if super::is_precise_hostname(&hostname.value.to_lowercase()) {
            return;
        }
        let message = format!("`{}` is no hostname", prose::shown(&hostname.value));
        let help = Format::PreciseHostname
            .cure(&hostname.value)
            .map_or_else(|| "write the name in the backend's certificate, such as `api.example.com`".to_owned(), |cure| format!("write `{cure}`"));
        sink.push(Diagnostic::new(RULE.code, hostname.span, message).at(path.field("tls").field("hostname"), FieldError::Invalid).help(help));
    });
}

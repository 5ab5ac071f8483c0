//! The data plane connects to backends by HTTP, with or without TLS.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::EndpointScheme, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::endpoints(proxy, |path, _, endpoint, url| {
        let scheme = endpoint.scheme();
        if super::has_no_host(endpoint) || endpoint.is_http() {
            return;
        }
        let message = if scheme.is_empty() { "the endpoint has no scheme".to_owned() } else { shapes::unsupported("endpoint scheme", scheme) };
        let span = if scheme.is_empty() { endpoint.text.span } else { endpoint.span_of(&url.scheme) };
        sink.push(Diagnostic::new(RULE.code, span, message).at(path.part("scheme"), FieldError::Unsupported).help("use `http://` or `https://`"));
    });
}

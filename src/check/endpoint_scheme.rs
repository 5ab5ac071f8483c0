//! The data plane connects to backends by HTTP, with or without TLS.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::HttpProxy;

pub(super) const CHECK: Check = Check::of_proxy(Code::EndpointScheme, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::endpoints(proxy, |path, _, endpoint, url| {
        let scheme = endpoint.scheme();
        if super::has_no_host(endpoint) || endpoint.is_http() {
            return;
        }
        let message = if scheme.is_empty() { "the endpoint has no scheme".to_owned() } else { shapes::unsupported("endpoint scheme", scheme) };
        let span = if scheme.is_empty() { endpoint.text.span } else { endpoint.span_of(&url.scheme) };
        report.push(Finding::new(span, message).at(path.part("scheme"), FieldError::Unsupported).help("use `http://` or `https://`"));
    });
}

//! An endpoint must have a host. If it has none, nothing else about it is reported.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, mask, prose, shapes};
use crate::model::HttpProxy;

pub(super) const CHECK: Check = Check::of_proxy(Code::EndpointHostRequired, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::endpoints(proxy, |path, _, endpoint, _| {
        if super::has_no_host(endpoint) {
            let text = &endpoint.text;
            let message = if text.value.is_empty() {
                shapes::empty("endpoint")
            } else {
                format!("the endpoint `{}` has no host", prose::shown(&mask(&text.value)))
            };
            report.push(Finding::new(text.span, message).at(path.part("host"), FieldError::Required).help(super::origin_help(&text.value)));
        }
    });
}

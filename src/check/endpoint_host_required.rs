//! An endpoint must have a host. If it has none, nothing else about it is reported.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, mask, prose, shapes};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::EndpointHostRequired, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::endpoints(proxy, |path, _, endpoint, _| {
        if super::has_no_host(endpoint) {
            let text = &endpoint.text;
            let message = if text.value.is_empty() {
                shapes::empty("endpoint")
            } else {
                format!("the endpoint `{}` has no host", prose::shown(&mask(&text.value)))
            };
            sink.push(
                Diagnostic::new(RULE.code, text.span, message).at(path.part("host"), FieldError::Required).help(super::origin_help(&text.value)),
            );
        }
    });
}

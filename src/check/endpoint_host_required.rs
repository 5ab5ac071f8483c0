//! An endpoint without a host leads nowhere. Nothing else about it is worth saying.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, mask, prose};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::EndpointHostRequired, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::endpoints(proxy, |path, _, endpoint, _| {
        if super::has_no_host(endpoint) {
            let text = &endpoint.text;
            let message = if text.value.is_empty() {
                "the endpoint is empty".to_owned()
            } else {
                format!("the endpoint `{}` has no host", prose::shown(&mask(&text.value)))
            };
            sink.push(
                Diagnostic::new(RULE.code, text.span, message).at(path.part("host"), FieldError::Required).help(super::origin_help(&text.value)),
            );
        }
    });
}

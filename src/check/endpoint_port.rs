//! A port is between 1 and 65535. That it is a number at all is checked by `endpoint-url`.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, prose, shapes};
use crate::model::HttpProxy;
use crate::model::endpoint::port_number;

pub(super) const RULE: Rule = Rule { code: Code::EndpointPort, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::endpoints(proxy, |path, _, endpoint, url| {
        let Some(piece) = &url.port else { return };
        let digits = endpoint.piece(piece);
        if !super::has_no_host(endpoint) && port_number(digits).is_none() {
            let message = shapes::out_of_range(format_args!("port {}", prose::shown(digits)), 1, 65535);
            sink.push(
                Diagnostic::new(RULE.code, endpoint.span_of(piece), message)
                    .at(path.part("port"), FieldError::Invalid)
                    .help("use a port from 1 to 65535, or omit it to use the default of the scheme"),
            );
        }
    });
}

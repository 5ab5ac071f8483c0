//! A port is from 1 to 65535. That it is a number at all is a matter of the URL's grammar.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::HttpProxy;
use crate::model::endpoint::port_number;

pub(super) const RULE: Rule = Rule { code: Code::EndpointPort, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::endpoints(proxy, |path, _, endpoint, url| {
        let Some(piece) = &url.port else { return };
        let digits = endpoint.piece(piece);
        if !super::has_no_host(endpoint) && port_number(digits).is_none() {
            let message = format!("the port {} is not between 1 and 65535", crate::diag::prose::shown(digits));
            sink.push(
                Diagnostic::new(RULE.code, endpoint.span_of(piece), message)
                    .at(path.part("port"), FieldError::Invalid)
                    .help("write a port from 1 to 65535, or none for that of the scheme"),
            );
        }
    });
}

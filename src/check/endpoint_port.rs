//! A port is between 1 and 65535. That it is a number at all is checked by `endpoint-url`.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, prose, shapes};
use crate::model::HttpProxy;
use crate::model::endpoint::port_number;

pub(super) const CHECK: Check = Check::of_proxy(Code::EndpointPort, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::endpoints(proxy, |path, _, endpoint, url| {
        let Some(piece) = &url.port else { return };
        let digits = endpoint.piece(piece);
        if !super::has_no_host(endpoint) && port_number(digits).is_none() {
            let message = shapes::out_of_range(format_args!("port {}", prose::shown(digits)), 1, 65535);
            report.push(
                Finding::new(endpoint.span_of(piece), message)
                    .at(path.part("port"), FieldError::Invalid)
                    .help("use a port from 1 to 65535, or omit it to use the default of the scheme"),
            );
        }
    });
}

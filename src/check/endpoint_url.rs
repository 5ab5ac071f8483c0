//! An endpoint must be valid for Go's `net/url`, which the platform parses it with.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, mask, shapes};
use crate::model::HttpProxy;

pub(super) const CHECK: Check = Check::of_proxy(Code::EndpointUrl, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::backends(proxy, |path, backend| {
        let Some(endpoint) = backend.endpoint.get() else { return };
        let Err(error) = endpoint.url() else { return };
        let span = error.piece().map_or(endpoint.text.span, |piece| endpoint.span_of(&piece));
        let message = format!("{}: {error}", shapes::not_valid(&mask(&endpoint.text.value), "endpoint URL"));
        report.push(Finding::new(span, message).at(path.field("endpoint"), FieldError::Invalid).help(super::origin_help(&endpoint.text.value)));
    });
}

//! An endpoint ends with its host or port; paths belong in matches and rewrites.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, masked_cuts, prose};
use crate::model::HttpProxy;

pub(super) const CHECK: Check = Check::of_proxy(Code::EndpointSuffix, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::endpoints(proxy, |path, _, endpoint, url| {
        if super::has_no_host(endpoint) {
            return;
        }
        let way = (!url.path.is_empty()).then_some(&url.path);
        let parts = [
            ("path", way, "remove it; to change the path that the backend sees, use a `URLRewrite` filter with `path`"),
            ("query", url.query.as_ref(), "remove it: the backend receives the query of each request unchanged"),
            ("fragment", url.fragment.as_ref(), "remove it: fragments are never sent to a server"),
        ];
        for (part, piece, help) in parts {
            let Some(piece) = piece else { continue };
            // in `//u:1/x@h` the path looks like the end of a secret
            let secret = masked_cuts(&endpoint.text.value).iter().any(|cut| cut.start < piece.end && piece.start < cut.end);
            let shown = if secret { "redacted".to_owned() } else { prose::shown(endpoint.piece(piece)) };
            let message = format!("the endpoint contains a {part}: `{shown}`");
            report.push(Finding::new(endpoint.span_of(piece), message).at(path.part(part), FieldError::Invalid).help(help));
        }
    });
}

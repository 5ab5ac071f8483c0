//! An endpoint must not contain credentials: anyone who can read the HTTPProxy could read them.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, prose};
use crate::model::HttpProxy;

pub(super) const CHECK: Check = Check::of_proxy(Code::EndpointUserinfo, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::endpoints(proxy, |path, _, endpoint, url| {
        let Some(piece) = &url.userinfo else { return };
        if super::has_no_host(endpoint) {
            return;
        }
        // the password is never printed
        let message = match endpoint.piece(piece).split_once(':') {
            Some((user, _)) => format!("the endpoint contains credentials: `{}`", prose::shown(&format!("{user}:redacted"))),
            None if piece.is_empty() => "the endpoint has an empty user before the `@`".to_owned(),
            None => format!("the endpoint contains a user: `{}`", prose::shown(endpoint.piece(piece))),
        };
        let span = endpoint.span_of(&(piece.start..piece.end + 1));
        let help = "remove everything between `//` and the host; if the backend needs credentials, send them with a `RequestHeaderModifier` filter";
        report.push(Finding::new(span, message).at(path.part("userinfo"), FieldError::Invalid).help(help));
    });
}

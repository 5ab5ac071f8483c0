//! An endpoint carries no credentials: whoever can read the HTTPProxy could read them.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::EndpointUserinfo, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::endpoints(proxy, |path, _, endpoint, url| {
        let Some(piece) = &url.userinfo else { return };
        if super::has_no_host(endpoint) {
            return;
        }
        // the password is never printed
        let user = match endpoint.piece(piece).split_once(':') {
            Some((user, _)) => format!("{user}:redacted"),
            None => endpoint.piece(piece).to_owned(),
        };
        let message = if piece.is_empty() {
            "the endpoint has an `@` for a user".to_owned()
        } else {
            format!("the endpoint names the user `{}`", crate::diag::prose::shown(&user))
        };
        let span = endpoint.span_of(&(piece.start..piece.end + 1));
        let help = "remove everything up to the `@`; send credentials with a `RequestHeaderModifier` filter, or not at all";
        sink.push(Diagnostic::new(RULE.code, span, message).at(path.part("userinfo"), FieldError::Invalid).help(help));
    });
}

//! A redirect answers the request itself, so a backend next to it would never receive one.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::{FilterType, HttpProxy};

pub(super) const RULE: Rule = Rule { code: Code::RedirectWithBackend, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::rules(proxy, |path, rule| {
        let Some((_, backend)) = rule.backends().next() else { return };
        let redirect = rule.filters().find_map(|(_, filter)| filter.present.iter().find(|(kind, _)| *kind == FilterType::RequestRedirect));
        if let Some((_, redirect)) = redirect {
            sink.push(
                Diagnostic::new(RULE.code, *redirect, "a rule that redirects cannot have a backend")
                    .at(path, FieldError::Invalid)
                    .also(backend.anchor, "this backend would never receive a request", None)
                    .help("remove the `backends` of this rule, or the `RequestRedirect` filter"),
            );
        }
    });
}

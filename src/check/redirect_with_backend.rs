//! A redirect answers the request itself, so a backend next to it would never receive one.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter};
use crate::model::{FilterType, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::RedirectWithBackend, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::rules(proxy, |path, rule| {
        let Some((_, backend)) = rule.backends().next() else { return };
        let redirect = rule.filters().find_map(|(_, filter)| filter.present.iter().find(|(kind, _)| *kind == FilterType::RequestRedirect));
        if let Some((_, redirect)) = redirect {
            report.push(
                Finding::new(*redirect, "a rule that redirects cannot have a backend")
                    .at(path, FieldError::Invalid)
                    .also(backend.anchor, "this backend would never receive a request", None)
                    .help("remove the `backends` of this rule, or the `RequestRedirect` filter"),
            );
        }
    });
}

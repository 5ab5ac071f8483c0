//! Every rule forwards requests to a backend or redirects them.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter};
use crate::model::{FilterType, Given, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::BackendRequired, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::rules(proxy, |path, rule| {
        let empty = match &rule.backends {
            Given::Absent => true,
            Given::Is(backends) => backends.is_empty(),
            Given::Broken => false,
        };
        let redirects = rule
            .filters()
            .any(|(_, filter)| filter.is(FilterType::RequestRedirect) || (filter.kind.get().is_none() && !filter.request_redirect.is_absent()));
        if empty && !redirects {
            report.push(
                Finding::new(rule.anchor, "a rule needs a backend unless it has a `RequestRedirect` filter")
                    .at(path.field("backends"), FieldError::Required)
                    .help("add `backends: [{endpoint: \"https://origin.example.com\"}]`"),
            );
        }
    });
}

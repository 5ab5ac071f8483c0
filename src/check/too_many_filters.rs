//! The rewrite that an endpoint needs is an additional filter, and HTTPRoute allows 16.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter};
use crate::model::defaults::MOST_FILTERS;
use crate::model::{Backend, Endpoint, FilterType, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::TooManyFilters, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::rules(proxy, |path, rule| {
        if rule.filters.items().len() < MOST_FILTERS || rule.filters().any(|(_, filter)| filter.is(FilterType::UrlRewrite)) {
            return;
        }
        // an endpoint that is rejected for its scheme gets no rewrite
        let gets_rewrite = |backend: &Backend<'_>| backend.certificate_hostname().is_some() && backend.endpoint.get().is_some_and(Endpoint::is_http);
        let Some((_, backend)) = rule.backends().find(|(_, backend)| gets_rewrite(backend)) else { return };
        let strips = rule.host_override(backend).is_some();
        let left: Vec<_> = rule.filters().filter(|(_, filter)| !(strips && filter.is_only_host())).collect();
        if let Some((_, last)) = left.get(MOST_FILTERS - 1) {
            report.push(
                Finding::new(last.anchor, format!("{} filters leave no room for the rewrite that the endpoint needs", left.len()))
                    .at(path.field("filters"), FieldError::TooMany)
                    .help("merge filters so that at most 15 are left, or replace one with your own `URLRewrite`: HTTPRoute allows 16 per rule"),
            );
        }
    });
}

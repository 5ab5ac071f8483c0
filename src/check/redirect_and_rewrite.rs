//! A redirect sends the client elsewhere, a rewrite changes what the backend sees: a filter list cannot have both.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter};
use crate::model::{FilterType, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::RedirectAndRewrite, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filter_lists(proxy, |path, _, filters| {
        let of_type = |kind| filters.iter().flatten().find_map(|filter| filter.kind.get().filter(|own| own.value == kind));
        if let (Some(redirect), Some(rewrite)) = (of_type(FilterType::RequestRedirect), of_type(FilterType::UrlRewrite)) {
            let (first, second) = if redirect.span.start < rewrite.span.start { (redirect, rewrite) } else { (rewrite, redirect) };
            report.push(
                Finding::new(second.span, "`RequestRedirect` and `URLRewrite` cannot be used in the same filter list")
                    .at(path, FieldError::Invalid)
                    .also(first.span, "conflicts with this filter", None)
                    .help("split them into two rules, or set the new host and path in the redirect"),
            );
        }
    });
}

//! Filters of these types are allowed once per list: their order would matter, but the Gateway API defines none.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::{FilterType, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::RepeatedFilter, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filter_lists(proxy, |path, _, filters| {
        for kind in [FilterType::RequestHeaderModifier, FilterType::ResponseHeaderModifier, FilterType::RequestRedirect, FilterType::UrlRewrite] {
            let mut of_type = filters.iter().flatten().filter_map(|filter| filter.kind.get().filter(|own| own.value == kind));
            let Some(first) = of_type.next() else { continue };
            for again in of_type {
                report.push(
                    Finding::new(again.span, shapes::only_one(&format!("`{}` filter", kind.as_str()), "filter list"))
                        .label(shapes::AGAIN)
                        .at(path, FieldError::Invalid)
                        .also(first.span, shapes::FIRST, None)
                        .help("merge them into one filter"),
                );
            }
        }
    });
}

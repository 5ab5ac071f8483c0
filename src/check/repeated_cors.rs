//! HTTPRoute allows one `CORS` filter per rule; the platform admits more, but the API server then rejects the route.

use super::walk::Place;
use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::{FilterType, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::RepeatedCors, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filter_lists(proxy, |path, place, filters| {
        if place == Place::Backend {
            return;
        }
        let mut cors = filters.iter().flatten().filter_map(|filter| filter.kind.get().filter(|kind| kind.value == FilterType::Cors));
        let Some(first) = cors.next() else { return };
        for again in cors {
            report.push(
                Finding::new(again.span, shapes::only_one("`CORS` filter", "rule"))
                    .label(shapes::AGAIN)
                    .at(path, FieldError::Invalid)
                    .also(first.span, shapes::FIRST, None)
                    .help("merge them: HTTPRoute rejects a second one, so the proxy would never be programmed"),
            );
        }
    });
}

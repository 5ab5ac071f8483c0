//! HTTPRoute takes `CORS` once in a rule; the platform admits more, and then the API server refuses the route.

use super::walk::Place;
use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::{FilterType, HttpProxy};

pub(super) const RULE: Rule = Rule { code: Code::RepeatedCors, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::filter_lists(proxy, |path, place, filters| {
        if place == Place::Backend {
            return;
        }
        let mut cors = filters.iter().flatten().filter_map(|filter| filter.kind.get().filter(|kind| kind.value == FilterType::Cors));
        let Some(first) = cors.next() else { return };
        for again in cors {
            sink.push(
                Diagnostic::new(RULE.code, again.span, "`CORS` may stand once in a rule")
                    .label("again here")
                    .at(path, FieldError::Invalid)
                    .also(first.span, "first here", None)
                    .help("join them into one filter: HTTPRoute takes no second one, and the proxy would never be programmed"),
            );
        }
    });
}

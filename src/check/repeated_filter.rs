//! Filters of these types may stand once in a list: their order would matter, and the Gateway API gives them none.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::{FilterType, HttpProxy};

pub(super) const RULE: Rule = Rule { code: Code::RepeatedFilter, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::filter_lists(proxy, |path, _, filters| {
        for kind in [FilterType::RequestHeaderModifier, FilterType::ResponseHeaderModifier, FilterType::RequestRedirect, FilterType::UrlRewrite] {
            let mut of_type = filters.iter().flatten().filter_map(|filter| filter.kind.get().filter(|own| own.value == kind));
            let Some(first) = of_type.next() else { continue };
            for again in of_type {
                sink.push(
                    Diagnostic::new(RULE.code, again.span, format!("`{}` may stand once in a list of filters", kind.as_str()))
                        .label("again here")
                        .at(path, FieldError::Invalid)
                        .also(first.span, "first here", None)
                        .help("join them into one filter"),
                );
            }
        }
    });
}

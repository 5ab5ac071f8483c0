//! The prefix to replace is only known if the rule has exactly one match, and that match is by prefix.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter};
use crate::model::{self, Filter, Given, HttpProxy, PathType};
use crate::source::Span;

pub(super) const CHECK: Check = Check::of_proxy(Code::PrefixRewriteMatch, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::rules(proxy, |path, rule| {
        let own = rule.filters().map(|(_, filter)| filter);
        let of_backends = rule.backends().flat_map(|(_, backend)| backend.filters().map(|(_, filter)| filter));
        let replaced: Vec<Span> = own.chain(of_backends).flat_map(replaced_prefixes).collect();
        if has_one_prefix_match(rule) {
            return;
        }
        for span in replaced {
            report.push(
                Finding::new(span, "`replacePrefixMatch` requires a rule with exactly one match, of type `PathPrefix`")
                    .label("ambiguous prefix")
                    .at(path, FieldError::Invalid)
                    .help("use a separate rule for each prefix, or use `ReplaceFullPath`"),
            );
        }
    });
}

fn replaced_prefixes(filter: &Filter<'_>) -> impl Iterator<Item = Span> {
    let redirect = filter.request_redirect.get().and_then(|redirect| redirect.path.get());
    let rewrite = filter.url_rewrite.get().and_then(|rewrite| rewrite.path.get());
    redirect.into_iter().chain(rewrite).filter_map(|path| {
        let prefix = path.replace_prefix_match.get()?;
        let by_prefix = path.kind.get().is_some_and(|kind| kind.value == model::PathModifierType::ReplacePrefixMatch);
        by_prefix.then_some(prefix.span)
    })
}

/// Whether there is exactly one prefix match; also `true` if broken matches make it impossible to tell.
fn has_one_prefix_match(rule: &model::Rule<'_>) -> bool {
    match &rule.matches {
        Given::Absent | Given::Broken => true,
        Given::Is(matches) => match matches.as_slice() {
            [one] => one.as_ref().and_then(model::Match::path_kind).is_none_or(|kind| kind == PathType::PathPrefix),
            _ => false,
        },
    }
}

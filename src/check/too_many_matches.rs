//! The Gateway API takes at most 128 matches over all rules of a route together.

use super::Rule;
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::TooManyMatches, run };

const MOST: usize = 128;

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    // a rule without matches counts with its default one, and one with a broken list does not let us count
    let counts =
        proxy.rules.items().iter().map(|rule| rule.as_ref().map_or(0, |rule| if rule.matches.is_absent() { 1 } else { rule.matches.items().len() }));
    let total: usize = counts.sum();
    if total > MOST {
        let message = format!("{total} matches over all rules, and at most {MOST} are allowed");
        sink.push(
            Diagnostic::new(RULE.code, proxy.rules_at, message)
                .at("spec.rules", FieldError::Invalid)
                .help("join matches with a `RegularExpression`, or split the HTTPProxy"),
        );
    }
}

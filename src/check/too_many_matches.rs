//! The Gateway API allows at most 128 matches across all rules of a route.

use super::Check;
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::HttpProxy;

pub(super) const CHECK: Check = Check::of_proxy(Code::TooManyMatches, run);

const MOST: usize = 128;

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    // a rule without matches has the default one; a broken rule or list counts as 0, since its matches are unknown
    let counts =
        proxy.rules.items().iter().map(|rule| rule.as_ref().map_or(0, |rule| if rule.matches.is_absent() { 1 } else { rule.matches.items().len() }));
    let total: usize = counts.sum();
    if total > MOST {
        let message = shapes::too_many("matches across all rules", total, MOST);
        report.push(
            Finding::new(proxy.rules_at, message)
                .at("spec.rules", FieldError::Invalid)
                .help("combine matches with a `RegularExpression`, or split the HTTPProxy"),
        );
    }
}

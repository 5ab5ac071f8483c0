//! The platform accepts any text as a regular expression, but the data plane rejects a route with one that does not compile.

use super::{Check, walk};
use crate::diag::{Code, Finding, Reporter, shapes};
use crate::model::{HeaderMatch, HttpProxy, List, MatchType, PathType, Text};
use crate::yaml::Path;

pub(super) const CHECK: Check = Check::of_proxy(Code::InvalidRegex, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::matches(proxy, |path, one| {
        if let Some(path_match) = one.path.get()
            && path_match.effective_kind() == Some(PathType::RegularExpression)
            && let Some(value) = path_match.value.get()
        {
            check(value, &path.field("path").field("value"), report);
        }
        for (name, list) in [("headers", &one.headers), ("queryParams", &one.query_params)] {
            headers(list, &path.field(name), report);
        }
    });
}

fn headers(list: &List<HeaderMatch<'_>>, path: &Path<'_>, report: &mut Reporter<'_>) {
    for (index, header) in list.items().iter().enumerate() {
        let Some(header) = header else { continue };
        if header.kind.get().is_some_and(|kind| kind.value == MatchType::RegularExpression)
            && let Some(value) = header.value.get()
        {
            check(value, &path.index(index).field("value"), report);
        }
    }
}

fn check(value: &Text<'_>, path: &Path<'_>, report: &mut Reporter<'_>) {
    if let Err(why) = compiles(&value.value) {
        let message = format!("{}: {why}", shapes::not_valid(&value.value, "regular expression"));
        report.push(
            Finding::new(value.span, message)
                .field(path)
                .help("fix the expression; the data plane uses RE2, which supports neither look-around nor backreferences"),
        );
    }
}

/// Whether RE2 would compile it. This parser accepts the same syntax plus a few character classes, and like RE2 neither look-around nor
/// backreferences.
fn compiles(pattern: &str) -> Result<(), String> {
    let parsed = regex_syntax::ast::parse::ParserBuilder::new().nest_limit(200).build().parse(pattern);
    parsed.map(drop).map_err(|error| error.kind().to_string())
}

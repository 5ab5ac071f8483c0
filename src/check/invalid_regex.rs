//! The platform takes any regular expression; one that does not compile makes the data plane refuse the route.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, Sink, prose};
use crate::model::{Given, HeaderMatch, HttpProxy, MatchType, PathType, Text};
use crate::yaml::Path;

pub(super) const RULE: Rule = Rule { code: Code::InvalidRegex, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::matches(proxy, |path, one| {
        if let Some(path_match) = one.path.get()
            && path_match.effective_kind() == Some(PathType::RegularExpression)
            && let Some(value) = path_match.value.get()
        {
            check(value, &path.field("path").field("value"), sink);
        }
        for (name, list) in [("headers", &one.headers), ("queryParams", &one.query_params)] {
            headers(list, &path.field(name), sink);
        }
    });
}

fn headers(list: &Given<Vec<Option<HeaderMatch<'_>>>>, path: &Path<'_>, sink: &mut Sink) {
    for (index, header) in list.items().iter().enumerate() {
        let Some(header) = header else { continue };
        if header.kind.get().is_some_and(|kind| kind.value == MatchType::RegularExpression)
            && let Some(value) = header.value.get()
        {
            check(value, &path.index(index).field("value"), sink);
        }
    }
}

fn check(value: &Text<'_>, path: &Path<'_>, sink: &mut Sink) {
    if let Err(why) = compiles(&value.value) {
        let message = format!("the regular expression `{}` does not compile: {why}", prose::shown(&value.value));
        sink.push(
            Diagnostic::new(RULE.code, value.span, message)
                .field(path)
                .help("correct it; the data plane uses RE2, which has no look-around and no back-references"),
        );
    }
}

/// Whether RE2 would take it. The syntax is that of this parser, which has a few classes more, and neither look-around nor back-references.
fn compiles(pattern: &str) -> Result<(), String> {
    let parsed = regex_syntax::ast::parse::ParserBuilder::new().nest_limit(200).build().parse(pattern);
    parsed.map(drop).map_err(|error| error.kind().to_string())
}

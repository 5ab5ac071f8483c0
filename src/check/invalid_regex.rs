//! The platform accepts any text as a regular expression, but the data plane rejects a route with one that does not compile.

use super::{Check, walk};
use crate::diag::{Code, Finding, Reporter, prose, shapes};
use crate::model::{HeaderMatch, HttpProxy, List, MatchType, PathType, Text};
use crate::pattern::Pattern;
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
    if let Err(fault) = Pattern::compile(&value.value) {
        let why = fault.to_string();
        let message = format!("{}: {}", shapes::not_valid(&value.value, "regular expression"), prose::escape(&why));
        report.push(Finding::new(value.part(&fault.span), message).field(path).help(fault.reason.help()));
    }
}

//! What the Gateway API requires of a path that is compared as text (`HTTPPathMatch`).

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, prose, shapes};
use crate::model::{HttpProxy, PathType};

pub(super) const CHECK: Check = Check::of_proxy(Code::InvalidPath, run);

const RESOLVE: &str = "use the resolved path";

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::matches(proxy, |path, one| {
        let Some(path_match) = one.path.get() else { return };
        let compared = path_match.effective_kind().filter(|kind| *kind != PathType::RegularExpression);
        let (Some(kind), Some(value)) = (compared, path_match.value.get()) else { return };
        if let Some((message, help)) = fault(&value.value, kind) {
            report.push(Finding::new(value.span, message).at(path.field("path"), FieldError::Invalid).help(help));
        }
    });
}

/// What is wrong with a path, and how to fix it.
fn fault(value: &str, kind: PathType) -> Option<(String, String)> {
    let path = || format!("the path `{}`", prose::shown(value));
    if value.is_empty() {
        return Some((shapes::empty("path"), shapes::use_instead("/")));
    }
    if !value.starts_with('/') {
        return Some((format!("{} does not start with `/`", path()), shapes::use_instead(format_args!("/{}", prose::shown(value)))));
    }
    if is_simple(value.as_bytes()) {
        return None;
    }
    for (part, help) in [
        ("//", "use a single `/`"),
        ("/./", "remove the `.` segment"),
        ("/../", RESOLVE),
        ("%2f", "use `/`: an encoded slash cannot be matched"),
        ("%2F", "use `/`: an encoded slash cannot be matched"),
        ("#", "remove it: fragments are never sent to a server"),
    ] {
        if value.contains(part) {
            return Some((format!("{} contains `{part}`", path()), help.to_owned()));
        }
    }
    for part in ["/..", "/."] {
        if value.ends_with(part) {
            return Some((format!("{} ends with `{part}`", path()), RESOLVE.to_owned()));
        }
    }
    let bad = first_bad(value)?;
    let help = format!("if this is a pattern, use `type: RegularExpression`; `{}` allows only URL path characters and `%` escapes", kind.as_str());
    Some((format!("{} contains {}, which is not allowed", path(), shapes::character(bad)), help))
}

/// Whether a path obviously needs no closer look, like nearly all of them.
fn is_simple(path: &[u8]) -> bool {
    let pairs = path.iter().zip(path.iter().skip(1).chain([&0]));
    pairs
        .into_iter()
        .all(|(byte, next)| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') || *byte == b'/' && !matches!(next, b'/' | b'.'))
}

/// The first character that is neither allowed in a path nor part of a complete percent escape.
fn first_bad(value: &str) -> Option<char> {
    let bytes = value.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b'%' && bytes.get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)) {
            at += 3;
        } else if byte.is_ascii_alphanumeric() || b"-/._~!$&'()*+,;=:@".contains(&byte) {
            at += 1;
        } else {
            return value[at..].chars().next();
        }
    }
    None
}

//! What the Gateway API asks of a path that is compared as text (`HTTPPathMatch`).

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, prose};
use crate::model::{HttpProxy, PathType};

pub(super) const RULE: Rule = Rule { code: Code::InvalidPath, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::matches(proxy, |path, one| {
        let Some(path_match) = one.path.get() else { return };
        let compared = path_match.effective_kind().filter(|kind| *kind != PathType::RegularExpression);
        let (Some(kind), Some(value)) = (compared, path_match.value.get()) else { return };
        if let Some((what, help)) = fault(&value.value, kind) {
            let message = format!("the path `{}` {what}", prose::shown(&value.value));
            sink.push(Diagnostic::new(RULE.code, value.span, message).at(path.field("path"), FieldError::Invalid).help(help));
        }
    });
}

/// What is wrong with a path, and the cure.
fn fault(value: &str, kind: PathType) -> Option<(String, String)> {
    if !value.starts_with('/') {
        return Some(("does not start with `/`".to_owned(), format!("write `/{}`", prose::shown(value))));
    }
    if is_simple(value.as_bytes()) {
        return None;
    }
    for (part, help) in [
        ("//", "write a single `/`"),
        ("/./", "leave the `.` out"),
        ("/../", "write the path that it comes to"),
        ("%2f", "write `/`: an encoded slash cannot be matched"),
        ("%2F", "write `/`: an encoded slash cannot be matched"),
        ("#", "leave it out: a fragment never reaches the server"),
    ] {
        if value.contains(part) {
            return Some((format!("holds `{part}`"), help.to_owned()));
        }
    }
    for part in ["/..", "/."] {
        if value.ends_with(part) {
            return Some((format!("ends with `{part}`"), "write the path that it comes to".to_owned()));
        }
    }
    let bad = first_bad(value)?;
    let regex =
        format!("write `type: RegularExpression` if it is one; `{}` takes the characters of a URL path and `%` with two hex digits", kind.as_str());
    Some((format!("holds `{}`, which no path can", prose::shown(bad)), regex))
}

/// Whether a path has nothing in it that needs a closer look, as nearly every one.
fn is_simple(path: &[u8]) -> bool {
    let pairs = path.iter().zip(path.iter().skip(1).chain([&0]));
    pairs
        .into_iter()
        .all(|(byte, next)| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') || *byte == b'/' && !matches!(next, b'/' | b'.'))
}

/// The first piece that is neither a character of a path nor a whole percent escape.
fn first_bad(value: &str) -> Option<&str> {
    let bytes = value.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b'%' && bytes.get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)) {
            at += 3;
        } else if byte.is_ascii_alphanumeric() || b"-/._~!$&'()*+,;=:@".contains(&byte) {
            at += 1;
        } else {
            let length = value[at..].chars().next().map_or(1, char::len_utf8);
            return Some(&value[at..at + length]);
        }
    }
    None
}

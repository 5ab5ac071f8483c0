//! Paths: as the data plane normalizes them before it matches, and as filters replace them.

use crate::model::PathModifierType;
use crate::plan::PathChange;

/// The path that is matched and forwarded: `\` is `/`, escapes of unreserved characters (RFC 3986, section 2.3) are decoded, characters
/// that no path contains are escaped, `.` and `..` are resolved, and runs of `/` become one.
pub(super) fn normalize(path: &str) -> String {
    merge_slashes(&remove_dot_segments(&decode(path)))
}

/// Whether the path has an escaped `/` or `\`, which a redirect undoes before any rule is asked.
pub(super) fn has_escaped_slash(path: &str) -> bool {
    path.as_bytes().windows(3).any(|window| matches!(window, [b'%', b'2', b'F' | b'f'] | [b'%', b'5', b'C' | b'c']))
}

/// The path with its escaped slashes as slashes.
pub(super) fn unescape_slashes(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(at) = rest.find('%') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let slash = match rest.as_bytes() {
            [_, b'2', b'F' | b'f', ..] => '/',
            [_, b'5', b'C' | b'c', ..] => '\\',
            _ => {
                text.push('%');
                rest = &rest[1..];
                continue;
            }
        };
        text.push(slash);
        rest = &rest[3..];
    }
    text.push_str(rest);
    text
}

fn decode(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut text = Vec::with_capacity(bytes.len());
    // where a `%` that starts no escape is, in the text: what follows it may be decoded to hexadecimal digits
    let mut strays = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => text.push(b'/'),
            b'|' | b'"' | b'<' | b'>' | b'^' | b'`' | b'{' | b'}' | b' ' => text.extend(format!("%{byte:02X}").bytes()),
            b'%' => match bytes.get(at + 1..at + 3).and_then(escaped) {
                Some(plain) if plain.is_ascii_alphanumeric() || b"-._~".contains(&plain) => {
                    text.push(plain);
                    at += 2;
                }
                Some(_) => {
                    text.extend(&bytes[at..at + 3]);
                    at += 2;
                }
                None => {
                    strays.push(text.len());
                    text.push(b'%');
                }
            },
            other => text.push(*other),
        }
        at += 1;
    }
    for at in strays.into_iter().rev() {
        if text.get(at + 1..at + 3).is_some_and(|two| escaped(two).is_some()) {
            text.splice(at..=at, *b"%25");
        }
    }
    String::from_utf8(text).expect("ASCII was decoded to ASCII, and the rest is as it was")
}

/// The byte that two hexadecimal digits stand for.
fn escaped(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| (byte as char).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let [high, low] = digits else { return None };
    Some(digit(*high)? * 16 + digit(*low)?)
}

/// RFC 3986, section 5.2.4, never above the root.
fn remove_dot_segments(path: &str) -> String {
    if !path.contains("/.") {
        return path.to_owned();
    }
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let last = segments.len() - 1;
    for (index, segment) in segments.into_iter().enumerate() {
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if index == last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

fn merge_slashes(path: &str) -> String {
    if !path.contains("//") {
        return path.to_owned();
    }
    if path.bytes().all(|byte| byte == b'/') {
        return "//".to_owned();
    }
    let mut text = String::with_capacity(path.len());
    for character in path.chars() {
        if character != '/' || !text.ends_with('/') {
            text.push(character);
        }
    }
    text
}

/// Whether a prefix accepts a path: it is equal without one trailing `/`, or a `/` follows.
pub(super) fn has_prefix(path: &str, prefix: &str) -> bool {
    let trimmed = prefix.strip_suffix('/').unwrap_or(prefix);
    path.strip_prefix(trimmed).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Where a changed path is used: the two differ in what becomes of a trailing `/`, of `\` and of the query.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Rewrite,
    Redirect,
}

/// The path and the query after a change. `prefix` is the value of the match that answered.
pub(super) fn change(change: &PathChange<'_>, prefix: &str, path: &str, query: Option<&str>, use_as: Use) -> (String, Option<String>) {
    let value = &*change.to.value;
    let changed = match change.kind {
        PathModifierType::ReplaceFullPath if value.is_empty() => path.to_owned(),
        PathModifierType::ReplaceFullPath => match use_as {
            Use::Rewrite => substituted(value, path),
            Use::Redirect => value.to_owned(),
        },
        PathModifierType::ReplacePrefixMatch => replace_prefix(value, prefix, path, use_as),
    };
    match changed.split_once('?') {
        None => (changed, query.map(str::to_owned)),
        Some((path, own)) => {
            let query = match (use_as, query) {
                (Use::Rewrite, Some(query)) => format!("{own}?{query}"),
                (Use::Rewrite, None) | (Use::Redirect, _) => own.to_owned(),
            };
            (path.to_owned(), Some(query))
        }
    }
}

/// A rewrite of the full path is a substitution of RE2: `\\` is a `\`, `\0` the old path; a group that does not exist fails it, and any
/// other `\` ends it there.
fn substituted(value: &str, path: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some('\\') => text.push('\\'),
            Some('0') => text.push_str(path),
            Some('1'..='9') => return path.to_owned(),
            Some(_) | None if text.is_empty() => return path.to_owned(),
            Some(_) | None => return text,
        }
    }
    text
}

fn replace_prefix(value: &str, prefix: &str, path: &str, use_as: Use) -> String {
    if matches!(value, "" | "/") {
        // `/p` is not below `/p/`: it stays as it is
        return path.strip_prefix(prefix).map_or_else(|| path.to_owned(), |rest| format!("/{}", rest.trim_start_matches('/')));
    }
    let prefix = if prefix == "/" { prefix } else { prefix.strip_suffix('/').unwrap_or(prefix) };
    let value = match use_as {
        Use::Rewrite => value.strip_suffix('/').unwrap_or(value),
        Use::Redirect => value,
    };
    path.strip_prefix(prefix).map_or_else(|| path.to_owned(), |rest| format!("{value}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;
    use crate::source::{SourceFile, SourceMap, Span, Spanned};

    #[test]
    fn paths_are_normalized() {
        for (sent, normal) in [
            ("/", "/"),
            ("//", "//"),
            ("////", "//"),
            ("//api", "/api"),
            ("/a//b///", "/a/b/"),
            ("/a/..", "/"),
            ("/api/.", "/api/"),
            ("/../../a", "/a"),
            ("/a/b/../c/./d", "/a/c/d"),
            ("/a/...", "/a/..."),
            ("/%61%7E%2d", "/a~-"),
            ("/a/%2e%2E/b", "/b"),
            ("/%zz%4", "/%zz%4"),
            ("/%4%31", "/%2541"),
            ("/%%41", "/%A"),
            ("/%a%61", "/%25aa"),
            ("/a\\b", "/a/b"),
            ("/{x}|\"<>^`", "/%7Bx%7D%7C%22%3C%3E%5E%60"),
            ("/%e9%C3", "/%e9%C3"),
            ("/A;b=c", "/A;b=c"),
        ] {
            assert_eq!(normalize(sent), normal, "{sent}");
            assert_eq!(normalize(normal), normal, "a normal path stays as it is");
        }
        assert_eq!(unescape_slashes("/a%5c..%5Cb%2f%2E%"), "/a\\..\\b/%2E%");
    }

    #[test]
    fn prefixes_end_at_a_slash() {
        assert!(has_prefix("/p", "/p") && has_prefix("/p", "/p/") && has_prefix("/p/x", "/p") && has_prefix("/x", "/") && has_prefix("/", "/"));
        assert!(!has_prefix("/px", "/p") && !has_prefix("/P", "/p") && !has_prefix("/p;v=1", "/p"));
    }

    fn changed(kind: PathModifierType, to: &str, prefix: &str, path: &str, use_as: Use) -> String {
        let span = Span::new(SourceMap::default().add(SourceFile::scanned(String::new(), String::new())), 0, 0);
        let to: Text<'_> = Spanned::new(to.into(), span);
        let (path, query) = change(&PathChange { kind, to: &to }, prefix, path, Some("q=1"), use_as);
        query.map_or(path.clone(), |query| format!("{path}?{query}"))
    }

    #[test]
    fn full_paths_are_replaced() {
        let full = |to: &str, use_as: Use| changed(PathModifierType::ReplaceFullPath, to, "/", "/old", use_as);
        for (to, rewritten) in [
            ("/new", "/new?q=1"),
            ("", "/old?q=1"),
            ("new", "new?q=1"),
            ("/new?x=1", "/new?x=1?q=1"),
            ("/a\\\\b", "/a\\b?q=1"),
            ("/a\\0", "/a/old?q=1"),
            ("/a\\1", "/old?q=1"),
            ("/a\\z/b", "/a?q=1"),
            ("\\z", "/old?q=1"),
        ] {
            assert_eq!(full(to, Use::Rewrite), rewritten, "{to}");
        }
        assert_eq!(full("/new?x=1", Use::Redirect), "/new?x=1");
        assert_eq!(full("/a\\1", Use::Redirect), "/a\\1?q=1");
    }

    #[test]
    fn prefixes_are_replaced_as_text() {
        let replaced = |to: &str, prefix: &str, path: &str, use_as: Use| changed(PathModifierType::ReplacePrefixMatch, to, prefix, path, use_as);
        for (to, prefix, path, rewritten, redirected) in [
            ("/n", "/p", "/p/x", "/n/x?q=1", "/n/x?q=1"),
            ("/n/", "/p", "/p/x", "/n/x?q=1", "/n//x?q=1"),
            ("/n", "/", "/x", "/nx?q=1", "/nx?q=1"),
            ("/n/", "/", "/x", "/nx?q=1", "/n/x?q=1"),
            ("/", "/p", "/p/x", "/x?q=1", "/x?q=1"),
            ("", "/p", "/p", "/?q=1", "/?q=1"),
            ("/", "/p/", "/p", "/p?q=1", "/p?q=1"),
            ("/", "/p/", "/p/x", "/x?q=1", "/x?q=1"),
            ("/n", "/p/", "/p", "/n?q=1", "/n?q=1"),
        ] {
            assert_eq!(replaced(to, prefix, path, Use::Rewrite), rewritten, "{to} for {prefix}");
            assert_eq!(replaced(to, prefix, path, Use::Redirect), redirected, "{to} for {prefix}");
        }
    }
}

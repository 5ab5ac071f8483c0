//! Old forms of commands, which Envoy rewrites before it reads a value.

use serde_json::Value;

/// The value with its old forms rewritten, if it has any: `%UPSTREAM_METADATA(["a","b"])%` is `%UPSTREAM_METADATA(a:b)%`, and
/// `%PER_REQUEST_STATE(x)%` is `%FILTER_STATE(x:PLAIN)%`. They are found wherever they are in the text.
pub(super) fn translated(value: &str) -> Option<String> {
    let metadata = ["%UPSTREAM_METADATA(", "%DYNAMIC_METADATA("];
    let mut text = std::borrow::Cow::Borrowed(value);
    for opening in metadata {
        if text.contains(opening) {
            text = replaced(&text, &format!("{opening}["), "])%", 0, |inner| Some(format!("{opening}{})%", joined(inner)?))).into();
        }
    }
    let opening = "%PER_REQUEST_STATE(";
    if text.contains(opening) {
        text = replaced(&text, opening, ")%", 1, |inner| Some(format!("%FILTER_STATE({inner}:PLAIN)%"))).into();
    }
    (text != value).then(|| text.into_owned())
}

/// The strings of a JSON list without its brackets, joined by `:`. Nothing for an empty list and for other things in it.
fn joined(inner: &str) -> Option<String> {
    let list: Vec<Value> = serde_json::from_str(&format!("[{inner}]")).ok()?;
    let texts = list.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?;
    (!texts.is_empty()).then(|| texts.join(":"))
}

/// The text with each part from `opening` to the next `closing`, with at least `least` bytes between, replaced.
fn replaced(text: &str, opening: &str, closing: &str, least: usize, with: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(opening) {
        let inner = &rest[start + opening.len()..];
        let from = inner.char_indices().nth(least).map_or(inner.len(), |(at, _)| at);
        let Some(end) = inner[from..].find(closing).map(|end| from + end) else { break };
        let length = start + opening.len() + end + closing.len();
        match with(&inner[..end]) {
            Some(new) => {
                out.push_str(&rest[..start]);
                out.push_str(&new);
            }
            None => out.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

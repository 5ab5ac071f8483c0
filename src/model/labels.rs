//! Labels and annotations: `IsQualifiedName` and `IsValidLabelValue` of `k8s.io/apimachinery`, and the total size of all annotations.

use super::schema::{Format, StringMap};
use super::values::{Expected, wrong_type};
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::yaml::{Node, Path};

/// The maximum size of an object's annotations, keys and values together.
const ANNOTATION_BYTES: usize = 256 * 1024;

/// Checks a map of strings: the keys and values of labels, or the keys and total size of annotations.
pub(super) fn check(node: Node<'_, '_>, kind: StringMap, path: &Path<'_>, sink: &mut Sink) {
    let Some(map) = node.as_map() else {
        sink.push(wrong_type(node, Expected::Object, path));
        return;
    };
    let labels = kind == StringMap::Labels;
    let mut bytes = 0;
    for entry in map.entries() {
        // annotation keys are validated in lowercase
        let key = if labels { entry.key.value.to_string() } else { entry.key.value.to_lowercase() };
        if !is_qualified_name(&key) {
            let message = shapes::not_valid(entry.key.value, if labels { "label key" } else { "annotation key" });
            sink.push(Diagnostic::new(Code::InvalidLabel, entry.key.span, message).at(path, FieldError::Invalid).help(
                "use at most 63 letters, digits, `-`, `_`, and `.`, optionally prefixed by a DNS name and `/`, for example `example.com/my-key`",
            ));
        }
        match entry.value.as_str() {
            None if entry.value.is_null() => {}
            None => sink.push(wrong_type(entry.value, Expected::Text, path)),
            Some(value) => {
                bytes += entry.key.value.len() + value.len();
                if labels && !is_label_value(value) {
                    let message = shapes::not_valid(value, "label value");
                    sink.push(
                        Diagnostic::new(Code::InvalidLabel, entry.value.span(), message)
                            .at(path, FieldError::Invalid)
                            .help("use at most 63 letters, digits, `-`, `_`, and `.`, starting and ending with a letter or digit; put other text in an annotation"),
                    );
                }
            }
        }
    }
    if !labels && bytes > ANNOTATION_BYTES {
        let message = format!("the annotations together are {}", shapes::too_long(bytes, ANNOTATION_BYTES, "bytes"));
        sink.push(Diagnostic::new(Code::TooLong, node.span(), message).at(path, FieldError::TooLong).help("move large content to a ConfigMap"));
    }
}

pub(super) fn is_qualified_name(key: &str) -> bool {
    let (prefix, name) = match key.split_once('/') {
        Some((prefix, name)) => (Some(prefix), name),
        None => (None, key),
    };
    prefix.is_none_or(|prefix| Format::Subdomain.matches(prefix)) && !name.is_empty() && is_label_value(name)
}

fn is_label_value(value: &str) -> bool {
    let bytes = value.as_bytes();
    let edge = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_alphanumeric);
    bytes.len() <= 63 && edge(bytes.first()) && edge(bytes.last()) && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_have_kubernetes_form() {
        for key in ["a", "app.kubernetes.io/name", "A_b-c.d"] {
            assert!(is_qualified_name(key), "{key}");
        }
        for key in ["", "/a", "a/", "a/b/c", "-a", "A.b/c", "é"] {
            assert!(!is_qualified_name(key), "{key}");
        }
        assert!(is_label_value("") && is_label_value("a_B.c"));
        assert!(!is_label_value("a b") && !is_label_value("-") && !is_label_value(&"a".repeat(64)));
    }
}

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
    use crate::source::FileId;
    use crate::yaml;

    #[test]
    fn keys_and_values_have_kubernetes_form() {
        let prefix = format!("{}.b", "a".repeat(251));
        for key in ["a", "app.kubernetes.io/name", "A_b-c.d", "1", "a/1", "1.2/a", &"a".repeat(63), &format!("{prefix}/{}", "a".repeat(63))] {
            assert!(is_qualified_name(key), "{key}");
        }
        let long = ["a".repeat(64), format!("a/{}", "a".repeat(64)), format!("{prefix}b/a")];
        let short = [
            "", "/", "/a", "a/", "a/b/c", "-a", "a-", ".a", "a.", "_a", "a_", "a/-b", "a/b-", "-a/b", "a-/b", "a..b/c", "A.b/c", "a_b/c", "é", "a b",
            "a:b",
        ];
        for key in long.iter().map(String::as_str).chain(short) {
            assert!(!is_qualified_name(key), "{key}");
        }
        for value in ["", "a", "1", "a_B.c-1", "A--b", &"a".repeat(63)] {
            assert!(is_label_value(value), "{value}");
        }
        for value in ["a b", "-", "-a", "a-", "_a", "a_", ".a", "a.", "a/b", "é", "aé", &"a".repeat(64)] {
            assert!(!is_label_value(value), "{value}");
        }
    }

    /// The codes that a map of labels or annotations gets, written as JSON.
    fn codes(kind: StringMap, map: &str) -> Vec<Code> {
        let mut sink = Sink::default();
        let chunk = yaml::split(map).into_iter().next().expect("a text has a document");
        let tree = yaml::parse(FileId(0), map, &chunk, yaml::Limits::DEFAULT, &mut sink).expect("it is YAML").expect("an object is there");
        check(tree.root(), kind, &Path::Root.field("metadata"), &mut sink);
        sink.found().iter().map(|found| found.code).collect()
    }

    #[test]
    fn labels_and_annotations_differ() {
        for (map, labels, annotations) in [
            ("{}", &[][..], &[][..]),
            ("{a: b}", &[], &[]),
            ("{a: null}", &[], &[]),
            ("{a: 1}", &[Code::WrongType], &[Code::WrongType]),
            ("{a: [b]}", &[Code::WrongType], &[Code::WrongType]),
            ("[a]", &[Code::WrongType], &[Code::WrongType]),
            ("{a: 'b c'}", &[Code::InvalidLabel], &[]),
            // compared in lower case
            ("{A.b/c: d}", &[Code::InvalidLabel], &[]),
            ("{A: d}", &[], &[]),
            ("{a b: c d}", &[Code::InvalidLabel, Code::InvalidLabel], &[Code::InvalidLabel]),
            (
                "{-a: 1, -b: c}",
                &[Code::InvalidLabel, Code::WrongType, Code::InvalidLabel],
                &[Code::InvalidLabel, Code::WrongType, Code::InvalidLabel],
            ),
        ] {
            assert_eq!(codes(StringMap::Labels, map), labels, "labels {map}");
            assert_eq!(codes(StringMap::Annotations, map), annotations, "annotations {map}");
        }
    }

    #[test]
    fn annotations_have_a_size_together() {
        let filled = |bytes: usize| format!("{{k: \"{}\", none: null, l: é}}", "v".repeat(bytes - "klé".len()));
        assert_eq!(codes(StringMap::Annotations, &filled(ANNOTATION_BYTES)), []);
        assert_eq!(codes(StringMap::Annotations, &filled(ANNOTATION_BYTES + 1)), [Code::TooLong]);
    }
}

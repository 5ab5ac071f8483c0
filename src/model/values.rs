//! Checks values against their schemas: types, lengths, formats, enumerations, duplicates.

use std::borrow::Cow;
use std::collections::HashMap;

use super::fields::{Fields, Text};
use super::schema::{Kind, List, Text as TextRule, Unique};
use crate::diag::{Code, Diagnostic, FieldError, Sink, prose, shapes};
use crate::source::Span;
use crate::yaml::{Items, Node, NodeKind, Path, ScalarKind};

/// Checks a value against its schema without keeping it.
pub(super) fn check(node: Node<'_, '_>, kind: &'static Kind, path: &Path<'_>, sink: &mut Sink) {
    match kind {
        Kind::Object(schema) => {
            if let Some(fields) = Fields::open(node, schema, path, sink) {
                fields.check_others(&[], sink);
            }
        }
        Kind::List(rule) => {
            for (index, item) in open_list(node, rule, path, sink).unwrap_or_default().enumerate() {
                let path = path.index(index);
                if !is_null_item(item, &path, sink) {
                    check(item, &rule.item, &path, sink);
                }
            }
        }
        Kind::Text(rule) => drop(text(node, rule, path, sink)),
        Kind::Integer { .. } => drop(integer(node, kind, path, sink)),
        Kind::Boolean => drop(boolean(node, path, sink)),
        Kind::Time => super::meta::check_time(node, path, sink),
        Kind::StringMap => super::labels::check_map(node, path, sink),
        Kind::Anything => {
            if node.as_map().is_none() {
                sink.push(wrong_type(node, "an object", path));
            }
        }
    }
}

pub(super) fn text<'s>(node: Node<'_, 's>, rule: &TextRule, path: &Path<'_>, sink: &mut Sink) -> Option<Text<'s>> {
    let Some(text) = node.text() else {
        sink.push(wrong_type(node, "a string", path));
        return None;
    };
    if let Some(diagnostic) = text_fault(&text.value, text.span, rule, path) {
        sink.push(diagnostic);
        return None;
    }
    Some(text)
}

/// What is wrong with a string, if anything.
fn text_fault(value: &str, span: Span, rule: &TextRule, path: &Path<'_>) -> Option<Diagnostic> {
    if !rule.one_of.is_empty() {
        return (!rule.one_of.contains(&value)).then(|| unsupported(value, rule.one_of, span).at(path, FieldError::Unsupported));
    }
    if value.len() > rule.max && value.chars().count() > rule.max {
        let message = format!("{} is {}", subject(path), shapes::too_long(value.chars().count(), rule.max, "characters"));
        let help = format!("shorten it to {} characters", shapes::number(rule.max));
        return Some(Diagnostic::new(Code::TooLong, span, message).at(path, FieldError::TooLong).help(help));
    }
    if value.is_empty() && rule.min > 0 {
        let diagnostic = Diagnostic::new(Code::TooShort, span, shapes::must_not_be_empty(&subject(path))).at(path, FieldError::Invalid);
        return Some(diagnostic.help("add a value, or omit the field if it is optional"));
    }
    (!rule.format.matches(value)).then(|| {
        let message = shapes::not_valid(value, rule.format.describe());
        Diagnostic::new(Code::InvalidFormat, span, message).at(path, FieldError::Invalid).help(rule.format.help(value))
    })
}

/// How messages refer to the value at a path: `name`, or an item of `hostnames`. A message must make sense without its field path.
fn subject(path: &Path<'_>) -> String {
    match path {
        Path::Field(_, name) => format!("`{}`", prose::shown(name)),
        Path::Index(Path::Field(_, name), _) => format!("an item in `{}`", prose::shown(name)),
        Path::Root | Path::Index(..) | Path::Part(..) => "the value".to_owned(),
    }
}

/// Help for a value that is close to none of the allowed ones, which the message lists.
const USE_ONE: &str = "use one of these values";

fn unsupported(value: &str, one_of: &[&'static str], span: Span) -> Diagnostic {
    let message = shapes::expected_one_of(one_of, value);
    let help = match prose::nearest(value, one_of.iter().copied()) {
        Some(near) => shapes::did_you_mean(near),
        None => USE_ONE.to_owned(),
    };
    Diagnostic::new(Code::UnsupportedValue, span, message).help(help)
}

pub(super) fn integer(node: Node<'_, '_>, kind: &Kind, path: &Path<'_>, sink: &mut Sink) -> Option<i64> {
    let Kind::Integer { min, max, one_of } = kind else { return None };
    let Some(value) = node.as_integer() else {
        sink.push(wrong_type(node, "an integer", path));
        return None;
    };
    let value = i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX });
    if !one_of.is_empty() && !one_of.contains(&value) {
        let message = shapes::expected_one_of(*one_of, &value.to_string());
        sink.push(Diagnostic::new(Code::UnsupportedValue, node.span(), message).at(path, FieldError::Unsupported).help(USE_ONE));
        return None;
    }
    if !(*min..=*max).contains(&value) {
        let message = shapes::out_of_range(value, min, max);
        sink.push(
            Diagnostic::new(Code::OutOfRange, node.span(), message).at(path, FieldError::Invalid).help(format!("use a number from {min} to {max}")),
        );
        return None;
    }
    Some(value)
}

pub(super) fn boolean(node: Node<'_, '_>, path: &Path<'_>, sink: &mut Sink) -> Option<bool> {
    let value = node.as_bool();
    if value.is_none() {
        sink.push(wrong_type(node, "a boolean", path));
    }
    value
}

/// Opens a node as a list, and reports what is wrong with the list as a whole.
pub(super) fn open_list<'n, 's>(node: Node<'n, 's>, rule: &'static List, path: &Path<'_>, sink: &mut Sink) -> Option<Items<'n, 's>> {
    let Some(items) = node.items() else {
        sink.push(wrong_type(node, "a list", path));
        return None;
    };
    if let Some(first_extra) = items.clone().nth(rule.max) {
        let message = shapes::too_many(&format!("items in {}", subject(path)), items.len(), rule.max);
        sink.push(
            Diagnostic::new(Code::TooManyItems, first_extra.span(), message)
                .label("first extra item")
                .at(path, FieldError::TooMany)
                .help(too_many_help(path, rule.max)),
        );
    }
    if items.len() < rule.min {
        sink.push(Diagnostic::new(Code::TooFewItems, node.span(), shapes::must_not_be_empty(&subject(path))).at(path, FieldError::Invalid).help(
            match path {
                Path::Field(_, "rules") => "add a rule: `- backends: [{endpoint: \"https://origin.example.com\"}]`",
                Path::Root | Path::Field(..) | Path::Index(..) | Path::Part(..) => "add an item, or omit the field",
            },
        ));
    }
    report_repeats(items.clone(), rule, path, sink);
    Some(items)
}

fn too_many_help(path: &Path<'_>, max: usize) -> String {
    match path {
        Path::Field(_, "backends") => "keep one backend; to split traffic, use the endpoint of a load balancer".to_owned(),
        Path::Field(_, "hostnames" | "rules") => format!("keep at most {max}, and move the rest to another HTTPProxy"),
        Path::Field(_, "matches" | "filters") => format!("keep at most {max}, and move the rest to another rule"),
        Path::Root | Path::Field(..) | Path::Index(..) | Path::Part(..) => format!("keep at most {max}"),
    }
}

pub(super) fn is_null_item(node: Node<'_, '_>, path: &Path<'_>, sink: &mut Sink) -> bool {
    let null = node.is_null();
    if null {
        sink.push(
            Diagnostic::new(Code::NullItem, node.span(), "null is not allowed as a list item")
                .at(path, FieldError::Invalid)
                .help("remove the `-`, or add an item after it"),
        );
    }
    null
}

fn report_repeats(items: Items<'_, '_>, rule: &List, path: &Path<'_>, sink: &mut Sink) {
    if rule.unique == Unique::No || items.len() < 2 {
        return;
    }
    let mut seen: HashMap<Cow<'_, str>, (usize, Span)> = HashMap::with_capacity(items.len());
    for (index, item) in items.enumerate() {
        let (key, span) = match (rule.unique, item.as_map()) {
            // items without the key count as duplicates of each other
            (Unique::By(member), Some(map)) => map.get(member).map_or((Cow::Borrowed(""), item.span()), |node| (identity(node), node.span())),
            (Unique::Set, _) => (identity(item), item.span()),
            (Unique::By(_), None) | (Unique::No, _) => continue,
        };
        if let Some((first, first_span)) = seen.get(&key) {
            let message = match rule.unique {
                Unique::By(member) if key.is_empty() => format!("more than one item in this list has no `{member}`"),
                Unique::By(_) | Unique::Set | Unique::No => shapes::duplicate("list item", &key),
            };
            sink.push(
                Diagnostic::new(Code::DuplicateItem, span, message)
                    .label(shapes::AGAIN)
                    .at(path.index(index), FieldError::Duplicate)
                    .also(*first_span, shapes::FIRST, Some(path.index(*first).to_string()))
                    .help("remove one of them"),
            );
        } else {
            seen.insert(key, (index, span));
        }
    }
}

/// The text by which two values are compared: a string as it is, any other value as JSON.
fn identity<'n>(node: Node<'n, '_>) -> Cow<'n, str> {
    match node.as_str() {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(format!("\0{}", serde_json::to_string(&node).unwrap_or_default())),
    }
}

/// Reports a value of the wrong type, and what YAML reads it as: `on` and `08` surprise people.
pub(super) fn wrong_type(node: Node<'_, '_>, wanted: &str, path: &Path<'_>) -> Diagnostic {
    let text = node.scalar().unwrap_or_default();
    let diagnostic = match node.kind() {
        NodeKind::Scalar(kind) if kind != ScalarKind::String && kind != ScalarKind::Null => {
            let text = prose::shown(text);
            let diagnostic =
                Diagnostic::new(Code::WrongType, node.span(), format!("expected {wanted}, but YAML reads `{text}` as {}", node.describe()));
            if wanted == "a string" { diagnostic.help(format!("quote it: \"{text}\"")) } else { diagnostic.help(how_to_write(wanted)) }
        }
        kind @ (NodeKind::Scalar(_) | NodeKind::List | NodeKind::Map) => {
            let diagnostic = Diagnostic::new(Code::WrongType, node.span(), shapes::expected(wanted, node.describe()));
            match (kind, wanted) {
                (NodeKind::Scalar(_), "an integer") if text.parse::<i64>().is_ok() => diagnostic.help(format!("remove the quotes: {text}")),
                (NodeKind::Scalar(_), "a list") => diagnostic.help("put the item on its own line, starting with `- `"),
                (NodeKind::Map, "a list") => diagnostic.help("put `- ` before its first key to make it a list item"),
                _ => diagnostic.help(how_to_write(wanted)),
            }
        }
    };
    diagnostic.at(path, FieldError::Invalid)
}

fn how_to_write(wanted: &str) -> String {
    match wanted {
        "a boolean" => "use `true` or `false`".to_owned(),
        "an object" => "write its fields as `key: value` lines".to_owned(),
        other => format!("use {other}"),
    }
}

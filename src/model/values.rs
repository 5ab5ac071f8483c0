//! Checks scalars against their schemas: types, lengths, formats, enumerations.

use super::schema::{StringRule, Type};
use super::text::Text;
use super::time::time;
use crate::diag::{Code, Diagnostic, FieldError, Sink, prose, shapes};
use crate::source::Span;
use crate::yaml::{Node, NodeKind, Path, ScalarKind};

pub(super) fn text<'s>(node: Node<'_, 's>, rule: &StringRule, path: &Path<'_>, sink: &mut Sink) -> Option<Text<'s>> {
    let Some(text) = node.text() else {
        sink.push(wrong_type(node, Expected::Text, path));
        return None;
    };
    if let Some(diagnostic) = text_fault(&text.value, text.span, rule, path) {
        sink.push(diagnostic);
        return None;
    }
    Some(text)
}

/// What is wrong with a string, if anything.
fn text_fault(value: &str, span: Span, rule: &StringRule, path: &Path<'_>) -> Option<Diagnostic> {
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
pub(super) fn subject(path: &Path<'_>) -> String {
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

pub(super) fn integer(node: Node<'_, '_>, kind: &Type, path: &Path<'_>, sink: &mut Sink) -> Option<i64> {
    let Type::Integer { min, max, one_of } = kind else { return None };
    let Some(value) = node.as_integer() else {
        sink.push(wrong_type(node, Expected::Integer, path));
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
        sink.push(wrong_type(node, Expected::Boolean, path));
    }
    value
}

/// Reports a value that is not a valid time.
pub(super) fn check_time(node: Node<'_, '_>, path: &Path<'_>, sink: &mut Sink) {
    match node.as_str() {
        None => sink.push(wrong_type(node, Expected::Text, path)),
        Some(text) if time(text).is_none() => {
            let message = shapes::not_valid(text, "RFC 3339 time");
            sink.push(
                Diagnostic::new(Code::InvalidFormat, node.span(), message)
                    .at(path, FieldError::Invalid)
                    .help("use a date, `T`, a time, and a time zone, for example `2025-08-11T16:09:09Z`"),
            );
        }
        Some(_) => {}
    }
}

/// The type of value that a field must have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    Object,
    List,
    Text,
    Integer,
    Boolean,
}

impl Expected {
    fn describe(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Text => "a string",
            Self::Integer => "an integer",
            Self::Boolean => "a boolean",
        }
    }

    fn how_to_write(self) -> String {
        match self {
            Self::Boolean => "use `true` or `false`".to_owned(),
            Self::Object => "write its fields as `key: value` lines".to_owned(),
            Self::List | Self::Text | Self::Integer => format!("use {}", self.describe()),
        }
    }
}

/// Reports a value of the wrong type, and what YAML reads it as: `on` and `08` surprise people.
pub(super) fn wrong_type(node: Node<'_, '_>, expected: Expected, path: &Path<'_>) -> Diagnostic {
    let text = node.scalar().unwrap_or_default();
    let wanted = expected.describe();
    let (message, help) = match (node.kind(), expected) {
        (NodeKind::Scalar(kind), _) if kind != ScalarKind::String && kind != ScalarKind::Null => {
            let text = prose::shown(text);
            let quoted = (expected == Expected::Text).then(|| format!("quote it: \"{text}\""));
            (format!("expected {wanted}, but YAML reads `{text}` as {}", node.describe()), quoted)
        }
        (NodeKind::Scalar(_), Expected::Integer) if text.parse::<i64>().is_ok() => {
            (shapes::expected(wanted, node.describe()), Some(format!("remove the quotes: {text}")))
        }
        (NodeKind::Scalar(_), Expected::List) => {
            (shapes::expected(wanted, node.describe()), Some("put the item on its own line, starting with `- `".to_owned()))
        }
        (NodeKind::Map, Expected::List) => {
            (shapes::expected(wanted, node.describe()), Some("put `- ` before its first key to make it a list item".to_owned()))
        }
        (NodeKind::Scalar(_) | NodeKind::List | NodeKind::Map, _) => (shapes::expected(wanted, node.describe()), None),
    };
    Diagnostic::new(Code::WrongType, node.span(), message).help(help.unwrap_or_else(|| expected.how_to_write())).at(path, FieldError::Invalid)
}

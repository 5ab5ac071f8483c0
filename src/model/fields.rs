//! Decodes one object against its schema: types, lengths, patterns, enumerations, repeats, and fields that it does not have.

use std::borrow::Cow;
use std::collections::HashMap;

use super::schema::{Field, Kind, List, Object, Text as TextRule, Unique};
use crate::diag::{Code, Diagnostic, FieldError, Sink, prose};
use crate::source::{Span, Spanned};
use crate::yaml::{Map, Node, Path, ScalarKind, Value, as_integer};

/// Text of the input with its place.
pub type Text<'s> = Spanned<Cow<'s, str>>;

/// What became of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Given<T> {
    /// It is not there, or null.
    Absent,
    /// It is there and has been reported.
    Broken,
    /// It is there.
    Is(T),
}

impl<T> Given<T> {
    /// The value, where there is a sound one.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Broken => None,
        }
    }

    /// Whether the field is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value, changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Given<U> {
        match self {
            Self::Is(value) => Given::Is(change(value)),
            Self::Absent => Given::Absent,
            Self::Broken => Given::Broken,
        }
    }
}

impl<T> Given<Vec<T>> {
    /// The items; none where the list is absent or broken.
    pub fn items(&self) -> &[T] {
        self.get().map_or(&[], Vec::as_slice)
    }
}

/// An object that is being decoded.
pub(super) struct Fields<'f, 'n, 's> {
    pub(super) schema: &'static Object,
    pub(super) map: &'n Map<'s>,
    pub(super) path: &'f Path<'f>,
    pub(super) span: Span,
}

impl<'f, 'n, 's> Fields<'f, 'n, 's> {
    /// Opens a node as an object. Reports one that is none, and every field that the schema does not have.
    pub(super) fn open(node: &'n Node<'s>, schema: &'static Object, path: &'f Path<'f>, sink: &mut Sink) -> Option<Self> {
        let Value::Map(map) = &node.value else {
            sink.push(wrong_type(node, "an object", path));
            return None;
        };
        let fields = Self { schema, map, path, span: node.span };
        for entry in &map.entries {
            if schema.field(&entry.key.value).is_none() {
                sink.push(super::decode::unknown_field(&fields, entry));
            }
        }
        Some(fields)
    }

    /// Where a message about something missing points: the first key, else the braces.
    pub(super) fn anchor(&self) -> Span {
        self.map.entries.first().map_or(self.span, |entry| entry.key.span)
    }

    fn rule(&self, name: &str) -> &'static Field {
        self.schema.field(name).expect("the decoder and the schema name the same fields")
    }

    /// The node of a field. A required one that is absent is reported here.
    fn find(&self, name: &'static str, sink: &mut Sink) -> Option<&'n Node<'s>> {
        let node = self.map.get(name);
        if node.is_none() && self.rule(name).required {
            let at = self.map.entry(name).map_or(self.anchor(), |null| null.key.span);
            let message = format!("`{name}` is required in {}", self.schema.name);
            sink.push(
                Diagnostic::new(Code::RequiredField, at, message)
                    .at(self.path.field(name), FieldError::Required)
                    .help(format!("add `{name}`: {}", lower_first(self.rule(name).doc))),
            );
        }
        node
    }

    /// What a required field that is absent, or any field that is broken, becomes.
    fn missing<T>(&self, name: &str) -> Given<T> {
        if self.rule(name).required { Given::Broken } else { Given::Absent }
    }

    /// A string.
    pub(super) fn text(&self, name: &'static str, sink: &mut Sink) -> Given<Text<'s>> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        let Kind::Text(rule) = &self.rule(name).kind else { return Given::Broken };
        text(node, rule, &self.path.field(name), sink).map_or(Given::Broken, Given::Is)
    }

    /// A word of an enumeration.
    pub(super) fn word<T>(&self, name: &'static str, sink: &mut Sink, parse: impl FnOnce(&str) -> Option<T>) -> Given<Spanned<T>> {
        match self.text(name, sink) {
            Given::Is(text) => parse(&text).map_or(Given::Broken, |word| Given::Is(Spanned::new(word, text.span))),
            Given::Absent => Given::Absent,
            Given::Broken => Given::Broken,
        }
    }

    /// A whole number.
    pub(super) fn integer(&self, name: &'static str, sink: &mut Sink) -> Given<Spanned<i64>> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        integer(node, &self.rule(name).kind, &self.path.field(name), sink).map_or(Given::Broken, |value| Given::Is(Spanned::new(value, node.span)))
    }

    /// A boolean.
    pub(super) fn boolean(&self, name: &'static str, sink: &mut Sink) -> Given<bool> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        boolean(node, &self.path.field(name), sink).map_or(Given::Broken, Given::Is)
    }

    /// A nested object.
    pub(super) fn object<T>(&self, name: &'static str, sink: &mut Sink, decode: impl FnOnce(&Fields<'_, 'n, 's>, &mut Sink) -> T) -> Given<T> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        let Kind::Object(schema) = &self.rule(name).kind else { return Given::Broken };
        match Fields::open(node, schema, &self.path.field(name), sink) {
            Some(fields) => Given::Is(decode(&fields, sink)),
            None => Given::Broken,
        }
    }

    /// A list of objects; an item that is none becomes `None`.
    pub(super) fn objects<T>(
        &self,
        name: &'static str,
        sink: &mut Sink,
        mut decode: impl FnMut(&Fields<'_, 'n, 's>, &mut Sink) -> T,
    ) -> Given<Vec<Option<T>>> {
        self.list(name, sink, |node, kind, path, sink| {
            let Kind::Object(schema) = kind else { return None };
            Fields::open(node, schema, path, sink).map(|fields| decode(&fields, sink))
        })
    }

    /// A list of strings; a broken item becomes `None`.
    pub(super) fn texts(&self, name: &'static str, sink: &mut Sink) -> Given<Vec<Option<Text<'s>>>> {
        self.list(name, sink, |node, kind, path, sink| {
            let Kind::Text(rule) = kind else { return None };
            text(node, rule, path, sink)
        })
    }

    fn list<T>(
        &self,
        name: &'static str,
        sink: &mut Sink,
        mut item: impl FnMut(&'n Node<'s>, &'static Kind, &Path<'_>, &mut Sink) -> Option<T>,
    ) -> Given<Vec<Option<T>>> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        let Kind::List(rule) = &self.rule(name).kind else { return Given::Broken };
        let path = self.path.field(name);
        let Some(nodes) = open_list(node, rule, &path, sink) else { return Given::Broken };
        let items = nodes.iter().enumerate().map(|(index, node)| {
            let path = path.index(index);
            if is_null_item(node, &path, sink) { None } else { item(node, &rule.item, &path, sink) }
        });
        let items = items.collect();
        if count_fits(node, rule, nodes.len()) { Given::Is(items) } else { Given::Broken }
    }

    /// Checks a field that has no place in the model.
    pub(super) fn check(&self, name: &'static str, sink: &mut Sink) -> Given<Span> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        check(node, &self.rule(name).kind, &self.path.field(name), sink);
        Given::Is(node.span)
    }
}

/// Checks a value against its schema and keeps nothing of it.
fn check(node: &Node<'_>, kind: &'static Kind, path: &Path<'_>, sink: &mut Sink) {
    match kind {
        Kind::Object(schema) => {
            if let Some(fields) = Fields::open(node, schema, path, sink) {
                for field in schema.fields {
                    fields.check(field.name, sink);
                }
            }
        }
        Kind::List(rule) => {
            for (index, item) in open_list(node, rule, path, sink).unwrap_or_default().iter().enumerate() {
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

fn text<'s>(node: &Node<'s>, rule: &TextRule, path: &Path<'_>, sink: &mut Sink) -> Option<Text<'s>> {
    let Some(value) = node.as_str() else {
        sink.push(wrong_type(node, "a string", path));
        return None;
    };
    if let Some(diagnostic) = text_fault(value, node.span, rule) {
        sink.push(diagnostic(path));
        return None;
    }
    Some(Spanned::new(value.clone(), node.span))
}

/// What is wrong with a string, as something that only needs the path. The path is not written out for a sound one.
fn text_fault(value: &str, span: Span, rule: &TextRule) -> Option<impl FnOnce(&Path<'_>) -> Diagnostic> {
    let fault = if !rule.one_of.is_empty() {
        if rule.one_of.contains(&value) { None } else { Some((unsupported(value, rule.one_of, span), FieldError::Unsupported)) }
    } else if value.len() > rule.max && value.chars().count() > rule.max {
        let message = format!("{} characters, and at most {} are allowed", value.chars().count(), rule.max);
        Some((Diagnostic::new(Code::TooLong, span, message).help(format!("shorten it to {} characters", rule.max)), FieldError::TooLong))
    } else if value.is_empty() && rule.min > 0 {
        Some((
            Diagnostic::new(Code::TooShort, span, "an empty string is not allowed here")
                .help("write a value, or leave the field out if it is optional"),
            FieldError::Invalid,
        ))
    } else if !rule.format.matches(value) {
        let diagnostic = Diagnostic::new(Code::InvalidFormat, span, format!("`{}` is not {}", prose::shown(value), rule.format.describe()));
        let diagnostic = match rule.format.cure(value) {
            Some(cure) => diagnostic.help(format!("write `{cure}`")),
            None => diagnostic.help(format!("write {}", rule.format.describe())),
        };
        Some((diagnostic, FieldError::Invalid))
    } else {
        None
    };
    fault.map(|(diagnostic, kind)| move |path: &Path<'_>| diagnostic.at(path, kind))
}

fn unsupported(value: &str, one_of: &[&'static str], span: Span) -> Diagnostic {
    let message = format!("`{}` is not {}", prose::shown(value), prose::one_of(one_of));
    let help = match prose::nearest(value, one_of.iter().copied()) {
        Some(near) => format!("write `{near}`"),
        None => format!("write {}", prose::one_of(one_of)),
    };
    Diagnostic::new(Code::UnsupportedValue, span, message).help(help)
}

fn integer(node: &Node<'_>, kind: &Kind, path: &Path<'_>, sink: &mut Sink) -> Option<i64> {
    let Kind::Integer { min, max, one_of } = kind else { return None };
    let Some(value) = as_integer(node) else {
        sink.push(wrong_type(node, "a whole number", path));
        return None;
    };
    let value = i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX });
    if !one_of.is_empty() && !one_of.contains(&value) {
        let message = format!("{value} is not {}", prose::one_of(*one_of));
        sink.push(
            Diagnostic::new(Code::UnsupportedValue, node.span, message)
                .at(path, FieldError::Unsupported)
                .help(format!("write {}", prose::one_of(*one_of))),
        );
        return None;
    }
    if !(*min..=*max).contains(&value) {
        let message = format!("{value} is not between {min} and {max}");
        sink.push(
            Diagnostic::new(Code::OutOfRange, node.span, message).at(path, FieldError::Invalid).help(format!("write a number from {min} to {max}")),
        );
        return None;
    }
    Some(value)
}

fn boolean(node: &Node<'_>, path: &Path<'_>, sink: &mut Sink) -> Option<bool> {
    if let Value::Scalar(scalar) = &node.value
        && let ScalarKind::Bool(value) = scalar.kind
    {
        return Some(value);
    }
    sink.push(wrong_type(node, "a boolean", path));
    None
}

/// The items of a list, after what is wrong with the list as a whole.
fn open_list<'n, 's>(node: &'n Node<'s>, rule: &'static List, path: &Path<'_>, sink: &mut Sink) -> Option<&'n [Node<'s>]> {
    let Some(items) = node.as_list() else {
        sink.push(wrong_type(node, "a list", path));
        return None;
    };
    if items.len() > rule.max {
        let message = format!("{} items, and at most {} {} allowed", items.len(), rule.max, if rule.max == 1 { "is" } else { "are" });
        let first_extra = items[rule.max].span;
        sink.push(
            Diagnostic::new(Code::TooManyItems, first_extra, message)
                .label("one too many")
                .at(path, FieldError::TooMany)
                .help(too_many_help(path, rule.max)),
        );
    }
    if items.len() < rule.min {
        sink.push(
            Diagnostic::new(Code::TooFewItems, node.span, "an empty list is not allowed here")
                .at(path, FieldError::Invalid)
                .help("add an item, or leave the field out if it is optional"),
        );
    }
    report_repeats(items, rule, path, sink);
    Some(items)
}

fn too_many_help(path: &Path<'_>, max: usize) -> String {
    match path {
        Path::Field(_, "backends") => "keep one backend: HTTPProxy does not split traffic; put a load balancer behind one endpoint".to_owned(),
        Path::Root | Path::Field(..) | Path::Index(..) | Path::Part(..) => {
            format!("keep {max}, and move the others to another rule or another HTTPProxy")
        }
    }
}

fn count_fits(_: &Node<'_>, rule: &List, count: usize) -> bool {
    (rule.min..=rule.max).contains(&count)
}

fn is_null_item(node: &Node<'_>, path: &Path<'_>, sink: &mut Sink) -> bool {
    let null = node.is_null();
    if null {
        sink.push(
            Diagnostic::new(Code::NullItem, node.span, "a list item that is null")
                .at(path, FieldError::Invalid)
                .help("remove the `-`, or write the item after it"),
        );
    }
    null
}

fn report_repeats(items: &[Node<'_>], rule: &List, path: &Path<'_>, sink: &mut Sink) {
    if rule.unique == Unique::No || items.len() < 2 {
        return;
    }
    let mut seen: HashMap<Cow<'_, str>, (usize, Span)> = HashMap::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let (key, span) = match (rule.unique, item.as_map()) {
            // two items without the key are as equal as two with the same one
            (Unique::By(member), Some(map)) => map.get(member).map_or((Cow::Borrowed(""), item.span), |node| (identity(node), node.span)),
            (Unique::Set, _) => (identity(item), item.span),
            (Unique::By(_), None) | (Unique::No, _) => continue,
        };
        if let Some((first, first_span)) = seen.get(&key) {
            let message = if key.is_empty() {
                "two items of this list lack the same key".to_owned()
            } else {
                format!("`{}` is in this list twice", prose::shown(&key))
            };
            sink.push(
                Diagnostic::new(Code::DuplicateItem, span, message)
                    .label("again here")
                    .at(path.index(index), FieldError::Duplicate)
                    .also(*first_span, "first here", Some(path.index(*first).to_string()))
                    .help("keep one of them"),
            );
        } else {
            seen.insert(key, (index, span));
        }
    }
}

/// What makes a value the same as another one: its text, and for something other than a string its JSON.
fn identity<'n>(node: &'n Node<'_>) -> Cow<'n, str> {
    match node.as_str() {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(format!("\0{}", serde_json::to_string(node).unwrap_or_default())),
    }
}

/// A value of the wrong type: says what it was read as, since YAML's `on` and `08` surprise.
pub(super) fn wrong_type(node: &Node<'_>, wanted: &str, path: &Path<'_>) -> Diagnostic {
    let diagnostic = match &node.value {
        Value::Scalar(scalar) if scalar.kind != ScalarKind::String && scalar.kind != ScalarKind::Null => {
            let text = prose::shown(&scalar.text);
            let diagnostic = Diagnostic::new(Code::WrongType, node.span, format!("`{text}` is read as {}, and {wanted} is wanted", node.describe()));
            if wanted == "a string" { diagnostic.help(format!("quote it: \"{text}\"")) } else { diagnostic.help(format!("write {wanted}")) }
        }
        Value::Scalar(_) | Value::List(_) | Value::Map(_) => {
            let diagnostic = Diagnostic::new(Code::WrongType, node.span, format!("{} where {wanted} is wanted", node.describe()));
            match (&node.value, wanted) {
                (Value::Scalar(scalar), "a whole number") if scalar.text.parse::<i64>().is_ok() => {
                    diagnostic.help(format!("remove the quotes: {}", scalar.text))
                }
                (Value::Scalar(_), "a list") => diagnostic.help("start the item with `- ` on a line of its own"),
                (Value::Map(_), "a list") => diagnostic.help("put `- ` before its first key to make it the item of a list"),
                _ => diagnostic.help(format!("write {wanted}")),
            }
        }
    };
    diagnostic.at(path, FieldError::Invalid)
}

fn lower_first(text: &str) -> String {
    let sentence = text.split(". ").next().unwrap_or(text).trim_end_matches('.');
    let mut chars = sentence.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

//! Decodes an object by its schema, field by field, and reports fields that are not in the schema.

use super::given::{Given, List};
use super::items::{is_null_item, open_list};
use super::labels;
use super::schema::{Field, Record, Type};
use super::text::Text;
use super::unknown_field::unknown_field;
use super::values::{Expected, boolean, check_time, integer, text, wrong_type};
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::source::{Span, Spanned};
use crate::yaml::{Map, Node, Path};

/// An object that is being decoded.
pub(super) struct Fields<'f, 'n, 's> {
    pub(super) schema: &'static Record,
    pub(super) map: Map<'n, 's>,
    pub(super) path: &'f Path<'f>,
    pub(super) span: Span,
}

impl<'f, 'n, 's> Fields<'f, 'n, 's> {
    /// Opens a node as an object. Reports any other node, and every field that is not in the schema.
    pub(super) fn open(node: Node<'n, 's>, schema: &'static Record, path: &'f Path<'f>, sink: &mut Sink) -> Option<Self> {
        let Some(map) = node.as_map() else {
            sink.push(wrong_type(node, Expected::Object, path));
            return None;
        };
        let fields = Self { schema, map, path, span: node.span() };
        for entry in map.entries() {
            if schema.field(entry.key.value).is_none() {
                sink.push(unknown_field(schema, path, &entry.key));
            }
        }
        Some(fields)
    }

    /// Where a message about something missing points: at the first key, or at the braces if there is none.
    pub(super) fn anchor(&self) -> Span {
        self.map.first().map_or(self.span, |entry| entry.key.span)
    }

    /// The key of a field, or [`anchor`](Self::anchor) if the field is missing.
    pub(super) fn key(&self, name: &str) -> Span {
        self.map.entry(name).map_or(self.anchor(), |entry| entry.key.span)
    }

    fn rule(&self, name: &str) -> &'static Field {
        self.schema.field(name).expect("the decoder only asks for fields of the schema")
    }

    /// The node of a field. Reports a required field that is missing.
    fn find(&self, name: &'static str, sink: &mut Sink) -> Option<Node<'n, 's>> {
        let node = self.map.get(name);
        if node.is_none() && self.rule(name).required {
            let message = shapes::missing_field(name, self.schema.name);
            sink.push(
                Diagnostic::new(Code::RequiredField, self.key(name), message)
                    .at(self.path.field(name), FieldError::Required)
                    .help(format!("add `{name}`: {}", lower_first(self.rule(name).doc))),
            );
        }
        node
    }

    /// The outcome of a field that is missing: a required one is broken.
    fn missing<T>(&self, name: &str) -> Given<T> {
        if self.rule(name).required { Given::Broken } else { Given::Absent }
    }

    /// Decodes a string.
    pub(super) fn text(&self, name: &'static str, sink: &mut Sink) -> Given<Text<'s>> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        let Type::Text(rule) = &self.rule(name).kind else { return Given::Broken };
        text(node, rule, &self.path.field(name), sink).map_or(Given::Broken, Given::Is)
    }

    /// Decodes a value of an enumeration.
    pub(super) fn word<T>(&self, name: &'static str, sink: &mut Sink, parse: impl FnOnce(&str) -> Option<T>) -> Given<Spanned<T>> {
        match self.text(name, sink) {
            Given::Is(text) => parse(&text).map_or(Given::Broken, |word| Given::Is(Spanned::new(word, text.span))),
            Given::Absent => Given::Absent,
            Given::Broken => Given::Broken,
        }
    }

    /// Decodes an integer.
    pub(super) fn integer(&self, name: &'static str, sink: &mut Sink) -> Given<Spanned<i64>> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        integer(node, &self.rule(name).kind, &self.path.field(name), sink).map_or(Given::Broken, |value| Given::Is(Spanned::new(value, node.span())))
    }

    /// Decodes a boolean.
    pub(super) fn boolean(&self, name: &'static str, sink: &mut Sink) -> Given<bool> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        boolean(node, &self.path.field(name), sink).map_or(Given::Broken, Given::Is)
    }

    /// Decodes a nested object.
    pub(super) fn object<T>(&self, name: &'static str, sink: &mut Sink, decode: impl FnOnce(&Fields<'_, 'n, 's>, &mut Sink) -> T) -> Given<T> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        let Type::Object(schema) = &self.rule(name).kind else { return Given::Broken };
        match Fields::open(node, schema, &self.path.field(name), sink) {
            Some(fields) => Given::Is(decode(&fields, sink)),
            None => Given::Broken,
        }
    }

    /// Decodes a list of objects; an item that is not an object becomes `None`.
    pub(super) fn objects<T>(&self, name: &'static str, sink: &mut Sink, mut decode: impl FnMut(&Fields<'_, 'n, 's>, &mut Sink) -> T) -> List<T> {
        self.list(name, sink, |node, kind, path, sink| {
            let Type::Object(schema) = kind else { return None };
            Fields::open(node, schema, path, sink).map(|fields| decode(&fields, sink))
        })
    }

    /// Decodes a list of strings; a broken item becomes `None`.
    pub(super) fn texts(&self, name: &'static str, sink: &mut Sink) -> List<Text<'s>> {
        self.list(name, sink, |node, kind, path, sink| {
            let Type::Text(rule) = kind else { return None };
            text(node, rule, path, sink)
        })
    }

    fn list<T>(
        &self,
        name: &'static str,
        sink: &mut Sink,
        mut item: impl FnMut(Node<'n, 's>, &'static Type, &Path<'_>, &mut Sink) -> Option<T>,
    ) -> List<T> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        let Type::List(rule) = &self.rule(name).kind else { return Given::Broken };
        let path = self.path.field(name);
        let Some(nodes) = open_list(node, rule, &path, sink) else { return Given::Broken };
        let count = nodes.len();
        let items = nodes.enumerate().map(|(index, node)| {
            let path = path.index(index);
            if is_null_item(node, &path, sink) { None } else { item(node, &rule.item, &path, sink) }
        });
        let items = items.collect();
        // a list over its limit has been reported, and rules still look for items in all of it
        if count < rule.min { Given::Broken } else { Given::Is(items) }
    }

    /// Checks every field except those named. The work is proportional to the fields present, not to those in the schema.
    pub(super) fn check_others(&self, named: &[&str], sink: &mut Sink) {
        for entry in self.map.entries().filter(|entry| !entry.value.is_null()) {
            let field = self.schema.field(entry.key.value).filter(|field| !named.contains(&field.name));
            if let Some(field) = field {
                check(entry.value, &field.kind, &self.path.field(field.name), sink);
            }
        }
        for field in self.schema.fields.iter().filter(|field| field.required && !named.contains(&field.name)) {
            self.find(field.name, sink);
        }
    }

    /// Checks a field that is not part of the model; its span is all that is kept.
    pub(super) fn check(&self, name: &'static str, sink: &mut Sink) -> Given<Span> {
        let Some(node) = self.find(name, sink) else { return self.missing(name) };
        check(node, &self.rule(name).kind, &self.path.field(name), sink);
        Given::Is(node.span())
    }
}

/// Checks a value against its schema without keeping it.
pub(super) fn check(node: Node<'_, '_>, kind: &'static Type, path: &Path<'_>, sink: &mut Sink) {
    match kind {
        Type::Object(schema) => {
            if let Some(fields) = Fields::open(node, schema, path, sink) {
                fields.check_others(&[], sink);
            }
        }
        Type::List(rule) => {
            for (index, item) in open_list(node, rule, path, sink).unwrap_or_default().enumerate() {
                let path = path.index(index);
                if !is_null_item(item, &path, sink) {
                    check(item, &rule.item, &path, sink);
                }
            }
        }
        Type::Text(rule) => drop(text(node, rule, path, sink)),
        Type::Integer { .. } => drop(integer(node, kind, path, sink)),
        Type::Boolean => drop(boolean(node, path, sink)),
        Type::Time => check_time(node, path, sink),
        Type::StringMap(map) => labels::check(node, *map, path, sink),
        Type::Anything => {
            if node.as_map().is_none() {
                sink.push(wrong_type(node, Expected::Object, path));
            }
        }
    }
}

fn lower_first(text: &str) -> String {
    let sentence = text.split(". ").next().unwrap_or(text).trim_end_matches('.');
    let mut chars = sentence.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

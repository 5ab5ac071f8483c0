//! Every limit of the schemas, tried from both sides: a value at the limit is accepted, and one beyond it is refused, at its own place.
//!
//! The cases come from the tables, so a new field is covered as soon as it is there. What the limits *are* is in
//! `testdata/schema/limits.txt`: a number that changes in a table changes there too, where the change is seen. `BLESS=1` writes the list again.

use std::fmt::Write as _;
use std::path::Path as File;
use std::{env, fs};

use serde_json::{Map, Value, json};

use super::domain::DOMAIN;
use super::http_proxy::HTTP_PROXY;
use super::{Format, List, Record, StringMap, StringRule, Type, Unique};
use crate::diag::{Code, Severity, Sink};
use crate::model::{API_VERSION, DecodeContext, decode};
use crate::source::{FileId, Span};
use crate::yaml::{Limits, parse, split};

/// What is checked beside the schema while an object is decoded, and has cases of its own.
const BESIDE_THE_SCHEMA: [Code; 2] = [Code::InvalidFinalizer, Code::InvalidOwner];

/// A place in an object: from the root, the keys and the items that lead to it.
#[derive(Clone)]
struct Place {
    root: (&'static str, &'static Record),
    steps: Vec<Step>,
}

#[derive(Clone)]
enum Step {
    Field(&'static str, &'static Record),
    Item(&'static List),
}

impl Place {
    fn then(&self, step: Step) -> Self {
        let mut place = self.clone();
        place.steps.push(step);
        place
    }

    /// The place as diagnostics name it.
    fn field(&self) -> String {
        let mut text = String::new();
        for step in &self.steps {
            match step {
                Step::Field(name, _) if text.is_empty() => text.push_str(name),
                Step::Field(name, _) => text.extend([".", name]),
                Step::Item(_) => text.push_str("[0]"),
            }
        }
        text
    }

    /// An object that is valid but for the value at this place; without the value, one that lacks it.
    fn object(&self, value: Option<Value>) -> Value {
        let mut value = value;
        for step in self.steps.iter().rev() {
            value = Some(match step {
                Step::Field(name, parent) => {
                    let mut object = valid(parent);
                    match value {
                        Some(value) => object.insert((*name).to_owned(), value),
                        None => object.remove(*name),
                    };
                    Value::Object(object)
                }
                Step::Item(list) => {
                    let mut items = items(list, list.min.max(1));
                    items[0] = value.expect("an item is there");
                    Value::Array(items)
                }
            });
        }
        let mut object = value.expect("the root is there");
        for (key, text) in [("apiVersion", API_VERSION), ("kind", self.root.0)] {
            if object.get(key).is_some() && self.field() != key {
                object[key] = text.into();
            }
        }
        object
    }

    /// The codes of the errors at this place and below it.
    fn errors(&self, value: Option<Value>) -> Vec<(Code, String)> {
        let text = self.object(value).to_string();
        let mut sink = Sink::default();
        let chunk = split(&text).into_iter().next_back().expect("a text has a document");
        let root = parse(FileId(0), &text, &chunk, Limits::DEFAULT, &mut sink).expect("JSON is YAML").expect("an object is there");
        let document = DecodeContext { span: Span::new(FileId(0), 0, text.len()), file_name: "test.json", named: true, namespace: "default" };
        drop(decode(root.root(), document, &mut sink));
        let here = self.field();
        let is_here = |field: &str| field.strip_prefix(&here).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        let is_limit = |code: Code| !BESIDE_THE_SCHEMA.contains(&code);
        let errors = sink.found().iter().filter(|found| found.severity == Severity::Error && is_limit(found.code));
        errors.filter_map(|found| Some((found.code, found.field.clone().filter(|field| is_here(field))?))).collect()
    }

    #[track_caller]
    fn accepts(&self, value: Value) {
        let shown = shown(&value);
        assert_eq!(self.errors(Some(value)), [], "{} is {shown}", self.field());
    }

    /// The value has this fault and no other.
    #[track_caller]
    fn refuses(&self, value: Value, codes: &[Code]) {
        let shown = shown(&value);
        let errors = self.errors(Some(value));
        let is_right = |(code, field): &(Code, String)| codes.contains(code) && *field == self.field();
        assert!(errors.len() == 1 && errors.iter().all(is_right), "{} is {shown}: {errors:?}, and not {codes:?}", self.field());
    }
}

fn shown(value: &Value) -> String {
    value.to_string().chars().take(100).collect()
}

/// Calls a function for every place of both kinds, with its type.
fn every_place(visit: &mut impl FnMut(&Place, &'static Type)) {
    fn walk(place: &Place, kind: &'static Type, visit: &mut impl FnMut(&Place, &'static Type)) {
        if !place.steps.is_empty() {
            visit(place, kind);
        }
        match kind {
            Type::Object(object) => fields(place, object, visit),
            Type::List(list) => walk(&place.then(Step::Item(list)), &list.item, visit),
            Type::Text(_) | Type::Integer { .. } | Type::Boolean | Type::Time | Type::StringMap(_) | Type::Anything => {}
        }
    }
    fn fields(place: &Place, object: &'static Record, visit: &mut impl FnMut(&Place, &'static Type)) {
        for field in object.fields {
            walk(&place.then(Step::Field(field.name, object)), &field.kind, visit);
        }
    }
    for root in [("HTTPProxy", &HTTP_PROXY), ("Domain", &DOMAIN)] {
        fields(&Place { root, steps: Vec::new() }, root.1, visit);
    }
}

/// An object with its required fields.
fn valid(object: &'static Record) -> Map<String, Value> {
    object.fields.iter().filter(|field| field.required).map(|field| (field.name.to_owned(), sample(&field.kind, 0))).collect()
}

/// A valid value; another one for every number.
fn sample(kind: &'static Type, number: usize) -> Value {
    match kind {
        Type::Object(object) => Value::Object(valid(object)),
        Type::List(list) => Value::Array(items(list, list.min)),
        Type::Text(text) => match text.one_of.get(number) {
            Some(word) => (*word).into(),
            None => form(text.format, &format!("a{number}")).into(),
        },
        Type::Integer { min, one_of, .. } => one_of.first().copied().unwrap_or((*min).max(0)).into(),
        Type::Boolean => true.into(),
        Type::Time => "2025-08-11T16:09:09Z".into(),
        Type::StringMap(_) | Type::Anything => json!({}),
    }
}

/// That many items, all of them different as far as that can be.
fn items(list: &'static List, count: usize) -> Vec<Value> {
    let item = |number| match (&list.item, list.unique) {
        (Type::Object(object), Unique::By(key)) => {
            let mut item = valid(object);
            item.insert(key.to_owned(), sample(&object.field(key).expect("the key is a field").kind, number));
            Value::Object(item)
        }
        _ => sample(&list.item, number),
    };
    (0..count).map(item).collect()
}

/// A text of a form that has a word in it.
fn form(format: Format, word: &str) -> String {
    match format {
        Format::Any | Format::Name | Format::Label | Format::Subdomain | Format::Token | Format::Group | Format::Kind => word.to_owned(),
        Format::Hostname | Format::PreciseHostname | Format::DomainName => format!("{word}.example.com"),
        Format::Origin => format!("https://{word}.example.com"),
    }
}

/// A text of a form that has this many characters.
fn of_length(format: Format, length: usize) -> String {
    let name = |length: usize| (0..length).map(|at| if at % 50 == 49 && at + 1 < length { '.' } else { 'a' }).collect::<String>();
    match format {
        // two bytes each: characters are counted
        Format::Any => "é".repeat(length),
        Format::Label | Format::Token | Format::Kind => "a".repeat(length),
        Format::Name | Format::Subdomain | Format::Group | Format::Hostname | Format::PreciseHostname | Format::DomainName => name(length),
        Format::Origin => format!("https://{}", name(length - "https://".len())),
    }
}

/// The length that a form has beside that of its field.
fn own_limit(format: Format) -> Option<usize> {
    match format {
        Format::Label => Some(63),
        Format::Subdomain => Some(253),
        Format::Any
        | Format::Name
        | Format::Hostname
        | Format::PreciseHostname
        | Format::DomainName
        | Format::Token
        | Format::Group
        | Format::Kind
        | Format::Origin => None,
    }
}

/// What a text without the right form is called: names have a code of their own.
const BAD_FORM: [Code; 3] = [Code::InvalidFormat, Code::ResourceName, Code::DomainName];

fn try_text(place: &Place, text: &'static StringRule) {
    if let Some(word) = text.one_of.first() {
        text.one_of.iter().for_each(|word| place.accepts((*word).into()));
        for other in [format!("{word}x"), word.to_lowercase(), word.to_uppercase(), String::new()] {
            if !text.one_of.contains(&&*other) {
                place.refuses(other.into(), &[Code::UnsupportedValue]);
            }
        }
        return;
    }
    let of_form = own_limit(text.format).filter(|limit| *limit < text.max);
    let limit = of_form.unwrap_or(text.max);
    if limit < usize::MAX {
        place.accepts(of_length(text.format, limit).into());
        let codes: &[Code] = if of_form.is_some() { &BAD_FORM } else { &[Code::TooLong] };
        place.refuses(of_length(text.format, limit + 1).into(), codes);
    }
    if text.min > 0 {
        assert_eq!(text.min, 1, "no other minimum has words");
        place.refuses("".into(), &[Code::TooShort]);
    }
    if !matches!(text.format, Format::Any) {
        place.refuses("/ /".into(), &BAD_FORM);
    } else if text.max < usize::MAX {
        place.accepts(of_length(text.format, text.min).into());
    }
}

fn try_list(place: &Place, list: &'static List) {
    if list.max < usize::MAX {
        place.accepts(items(list, list.max).into());
        place.refuses(items(list, list.max + 1).into(), &[Code::TooManyItems]);
    }
    place.accepts(items(list, list.min).into());
    if list.min > 0 {
        place.refuses(items(list, list.min - 1).into(), &[Code::TooFewItems]);
    }
    if list.max > 1 {
        let equal = Value::Array(vec![sample(&list.item, 0), sample(&list.item, 0)]);
        let errors = place.errors(Some(equal));
        let want = if list.unique == Unique::No { None } else { Some(Code::DuplicateItem) };
        assert_eq!(errors.iter().map(|(code, _)| *code).collect::<Vec<_>>(), Vec::from_iter(want), "{} has equal items", place.field());
    }
    place.then(Step::Item(list)).refuses(Value::Null, &[Code::NullItem]);
}

fn try_integer(place: &Place, min: i64, max: i64, one_of: &[i64]) {
    if one_of.is_empty() {
        place.accepts(min.into());
        place.accepts(max.into());
        let beyond = [min.checked_sub(1), max.checked_add(1)];
        beyond.into_iter().flatten().for_each(|value| place.refuses(value.into(), &[Code::OutOfRange]));
    }
    for value in one_of {
        place.accepts((*value).into());
        for near in [value - 1, value + 1] {
            if !one_of.contains(&near) {
                place.refuses(near.into(), &[Code::UnsupportedValue]);
            }
        }
    }
    place.refuses(1.5.into(), &[Code::WrongType]);
}

/// Labels by key and value, annotations by key and by the size of all: `k8s.io/apimachinery`.
fn try_string_map(place: &Place, map: StringMap) {
    const ALL: usize = 256 * 1024;
    let prefix = |length| of_length(Format::Subdomain, length);
    for key in ["k".repeat(63), format!("{}/{}", prefix(253), "k".repeat(63))] {
        place.accepts(json!({key: "v"}));
    }
    for key in ["k".repeat(64), format!("{}/k", prefix(254)), format!("a.b/{}", "k".repeat(64)), "a/".to_owned(), "/a".to_owned()] {
        place.refuses(json!({key: "v"}), &[Code::InvalidLabel]);
    }
    match map {
        StringMap::Labels => {
            place.accepts(json!({"k": "v".repeat(63)}));
            place.refuses(json!({"k": "v".repeat(64)}), &[Code::InvalidLabel]);
        }
        StringMap::Annotations => {
            place.accepts(json!({"a": "v".repeat(ALL / 2), "b": "v".repeat(ALL / 2 - 2)}));
            place.refuses(json!({"a": "v".repeat(ALL / 2), "b": "v".repeat(ALL / 2 - 1)}), &[Code::TooLong]);
        }
    }
    place.refuses(json!({"k": 1}), &[Code::WrongType]);
}

#[test]
fn every_limit_is_where_it_is_said_to_be() {
    let mut places = 0;
    every_place(&mut |place, kind| {
        places += 1;
        match kind {
            Type::Text(text) => try_text(place, text),
            Type::List(list) => try_list(place, list),
            Type::Integer { min, max, one_of } => try_integer(place, *min, *max, one_of),
            Type::StringMap(map) => try_string_map(place, *map),
            Type::Time => place.refuses("2025-08-11".into(), &[Code::InvalidFormat]),
            Type::Object(object) => {
                let mut value = valid(object);
                place.accepts(value.clone().into());
                value.insert("unknown".to_owned(), 1.into());
                let field = format!("{}.unknown", place.field());
                assert_eq!(place.errors(Some(value.into())), [(Code::UnknownField, field)]);
            }
            Type::Boolean | Type::Anything => place.accepts(sample(kind, 0)),
        }
    });
    assert!(places > 200, "{places} places are too few to be all");
}

/// Everything that a value can be, and what it then is.
#[test]
fn every_type_is_the_only_one() {
    let values = [("object", json!({})), ("list", json!([])), ("text", json!("x")), ("number", json!(1)), ("boolean", json!(true))];
    every_place(&mut |place, kind| {
        let own = match kind {
            Type::Object(_) | Type::StringMap(_) | Type::Anything => "object",
            Type::List(_) => "list",
            Type::Text(_) | Type::Time => "text",
            Type::Integer { .. } => "number",
            Type::Boolean => "boolean",
        };
        // without them it is not an object of the kind, and a status is read as far as it is well-formed
        if matches!(place.field().as_str(), "apiVersion" | "kind" | "status") {
            return;
        }
        for (name, value) in values.iter().filter(|(name, _)| *name != own) {
            let errors = place.errors(Some(value.clone()));
            assert_eq!(errors, [(Code::WrongType, place.field())], "{} is a {name}", place.field());
        }
    });
}

#[test]
fn every_required_field_is_missed() {
    every_place(&mut |place, _| {
        let Some(Step::Field(name, parent)) = place.steps.last() else { return };
        let field = parent.field(name).expect("the step is a field");
        // without them it is not an object of the kind
        if matches!(place.field().as_str(), "apiVersion" | "kind") {
            return;
        }
        let errors = |value| place.errors(value).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
        let want = if field.required { vec![Code::RequiredField] } else { Vec::new() };
        assert_eq!(errors(None), want, "{} is absent", place.field());
        assert_eq!(errors(Some(Value::Null)), want, "{} is null", place.field());
    });
}

fn line(place: &Place, kind: &'static Type) -> String {
    let mut line = format!("{}.{}: ", place.root.0, place.field().replace("[0]", "[]"));
    let most = |max: usize| if max == usize::MAX { "any number".to_owned() } else { max.to_string() };
    let _ = match kind {
        Type::Object(object) => write!(line, "{}", object.name),
        Type::List(List { min, max, unique, .. }) => write!(line, "{min} to {} items, unique: {unique:?}", most(*max)),
        Type::Text(StringRule { one_of, .. }) if !one_of.is_empty() => write!(line, "one of {}", one_of.join(", ")),
        Type::Text(StringRule { min, max, format, .. }) => write!(line, "{min} to {} characters, {format:?}", most(*max)),
        Type::Integer { one_of, .. } if !one_of.is_empty() => write!(line, "one of {one_of:?}"),
        Type::Integer { min, max, .. } => write!(line, "{min} to {max}"),
        Type::Boolean => write!(line, "boolean"),
        Type::Time => write!(line, "time"),
        Type::StringMap(map) => write!(line, "object of strings, {map:?}"),
        Type::Anything => write!(line, "any object"),
    };
    if let Some(Step::Field(name, parent)) = place.steps.last() {
        let field = parent.field(name).expect("the step is a field");
        line += if field.required { ", required" } else { "" };
        if let Some(default) = field.default {
            line += &format!(", default {default}");
        }
    }
    line + "\n"
}

#[test]
fn the_limits_are_those_of_the_list() {
    let mut lines = String::new();
    every_place(&mut |place, kind| lines += &line(place, kind));
    let file = File::new(env!("CARGO_MANIFEST_DIR")).join("testdata/schema/limits.txt");
    if env::var_os("BLESS").is_some() {
        fs::write(&file, &lines).expect("the list can be written");
    }
    let kept = fs::read_to_string(&file).expect("the list can be read");
    let changed: Vec<&str> = lines.lines().filter(|line| !kept.lines().any(|kept| kept == *line)).collect();
    assert!(kept == lines, "these are not in {}, or have another place there:\n{}", file.display(), changed.join("\n"));
}

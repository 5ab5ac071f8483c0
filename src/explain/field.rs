//! The page of a field, from the tables that the decoder uses too.

use super::limits;
use crate::diag::prose;
use crate::model::schema::domain::DOMAIN;
use crate::model::schema::http_proxy::HTTP_PROXY;
use crate::model::schema::{DefaultValue, Field, Record, Type};

/// A field of an HTTPProxy or a Domain, or one of these kinds, and the fields in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldPage {
    /// The full path, such as `httpproxy.spec.hostnames`.
    pub path: String,
    /// What the schema says about the field; `None` for a kind.
    pub details: Option<Details>,
    /// The pages of the fields in it, or in the items of a list.
    pub fields: Vec<FieldPage>,
}

/// What the schema says about a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Details {
    /// The key.
    pub name: &'static str,
    /// The type in words, such as `list of string`.
    pub type_name: String,
    /// Whether the field is required.
    pub is_required: bool,
    /// What values are allowed, in a phrase each.
    pub limits: Vec<String>,
    /// The value of an absent field, as YAML.
    pub default: Option<DefaultValue>,
    /// The description, in Markdown.
    pub doc: &'static str,
}

impl Details {
    /// The first sentence of the description, without its period.
    pub fn summary(&self) -> &'static str {
        self.doc.split(". ").next().unwrap_or(self.doc).trim_end_matches('.')
    }
}

impl FieldPage {
    /// The page of a field path, or the closest path that has one.
    pub(super) fn at(path: &str) -> Result<Self, Option<String>> {
        // list indices are ignored, as in kubectl, and so is the member name that the platform adds to hostnames in errors
        let path = without_indices(path).replace(".hostnames.hostname", ".hostnames");
        let (kind, mut object, steps) = start(&path)?;
        let mut walked = kind.to_owned();
        let mut found: Option<&'static Field> = None;
        for step in steps {
            let fields = object.map_or(&[][..], |object| object.fields);
            let Some(field) = fields.iter().find(|field| field.name.eq_ignore_ascii_case(step)) else {
                return Err(prose::nearest(step, fields.iter().map(|field| field.name)).map(|near| format!("{walked}.{near}")));
            };
            walked = format!("{walked}.{}", field.name);
            object = members(&field.kind);
            found = Some(field);
        }
        Ok(Self::new(walked, found, object))
    }

    fn new(path: String, field: Option<&'static Field>, object: Option<&'static Record>) -> Self {
        let fields = object.map_or(&[][..], |object| object.fields);
        let fields = fields.iter().map(|field| Self::new(format!("{path}.{}", field.name), Some(field), members(&field.kind))).collect();
        let details = field.map(|field| Details {
            name: field.name,
            type_name: limits::type_name(&field.kind),
            is_required: field.required,
            limits: limits::of(&field.kind),
            default: field.default,
            doc: field.doc,
        });
        Self { path, details, fields }
    }
}

/// A kind, its schema, and the names after it in a path.
type Start<'p> = (&'static str, Option<&'static Record>, std::iter::Skip<std::str::Split<'p, char>>);

/// Splits a path into its kind and the rest. A path that starts with a field of an HTTPProxy is one of that kind.
fn start(path: &str) -> Result<Start<'_>, Option<String>> {
    let first = path.split('.').next().unwrap_or("");
    let (kind, object, named) = match first.to_lowercase().as_str() {
        "httpproxy" | "httpproxies" => ("httpproxy", &HTTP_PROXY, 1),
        "domain" | "domains" => ("domain", &DOMAIN, 1),
        lower if HTTP_PROXY.field(lower).is_some() => ("httpproxy", &HTTP_PROXY, 0),
        other => return Err(prose::nearest(other, ["httpproxy", "domain"]).map(|near| format!("{near}{}", &path[first.len()..]))),
    };
    Ok((kind, Some(object), path.split('.').skip(named)))
}

fn without_indices(path: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_usize;
    for character in path.chars() {
        match character {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(character),
            _ => {}
        }
    }
    plain
}

/// The object of a field, or of the items of a list.
fn members(kind: &'static Type) -> Option<&'static Record> {
    match kind {
        Type::Object(object) => Some(object),
        Type::List(list) => members(&list.item),
        Type::Text(_) | Type::Integer { .. } | Type::Boolean | Type::Time | Type::StringMap(_) | Type::Anything => None,
    }
}

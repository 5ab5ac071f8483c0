//! Fields as `explain` prints them, from the same tables that the decoder checks against.

use crate::diag::prose;
use crate::model::schema::{self, Field, Kind, Object, Text, Unique};

/// The text for a field path, or the nearest path that there is.
pub(crate) fn explain(path: &str, recursive: bool) -> Result<String, Option<String>> {
    // as kubectl has it, indices are of no account
    let path: String = without_indices(path);
    // as the platform's errors have it, and ours with them
    let path = path.replace(".hostnames.hostname", ".hostnames");
    let mut steps = path.split('.');
    let first = steps.next().unwrap_or("");
    let kinds = [("httpproxy", &schema::http_proxy::HTTP_PROXY), ("domain", &schema::domain::DOMAIN)];
    let (kind, mut object) = match first.to_lowercase().as_str() {
        "httpproxy" | "httpproxies" => kinds[0],
        "domain" | "domains" => kinds[1],
        // a path without its kind is most likely of an HTTPProxy
        lower if schema::http_proxy::HTTP_PROXY.field(lower).is_some() => {
            steps = path.split('.');
            kinds[0]
        }
        other => {
            let rest = &path[first.len()..];
            return Err(prose::nearest(other, ["httpproxy", "domain"]).map(|near| format!("{near}{rest}")));
        }
    };
    let mut walked = kind.to_owned();
    let mut field: Option<&Field> = None;
    for step in steps {
        let Some(found) = object.fields.iter().find(|field| field.name.eq_ignore_ascii_case(step)) else {
            return Err(prose::nearest(step, object.fields.iter().map(|field| field.name)).map(|near| format!("{walked}.{near}")));
        };
        walked = format!("{walked}.{}", found.name);
        field = Some(found);
        object = inner(&found.kind).unwrap_or(&NOTHING);
    }
    let mut text = field.map_or_else(|| format!("{walked}\n\n"), |field| describe(&walked, field));
    text += &listing(&walked, object, recursive);
    Ok(text)
}

static NOTHING: Object = Object { name: "", fields: &[] };

fn without_indices(path: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0;
    for character in path.chars() {
        match character {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ if depth == 0 => plain.push(character),
            _ => {}
        }
    }
    plain
}

/// The fields inside, of an object or of the items of a list.
fn inner(kind: &'static Kind) -> Option<&'static Object> {
    match kind {
        Kind::Object(object) => Some(object),
        Kind::List(list) => inner(&list.item),
        Kind::Text(_) | Kind::Integer { .. } | Kind::Boolean | Kind::Time | Kind::StringMap | Kind::Anything => None,
    }
}

fn describe(path: &str, field: &Field) -> String {
    let mut text = format!("{path}\n\nType:     {}\n", type_words(&field.kind));
    text += &format!("Required: {}\n", if field.required { "yes" } else { "no" });
    for limit in limits(&field.kind) {
        text += &format!("Limit:    {}\n", wrapped_after(LIMIT_INDENT, &limit));
    }
    if let Some(default) = field.default {
        text += &format!("Default:  {default}\n");
    }
    text + &format!("\n{}\n\n", wrapped(field.doc))
}

/// As wide as the text before a limit.
const LIMIT_INDENT: &str = "          ";

/// Text in lines that fit a terminal.
pub(crate) fn wrapped(text: &str) -> String {
    wrapped_after("", text)
}

/// Text in such lines, all but the first indented: that one comes behind something.
fn wrapped_after(indent: &str, text: &str) -> String {
    const WIDTH: usize = 80;
    let options = textwrap::Options::new(WIDTH).break_words(false).word_separator(textwrap::WordSeparator::AsciiSpace);
    let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation).initial_indent(indent).subsequent_indent(indent);
    textwrap::fill(text, options)[indent.len()..].to_owned()
}

fn type_words(kind: &Kind) -> String {
    match kind {
        Kind::Object(_) | Kind::Anything => "object".to_owned(),
        Kind::List(list) => format!("list of {}", type_words(&list.item)),
        Kind::Text(_) => "string".to_owned(),
        Kind::Integer { .. } => "integer".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Time => "RFC 3339 time".to_owned(),
        Kind::StringMap => "map of string to string".to_owned(),
    }
}

fn limits(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::List(list) => {
            let mut limits = Vec::new();
            match (list.min, list.max) {
                (0, usize::MAX) => {}
                (0, max) => limits.push(format!("at most {}", prose::count(max, "item"))),
                (min, max) => limits.push(format!("{min} to {max} items")),
            }
            match list.unique {
                Unique::No => {}
                Unique::By(key) => limits.push(format!("no two items with the same `{key}`")),
                Unique::Set => limits.push("no item twice".to_owned()),
            }
            limits.extend(limits_of_item(&list.item));
            limits
        }
        Kind::Text(text) => text_limits(text),
        Kind::Integer { one_of, .. } if !one_of.is_empty() => vec![format!("one of {}", prose::all_of(*one_of))],
        Kind::Integer { min: i64::MIN, .. } => Vec::new(),
        Kind::Integer { min, max, .. } => vec![format!("{min} to {max}")],
        Kind::Object(_) | Kind::Boolean | Kind::Time | Kind::StringMap | Kind::Anything => Vec::new(),
    }
}

fn limits_of_item(kind: &Kind) -> Vec<String> {
    limits(kind).into_iter().map(|limit| format!("each {limit}")).collect()
}

fn text_limits(text: &Text) -> Vec<String> {
    if !text.one_of.is_empty() {
        return vec![format!("one of {}", prose::all_of(text.one_of))];
    }
    let length = match (text.min, text.max) {
        (_, usize::MAX) => None,
        (0, max) => Some(format!("at most {max} characters")),
        (min, max) => Some(format!("{min} to {max} characters")),
    };
    let form = (text.format != schema::Format::Any).then(|| format!("a valid {}", text.format.describe()));
    length.into_iter().chain(form).collect()
}

/// The fields of an object, a line each, or all the way down.
fn listing(path: &str, object: &'static Object, recursive: bool) -> String {
    if object.fields.is_empty() {
        return String::new();
    }
    let mut text = if recursive { String::new() } else { "Fields:\n".to_owned() };
    for field in object.fields {
        if recursive {
            let path = format!("{path}.{}", field.name);
            text += &describe(&path, field);
            text += &inner(&field.kind).map_or_else(String::new, |object| listing(&path, object, true));
        } else {
            let required = if field.required { " (required)" } else { "" };
            text += &format!(
                "  {}: {}{required}\n      {}\n",
                field.name,
                type_words(&field.kind),
                field.doc.split(". ").next().unwrap_or(field.doc).trim_end_matches('.')
            );
        }
    }
    text
}

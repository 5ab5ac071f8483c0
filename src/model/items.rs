//! Lists as a whole: their length, null items, and duplicates.

use std::borrow::Cow;
use std::collections::HashMap;

use super::schema::{Excess, List, Unique};
use super::values::{Expected, subject, wrong_type};
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::source::Span;
use crate::yaml::{Items, Node, Path};

/// Opens a node as a list, and reports what is wrong with the list as a whole.
pub(super) fn open_list<'n, 's>(node: Node<'n, 's>, rule: &'static List, path: &Path<'_>, sink: &mut Sink) -> Option<Items<'n, 's>> {
    let Some(items) = node.items() else {
        sink.push(wrong_type(node, Expected::List, path));
        return None;
    };
    if let Some(first_extra) = items.clone().nth(rule.max) {
        let message = shapes::too_many(&format!("items in {}", subject(path)), items.len(), rule.max);
        sink.push(
            Diagnostic::new(Code::TooManyItems, first_extra.span(), message)
                .label("first extra item")
                .at(path, FieldError::TooMany)
                .help(excess_help(rule)),
        );
    }
    if items.len() < rule.min {
        sink.push(
            Diagnostic::new(Code::TooFewItems, node.span(), shapes::must_not_be_empty(&subject(path)))
                .at(path, FieldError::Invalid)
                .help(rule.if_empty),
        );
    }
    report_repeats(items.clone(), rule, path, sink);
    Some(items)
}

fn excess_help(rule: &List) -> String {
    match rule.excess {
        Excess::Remove => format!("keep at most {}", rule.max),
        Excess::MoveTo(place) => format!("keep at most {}, and move the rest to {place}", rule.max),
        Excess::Replace(help) => help.to_owned(),
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

//! Rule names become names in the HTTPRoute, where they are unique.

use std::collections::HashMap;

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::DuplicateRuleName, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    let mut seen = HashMap::new();
    walk::rules(proxy, |path, rule| {
        let Some(name) = rule.name.get() else { return };
        if let Some((first, first_path)) = seen.get(&name.value) {
            sink.push(
                Diagnostic::new(RULE.code, name.span, format!("two rules have the name `{}`", name.value))
                    .label("again here")
                    .at(path.field("name"), FieldError::Invalid)
                    .also(*first, "first used here", Some(String::clone(first_path)))
                    .help("give each rule a name of its own, or none"),
            );
        } else {
            seen.insert(name.value.clone(), (name.span, path.field("name").to_string()));
        }
    });
}

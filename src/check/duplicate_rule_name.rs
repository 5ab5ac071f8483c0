//! Rule names become rule names of the HTTPRoute, where they must be unique.

use super::Rule;
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::model::HttpProxy;
use crate::source::TextMap;

pub(super) const RULE: Rule = Rule { code: Code::DuplicateRuleName, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    let mut seen = TextMap::default();
    for (index, rule) in proxy.rules() {
        let Some(name) = rule.name.get() else { continue };
        if let Some((first, span)) = seen.get(&*name.value) {
            sink.push(
                Diagnostic::new(RULE.code, name.span, shapes::duplicate("rule name", &name.value))
                    .label(shapes::AGAIN)
                    .at(format_args!("spec.rules[{index}].name"), FieldError::Invalid)
                    .also(*span, shapes::FIRST, Some(format!("spec.rules[{first}].name")))
                    .help("rename one of the rules, or remove its name"),
            );
        } else {
            seen.insert(&*name.value, (index, name.span));
        }
    }
}

//! Rule names become names in the HTTPRoute, where they are unique.

use super::Rule;
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::HttpProxy;
use crate::source::TextMap;

pub(super) const RULE: Rule = Rule { code: Code::DuplicateRuleName, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    let mut seen = TextMap::default();
    for (index, rule) in proxy.rules() {
        let Some(name) = rule.name.get() else { continue };
        if let Some((first, span)) = seen.get(&*name.value) {
            sink.push(
                Diagnostic::new(RULE.code, name.span, format!("two rules have the name `{}`", name.value))
                    .label("again here")
                    .at(format_args!("spec.rules[{index}].name"), FieldError::Invalid)
                    .also(*span, "first used here", Some(format!("spec.rules[{first}].name")))
                    .help("give each rule a name of its own, or none"),
            );
        } else {
            seen.insert(&*name.value, (index, name.span));
        }
    }
}

//! Rule names become rule names of the HTTPRoute, where they must be unique.

use super::Check;
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::HttpProxy;
use crate::source::InputMap;

pub(super) const CHECK: Check = Check::of_proxy(Code::DuplicateRuleName, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    let mut seen = InputMap::default();
    for (index, rule) in proxy.rules() {
        let Some(name) = rule.name.get() else { continue };
        if let Some((first, span)) = seen.get(&*name.value) {
            report.push(
                Finding::new(name.span, shapes::duplicate("rule name", &name.value))
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

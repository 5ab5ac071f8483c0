//! A filter is a union: `type` names the one member that is there.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::FilterMember, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::filters(proxy, |path, _, filter| {
        let Some(kind) = filter.kind.get() else { return };
        let wanted = kind.value.member();
        // a member of another type is one fault, not also a missing member
        if filter.present.is_empty() {
            sink.push(
                Diagnostic::new(RULE.code, kind.span, format!("a filter of type `{}` needs the member `{wanted}`", kind.value.as_str()))
                    .at(path, FieldError::Invalid)
                    .help(format!("add `{wanted}: {{}}` and what it is to do, or correct the type")),
            );
        }
        for (other, at) in filter.present.iter().filter(|(present, _)| *present != kind.value) {
            sink.push(
                Diagnostic::new(RULE.code, *at, format!("`{}` does not go with the type `{}`", other.member(), kind.value.as_str()))
                    .at(path, FieldError::Invalid)
                    .also(kind.span, "the type is set here", Some(path.field("type").to_string()))
                    .help(format!("write `type: {}`, or move it to a filter of its own", other.as_str())),
            );
        }
    });
}

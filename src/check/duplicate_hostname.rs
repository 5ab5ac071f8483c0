//! A proxy lists each hostname once.

use super::Rule;
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::HttpProxy;
use crate::source::TextMap;

pub(super) const RULE: Rule = Rule { code: Code::DuplicateHostname, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    let mut seen = TextMap::default();
    for (index, hostname) in proxy.hostnames() {
        if let Some((first, span)) = seen.get(&*hostname.value) {
            sink.push(
                Diagnostic::new(RULE.code, hostname.span, format!("the hostname `{}` is listed twice", hostname.value))
                    .label("again here")
                    .at(format_args!("spec.hostnames[{index}].hostname"), FieldError::Duplicate)
                    .also(*span, "first here", Some(format!("spec.hostnames[{first}]")))
                    .help("remove one of the two"),
            );
        } else {
            seen.insert(&*hostname.value, (index, hostname.span));
        }
    }
}

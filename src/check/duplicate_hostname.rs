//! A proxy lists each hostname only once.

use super::Rule;
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::model::HttpProxy;
use crate::source::TextMap;

pub(super) const RULE: Rule = Rule { code: Code::DuplicateHostname, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    let mut seen = TextMap::default();
    for (index, hostname) in proxy.hostnames() {
        if let Some((first, span)) = seen.get(&*hostname.value) {
            sink.push(
                Diagnostic::new(RULE.code, hostname.span, shapes::duplicate("hostname", &hostname.value))
                    .label(shapes::AGAIN)
                    .at(format_args!("spec.hostnames[{index}].hostname"), FieldError::Duplicate)
                    .also(*span, shapes::FIRST, Some(format!("spec.hostnames[{first}]")))
                    .help("remove one of them"),
            );
        } else {
            seen.insert(&*hostname.value, (index, hostname.span));
        }
    }
}

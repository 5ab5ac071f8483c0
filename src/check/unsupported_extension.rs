//! The one extension that the data plane knows is Envoy Gateway's HTTPRouteFilter.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, prose};
use crate::model::{FilterType, HttpProxy};

pub(super) const RULE: Rule = Rule { code: Code::UnsupportedExtension, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::filters(proxy, |path, _, filter| {
        if !filter.is(FilterType::ExtensionRef) {
            return;
        }
        let Some(reference) = filter.extension_ref() else { return };
        for (name, given, wanted) in [("group", &reference.group, "gateway.envoyproxy.io"), ("kind", &reference.kind, "HTTPRouteFilter")] {
            let Some(text) = given.get().filter(|text| text.value != wanted) else { continue };
            let message = format!("the {name} `{}` is not supported in an extensionRef", prose::shown(&text.value));
            sink.push(
                Diagnostic::new(RULE.code, text.span, message)
                    .at(path.field("extensionRef").field(name), FieldError::Unsupported)
                    .help(format!("write `{name}: {wanted}`")),
            );
        }
    });
}

//! Connectors and EndpointSlices have DNS names.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, prose};
use crate::model::schema::Format;
use crate::model::{HttpProxy, Text};
use crate::yaml::Path;

pub(super) const RULE: Rule = Rule { code: Code::BackendName, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::backends(proxy, |path, backend| {
        if let Some(name) = backend.connector.get().and_then(|name| name.get()) {
            check(name, "connector", Format::Label, &path.field("connector").field("name"), sink);
        }
        if let Some(name) = backend.instance.get().and_then(|instance| instance.name.get()) {
            check(name, "instance", Format::Subdomain, &path.field("instance").field("name"), sink);
        }
    });
}

fn check(name: &Text<'_>, what: &str, format: Format, path: &Path<'_>, sink: &mut Sink) {
    if name.value.is_empty() {
        sink.push(
            Diagnostic::new(RULE.code, name.span, format!("the {what} has no name"))
                .at(path, FieldError::Required)
                .help(format!("write the name of the {what}")),
        );
    } else if !format.matches(&name.value) {
        let message = format!("`{}` is no name of a {what}", prose::shown(&name.value));
        sink.push(Diagnostic::new(RULE.code, name.span, message).at(path, FieldError::Invalid).help(format.help(&name.value)));
    }
}

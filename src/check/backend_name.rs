//! Names of connectors and EndpointSlices are DNS names.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::model::schema::Format;
use crate::model::{HttpProxy, Text};
use crate::yaml::Path;

pub(super) const RULE: Rule = Rule { code: Code::BackendName, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::backends(proxy, |path, backend| {
        if let Some(name) = backend.connector.get().and_then(|name| name.get()) {
            check(name, "connector name", Format::Label, &path.field("connector").field("name"), sink);
        }
        if let Some(name) = backend.instance.get().and_then(|instance| instance.name.get()) {
            check(name, "instance name", Format::Subdomain, &path.field("instance").field("name"), sink);
        }
    });
}

fn check(name: &Text<'_>, what: &str, format: Format, path: &Path<'_>, sink: &mut Sink) {
    if name.value.is_empty() {
        sink.push(
            Diagnostic::new(RULE.code, name.span, shapes::empty(what))
                .at(path, FieldError::Required)
                .help(format!("add the {what}, or remove the reference")),
        );
    } else if !format.matches(&name.value) {
        let message = shapes::not_valid(&name.value, what);
        sink.push(Diagnostic::new(RULE.code, name.span, message).at(path, FieldError::Invalid).help(format.help(&name.value)));
    }
}

//! Names of connectors and EndpointSlices are DNS names.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::schema::Format;
use crate::model::{HttpProxy, Text};
use crate::yaml::Path;

pub(super) const CHECK: Check = Check::of_proxy(Code::BackendName, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::backends(proxy, |path, backend| {
        if let Some(name) = backend.connector.get() {
            check(name, "connector name", Format::Label, &path.field("connector").field("name"), report);
        }
        if let Some(name) = backend.instance.get().and_then(|instance| instance.name.get()) {
            check(name, "instance name", Format::Subdomain, &path.field("instance").field("name"), report);
        }
    });
}

fn check(name: &Text<'_>, what: &str, format: Format, path: &Path<'_>, report: &mut Reporter<'_>) {
    if name.value.is_empty() {
        report.push(
            Finding::new(name.span, shapes::empty(what)).at(path, FieldError::Required).help(format!("add the {what}, or remove the reference")),
        );
    } else if !format.matches(&name.value) {
        let message = shapes::not_valid(&name.value, what);
        report.push(Finding::new(name.span, message).at(path, FieldError::Invalid).help(format.help(&name.value)));
    }
}

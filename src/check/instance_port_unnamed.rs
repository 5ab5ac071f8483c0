//! The controller refers to the port of an instance by its name, and leaves the route unprogrammed if it has none.

use super::instances::{Used, used};
use super::{Check, Collected, InputReporter};
use crate::diag::{Code, FieldError, Finding, prose};

pub(super) const CHECK: Check = Check::of_input(Code::InstancePortUnnamed, run).of_silent_fault();

fn run(_: &Collected<'_>, report: &mut InputReporter<'_>) {
    for Used { proxy, field, port, slice } in used(report) {
        // the first port of that number is the one that the platform uses
        let Some(found) = slice.ports.iter().find(|found| found.port == Some(i128::from(port.value))).filter(|found| !found.named) else { continue };
        let message = format!("the port {} of the EndpointSlice `{}` has no name", port.value, prose::shown(&slice.owned.meta.name));
        report.push(
            proxy,
            Finding::new(port.span, message)
                .label("never programmed")
                .at(field, FieldError::Invalid)
                .also(found.span, "this port has no name", Some("ports".to_owned()))
                .help(format!("add a name to the port in the EndpointSlice, for example `name: port-{}`", port.value)),
        );
    }
}

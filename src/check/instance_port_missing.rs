//! The controller looks for the port of an instance by its number, and leaves the route unprogrammed if the EndpointSlice has no such port.

use super::instances::{Used, used};
use super::{Check, Collected, InputReporter};
use crate::diag::{Code, FieldError, Finding, prose};
use crate::model::Slice;

pub(super) const CHECK: Check = Check::of_input(Code::InstancePortMissing, run).of_silent_fault();

/// The maximum number of ports that a help line lists.
const LISTED: usize = 5;

fn run(_: &Collected<'_>, report: &mut InputReporter<'_>) {
    for Used { proxy, field, port, slice } in used(report) {
        if slice.ports.iter().any(|found| found.port == Some(i128::from(port.value))) {
            continue;
        }
        let message = format!("the EndpointSlice `{}` has no port {}", prose::shown(&slice.owned.meta.name), port.value);
        let place = if slice.ports.is_empty() { "this EndpointSlice has no ports" } else { "its ports" };
        report.push(
            proxy,
            Finding::new(port.span, message)
                .label("never programmed")
                .at(field, FieldError::Invalid)
                .also(slice.ports_at, place, Some("ports".to_owned()))
                .help(help(slice, port.value)),
        );
    }
}

/// Proposes only ports that the platform can use: those with a number and a name.
fn help(slice: &Slice<'_>, port: i64) -> String {
    let named = slice.ports.iter().filter(|found| found.named).filter_map(|found| found.port);
    let usable: Vec<String> = named.filter(|port| (1..=65535).contains(port)).take(LISTED).map(|port| format!("`port: {port}`")).collect();
    let add = format!("add `{{name: port-{port}, port: {port}}}` to `ports` of the EndpointSlice");
    if usable.is_empty() { add } else { format!("use {}, or {add}", usable.join(" or ")) }
}

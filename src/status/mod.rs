//! What the platform would say of each HTTPProxy, with the input as all that exists and a data plane that accepts everything.
//!
//! Computed from diagnostics and claims alone. The clock is never read: equal input gives equal bytes.

mod condition;
mod hostname;

use std::borrow::Cow;

use serde::Serialize;

pub use condition::{Condition, kind, reason};
pub use hostname::HostnameStatus;

use crate::check::Accepted;
use crate::diag::{Diagnostic, FieldError, Severity, mask};
use crate::hostnames::{Claims, Verdict};
use crate::model::settings::Settings;
use crate::model::{Found, Workspace};
use condition::Maker;

/// The computed status of a proxy.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// Where the proxy is reached, as far as the input tells.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// The hostname that the platform assigned, where the input tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical_hostname: Option<String>,
    /// The conditions, in the order of the specification.
    pub conditions: Vec<Condition>,
    /// By hostname, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hostname_statuses: Vec<HostnameStatus>,
    /// The accepted hostnames, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hostnames: Vec<String>,
}

/// An address in a status.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Address {
    /// `Hostname` or `IPAddress`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The address.
    pub value: String,
}

impl Status {
    /// The condition of a type.
    pub fn condition(&self, kind: &str) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.kind == kind)
    }
}

/// The status of a proxy that validation refused: nothing but the two conditions that say so.
pub fn invalid(found: Found<'_, '_>, errors: &[&Diagnostic], settings: &Settings) -> Status {
    let before = found.proxy.status.as_deref().or_else(|| found.observed?.status.as_deref());
    let generation = found.proxy.meta.generation.or_else(|| found.observed?.meta.generation);
    let make = Maker { before, generation, now: &settings.now };
    let lines: Vec<String> = errors.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).map(|diagnostic| line(diagnostic)).collect();
    let message: Cow<'static, str> = if lines.is_empty() { "the HTTPProxy is not valid".into() } else { lines.join("\n").into() };
    let conditions = vec![
        make.condition(kind::ACCEPTED, "False", reason::INVALID, message),
        make.condition(kind::PROGRAMMED, "False", reason::PENDING, "nothing is programmed while the HTTPProxy is not valid"),
    ];
    Status { conditions, ..Status::default() }
}

/// A diagnostic as the API server words one.
fn line(diagnostic: &Diagnostic) -> String {
    let kind = diagnostic.kind.map_or("Invalid value", FieldError::as_str);
    match &diagnostic.field {
        Some(field) => format!("{}: {kind}: {}", mask(field), mask(&diagnostic.message)),
        None => mask(&diagnostic.message).into_owned(),
    }
}

/// The status of a proxy that validation accepted.
pub fn compute(accepted: Accepted<'_, '_>, workspace: &Workspace<'_>, claims: &Claims, settings: &Settings) -> Status {
    let own = claims.of(accepted);
    let conditions = conditions(accepted, workspace, claims, settings);
    if own.obstacles.any() {
        return Status { conditions, ..Status::default() };
    }
    let hostnames = hostname::Sorted::of(accepted, own);
    Status {
        addresses: own.addresses.iter().map(|value| Address { kind: address_type(value), value: value.clone() }).collect(),
        canonical_hostname: own.platform.clone(),
        conditions,
        hostname_statuses: hostnames.statuses(&Maker::of(accepted, settings)),
        hostnames: hostnames.accepted(),
    }
}

/// The conditions of a proxy that validation accepted.
pub fn conditions(accepted: Accepted<'_, '_>, workspace: &Workspace<'_>, claims: &Claims, settings: &Settings) -> Vec<Condition> {
    let own = claims.of(accepted);
    let make = Maker::of(accepted, settings);
    let name = accepted.object();
    if let Some((reason, message)) = obstacle(accepted, workspace, claims) {
        return vec![
            make.condition(kind::ACCEPTED, "False", reason::PENDING, format!("{name} waits: {message}")),
            make.condition(kind::PROGRAMMED, "False", reason, message),
        ];
    }
    let mut conditions = vec![make.condition(kind::ACCEPTED, "True", reason::ACCEPTED, format!("{name} has been accepted"))];
    let waiting: Vec<&str> = own
        .decisions
        .iter()
        .zip(accepted.proxy().hostnames())
        .filter(|(decision, _)| decision.verdict != Verdict::Verified)
        .map(|(_, (_, hostname))| &*hostname.value)
        .collect();
    conditions.push(if waiting.is_empty() {
        make.condition(kind::PROGRAMMED, "True", reason::PROGRAMMED, format!("{name} has been programmed"))
    } else {
        make.condition(
            kind::PROGRAMMED,
            "False",
            reason::LISTENERS_NOT_VALID,
            format!("Gateway {}/{} has listeners that are not valid: {}", name.namespace, name.name, waiting.join(",")),
        )
    });
    hostname::Sorted::of(accepted, own).conditions(&make, &mut conditions);
    if own.platform.is_some() || !own.decisions.is_empty() {
        conditions.push(make.condition(
            kind::CERTIFICATES_READY,
            "Unknown",
            reason::CERTIFICATES_PENDING,
            "certificates exist only in a live system",
        ));
    }
    conditions
}

fn address_type(value: &str) -> &'static str {
    if value.parse::<std::net::IpAddr>().is_ok() { "IPAddress" } else { "Hostname" }
}

/// Why the objects of an accepted proxy cannot be made.
fn obstacle(accepted: Accepted<'_, '_>, workspace: &Workspace<'_>, claims: &Claims) -> Option<(&'static str, String)> {
    let obstacles = &claims.of(accepted).obstacles;
    let proxy = accepted.proxy();
    if let Some((rule, backend, _)) = obstacles.missing_instances.first() {
        let instance = proxy
            .rules()
            .find(|(index, _)| index == rule)
            .and_then(|(_, found)| found.backends().find(|(index, _)| index == backend)?.1.instance.get()?.name.get());
        let instance = instance.map_or("", |name| &*name.value);
        return Some((
            reason::INSTANCE_BACKEND_NOT_FOUND,
            format!("EndpointSlice {}/{instance} of spec.rules[{rule}].backends[{backend}] is not there", proxy.meta.namespace),
        ));
    }
    let (_, index) = obstacles.conflicts.first()?;
    Some((reason::CONFLICT, format!("{} is controlled by something else", workspace.resources[*index].object)))
}

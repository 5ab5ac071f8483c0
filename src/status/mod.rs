//! The status that the platform would report for each HTTPProxy if the input were all that exists and the data plane accepted everything.
//!
//! Computed from diagnostics and decisions alone. The clock is never read: equal input gives equal bytes.

mod condition;
mod hostname;
mod kept;

use std::borrow::Cow;

use serde::Serialize;

pub use condition::{Condition, ConditionStatus, kind, reason};
pub use hostname::HostnameStatus;

use crate::diag::{Diagnostic, FieldError, mask};
use crate::hostnames::{Conflict, DecidedProxy, MissingInstance, Obstacles};
use crate::model::ProxyRef;
use crate::model::settings::Settings;
use condition::Maker;

/// The computed status of a proxy.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// Where the proxy is reached, if the input contains that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// The hostname that the platform assigned, if the input contains it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical_hostname: Option<String>,
    /// The conditions, in the order of the specification.
    pub conditions: Vec<Condition>,
    /// One entry per hostname, sorted.
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

/// The status of an invalid proxy: the two conditions that report it, and what the platform does not get to.
pub fn invalid(found: ProxyRef<'_, '_>, errors: &[&Diagnostic], settings: &Settings) -> Status {
    let make = Maker { before: found.status(), generation: found.generation(), now: &settings.now };
    let lines: Vec<String> = errors.iter().map(|diagnostic| line(diagnostic)).collect();
    let message: Cow<'static, str> = if lines.is_empty() { "the HTTPProxy is invalid".into() } else { lines.join("\n").into() };
    let conditions = vec![
        make.condition(kind::ACCEPTED, ConditionStatus::False, reason::INVALID, message),
        make.condition(kind::PROGRAMMED, ConditionStatus::False, reason::PENDING, "nothing is programmed while the HTTPProxy is invalid"),
    ];
    kept::with(conditions, &make)
}

/// A diagnostic in the words of the API server.
fn line(diagnostic: &Diagnostic) -> String {
    let kind = diagnostic.kind.map_or("Invalid value", FieldError::as_str);
    match &diagnostic.field {
        Some(field) => format!("{}: {kind}: {}", mask(field), mask(&diagnostic.message)),
        None => mask(&diagnostic.message).into_owned(),
    }
}

/// The status of a valid proxy.
pub fn compute(proxy: DecidedProxy<'_, '_>) -> Status {
    let conditions = conditions(proxy);
    if proxy.obstacles().any() {
        return kept::with(conditions, &Maker::of(proxy));
    }
    let hostnames = hostname::Sorted::of(proxy);
    Status {
        addresses: proxy.addresses().iter().map(address).collect(),
        canonical_hostname: proxy.platform().map(str::to_owned),
        conditions,
        hostname_statuses: hostnames.statuses(&Maker::of(proxy)),
        hostnames: hostnames.accepted(),
    }
}

/// The conditions of a valid proxy.
pub fn conditions(proxy: DecidedProxy<'_, '_>) -> Vec<Condition> {
    let make = Maker::of(proxy);
    let name = proxy.object();
    if let Some((reason, message)) = obstacle(proxy) {
        return vec![
            make.condition(kind::ACCEPTED, ConditionStatus::False, reason::PENDING, format!("{name} is waiting: {message}")),
            make.condition(kind::PROGRAMMED, ConditionStatus::False, reason, message),
        ];
    }
    let mut conditions = vec![make.condition(kind::ACCEPTED, ConditionStatus::True, reason::ACCEPTED, format!("{name} has been accepted"))];
    let waiting: Vec<&str> = proxy.hostnames().filter(|hostname| !hostname.is_programmed()).map(|hostname| &*hostname.text.value).collect();
    conditions.push(if waiting.is_empty() {
        make.condition(kind::PROGRAMMED, ConditionStatus::True, reason::PROGRAMMED, format!("{name} has been programmed"))
    } else {
        make.condition(
            kind::PROGRAMMED,
            ConditionStatus::False,
            reason::LISTENERS_NOT_VALID,
            format!("Gateway {}/{} has invalid listeners: {}", name.namespace, name.name, waiting.join(",")),
        )
    });
    hostname::Sorted::of(proxy).conditions(&make, &mut conditions);
    if proxy.platform().is_some() || proxy.hostnames().next().is_some() {
        conditions.push(make.condition(
            kind::CERTIFICATES_READY,
            ConditionStatus::Unknown,
            reason::CERTIFICATES_PENDING,
            "certificates exist only in a live system",
        ));
    }
    let has_connector = || proxy.proxy().rules().any(|(_, rule)| rule.backends().any(|(_, backend)| backend.has_connector()));
    if proxy.decided().settings().emits_connector_metadata && has_connector() {
        let message = "connectors are connected only in a live system";
        conditions.push(make.condition(kind::CONNECTOR_METADATA_PROGRAMMED, ConditionStatus::Unknown, reason::PENDING, message));
    }
    conditions
}

/// An address with its type.
fn address(value: impl Into<String>) -> Address {
    let value = value.into();
    Address { kind: address_type(&value), value }
}

fn address_type(value: &str) -> &'static str {
    if value.parse::<std::net::IpAddr>().is_ok() { "IPAddress" } else { "Hostname" }
}

/// Why the objects of a valid proxy cannot be created: the reason, and a message.
fn obstacle(decided: DecidedProxy<'_, '_>) -> Option<(&'static str, String)> {
    let Obstacles { missing_instances, conflicts } = decided.obstacles();
    if let Some(MissingInstance { rule, backend, name, .. }) = missing_instances.first() {
        let namespace = &decided.proxy().meta.namespace;
        return Some((
            reason::INSTANCE_BACKEND_NOT_FOUND,
            format!("EndpointSlice {namespace}/{name} of spec.rules[{rule}].backends[{backend}] does not exist"),
        ));
    }
    let Conflict { kind: _, index } = conflicts.first()?;
    let other = &decided.decided().checked().workspace().resources[*index].object;
    Some((reason::CONFLICT, format!("{other} already has another controller")))
}

//! What a proxy that is not accepted keeps of its status: the platform returns before it gets to the hostnames.

use super::condition::{Condition, Maker, kind};
use super::hostname::HostnameStatus;
use super::{Status, address};
use crate::diag::mask;
use crate::model::Text;

/// The conditions that are kept, in their order.
const KEPT: [&str; 2] = [kind::HOSTNAMES_VERIFIED, kind::HOSTNAMES_IN_USE];

/// The status with these conditions and everything that is kept of the one in the input.
pub(super) fn with(mut conditions: Vec<Condition>, make: &Maker<'_>) -> Status {
    let Some(before) = make.before else { return Status { conditions, ..Status::default() } };
    let shown = |text: &Text<'_>| mask(&text.value).into_owned();
    let of_kind = |kind: &&str| before.conditions.iter().find(|condition| condition.kind.value == *kind);
    conditions.extend(KEPT.iter().filter_map(of_kind).filter_map(|condition| make.kept(condition)));
    let of_hostname = |(hostname, conditions): &(Text<'_>, Vec<_>)| HostnameStatus {
        conditions: conditions.iter().filter_map(|condition| make.kept(condition)).collect(),
        hostname: shown(hostname),
    };
    Status {
        addresses: before.addresses.iter().map(|value| address(shown(value))).collect(),
        canonical_hostname: before.canonical_hostname.as_ref().map(shown),
        conditions,
        hostname_statuses: before.hostname_conditions.iter().map(of_hostname).collect(),
        hostnames: before.hostnames.iter().map(shown).collect(),
    }
}

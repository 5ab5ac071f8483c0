//! The parts of the status that are about hostnames.

use std::collections::BTreeMap;

use serde::Serialize;

use super::condition::{Condition, ConditionStatus, Maker, kind, reason};
use crate::hostnames::{DecidedProxy, Verdict};

/// An entry of `status.hostnameStatuses`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct HostnameStatus {
    /// `Available` and `CertificateReady`, if they apply.
    pub conditions: Vec<Condition>,
    /// The hostname.
    pub hostname: String,
}

/// The hostnames of a proxy with their verdicts, sorted.
pub(super) struct Sorted<'a> {
    /// Every one of `spec.hostnames`.
    by_name: BTreeMap<&'a str, Verdict>,
    platform: Option<&'a str>,
    creates_dns_records: bool,
}

impl<'a> Sorted<'a> {
    pub(super) fn of(proxy: DecidedProxy<'a, '_>) -> Self {
        let by_name = proxy.hostnames().map(|hostname| (&*hostname.text.value, hostname.decision.verdict)).collect();
        Self { by_name, platform: proxy.platform(), creates_dns_records: proxy.decided().settings().creates_dns_records }
    }

    fn with(&self, is_wanted: impl Fn(Verdict) -> bool) -> Vec<&'a str> {
        self.by_name.iter().filter(|(_, verdict)| is_wanted(**verdict)).map(|(name, _)| *name).collect()
    }

    /// The accepted hostnames, including the one that the platform assigned.
    pub(super) fn accepted(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.with(|verdict| matches!(verdict, Verdict::Verified)).into_iter().chain(self.platform).map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    }

    /// `HostnamesVerified` and `HostnamesInUse`.
    pub(super) fn conditions(&self, make: &Maker<'_>, conditions: &mut Vec<Condition>) {
        let unverified = self.with(|verdict| matches!(verdict, Verdict::Unverified));
        let in_use = self.with(|verdict| matches!(verdict, Verdict::InUse(_)));
        if !self.by_name.is_empty() {
            // the platform reports the hostnames as verified while at most one is in use
            conditions.push(if !unverified.is_empty() {
                let message = format!("unverified hostnames present, check status of Domains in the same namespace: {}", unverified.join(","));
                make.condition(kind::HOSTNAMES_VERIFIED, ConditionStatus::False, reason::UNVERIFIED_HOSTNAMES_PRESENT, message)
            } else if in_use.len() <= 1 {
                make.condition(
                    kind::HOSTNAMES_VERIFIED,
                    ConditionStatus::True,
                    reason::HOSTNAMES_VERIFIED,
                    "All hostnames have been accepted and programmed",
                )
            } else {
                make.condition(
                    kind::HOSTNAMES_VERIFIED,
                    ConditionStatus::False,
                    reason::PENDING,
                    "hostnames are waiting to be accepted and programmed",
                )
            });
        }
        if !in_use.is_empty() {
            let message = format!("Hostnames are already attached to another resource: {}", in_use.join(","));
            conditions.push(make.condition(kind::HOSTNAMES_IN_USE, ConditionStatus::True, reason::HOSTNAME_IN_USE, message));
        }
    }

    /// `status.hostnameStatuses`.
    pub(super) fn statuses(&self, make: &Maker<'_>) -> Vec<HostnameStatus> {
        let available =
            |name: &str| make.of_hostname(name, kind::AVAILABLE, ConditionStatus::True, reason::CLAIMED, "the hostname is claimed by this HTTPProxy");
        let mut statuses: BTreeMap<&str, Vec<Condition>> = BTreeMap::new();
        if let Some(platform) = self.platform {
            statuses.insert(platform, vec![available(platform)]);
        }
        for (name, verdict) in &self.by_name {
            let conditions = statuses.entry(name).or_default();
            match verdict {
                Verdict::Verified if conditions.is_empty() => conditions.push(available(name)),
                Verdict::Verified | Verdict::Unverified => {}
                Verdict::InUse(_) => conditions.push(make.of_hostname(
                    name,
                    kind::AVAILABLE,
                    ConditionStatus::False,
                    reason::IN_USE,
                    "the hostname is already attached to another resource",
                )),
            }
            let pending = |kind, message| make.of_hostname(name, kind, ConditionStatus::Unknown, reason::PENDING, message);
            conditions.push(pending(kind::CERTIFICATE_READY, "certificates exist only in a live system"));
            if self.creates_dns_records {
                conditions.push(pending(kind::DNS_RECORD_PROGRAMMED, "DNS records exist only in a live system"));
            }
        }
        statuses.into_iter().map(|(hostname, conditions)| HostnameStatus { conditions, hostname: hostname.to_owned() }).collect()
    }
}

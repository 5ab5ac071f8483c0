//! Conditions: the words of the platform, and one constructor.

use std::borrow::Cow;

use serde::Serialize;

use crate::diag::mask;
use crate::hostnames::DecidedProxy;
use crate::model::{ProxyStatus, StatusCondition};

/// Condition types.
pub mod kind {
    /// Whether the proxy is valid, and nothing keeps its objects from being created.
    pub const ACCEPTED: &str = "Accepted";
    /// Whether the data plane serves it.
    pub const PROGRAMMED: &str = "Programmed";
    /// Whether Domains verify its hostnames.
    pub const HOSTNAMES_VERIFIED: &str = "HostnamesVerified";
    /// Whether another resource uses one of them.
    pub const HOSTNAMES_IN_USE: &str = "HostnamesInUse";
    /// Whether certificates were issued.
    pub const CERTIFICATES_READY: &str = "CertificatesReady";
    /// For a hostname: whether the proxy may use it.
    pub const AVAILABLE: &str = "Available";
    /// For a hostname: whether a certificate was issued.
    pub const CERTIFICATE_READY: &str = "CertificateReady";
    /// For a hostname: whether its DNS records were created.
    pub const DNS_RECORD_PROGRAMMED: &str = "DNSRecordProgrammed";
    /// Whether the data plane has the metadata of the connectors.
    pub const CONNECTOR_METADATA_PROGRAMMED: &str = "ConnectorMetadataProgrammed";
}

/// Reasons.
pub mod reason {
    /// `Accepted`
    pub const ACCEPTED: &str = "Accepted";
    /// `Accepted`: validation failed.
    pub const INVALID: &str = "Invalid";
    /// Something else has to happen first.
    pub const PENDING: &str = "Pending";
    /// `Programmed`
    pub const PROGRAMMED: &str = "Programmed";
    /// `Programmed`: an EndpointSlice is missing.
    pub const INSTANCE_BACKEND_NOT_FOUND: &str = "InstanceBackendNotFound";
    /// `Programmed`: something else controls an object.
    pub const CONFLICT: &str = "Conflict";
    /// `Programmed`: a hostname is unverified or in use.
    pub const LISTENERS_NOT_VALID: &str = "ListenersNotValid";
    /// `HostnamesVerified`
    pub const UNVERIFIED_HOSTNAMES_PRESENT: &str = "UnverifiedHostnamesPresent";
    /// `HostnamesVerified`
    pub const HOSTNAMES_VERIFIED: &str = "HostnamesVerified";
    /// `HostnamesInUse`
    pub const HOSTNAME_IN_USE: &str = "HostnameInUse";
    /// `CertificatesReady`
    pub const CERTIFICATES_PENDING: &str = "CertificatesPending";
    /// `Available`
    pub const CLAIMED: &str = "Claimed";
    /// `Available`
    pub const IN_USE: &str = "InUse";
}

/// The status of a condition.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub enum ConditionStatus {
    /// It is true.
    True,
    /// It does not hold.
    False,
    /// Nothing offline can tell.
    Unknown,
}

impl ConditionStatus {
    /// The status with that word in the API; `None` if there is none.
    fn parse(word: &str) -> Option<Self> {
        [Self::True, Self::False, Self::Unknown].into_iter().find(|status| status.as_str() == word)
    }

    /// The word in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::True => "True",
            Self::False => "False",
            Self::Unknown => "Unknown",
        }
    }
}

/// A condition; its members in the order in which kubectl prints them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// When the status last changed.
    pub last_transition_time: String,
    /// For people.
    pub message: Cow<'static, str>,
    /// The generation that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// For programs.
    pub reason: Cow<'static, str>,
    /// Whether it is true, false, or unknown.
    pub status: ConditionStatus,
    /// The type.
    #[serde(rename = "type")]
    pub kind: Cow<'static, str>,
}

/// Builds the conditions of one proxy.
pub(super) struct Maker<'a> {
    /// The status in the input, whose times are kept if nothing changed.
    pub(super) before: Option<&'a ProxyStatus<'a>>,
    /// `metadata.generation`
    pub(super) generation: Option<i64>,
    /// The time of new conditions.
    pub(super) now: &'a str,
}

impl<'a> Maker<'a> {
    pub(super) fn of(proxy: DecidedProxy<'a, '_>) -> Self {
        Self { before: proxy.status(), generation: proxy.generation(), now: &proxy.decided().settings().now }
    }

    /// A condition of the proxy; its time in the input is kept if its status is unchanged.
    pub(super) fn condition(
        &self,
        kind: &'static str,
        status: ConditionStatus,
        reason: &'static str,
        message: impl Into<Cow<'static, str>>,
    ) -> Condition {
        let before = self.before.map_or(&[][..], |before| &before.conditions);
        self.after(before, kind, status, reason, message.into())
    }

    /// A condition of a hostname; its time in the input is kept if its status is unchanged.
    pub(super) fn of_hostname(
        &self,
        hostname: &str,
        kind: &'static str,
        status: ConditionStatus,
        reason: &'static str,
        message: &'static str,
    ) -> Condition {
        let before = self.before.and_then(|before| before.hostname_conditions.iter().find(|(name, _)| name.value == hostname));
        self.after(before.map_or(&[][..], |(_, conditions)| conditions), kind, status, reason, message.into())
    }

    fn after(
        &self,
        before: &[StatusCondition<'_>],
        kind: &'static str,
        status: ConditionStatus,
        reason: &'static str,
        message: Cow<'static, str>,
    ) -> Condition {
        let unchanged = before.iter().find(|before| before.kind.value == kind && before.status.value == status.as_str());
        let time = unchanged.and_then(|before| before.last_transition_time.as_ref()).map_or(self.now, |time| &*time.value);
        Condition {
            last_transition_time: time.to_owned(),
            message,
            observed_generation: self.generation,
            reason: reason.into(),
            status,
            kind: kind.into(),
        }
    }

    /// A condition of the input as it is, without secrets; `None` if its status is not one that a condition can have.
    pub(super) fn kept(&self, before: &StatusCondition<'_>) -> Option<Condition> {
        let StatusCondition { kind, status, reason, message, observed_generation, last_transition_time } = before;
        let owned = |text: &str| Cow::Owned(mask(text).into_owned());
        let time = last_transition_time.as_ref().map_or(self.now, |time| &*time.value);
        Some(Condition {
            last_transition_time: time.to_owned(),
            message: owned(message),
            observed_generation: *observed_generation,
            reason: owned(reason),
            status: ConditionStatus::parse(&status.value)?,
            kind: owned(&kind.value),
        })
    }
}

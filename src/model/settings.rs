//! What flags, environment and configuration file say together.

use std::collections::BTreeMap;

use super::config::OperatorConfig;

/// Which hostnames get listeners.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum HostnameMode {
    /// Those that are verified and not in use elsewhere.
    #[default]
    Verified,
    /// Every one, as the platform's HTTPProxy controller writes them.
    All,
}

/// Names that count as verified without a Domain.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AssumeVerified {
    /// Every name.
    pub all: bool,
    /// These and the names below them, in lower case, without trailing dots.
    pub names: Vec<String>,
}

/// Everything that decides the outcome beside the input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// The namespace of what names none.
    pub namespace: String,
    /// The class of the Gateways.
    pub gateway_class: String,
    /// The domain of the platform's own hostnames first, then the legacy ones.
    pub target_domains: Vec<String>,
    /// `tls.options` of the HTTPS listeners.
    pub listener_tls_options: BTreeMap<String, String>,
    /// Which hostnames get listeners.
    pub hostnames: HostnameMode,
    /// What counts as verified.
    pub assume_verified: AssumeVerified,
    /// Whether the platform creates Domains for hostnames that none covers.
    pub creates_domains: bool,
    /// Where the ConfigMaps are that say who holds a hostname.
    pub accounting_namespace: String,
    /// The time of conditions that are new.
    pub now: String,
}

/// What was given outright, and wins over the configuration.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Overrides {
    /// `--namespace`
    pub namespace: Option<String>,
    /// `--gateway-class`
    pub gateway_class: Option<String>,
    /// `--target-domain`
    pub target_domain: Option<String>,
    /// `--listener-tls-option`; replaces the whole map.
    pub listener_tls_options: BTreeMap<String, String>,
    /// `--hostnames`
    pub hostnames: Option<HostnameMode>,
    /// `--assume-verified`
    pub assume_verified: AssumeVerified,
    /// `--now`
    pub now: Option<String>,
}

impl Settings {
    /// The namespace of what names none, where no option says otherwise.
    pub const NAMESPACE: &'static str = "default";

    /// Flag and environment before configuration before default.
    pub fn resolve(given: Overrides, config: Option<&OperatorConfig>) -> Self {
        let config = config.cloned().unwrap_or_default();
        let OperatorConfig { gateway, http_proxy } = config;
        let unverified = gateway.disable_hostname_verification == Some(true);
        let mut assume_verified = given.assume_verified;
        assume_verified.all |= unverified;
        let tls_options = if given.listener_tls_options.is_empty() { gateway.listener_tls_options } else { Some(given.listener_tls_options) };
        Self {
            namespace: given.namespace.unwrap_or_else(|| Self::NAMESPACE.to_owned()),
            gateway_class: given.gateway_class.or(http_proxy.gateway_class_name).unwrap_or_else(|| "datum-external-global-proxy".to_owned()),
            target_domains: given
                .target_domain
                .or(gateway.target_domain)
                .into_iter()
                .chain(gateway.legacy_target_domains.unwrap_or_default())
                .collect(),
            listener_tls_options: tls_options
                .unwrap_or_else(|| BTreeMap::from([("gateway.networking.datumapis.com/certificate-issuer".to_owned(), "auto".to_owned())])),
            hostnames: given.hostnames.unwrap_or_default(),
            assume_verified,
            creates_domains: !unverified,
            accounting_namespace: gateway.downstream_hostname_accounting_namespace.unwrap_or_else(|| "datum-downstream-gateway-hostnames".to_owned()),
            now: given.now.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
        }
    }
}

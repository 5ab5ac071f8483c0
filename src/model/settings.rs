//! The settings that result from flags, environment, and configuration file.

use std::collections::BTreeMap;

use super::config::OperatorConfig;
use super::text::normal;

/// Which hostnames get listeners.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum HostnameMode {
    /// Only those that are verified and not in use elsewhere.
    #[default]
    Verified,
    /// All hostnames, as in the Gateway that the platform's HTTPProxy controller creates.
    All,
}

/// Names that are treated as verified without a Domain.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AssumeVerified {
    /// All names.
    pub all: bool,
    /// These names and all names below them, in lowercase, without trailing dots.
    pub names: Vec<String>,
}

/// Everything besides the input that affects the outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// The namespace of objects that do not set one.
    pub namespace: String,
    /// The class of rendered Gateways.
    pub gateway_class: String,
    /// The domains of hostnames that the platform assigns, in lowercase, without trailing dots: the current one first, then the legacy ones.
    pub target_domains: Vec<String>,
    /// `tls.options` of the HTTPS listeners.
    pub listener_tls_options: BTreeMap<String, String>,
    /// Which hostnames get listeners.
    pub hostnames: HostnameMode,
    /// Which names are treated as verified.
    pub assume_verified: AssumeVerified,
    /// Whether the platform creates Domains for hostnames that no Domain covers.
    pub creates_domains: bool,
    /// The namespace of the ConfigMaps that record who owns a hostname.
    pub accounting_namespace: String,
    /// The prefixes of annotations that are copied from an HTTPProxy to what is rendered from it.
    pub copy_annotations: Vec<String>,
    /// The cluster that the input belongs to, as the owners of claims name it; `None` if it follows from the claims.
    pub cluster: Option<String>,
    /// Whether the platform creates DNS records for hostnames.
    pub creates_dns_records: bool,
    /// Whether the platform passes the metadata of connectors to the data plane. Without a configuration it does not.
    pub emits_connector_metadata: bool,
    /// The timestamp of new conditions.
    pub now: String,
}

/// Settings from flags and environment; they take precedence over the configuration file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Overrides {
    /// `--namespace`
    pub namespace: Option<String>,
    /// `--gateway-class`
    pub gateway_class: Option<String>,
    /// `--target-domain`
    pub target_domain: Option<String>,
    /// `--listener-tls-option`; replaces all options of the configuration file.
    pub listener_tls_options: BTreeMap<String, String>,
    /// `--hostnames`
    pub hostnames: Option<HostnameMode>,
    /// `--assume-verified`
    pub assume_verified: AssumeVerified,
    /// `--copy-annotations`
    pub copy_annotations: Vec<String>,
    /// `--cluster`
    pub cluster: Option<String>,
    /// `--now`
    pub now: Option<String>,
}

impl Settings {
    /// Whether an annotation of an HTTPProxy is copied to what is rendered from it.
    pub fn copies_annotation(&self, key: &str) -> bool {
        self.copy_annotations.iter().any(|prefix| key.starts_with(prefix.as_str()))
    }

    /// The namespace of objects that do not set one, unless an option overrides it.
    pub const NAMESPACE: &'static str = "default";
    /// The class of rendered Gateways, unless an option or the configuration sets another one.
    pub const GATEWAY_CLASS: &'static str = "datum-external-global-proxy";

    /// Combines the sources: flags and environment take precedence over the configuration file, and that over the defaults.
    pub fn resolve(given: Overrides, config: Option<&OperatorConfig>) -> Self {
        let is_configured = config.is_some();
        let config = config.cloned().unwrap_or_default();
        let OperatorConfig { gateway, http_proxy } = config;
        let unverified = gateway.disable_hostname_verification == Some(true);
        let mut assume_verified = given.assume_verified;
        assume_verified.all |= unverified;
        let tls_options = if given.listener_tls_options.is_empty() { gateway.listener_tls_options } else { Some(given.listener_tls_options) };
        Self {
            namespace: given.namespace.unwrap_or_else(|| Self::NAMESPACE.to_owned()),
            gateway_class: given.gateway_class.or(http_proxy.gateway_class_name).unwrap_or_else(|| Self::GATEWAY_CLASS.to_owned()),
            target_domains: given
                .target_domain
                .or(gateway.target_domain)
                .into_iter()
                .chain(gateway.legacy_target_domains.unwrap_or_default())
                .map(|domain| normal(&domain).into_owned())
                .filter(|domain| !domain.is_empty())
                .collect(),
            listener_tls_options: tls_options
                .unwrap_or_else(|| BTreeMap::from([("gateway.networking.datumapis.com/certificate-issuer".to_owned(), "auto".to_owned())])),
            hostnames: given.hostnames.unwrap_or_default(),
            assume_verified,
            creates_domains: !unverified,
            accounting_namespace: gateway.downstream_hostname_accounting_namespace.unwrap_or_else(|| "datum-downstream-gateway-hostnames".to_owned()),
            copy_annotations: given.copy_annotations,
            cluster: given.cluster,
            creates_dns_records: gateway.enable_dns_integration == Some(true),
            emits_connector_metadata: is_configured && gateway.epp_emission_enabled != Some(false),
            now: given.now.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
        }
    }

    /// What a hostname has before a target domain: `brave-otter` of `brave-otter.example.net`, and an empty string for the target domain itself.
    /// `None` if it is under no target domain. The hostname must be in lowercase, without a trailing dot.
    pub fn below_target<'n>(&self, hostname: &'n str) -> Option<&'n str> {
        let head = |target: &String| match hostname.strip_suffix(target.as_str())? {
            "" => Some(""),
            head => head.strip_suffix('.'),
        };
        self.target_domains.iter().find_map(head)
    }
}

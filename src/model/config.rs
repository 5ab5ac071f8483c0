//! The platform's own configuration file, from which the parts that decide what is rendered are taken.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::decode::Document;
use crate::diag::{Code, Diagnostic, Sink};
use crate::source::Span;
use crate::yaml::Node;

/// The group of the configuration kind.
pub(super) const GROUP: &str = "apiserver.config.datumapis.com";
/// The configuration kind.
pub(super) const KIND: &str = "NetworkServicesOperator";

/// What the configuration says of what matters here; everything else in it is accepted and ignored.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OperatorConfig {
    /// `gateway`
    pub gateway: GatewayConfig,
    /// `httpProxy`
    pub http_proxy: HttpProxyConfig,
}

/// `gateway` of the configuration.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GatewayConfig {
    /// The domain under which the platform assigns hostnames.
    pub target_domain: Option<String>,
    /// Domains under which it did so before.
    pub legacy_target_domains: Option<Vec<String>>,
    /// `tls.options` of the HTTPS listeners.
    #[serde(rename = "listenerTLSOptions")]
    pub listener_tls_options: Option<BTreeMap<String, String>>,
    /// Every hostname counts as verified, and no Domain is created.
    pub disable_hostname_verification: Option<bool>,
    /// Where the ConfigMaps are that say who holds a hostname.
    pub downstream_hostname_accounting_namespace: Option<String>,
}

/// `httpProxy` of the configuration.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct HttpProxyConfig {
    /// The class of the Gateways.
    pub gateway_class_name: Option<String>,
}

/// The most entries that a Gateway listener's `tls.options` may have.
const MOST_TLS_OPTIONS: usize = 16;
/// The parser of configuration files is quadratic in nested brackets.
const MOST_BRACKETS: usize = 10_000;

impl OperatorConfig {
    /// Reads a configuration file. The error says what is wrong, and where: line and column from 1.
    pub fn parse(text: &str) -> Result<Self, (String, Option<(usize, usize)>)> {
        let config: Self = serde_yaml::from_str(text).map_err(|error| {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
            (message, error.location().map(|at| (at.line(), at.column())))
        })?;
        config.checked()
    }

    /// Reads a file that is to be configuration: its group and kind must say so.
    pub fn parse_file(text: &str) -> Result<Self, (String, Option<(usize, usize)>)> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct TypeMeta {
            api_version: Option<String>,
            kind: Option<String>,
        }
        if text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() > MOST_BRACKETS {
            return Err(("too many brackets for a configuration".to_owned(), None));
        }
        let found: TypeMeta = serde_yaml::from_str(text).map_err(|error| (error.to_string(), None))?;
        let group = found.api_version.as_deref().and_then(|version| version.split('/').next());
        if group != Some(GROUP) || found.kind.as_deref() != Some(KIND) {
            return Err((format!("it is not of `apiVersion: {GROUP}/v1alpha1` and `kind: {KIND}`"), None));
        }
        Self::parse(text)
    }

    fn checked(self) -> Result<Self, (String, Option<(usize, usize)>)> {
        let config = self;
        match &config.gateway.listener_tls_options {
            Some(options) if options.is_empty() || options.len() > MOST_TLS_OPTIONS => {
                Err((format!("gateway.listenerTLSOptions has {} entries, and 1 to {MOST_TLS_OPTIONS} are allowed", options.len()), None))
            }
            Some(_) | None => Ok(config),
        }
    }
}

/// Reads a configuration among the input, as the platform reads YAML.
pub(super) fn from_node(node: &Node<'_>, document: Document<'_>, sink: &mut Sink) -> Option<OperatorConfig> {
    let read = serde_json::to_value(node).and_then(serde_json::from_value::<OperatorConfig>);
    let message = match read.map_err(|error| error.to_string()).and_then(|config| config.checked().map_err(|(message, _)| message)) {
        Ok(config) => return Some(config),
        Err(message) => message,
    };
    // a tree of values has no places, and a second reading of the text may find the one at fault
    let at = OperatorConfig::parse(document.text).err().and_then(|(_, at)| at);
    let start = at.map_or(node.span.start as usize, |(line, column)| document.span.start as usize + offset(document.text, line, column));
    let span = Span::new(document.span.file, start, start);
    sink.push(
        Diagnostic::new(Code::InvalidConfig, span, format!("the configuration cannot be read: {message}"))
            .help("correct it, or leave the document out of the input"),
    );
    None
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let within = text[start..].char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
    start + within
}

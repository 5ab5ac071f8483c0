//! The configuration file of the platform: the parts of it that affect what is rendered.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::defaults::MOST_TLS_OPTIONS;
use super::values::{Expected, wrong_type};
use crate::diag::{Code, Diagnostic, FieldError, Sink, shapes};
use crate::source::{FileId, Span};
use crate::yaml::{self, Limits, Map, Node, Path, Tree};

/// API group of the configuration kind.
pub(super) const GROUP: &str = "apiserver.config.datumapis.com";
/// API version of the configuration kind.
const API_VERSION: &str = "apiserver.config.datumapis.com/v1alpha1";
/// The configuration kind.
pub(super) const KIND: &str = "NetworkServicesOperator";

/// The settings that affect the output; all others are accepted and ignored.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OperatorConfig {
    /// `gateway`
    pub gateway: GatewayConfig,
    /// `httpProxy`
    pub http_proxy: HttpProxyConfig,
}

/// `gateway` of the configuration.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GatewayConfig {
    /// The domain below which the platform assigns hostnames.
    pub target_domain: Option<String>,
    /// Domains below which it used to assign hostnames.
    pub legacy_target_domains: Option<Vec<String>>,
    /// `tls.options` of the HTTPS listeners.
    pub listener_tls_options: Option<BTreeMap<String, String>>,
    /// Treats every hostname as verified, and creates no Domains.
    pub disable_hostname_verification: Option<bool>,
    /// The namespace of the ConfigMaps that record who owns a hostname.
    pub downstream_hostname_accounting_namespace: Option<String>,
    /// Creates DNS records for hostnames.
    pub enable_dns_integration: Option<bool>,
    /// Passes the metadata of connectors to the data plane; on by default.
    pub epp_emission_enabled: Option<bool>,
}

/// `httpProxy` of the configuration.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HttpProxyConfig {
    /// The class of rendered Gateways.
    pub gateway_class_name: Option<String>,
}

/// A limit, since the parser of configuration files takes quadratic time for nested brackets.
const MOST_BRACKETS: usize = 10_000;

/// Why a configuration file cannot be used, and where: line and column, starting at 1.
pub type ConfigFault = (String, Option<(usize, usize)>);

/// Reads a file that must contain a configuration and nothing else. Scalars are resolved as in the input: `yes` is a boolean.
pub fn config_file<'s>(file: FileId, text: &'s str, position: impl Fn(Span) -> (usize, usize)) -> Result<OperatorConfig, ConfigFault> {
    only_a_configuration(text)?;
    let mut sink = Sink::default();
    let fault = |sink: &Sink| {
        let first = sink.found().iter().find(|diagnostic| diagnostic.severity == crate::diag::Severity::Error);
        first.map(|first| (one_line(first), Some(position(first.span))))
    };
    let read = |chunk, sink: &mut Sink| -> Option<Tree<'s>> { yaml::parse(file, text, &chunk, Limits::DEFAULT, sink).ok().flatten() };
    let node = yaml::split(text).into_iter().find_map(|chunk| read(chunk, &mut sink));
    let config = node.map(|tree| from_node(tree.root(), &mut sink));
    match (fault(&sink), config) {
        (Some(fault), _) => Err(fault),
        (None, config) => Ok(config.flatten().unwrap_or_default()),
    }
}

/// A diagnostic as a single line.
fn one_line(diagnostic: &Diagnostic) -> String {
    let field = diagnostic.field.as_ref().map_or(String::new(), |field| format!("{field}: "));
    let help = diagnostic.help.as_ref().map_or(String::new(), |help| format!("; {help}"));
    format!("{field}{}{help}", diagnostic.message)
}

/// Checks that the text has exactly one document, and that it is a configuration by `apiVersion` and `kind`.
fn only_a_configuration(text: &str) -> Result<(), ConfigFault> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct TypeMeta {
        api_version: Option<String>,
        kind: Option<String>,
    }
    if text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() > MOST_BRACKETS {
        return Err(("too many brackets for a configuration file".to_owned(), None));
    }
    let mut is_there = false;
    for document in serde_yaml::Deserializer::from_str(text) {
        let found = Option::<TypeMeta>::deserialize(document).map_err(|error| {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
            (message, error.location().map(|at| (at.line(), at.column())))
        })?;
        let Some(TypeMeta { api_version, kind }) = found else { continue };
        if api_version.as_deref() != Some(API_VERSION) || kind.as_deref() != Some(KIND) {
            return Err((format!("expected `apiVersion: {API_VERSION}` and `kind: {KIND}`"), None));
        }
        if std::mem::replace(&mut is_there, true) {
            return Err(("it contains two configurations".to_owned(), None));
        }
    }
    if is_there { Ok(()) } else { Err(("it is empty".to_owned(), None)) }
}

/// Reads a configuration; `None` if anything in it was reported.
pub(super) fn from_node(node: Node<'_, '_>, sink: &mut Sink) -> Option<OperatorConfig> {
    let mark = sink.mark();
    let mut decoder = ConfigDecoder { sink };
    let root = decoder.object(Some(node), &Path::Root);
    decoder.version(root);
    let gateway_path = Path::Root.field("gateway");
    let gateway = decoder.object(root.and_then(|root| root.get("gateway")), &gateway_path);
    let proxy_path = Path::Root.field("httpProxy");
    let http_proxy = decoder.object(root.and_then(|root| root.get("httpProxy")), &proxy_path);
    let config = OperatorConfig {
        gateway: GatewayConfig {
            target_domain: decoder.text(gateway, &gateway_path, "targetDomain"),
            legacy_target_domains: decoder.texts(gateway, &gateway_path, "legacyTargetDomains"),
            listener_tls_options: decoder.tls_options(gateway, &gateway_path, "listenerTLSOptions"),
            disable_hostname_verification: decoder.boolean(gateway, &gateway_path, "disableHostnameVerification"),
            downstream_hostname_accounting_namespace: decoder.text(gateway, &gateway_path, "downstreamHostnameAccountingNamespace"),
            enable_dns_integration: decoder.boolean(gateway, &gateway_path, "enableDNSIntegration"),
            epp_emission_enabled: decoder.boolean(gateway, &gateway_path, "eppEmissionEnabled"),
        },
        http_proxy: HttpProxyConfig { gateway_class_name: decoder.text(http_proxy, &proxy_path, "gatewayClassName") },
    };
    (!sink.has_errors_since(mark)).then_some(config)
}

struct ConfigDecoder<'a> {
    sink: &'a mut Sink,
}

impl ConfigDecoder<'_> {
    fn wrong(&mut self, node: Node<'_, '_>, expected: Expected, path: &Path<'_>) {
        self.sink.push(Diagnostic { code: Code::InvalidConfig, ..wrong_type(node, expected, path) });
    }

    fn version(&mut self, root: Option<Map<'_, '_>>) {
        if let Some(node) = root.and_then(|root| root.get("apiVersion")).filter(|node| node.as_str().is_none_or(|text| text != API_VERSION)) {
            let diagnostic = Diagnostic::new(
                Code::InvalidConfig,
                node.span(),
                shapes::unsupported("configuration version", node.as_str().map_or("", |text| text)),
            );
            self.sink.push(diagnostic.at("apiVersion", FieldError::Invalid).help(shapes::use_instead(format_args!("apiVersion: {API_VERSION}"))));
        }
    }

    fn object<'n, 's>(&mut self, node: Option<Node<'n, 's>>, path: &Path<'_>) -> Option<Map<'n, 's>> {
        let node = node?;
        if node.as_map().is_none() {
            self.wrong(node, Expected::Object, path);
        }
        node.as_map()
    }

    fn string(&mut self, node: Node<'_, '_>, path: &Path<'_>) -> Option<String> {
        // the platform reads null as an empty string in a list or map of strings
        if node.is_null() {
            return Some(String::new());
        }
        if node.as_str().is_none() {
            self.wrong(node, Expected::Text, path);
        }
        node.as_str().map(ToString::to_string)
    }

    fn text(&mut self, map: Option<Map<'_, '_>>, path: &Path<'_>, name: &'static str) -> Option<String> {
        self.string(map?.get(name)?, &path.field(name))
    }

    fn texts(&mut self, map: Option<Map<'_, '_>>, path: &Path<'_>, name: &'static str) -> Option<Vec<String>> {
        let node = map?.get(name)?;
        let path = path.field(name);
        let Some(items) = node.items() else {
            self.wrong(node, Expected::List, &path);
            return None;
        };
        Some(items.enumerate().filter_map(|(index, item)| self.string(item, &path.index(index))).collect())
    }

    fn boolean(&mut self, map: Option<Map<'_, '_>>, path: &Path<'_>, name: &'static str) -> Option<bool> {
        let node = map?.get(name)?;
        let value = node.as_bool();
        if value.is_none() {
            self.wrong(node, Expected::Boolean, &path.field(name));
        }
        value
    }

    fn tls_options(&mut self, map: Option<Map<'_, '_>>, path: &Path<'_>, name: &'static str) -> Option<BTreeMap<String, String>> {
        let node = map?.get(name)?;
        let path = path.field(name);
        let options = self.object(Some(node), &path)?;
        let count = options.len();
        if !(1..=MOST_TLS_OPTIONS).contains(&count) {
            let message = shapes::expected(format_args!("1 to {MOST_TLS_OPTIONS} TLS options for the Gateway listeners"), count);
            let diagnostic = Diagnostic::new(Code::InvalidConfig, node.span(), message).at(path, FieldError::Invalid);
            self.sink.push(diagnostic.help("omit the field to use the platform's default, or list only the options that you need"));
        }
        let option = |entry: yaml::Entry<'_, '_>| {
            let value = self.string(entry.value, &path.field(entry.key.value))?;
            Some((entry.key.value.to_owned(), value))
        };
        Some(options.entries().filter_map(option).collect())
    }
}

//! Options that describe the platform: they change the result for the same input.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, ValueEnum, ValueHint};

use crate::cli::exit::Failure;
use crate::cli::origin::Origin;
use crate::diag::shapes;
use crate::model::defaults::MOST_TLS_OPTIONS;
use crate::model::schema::Format;
use crate::model::settings::{AssumeVerified, HostnameMode, Overrides};
use crate::model::{OperatorConfig, cluster_name, config_file};
use crate::source::{Input, Selection};

/// The maximum size of a configuration file.
const MOST_BYTES: usize = 1 << 20;

/// Options that describe the platform.
#[derive(clap::Args)]
#[command(next_help_heading = "Platform")]
pub(crate) struct PlatformArgs {
    /// Namespace for objects without one
    ///
    /// Objects that set `metadata.namespace` keep it. Default: `default`.
    #[arg(short, long, value_name = "NAMESPACE", env = "GATEWRIGHT_NAMESPACE")]
    namespace: Option<String>,
    /// Configuration file of the platform
    ///
    /// A YAML file with `kind: NetworkServicesOperator`, or `-` for standard input. Without it, a document of that kind in the input is used;
    /// two of them are an error.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, env = "GATEWRIGHT_CONFIG")]
    config: Option<PathBuf>,
    /// Class of the Gateways
    ///
    /// Default: `httpProxy.gatewayClassName` of the configuration, or else `datum-external-global-proxy`.
    #[arg(long, value_name = "NAME", env = "GATEWRIGHT_GATEWAY_CLASS", hide_short_help = true)]
    gateway_class: Option<String>,
    /// Domain of platform-assigned hostnames
    ///
    /// The platform assigns each HTTPProxy a hostname below this domain. Default: `gateway.targetDomain` of the configuration.
    #[arg(long, value_name = "DOMAIN", env = "GATEWRIGHT_TARGET_DOMAIN", hide_short_help = true)]
    target_domain: Option<String>,
    /// TLS option for HTTPS listeners, repeatable
    ///
    /// Replaces all of `gateway.listenerTLSOptions` in the configuration. At most 16 options are allowed. Default:
    /// `gateway.networking.datumapis.com/certificate-issuer=auto`.
    #[arg(long = "listener-tls-option", hide_short_help = true, value_name = "KEY=VALUE", env = "GATEWRIGHT_LISTENER_TLS_OPTION")]
    listener_tls_option: Vec<String>,
    /// Hostnames to serve: verified (default) or all
    ///
    /// On the platform, a hostname gets listeners only if a Domain verifies it and no other resource uses it.
    #[arg(long, value_name = "WHICH", env = "GATEWRIGHT_HOSTNAMES", value_enum)]
    hostnames: Option<Hostnames>,
    /// Treat this domain as verified (`*` for all)
    ///
    /// Covers NAME and all names below it, as a verified Domain would. Can be repeated or separated by commas. Useful if the input does not
    /// include the status of the Domains.
    #[arg(long, value_name = "NAME", env = "GATEWRIGHT_ASSUME_VERIFIED", value_delimiter = ',')]
    assume_verified: Vec<String>,
    /// Copy annotations with this prefix to what is rendered
    ///
    /// Copies the annotations of an HTTPProxy whose keys start with PREFIX to every object that is rendered from it, for example
    /// `argocd.argoproj.io/`. Can be repeated or separated by commas. The platform copies none.
    #[arg(long, value_name = "PREFIX", env = "GATEWRIGHT_COPY_ANNOTATIONS", value_delimiter = ',', hide_short_help = true)]
    copy_annotations: Vec<String>,
    /// Cluster (project) that the input belongs to
    ///
    /// The owner of a claim is recorded as `<cluster>/<namespace>/<name>`, and every project has a namespace `default`. A claim of another cluster
    /// is about another object, even if an object of that name is in the input. Default: the cluster of the claims that the HTTPProxies in the
    /// input own.
    #[arg(long, value_name = "NAME", env = "GATEWRIGHT_CLUSTER", hide_short_help = true)]
    cluster: Option<String>,
    /// Timestamp for new conditions, in RFC 3339 format
    ///
    /// Conditions that the input has already keep their time, unless they change. Default: the time in `SOURCE_DATE_EPOCH`, or else
    /// 1970-01-01T00:00:00Z, so that the same input always gives the same output.
    #[arg(long, hide_short_help = true, value_name = "TIME", env = "GATEWRIGHT_NOW")]
    now: Option<String>,
}

/// `--hostnames`
#[derive(Clone, Copy, ValueEnum)]
enum Hostnames {
    /// Verified hostnames that no other resource uses
    Verified,
    /// All hostnames, verified or not
    All,
}

impl PlatformArgs {
    /// Whether the configuration comes from standard input.
    pub(crate) fn reads_stdin(&self) -> bool {
        self.config.as_ref().is_some_and(|config| config.as_os_str() == "-")
    }

    /// The overrides from options and variables, and the configuration file.
    pub(crate) fn resolve(self, matches: &ArgMatches) -> Result<(Overrides, Option<OperatorConfig>), Failure> {
        let origin = Origin(matches);
        let some = |text: Option<String>| text.filter(|text| !text.is_empty());
        let namespace = some(self.namespace);
        if let Some(name) = namespace.as_deref().filter(|name| !Format::Label.matches(name)) {
            return Err(origin.invalid("namespace", name, format_args!("it is not a valid {}", Format::Label.describe())));
        }
        let overrides = Overrides {
            namespace,
            gateway_class: some(self.gateway_class),
            target_domain: some(self.target_domain),
            listener_tls_options: tls_options(&self.listener_tls_option, origin)?,
            hostnames: self.hostnames.map(|which| match which {
                Hostnames::Verified => HostnameMode::Verified,
                Hostnames::All => HostnameMode::All,
            }),
            assume_verified: assume_verified(&self.assume_verified, origin)?,
            copy_annotations: self.copy_annotations.iter().map(|prefix| prefix.trim().to_owned()).filter(|prefix| !prefix.is_empty()).collect(),
            cluster: some(self.cluster).map(|name| cluster_name(&name).to_owned()),
            now: now(some(self.now), origin)?,
        };
        Ok((overrides, self.config.map(|path| config(&path)).transpose()?))
    }
}

fn assume_verified(names: &[String], origin: Origin<'_>) -> Result<AssumeVerified, Failure> {
    const ID: &str = "assume_verified";
    let mut assumed = AssumeVerified::default();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        if name == "*" {
            assumed.all = true;
            continue;
        }
        let domain = crate::model::normal(name);
        if !Format::Name.matches(&domain) {
            let help = match name.strip_prefix("*.") {
                Some(domain) => format!("use `{domain}`, which covers all names below it"),
                None => "expected a domain name such as `example.com`, or `*` for all".to_owned(),
            };
            return Err(origin.invalid(ID, name, help));
        }
        assumed.names.push(domain.into_owned());
    }
    Ok(assumed)
}

fn tls_options(pieces: &[String], origin: Origin<'_>) -> Result<BTreeMap<String, String>, Failure> {
    const ID: &str = "listener_tls_option";
    let mut options = BTreeMap::new();
    for piece in origin.split(ID, pieces).into_iter().filter(|piece| !piece.trim().is_empty()) {
        let (key, value) =
            piece.split_once('=').filter(|(key, _)| !key.trim().is_empty()).ok_or_else(|| origin.invalid(ID, piece, "expected KEY=VALUE"))?;
        options.insert(key.trim().to_owned(), value.to_owned());
    }
    if options.len() > MOST_TLS_OPTIONS {
        return Err(Failure::usage(shapes::too_many("values for `--listener-tls-option`", options.len(), MOST_TLS_OPTIONS)));
    }
    Ok(options)
}

/// The time from `--now`, or else from `SOURCE_DATE_EPOCH`, which reproducible builds set.
fn now(time: Option<String>, origin: Origin<'_>) -> Result<Option<String>, Failure> {
    if let Some(time) = time {
        return match crate::model::time(&time) {
            // in the format of the API server: in UTC, without fractions
            Some(nanoseconds) => Ok(i64::try_from(nanoseconds.div_euclid(1_000_000_000)).ok().and_then(crate::model::time_of_epoch)),
            None => Err(origin.invalid("now", &time, "expected an RFC 3339 time such as 2025-08-11T16:09:09Z")),
        };
    }
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|epoch| !epoch.is_empty()) else { return Ok(None) };
    let seconds = epoch.to_str().and_then(|epoch| epoch.trim().parse::<i64>().ok());
    let time = seconds.and_then(crate::model::time_of_epoch);
    let wrong = || format!("invalid value `{}` for `SOURCE_DATE_EPOCH`: expected a number of seconds since 1970-01-01", epoch.to_string_lossy());
    time.map(Some).ok_or_else(|| Failure::usage(wrong()))
}

/// Reads a configuration file. It can have any encoding that inputs can have.
fn config(path: &Path) -> Result<OperatorConfig, Failure> {
    let shown = path.display();
    let unreadable = |reason: &str| Failure::usage(format!("cannot read `{shown}`: {reason}"));
    if path.is_dir() {
        return Err(unreadable("it is a directory"));
    }
    let input = if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.to_owned()) };
    let loaded = crate::source::load(&[input], &Selection::default(), &mut std::io::stdin().lock());
    let loaded = loaded.map_err(|error| Failure::unreadable(&error))?;
    let Some((id, file)) = loaded.sources.files().next() else { return Err(unreadable("it is empty")) };
    if let Some(bad) = file.bad_byte {
        return Err(unreadable(&bad.to_string()));
    }
    if file.text.len() > MOST_BYTES {
        return Err(unreadable("it is larger than 1 MiB"));
    }
    let position = |span| {
        let start = loaded.sources.start(span);
        (start.line, start.column)
    };
    config_file(id, &file.text, position).map_err(|(message, at)| {
        let place = at.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        Failure::usage(format!("invalid configuration in `{shown}{place}`: {message}"))
    })
}

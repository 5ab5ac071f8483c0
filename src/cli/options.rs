//! Options that every command has: as they are typed, and what they mean.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Read};
use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, ValueEnum, ValueHint};

use super::exit::Failure;
use crate::diag::render::Look;
use crate::diag::{Code, Levels, Severity, prose};
use crate::model::OperatorConfig;
use crate::model::settings::{AssumeVerified, HostnameMode, Overrides};
use crate::source::{Input, Selection};

/// What is read.
#[derive(clap::Args)]
pub(crate) struct InputArgs {
    /// Files, folders, or `-` for standard input (default: this folder)
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// The same, as hands used to kubectl type it
    #[arg(short = 'f', long = "filename", value_name = "PATH", value_hint = ValueHint::AnyPath, env = "GATEWRIGHT_FILENAME", value_delimiter = ',', help_heading = "Input")]
    filename: Vec<PathBuf>,
    /// Leave out files and folders that match
    #[arg(long, value_name = "GLOB", env = "GATEWRIGHT_EXCLUDE", value_delimiter = ',', help_heading = "Input")]
    exclude: Vec<String>,
    /// ConfigMaps of the accounting namespace: who holds which hostname
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, env = "GATEWRIGHT_CLAIMS", help_heading = "Input")]
    pub(crate) claims: Option<PathBuf>,
    /// How many threads read and render (default: the cores)
    #[arg(long, value_name = "N", env = "GATEWRIGHT_JOBS", help_heading = "Input")]
    jobs: Option<std::num::NonZeroUsize>,
}

/// What decides the outcome beside the input.
#[derive(clap::Args)]
#[command(next_help_heading = "Platform")]
pub(crate) struct PlatformArgs {
    /// The namespace of objects that name none
    #[arg(short, long, value_name = "NAMESPACE", env = "GATEWRIGHT_NAMESPACE")]
    namespace: Option<String>,
    /// The platform's configuration file (`kind: NetworkServicesOperator`)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, env = "GATEWRIGHT_CONFIG")]
    config: Option<PathBuf>,
    /// The class of the Gateways
    #[arg(long, value_name = "NAME", env = "GATEWRIGHT_GATEWAY_CLASS")]
    gateway_class: Option<String>,
    /// The domain of the hostnames that the platform assigns
    #[arg(long, value_name = "DOMAIN", env = "GATEWRIGHT_TARGET_DOMAIN")]
    target_domain: Option<String>,
    /// An option of the HTTPS listeners' TLS; replaces those of the configuration
    #[arg(long = "listener-tls-option", value_name = "KEY=VALUE", env = "GATEWRIGHT_LISTENER_TLS_OPTION")]
    listener_tls_option: Vec<String>,
    /// Which hostnames get listeners
    #[arg(long, value_name = "WHICH", env = "GATEWRIGHT_HOSTNAMES", value_enum)]
    hostnames: Option<Hostnames>,
    /// A domain that counts as verified, or `*` for every one
    #[arg(long, value_name = "NAME", env = "GATEWRIGHT_ASSUME_VERIFIED", value_delimiter = ',')]
    assume_verified: Vec<String>,
    /// The time of conditions that are new (RFC 3339; default: 1970-01-01T00:00:00Z)
    #[arg(long, value_name = "TIME", env = "GATEWRIGHT_NOW")]
    now: Option<String>,
}

/// What is reported, and how.
#[derive(clap::Args)]
#[command(next_help_heading = "Diagnostics")]
pub(crate) struct ReportArgs {
    /// Make a code an error (`warnings`: all warnings)
    #[arg(long, value_name = "CODE", env = "GATEWRIGHT_DENY", value_delimiter = ',')]
    deny: Vec<String>,
    /// Make a code a warning
    #[arg(long, value_name = "CODE", env = "GATEWRIGHT_WARN", value_delimiter = ',')]
    warn: Vec<String>,
    /// Do not report a code (`warnings`: all warnings)
    #[arg(long, value_name = "CODE", env = "GATEWRIGHT_ALLOW", value_delimiter = ',')]
    allow: Vec<String>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", env = "GATEWRIGHT_COLOR", value_enum, default_value_t = ColorWhen::Auto)]
    color: ColorWhen,
    /// Say nothing but errors
    #[arg(short, long, env = "GATEWRIGHT_QUIET", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new())]
    pub(crate) quiet: bool,
    /// Say also what was read, skipped and decided
    #[arg(short, long, env = "GATEWRIGHT_VERBOSE", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new())]
    pub(crate) verbose: bool,
}

/// `--hostnames`
#[derive(Clone, Copy, ValueEnum)]
enum Hostnames {
    /// Those that are verified and not in use elsewhere
    Verified,
    /// Every one, as the platform's HTTPProxy controller writes them
    All,
}

/// `--color`
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ColorWhen {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The inputs of a run.
pub(crate) struct Inputs {
    /// In the order given.
    pub(crate) inputs: Vec<Input>,
    /// What a folder scan leaves out.
    pub(crate) selection: Selection,
    /// How many threads.
    pub(crate) jobs: usize,
}

impl InputArgs {
    /// What the arguments mean. Standard input is read only where it was asked for.
    pub(crate) fn resolve(&self, never: Vec<PathBuf>) -> Result<Inputs, Failure> {
        let mut inputs: Vec<Input> = self
            .paths
            .iter()
            .chain(&self.filename)
            .map(|path| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.clone()) })
            .collect();
        if inputs.is_empty() {
            if stdin_is_fed() {
                return Err(Failure::usage(
                    "no path was given, and standard input is not a terminal: write `-` to read it, or `.` to read this folder",
                ));
            }
            inputs.push(Input::Path(PathBuf::from(".")));
        }
        let patterns = self
            .exclude
            .iter()
            .map(|glob| glob::Pattern::new(glob).map_err(|error| Failure::usage(format!("`--exclude {glob}` is no pattern: {}", error.msg))));
        let selection = Selection { exclude: patterns.collect::<Result<_, _>>()?, never };
        let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
        Ok(Inputs { inputs, selection, jobs: self.jobs.map_or_else(cores, std::num::NonZeroUsize::get) })
    }
}

/// Whether something other than a terminal or nothing at all feeds standard input.
fn stdin_is_fed() -> bool {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        return false;
    }
    is_pipe_or_file()
}

#[cfg(unix)]
fn is_pipe_or_file() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::FileTypeExt;
    let Ok(handle) = std::io::stdin().as_fd().try_clone_to_owned() else { return false };
    // `/dev/null` and a closed stream feed nothing
    std::fs::File::from(handle)
        .metadata()
        .is_ok_and(|metadata| metadata.is_file() || metadata.file_type().is_fifo() || metadata.file_type().is_socket())
}

#[cfg(not(unix))]
fn is_pipe_or_file() -> bool {
    true
}

impl PlatformArgs {
    /// What was given outright, and the configuration file.
    pub(crate) fn resolve(self, matches: &ArgMatches) -> Result<(Overrides, Option<OperatorConfig>), Failure> {
        let options = tls_options(&self.listener_tls_option, matches.value_source("listener_tls_option") == Some(ValueSource::EnvVariable))?;
        let given = |text: Option<String>| text.filter(|text| !text.is_empty());
        if let Some(namespace) = self.namespace.as_deref().filter(|name| !name.is_empty() && !crate::model::schema::Format::Label.matches(name)) {
            return Err(Failure::usage(format!("`--namespace {namespace}` is no namespace: {}", crate::model::schema::Format::Label.describe())));
        }
        let mut assume_verified = AssumeVerified::default();
        for name in self.assume_verified.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            if name == "*" {
                assume_verified.all = true;
            } else {
                assume_verified.names.push(crate::hostnames::normal(name).into_owned());
            }
        }
        let overrides = Overrides {
            namespace: given(self.namespace),
            gateway_class: given(self.gateway_class),
            target_domain: given(self.target_domain),
            listener_tls_options: options,
            hostnames: self.hostnames.map(|which| match which {
                Hostnames::Verified => HostnameMode::Verified,
                Hostnames::All => HostnameMode::All,
            }),
            assume_verified,
            now: now(given(self.now))?,
        };
        Ok((overrides, self.config.map(|path| config(&path)).transpose()?))
    }
}

fn tls_options(given: &[String], from_environment: bool) -> Result<BTreeMap<String, String>, Failure> {
    let pieces: Vec<&str> =
        if from_environment { given.iter().flat_map(|all| all.split(',')).collect() } else { given.iter().map(String::as_str).collect() };
    let mut options = BTreeMap::new();
    for piece in pieces.into_iter().filter(|piece| !piece.trim().is_empty()) {
        let (key, value) = piece
            .split_once('=')
            .filter(|(key, _)| !key.trim().is_empty())
            .ok_or_else(|| Failure::usage(format!("`--listener-tls-option {piece}` is not KEY=VALUE")))?;
        options.insert(key.trim().to_owned(), value.to_owned());
    }
    if options.len() > 16 {
        return Err(Failure::usage(format!("{} listener TLS options, and a Gateway listener takes at most 16", options.len())));
    }
    Ok(options)
}

/// `--now`, else the reproducible build's time.
fn now(given: Option<String>) -> Result<Option<String>, Failure> {
    if let Some(time) = given {
        return match crate::model::time(&time) {
            Some(_) => Ok(Some(time)),
            None => Err(Failure::usage(format!("`--now {time}` is no RFC 3339 time: write it like 2025-08-11T16:09:09Z"))),
        };
    }
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|epoch| !epoch.is_empty()) else { return Ok(None) };
    let seconds = epoch.to_str().and_then(|epoch| epoch.trim().parse::<i64>().ok());
    let time = seconds.and_then(crate::model::time_of_epoch);
    time.map(Some).ok_or_else(|| Failure::usage(format!("SOURCE_DATE_EPOCH is no number of seconds: `{}`", epoch.to_string_lossy())))
}

fn config(path: &std::path::Path) -> Result<OperatorConfig, Failure> {
    let shown = path.display();
    let mut text = String::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(1 << 20).read_to_string(&mut text));
    read.map_err(|error| Failure::usage(format!("cannot read `{shown}`: {}", super::exit::words(&error))))?;
    OperatorConfig::parse_file(&text).map_err(|(message, at)| {
        let place = at.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        Failure::usage(format!("`{shown}{place}` cannot be used as configuration: {message}"))
    })
}

impl ReportArgs {
    /// What the codes weigh.
    pub(crate) fn levels(&self) -> Result<Levels, Failure> {
        let mut levels = Levels::default();
        let given = [("allow", &self.allow, None), ("warn", &self.warn, Some(Severity::Warning)), ("deny", &self.deny, Some(Severity::Error))];
        for (option, codes, level) in given {
            for word in codes {
                if word == "warnings" {
                    levels.deny_warnings |= level == Some(Severity::Error);
                    levels.allow_warnings |= level.is_none();
                    continue;
                }
                let code = Code::parse(word).ok_or_else(|| unknown_code(option, word))?;
                if code.severity() == Severity::Error && level != Some(Severity::Error) {
                    return Err(Failure::usage(format!(
                        "`--{option} {code}`: an error stays one, since the platform would refuse the proxy all the same"
                    )));
                }
                levels.codes.insert(code, level);
            }
        }
        Ok(levels)
    }

    /// What standard output can show.
    pub(crate) fn stdout_look(&self) -> Look {
        self.look(std::io::stdout().is_terminal(), terminal_size::terminal_size_of(std::io::stdout()))
    }

    /// What standard error can show.
    pub(crate) fn stderr_look(&self) -> Look {
        self.look(std::io::stderr().is_terminal(), terminal_size::terminal_size_of(std::io::stderr()))
    }

    fn look(&self, terminal: bool, size: Option<(terminal_size::Width, terminal_size::Height)>) -> Look {
        let color = match self.color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => {
                let forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !refused && (forced || (terminal && terminal_colors()))
            }
        };
        let width = size.filter(|_| terminal).map_or(Look::PLAIN.width, |(width, _)| usize::from(width.0).clamp(20, 120));
        let dumb = terminal && std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Look { color, unicode: !dumb, width }
    }
}

/// Whether a terminal is one that shows colours.
pub(crate) fn terminal_colors() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term != "dumb") && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn unknown_code(option: &str, word: &str) -> Failure {
    let near = prose::nearest(word, Code::ALL.iter().map(|code| code.as_str()).chain(["warnings"]));
    let hint = near.map_or_else(|| "`gatewright explain` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
    Failure::usage(format!("`--{option} {word}`: there is no such code; {hint}"))
}

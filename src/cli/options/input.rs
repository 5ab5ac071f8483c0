//! The input of a command: which files and folders it reads.

use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::{ArgAction, ArgMatches, ValueHint};

use crate::cli::exit::Failure;
use crate::cli::origin::Origin;
use crate::model::GROUP;
use crate::source::{Excludes, Input, InvalidPattern, Selection, io_message};

/// The message if two options ask for standard input.
pub(crate) const STDIN_TWICE: &str = "`-` can be given only once: as the input, with `--config`, or with `--claims`";

/// Which files and folders a command reads.
#[derive(clap::Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArgs {
    /// Files, folders, or `-` for standard input [default: .]
    ///
    /// A folder is searched for `.yaml`, `.yml`, and `.json` files, including its subfolders. Hidden files and
    /// folders (with a leading `.`), `node_modules`, `vendor`, and what ignore files list are skipped, and links are followed only inside the
    /// folder. A file is read whatever it is called.
    ///
    /// Without a PATH, the current folder is read, unless standard input is a pipe or a file: then `-` or `.` is required.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath, display_order = 0)]
    paths: Vec<PathBuf>,
    /// Same as PATH, for kubectl users
    ///
    /// Can be repeated. The variable is ignored if a PATH is given on the command line.
    #[arg(short = 'f', long = "filename", value_name = "PATH", value_hint = ValueHint::AnyPath, env = "GATEWRIGHT_FILENAME", display_order = 1, hide_short_help = true)]
    filename: Vec<PathBuf>,
    /// Skip files and folders that match GLOB
    ///
    /// Can be repeated. A pattern of `.gitignore`, relative to the current folder: `charts` skips all files and folders of that name,
    /// `/charts` only the one in the current folder, and `!` before a pattern takes an earlier one back. A file that is given as PATH is
    /// always read.
    #[arg(long, value_name = "GLOB", env = "GATEWRIGHT_EXCLUDE", display_order = 2)]
    exclude: Vec<String>,
    /// Also read files that are listed in ignore files
    ///
    /// By default, a folder is searched without the files that `.gitignore`, `.ignore`, or `.gatewrightignore` lists, from the root of the
    /// repository down.
    #[arg(long, env = "GATEWRIGHT_NO_IGNORE", display_order = 3, hide_short_help = true, action = ArgAction::SetTrue, value_parser = BoolishValueParser::new())]
    no_ignore: bool,
    /// Existing hostname claims: ConfigMaps from the platform
    ///
    /// The platform records who owns a hostname in a ConfigMap in its accounting namespace (`datum-downstream-gateway-hostnames`, unless the
    /// configuration sets another one). A hostname that belongs to another resource is reported as in use. Everything but these ConfigMaps
    /// is ignored, so FILE can be a dump of the namespace, or `-` for standard input.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, env = "GATEWRIGHT_CLAIMS", hide_short_help = true)]
    pub(crate) claims: Option<PathBuf>,
    /// Succeed even if there is nothing to read or print
    ///
    /// Without it, an input without objects and an empty output are errors (exit status 2): a tool that prunes what is missing from the
    /// output would delete everything. So is standard input without a document, even beside other input: the command before the pipe has
    /// most likely failed.
    #[arg(long, hide_short_help = true, env = "GATEWRIGHT_ALLOW_EMPTY", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new())]
    pub(crate) allow_empty: bool,
    /// Number of threads [default: all cores]
    ///
    /// The output does not depend on it.
    #[arg(long, value_name = "N", env = "GATEWRIGHT_JOBS", hide_short_help = true, value_parser = threads)]
    jobs: Option<NonZeroUsize>,
}

/// The inputs of a run.
pub(crate) struct Inputs {
    /// In the given order.
    pub(crate) inputs: Vec<Input>,
    /// What a folder scan skips.
    pub(crate) selection: Selection,
    /// The number of threads.
    pub(crate) jobs: NonZeroUsize,
}

impl InputArgs {
    /// Resolves the arguments. Standard input is read only if it is named.
    pub(crate) fn resolve(&self, matches: &ArgMatches, never: Vec<PathBuf>) -> Result<Inputs, Failure> {
        let origin = Origin(matches);
        let mut inputs: Vec<Input> = self.paths.iter().cloned().map(input).collect();
        // paths on the command line replace those in the environment
        if inputs.is_empty() || origin.by_command_line("filename") {
            inputs.extend(self.filename(origin).map(input));
        }
        if inputs.contains(&Input::Stdin) && self.claims_are_stdin() {
            return Err(Failure::usage(STDIN_TWICE));
        }
        if inputs.is_empty() {
            if stdin_is_fed() {
                return Err(Failure::usage(
                    "no PATH given, and standard input is not a terminal: use `-` to read standard input, or `.` to read the current folder",
                ));
            }
            inputs.push(Input::Path(PathBuf::from(".")));
        }
        let selection = Selection { exclude: self.excludes(origin)?, no_ignore: self.no_ignore, never, mention: GROUP };
        let cores = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Ok(Inputs { inputs, selection, jobs: self.jobs.unwrap_or_else(cores) })
    }

    /// The patterns of `--exclude`, which are relative to the current folder.
    fn excludes(&self, origin: Origin<'_>) -> Result<Excludes, Failure> {
        let patterns = origin.split("exclude", &self.exclude);
        if patterns.is_empty() {
            return Ok(Excludes::default());
        }
        let here = std::env::current_dir().map_err(|error| Failure::usage(format!("cannot find the current folder: {}", io_message(&error))))?;
        let invalid = |InvalidPattern { pattern, reason }: InvalidPattern| {
            origin.invalid("exclude", &pattern, format_args!("it is not a valid glob pattern: {reason}"))
        };
        Excludes::new(&here, &patterns).map_err(invalid)
    }

    /// Whether the claims come from standard input.
    pub(crate) fn claims_are_stdin(&self) -> bool {
        self.claims.as_ref().is_some_and(|claims| claims.as_os_str() == "-")
    }

    /// The values of `--filename`. Only those in the environment are split at commas, because a file name can contain one.
    fn filename(&self, origin: Origin<'_>) -> impl Iterator<Item = PathBuf> {
        let split = origin.by_environment("filename");
        self.filename.iter().flat_map(move |path| match path.to_str() {
            Some(all) if split => all.split(',').map(str::trim).filter(|path| !path.is_empty()).map(PathBuf::from).collect(),
            Some(_) | None => vec![path.clone()],
        })
    }
}

/// Parses `--jobs`. The message of the standard library is about its types.
fn threads(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.trim().parse().map_err(|_| "expected a number of threads, at least 1")
}

fn input(path: PathBuf) -> Input {
    if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path) }
}

/// Whether standard input is a pipe, a socket, or a file.
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
    // `/dev/null` and a closed stream do not count
    std::fs::File::from(handle)
        .metadata()
        .is_ok_and(|metadata| metadata.is_file() || metadata.file_type().is_fifo() || metadata.file_type().is_socket())
}

#[cfg(not(unix))]
fn is_pipe_or_file() -> bool {
    true
}

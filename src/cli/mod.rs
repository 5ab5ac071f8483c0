//! The command line: one file per subcommand, with its arguments and its `run`.

mod build;
mod check;
mod completions;
mod exit;
mod explain;
mod help;
mod json_text;
mod kept;
mod list;
mod man;
mod narrate;
mod options;
mod origin;
mod out_dir;
mod out_files;
mod output;
mod reorder;
mod report;
mod request;
mod status;
mod stream;
mod suggest;
mod table;
mod trace;
mod usage;
mod wrap;

use std::ffi::OsString;
use std::io::Write;

use clap::{Arg, ArgAction, Args as _, Command, CommandFactory, FromArgMatches, Parser, Subcommand};

pub use exit::ExitStatus;
use exit::Failure;
pub use kept::AfterRun;

use crate::diag::{mask, prose};

/// The output streams of the process.
pub(crate) struct Io<'a> {
    /// Standard output: only the result goes here.
    pub(crate) out: &'a mut dyn Write,
    /// Standard error: everything else.
    pub(crate) err: &'a mut dyn Write,
    /// What happens after the command.
    pub(crate) after: AfterRun,
}

/// Compile Datum HTTPProxies and Domains to Gateway API manifests, offline
///
/// Does offline what the platform's controllers do in a cluster: checks HTTPProxies and Domains, decides which hostnames are served, and
/// prints the Gateways, HTTPRoutes and EndpointSlices that the platform would create, or the status that it would report. It needs no
/// cluster, no network and no clock.
///
/// Run `gatewright COMMAND --help` for the details of a command.
#[derive(Parser)]
#[command(
    name = "gatewright",
    version,
    max_term_width = 80,
    disable_help_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    help_template = help::TEMPLATE,
    before_help = EXAMPLES
)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    #[arg(
        short,
        long,
        global = true,
        hide_short_help = true,
        action = ArgAction::Help,
        long_help = "Print help: `-h` for a summary, `--help` for details"
    )]
    help: Option<bool>,
}

const EXAMPLES: &str = "\
Examples:
  gatewright build . | kubectl apply -f -   render the current folder
  gatewright check proxy.yaml               check a file
  gatewright status .                       show what the platform would report
  kubectl get domains -A -o yaml | gatewright build . -
                                            use the status of real Domains";

#[derive(Subcommand)]
enum Verb {
    Build(build::Args),
    Check(check::Args),
    Status(status::Args),
    Trace(trace::Args),
    Explain(explain::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// The definition of the command line.
pub fn command() -> Command {
    let common = options::ReportArgs::augment_args(options::PlatformArgs::augment_args(Command::new("common")));
    let common: Vec<Arg> = common.get_arguments().map(|option| option.clone().hide(true)).collect();
    Cli::command().mut_subcommands(|verb| match verb.get_name() {
        "build" | "check" | "status" | "trace" => verb,
        // an alias or a script may pass the same options to every command, so the others accept and ignore them
        _ => verb.args(&common),
    })
}

/// Runs the program on its arguments, the first of which is its name. It reads and writes the standard streams.
pub fn run(arguments: impl IntoIterator<Item = OsString>, after: AfterRun) -> ExitStatus {
    let stdout = std::io::stdout();
    let stderr = std::io::stderr();
    let mut out = stdout.lock();
    let mut err = stderr.lock();
    let command = command();
    let arguments = reorder::command_first(&command, arguments.into_iter().collect());
    let matches = match origin::without_empty_variables(command).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::report(error, &arguments, &mut out, &mut err),
    };
    let mut io = Io { out: &mut out, err: &mut err, after };
    let result = Cli::from_arg_matches(&matches).map_err(|error| Failure::usage(error.to_string())).and_then(|cli| dispatch(cli, &matches, &mut io));
    let result = result.and_then(|status| io.out.flush().map_err(|error| Failure::stdout(&error)).map(|()| status));
    result.unwrap_or_else(|failure| failed(failure, io.err))
}

/// Reports why a command failed.
fn failed(failure: Failure, err: &mut dyn Write) -> ExitStatus {
    let messages = match failure {
        Failure::ClosedPipe => return ExitStatus::Success,
        Failure::Message(message) => vec![message],
        Failure::Messages(messages) => messages,
    };
    for message in messages {
        // if this fails too, there is nowhere left to report it
        let _ = writeln!(err, "error: {}", prose::escape(&mask(&message)));
    }
    ExitStatus::Usage
}

fn dispatch(cli: Cli, matches: &clap::ArgMatches, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let own = matches.subcommand().map_or(matches, |(_, own)| own);
    match cli.verb {
        Verb::Build(args) => build::run(args, own, io),
        Verb::Check(args) => check::run(args, own, io),
        Verb::Status(args) => status::run(args, own, io),
        Verb::Trace(args) => trace::run(args, own, io),
        Verb::Explain(args) => explain::run(&args, io),
        Verb::Completions(args) => completions::run(&args, io),
        Verb::Man(args) => man::run(&args, io),
    }
}

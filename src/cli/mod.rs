//! The command line: one file for each subcommand, with its arguments and its `run`.

mod build;
mod check;
mod completions;
mod exit;
mod explain;
mod fields;
mod man;
mod options;
mod out_dir;
mod output;
mod parallel;
mod pipeline;
mod report;
mod status;
mod stream;
mod table;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};

use clap::{Command, CommandFactory, FromArgMatches, Parser, Subcommand};

pub use exit::ExitStatus;
use exit::Failure;

/// What the process has: its streams, and what they can show.
pub(crate) struct Io<'a> {
    /// The result.
    pub(crate) out: &'a mut dyn Write,
    /// Everything else.
    pub(crate) err: &'a mut dyn Write,
}

#[derive(Parser)]
#[command(
    name = "gatewright",
    version,
    about,
    long_about = None,
    max_term_width = 100,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    help_template = HELP,
    before_help = EXAMPLES
)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

/// Help leads with examples: they are what most people came for.
const HELP: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}";

const EXAMPLES: &str = "\
Examples:
  gatewright build . | kubectl apply -f -      render every HTTPProxy below this folder
  gatewright check proxy.yaml                  say what is wrong with a file
  gatewright status .                          say what the platform would answer
  kubectl get domains -o yaml | gatewright build . -
                                               render with the real state of the Domains";

#[derive(Subcommand)]
enum Verb {
    Build(build::Args),
    Check(check::Args),
    Status(status::Args),
    Explain(explain::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// The definition of the command line, for completions and the manual.
pub fn command() -> Command {
    Cli::command()
}

/// Runs the program on its arguments.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let stdout = std::io::stdout();
    let stderr = std::io::stderr();
    let mut out = stdout.lock();
    let mut err = stderr.lock();
    let matches = match command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return usage(&error, &mut out, &mut err),
    };
    let mut io = Io { out: &mut out, err: &mut err };
    let result = Cli::from_arg_matches(&matches).map_err(|error| Failure::usage(error.to_string())).and_then(|cli| dispatch(cli, &matches, &mut io));
    let result = result.and_then(|status| io.out.flush().map_err(|error| Failure::output("<stdout>", &error)).map(|()| status));
    match result {
        Ok(status) => status,
        Err(Failure::ClosedPipe) => ExitStatus::Success,
        Err(Failure::Message(message)) => {
            // nothing is left to tell it to where this fails too
            let _ = writeln!(io.err, "error: {}", crate::diag::prose::escape(&crate::diag::mask(&message)));
            ExitStatus::Usage
        }
    }
}

fn dispatch(cli: Cli, matches: &clap::ArgMatches, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let own = matches.subcommand().map_or(matches, |(_, own)| own);
    match cli.verb {
        Verb::Build(args) => build::run(args, own, io),
        Verb::Check(args) => check::run(args, own, io),
        Verb::Status(args) => status::run(args, own, io),
        Verb::Explain(args) => explain::run(&args, io),
        Verb::Completions(args) => completions::run(&args, io),
        Verb::Man(args) => man::run(&args, io),
    }
}

/// Help and version go to stdout and are fine; everything else is a mistake on the command line.
fn usage<'s>(error: &clap::Error, out: &'s mut dyn Write, err: &'s mut dyn Write) -> ExitStatus {
    let rendered = error.render();
    let fine = !error.use_stderr();
    let color = if fine { std::io::stdout().is_terminal() } else { std::io::stderr().is_terminal() };
    let text = if color && options::terminal_colors() { rendered.ansi().to_string() } else { rendered.to_string() };
    let stream = if fine { out } else { err };
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    if fine { ExitStatus::Success } else { ExitStatus::Usage }
}

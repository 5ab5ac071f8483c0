//! `gatewright completions`: a script for a shell.

use clap::CommandFactory;

use super::Io;
use super::exit::{ExitStatus, Failure};
use super::output::print;

/// Print a shell completion script
///
/// Load the script from the startup file of your shell, or save it where the shell looks for completions.
#[derive(clap::Args)]
#[command(help_template = super::help::TEMPLATE, before_help = "\
Examples:
  gatewright completions bash > /etc/bash_completion.d/gatewright
  gatewright completions zsh > \"${fpath[1]}/_gatewright\"
  gatewright completions fish > ~/.config/fish/completions/gatewright.fish")]
pub(crate) struct Args {
    /// Shell to generate the script for
    shell: clap_complete::Shell,
}

pub(crate) fn run(args: &Args, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::Cli::command(), "gatewright", &mut script);
    print(io, &script, ExitStatus::Success)
}

//! `gatewright completions`: a script for a shell.

use super::Io;
use super::exit::{ExitStatus, Failure};

/// Print a completion script
#[derive(clap::Args)]
#[command(help_template = super::HELP, before_help = "\
Examples:
  gatewright completions bash > /etc/bash_completion.d/gatewright
  gatewright completions zsh > \"${fpath[1]}/_gatewright\"
  gatewright completions fish > ~/.config/fish/completions/gatewright.fish")]
pub(crate) struct Args {
    /// The shell
    shell: clap_complete::Shell,
}

pub(crate) fn run(args: &Args, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(), "gatewright", &mut script);
    io.out.write_all(&script).map_err(|error| Failure::output("<stdout>", &error))?;
    Ok(ExitStatus::Success)
}

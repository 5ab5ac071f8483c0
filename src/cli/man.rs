//! `gatewright man`: the manual page.

use super::Io;
use super::exit::{ExitStatus, Failure};
use super::output::print;

/// Print the manual page
#[derive(clap::Args)]
#[command(help_template = super::HELP, before_help = "\
Examples:
  gatewright man | man -l -")]
pub(crate) struct Args {}

pub(crate) fn run(Args {}: &Args, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let mut page = Vec::new();
    let failure = |error: std::io::Error| Failure::stdout(&error);
    let command = super::command();
    clap_mangen::Man::new(command.clone()).render(&mut page).map_err(failure)?;
    for verb in command.get_subcommands() {
        let name = format!("gatewright-{}", verb.get_name());
        clap_mangen::Man::new(verb.clone().display_name(name.clone()).bin_name(name)).render(&mut page).map_err(failure)?;
    }
    print(io, &page, ExitStatus::Success)
}

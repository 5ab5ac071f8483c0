//! `gatewright man`: the manual, from the same texts as `--help`.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;

use super::exit::{ExitStatus, Failure};
use super::output::print;
use super::{Io, help};

/// Print the manual
///
/// Prints the manual pages of gatewright and of all its commands, in roff format.
#[derive(clap::Args)]
#[command(help_template = help::TEMPLATE, before_help = "\
Examples:
  gatewright man | man -l -
  gatewright man > /usr/local/share/man/man1/gatewright.1")]
pub(crate) struct Args {}

pub(crate) fn run(Args {}: &Args, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let mut manual = Vec::new();
    write(&mut manual).map_err(|error| Failure::stdout(&error))?;
    print(io, &manual, ExitStatus::Success)
}

/// The page of the program, then a page for each command.
fn write(out: &mut dyn Write) -> io::Result<()> {
    let mut command = super::command();
    // gives every command its full name and the options that all commands share
    command.build();
    page(&command, out)?;
    reference(out)?;
    for verb in command.get_subcommands() {
        page(verb, out)?;
    }
    Ok(())
}

fn page(command: &Command, mut out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(command.clone()).source(concat!("gatewright ", env!("CARGO_PKG_VERSION")));
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    let usage = command.clone().render_usage().to_string();
    writeln!(out, ".SH SYNOPSIS\n{}", escaped(usage.trim_start_matches("Usage:").trim()))?;
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut out)?;
    }
    let examples = command.get_before_long_help().or_else(|| command.get_before_help());
    let examples = examples.map(ToString::to_string).unwrap_or_default();
    writeln!(out, ".SH EXAMPLES\n.nf")?;
    for line in examples.lines().skip_while(|line| *line == "Examples:") {
        writeln!(out, "{}", escaped(line.strip_prefix("  ").unwrap_or(line)))?;
    }
    writeln!(out, ".fi")
}

/// The sections that belong to all commands.
fn reference(out: &mut dyn Write) -> io::Result<()> {
    for (title, entries) in [("\"EXIT STATUS\"", help::EXIT_STATUS), ("ENVIRONMENT", help::ENVIRONMENT)] {
        writeln!(out, ".SH {title}")?;
        for (name, text) in entries {
            writeln!(out, ".TP\n{}\n{}", escaped(name), escaped(text))?;
        }
    }
    Ok(())
}

/// A line as roff prints it unchanged: no escape, no hyphen, no request at its start.
fn escaped(line: &str) -> String {
    let text = line.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_is_not_taken_for_markup() {
        assert_eq!(escaped("gatewright check --deny x"), "gatewright check \\-\\-deny x");
        assert_eq!(escaped(".TH"), "\\&.TH");
        assert_eq!(escaped("'a\\b"), "\\&'a\\eb");
    }
}

//! What `-h` and `--help` print.
//!
//! Both come from the doc comments of the arguments, and so does the manual (`man.rs`). `-h` fits a screen: it has the first line of each
//! comment and leaves rare options out (`hide_short_help`). `--help` has everything: whole paragraphs, values, variables, exit statuses.

use clap::{Arg, Command};

use super::wrap::indented;

/// Help leads with examples, which is what most people look for.
pub(super) const TEMPLATE: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

/// What each exit status means.
pub(super) const EXIT_STATUS: [(&str, &str); 4] = [
    ("0", "No errors."),
    ("1", "The input has errors, or warnings that `--deny` turns into errors."),
    (
        "2",
        "The command line or the configuration is invalid, a file cannot be read or written, or there is nothing to do: no objects in the input, or \
         nothing to print.",
    ),
    ("101", "A bug in gatewright."),
];

/// The variables that do not belong to a single option.
pub(super) const ENVIRONMENT: [(&str, &str); 4] = [
    (
        "GATEWRIGHT_*",
        "Every option can be set by a variable, which its description names. An option on the command line overrides its variable, which overrides \
         the configuration file (`--config`). The values of a repeatable option are separated by commas. An empty variable counts as unset.",
    ),
    ("SOURCE_DATE_EPOCH", "Default for `--now`, in seconds since 1970-01-01T00:00:00Z."),
    ("NO_COLOR, TERM=dumb", "Turn color off if `--color` is `auto`."),
    ("CLICOLOR_FORCE", "Turn color on if `--color` is `auto`, even if the output is not a terminal. `NO_COLOR` overrides it."),
];

/// The command with the texts that clap cannot compose itself. Only help needs them, so they are made when help is asked for.
pub(super) fn composed(command: Command) -> Command {
    let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
    let rare: Vec<String> = command
        .get_arguments()
        .filter(|arg| arg.is_hide_short_help_set() && !arg.is_hide_set() && arg.get_id() != "help")
        .filter_map(|arg| arg.get_long().map(|long| format!("--{long}")))
        .collect();
    let more = if rare.is_empty() { "details".to_owned() } else { format!("details, environment variables, and the options {}", list(&rare)) };
    let (more, end) = if command.has_subcommands() {
        (format!("Run `{name} COMMAND -h` for the options of a command, or `--help` for details."), reference())
    } else {
        (format!("See `{name} --help` for {more}."), "See `gatewright --help` for exit statuses and environment variables.".to_owned())
    };
    command.after_help(more).after_long_help(end).mut_args(described).mut_subcommands(|verb| {
        let full = format!("{name} {}", verb.get_name());
        composed(verb.bin_name(full))
    })
}

/// `--a, --b, and --c`
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    }
}

/// An argument whose `--help` ends with its values and its variable. `-h` has room for neither, and clap would print both there too.
fn described(arg: Arg) -> Arg {
    let text = arg.get_long_help().or_else(|| arg.get_help()).map(ToString::to_string).unwrap_or_default();
    let has_value = arg.get_action().takes_values();
    let lists_values = has_value && !arg.is_hide_possible_values_set();
    let values = if lists_values { arg.get_possible_values() } else { Vec::new() };
    let width = values.iter().map(|value| value.get_name().len()).max().unwrap_or(0);
    let values: Vec<String> =
        values.iter().filter_map(|value| value.get_help().map(|help| format!("\n  {:width$}  {help}", value.get_name()))).collect();
    let values = if values.is_empty() { String::new() } else { format!("\n\nValues:{}", values.concat()) };
    let variable = arg.get_env().map(|name| format!("\n\n[env: {}]", name.to_string_lossy())).unwrap_or_default();
    arg.long_help(text + &values + &variable).hide_env(true).hide_possible_values(has_value)
}

/// The exit statuses and the variables, for the end of the help of the program.
fn reference() -> String {
    let section = |title: &str, entries: &[(&str, &str)]| {
        let entries: Vec<String> = entries.iter().map(|(name, text)| entry(name, text)).collect();
        format!("{title}:\n{}", entries.join("\n"))
    };
    format!("{}\n\n{}", section("Exit status", &EXIT_STATUS), section("Environment", &ENVIRONMENT))
}

/// A name and what it means, indented below it.
fn entry(name: &str, text: &str) -> String {
    format!("  {name}\n{}", indented("          ", text))
}

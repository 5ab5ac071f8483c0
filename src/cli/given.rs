//! Where the value of an option came from: the command line, the environment, or nowhere.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

/// What was given, and how to speak of it in a message.
#[derive(Clone, Copy)]
pub(crate) struct Given<'m>(pub(crate) &'m ArgMatches);

impl Given<'_> {
    /// Whether the environment gave it.
    pub(crate) fn by_environment(self, id: &str) -> bool {
        self.source(id) == Some(ValueSource::EnvVariable)
    }

    /// Whether the command line gave it.
    pub(crate) fn by_command_line(self, id: &str) -> bool {
        self.source(id) == Some(ValueSource::CommandLine)
    }

    fn source(self, id: &str) -> Option<ValueSource> {
        // commands that read nothing do not have every option
        self.0.try_contains_id(id).ok().and_then(|_| self.0.value_source(id))
    }

    /// The option with a value, as the user wrote it.
    pub(crate) fn shown(self, id: &str, value: &str) -> String {
        if self.by_environment(id) { format!("`{}={value}`", variable(id)) } else { format!("`--{} {value}`", id.replace('_', "-")) }
    }

    /// The values of a repeatable option; in the environment commas part them.
    pub(crate) fn split<'v>(self, id: &str, values: &'v [String]) -> Vec<&'v str> {
        let values = values.iter().map(String::as_str);
        if self.by_environment(id) {
            values.flat_map(|all| all.split(',')).map(str::trim).filter(|value| !value.is_empty()).collect()
        } else {
            values.collect()
        }
    }
}

/// The variable of an option.
fn variable(id: &str) -> String {
    format!("GATEWRIGHT_{}", id.to_uppercase())
}

/// An empty variable is one that is not set: a pipeline has no other way to unset it.
pub(crate) fn without_empty_variables(command: Command) -> Command {
    let is_empty = |arg: &Arg| arg.get_env().and_then(std::env::var_os).is_some_and(|value| value.is_empty());
    command.mut_subcommands(move |verb| verb.mut_args(move |arg| if is_empty(&arg) { arg.env(None) } else { arg }))
}

/// The variable whose value clap refuses. clap itself names the option, which the user never typed.
pub(crate) fn refused_variable(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let (option, value) = (text(ContextKind::InvalidArg)?, text(ContextKind::InvalidValue)?);
    let long = option.split([' ', '=']).next()?.strip_prefix("--")?;
    let variable = variable(&long.replace('-', "_"));
    let set = std::env::var(&variable).ok()?;
    let typed = arguments.iter().any(|argument| argument.to_string_lossy().split('=').next() == Some(&format!("--{long}")));
    (!typed && set.split(',').any(|part| part == value)).then_some(variable)
}

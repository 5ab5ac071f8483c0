//! Where the value of an option came from: the command line, the environment, or the default.

use std::ffi::OsString;
use std::fmt::Display;

use clap::error::{ContextKind, ContextValue};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use super::exit::Failure;

/// The origin of option values, and how messages refer to them.
#[derive(Clone, Copy)]
pub(crate) struct Origin<'m>(pub(crate) &'m ArgMatches);

impl Origin<'_> {
    /// Whether the value comes from the environment.
    pub(crate) fn by_environment(self, id: &str) -> bool {
        self.source(id) == Some(ValueSource::EnvVariable)
    }

    /// Whether the value comes from the command line.
    pub(crate) fn by_command_line(self, id: &str) -> bool {
        self.source(id) == Some(ValueSource::CommandLine)
    }

    fn source(self, id: &str) -> Option<ValueSource> {
        // not every command has every option
        self.0.try_contains_id(id).ok().and_then(|_| self.0.value_source(id))
    }

    /// The failure for an invalid value. The reason says what is wrong with it, or what is expected instead.
    pub(crate) fn invalid(self, id: &str, value: &str, reason: impl Display) -> Failure {
        let option = if self.by_environment(id) { variable(id) } else { format!("--{}", id.replace('_', "-")) };
        Failure::usage(format!("invalid value `{value}` for `{option}`: {reason}"))
    }

    /// The values of a repeatable option. In the environment, they are separated by commas.
    pub(crate) fn split<'v>(self, id: &str, values: &'v [String]) -> Vec<&'v str> {
        let values = values.iter().map(String::as_str);
        if self.by_environment(id) {
            values.flat_map(|all| all.split(',')).map(str::trim).filter(|value| !value.is_empty()).collect()
        } else {
            values.collect()
        }
    }
}

/// The environment variable of an option.
fn variable(id: &str) -> String {
    format!("GATEWRIGHT_{}", id.to_uppercase())
}

/// Makes empty variables count as unset: many pipelines cannot unset a variable.
pub(crate) fn without_empty_variables(command: Command) -> Command {
    let is_empty = |arg: &Arg| arg.get_env().and_then(std::env::var_os).is_some_and(|value| value.is_empty());
    command.mut_subcommands(move |verb| verb.mut_args(move |arg| if is_empty(&arg) { arg.env(None) } else { arg }))
}

/// The variable with the value that clap rejected. The message of clap names the option, which the user never typed.
pub(crate) fn rejected_variable(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
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

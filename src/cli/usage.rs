//! What clap reports instead of arguments: help, the version, or a command-line error with a tip.

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::exit::{ExitStatus, Failure};
use super::{command, failed, help, options, origin};

/// Prints help or the version to standard output, or a command-line error to standard error.
pub(super) fn report<'s>(error: Error, arguments: &[OsString], out: &'s mut dyn Write, err: &'s mut dyn Write) -> ExitStatus {
    let error = with_tip(with_help(error, arguments), arguments);
    let rendered = error.render();
    let is_result = !error.use_stderr();
    let when = options::color_of(arguments);
    let terminal = if is_result { when.stdout() } else { when.stderr() };
    let text = if terminal.color { rendered.ansi().to_string() } else { rendered.to_string() };
    let stream = if is_result { out } else { &mut *err };
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Ok(()) if is_result => ExitStatus::Success,
        Err(error) if is_result => failed(Failure::stdout(&error), err),
        Ok(()) | Err(_) => ExitStatus::Usage,
    }
}

/// The error as it is, or with the whole help if it asks for that.
fn with_help(error: Error, arguments: &[OsString]) -> Error {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            help::composed(command()).try_get_matches_from(arguments).err().unwrap_or(error)
        }
        _ => error,
    }
}

/// The error with our tip, if we have one. It replaces the tip of clap to pass the option as a value.
fn with_tip(mut error: Error, arguments: &[OsString]) -> Error {
    let variable =
        || origin::rejected_variable(&error, arguments).map(|variable| format!("the value comes from the environment variable `{variable}`"));
    let tip = variable().or_else(|| path_tip(&error)).or_else(|| option_tip(&error, arguments).map(str::to_owned));
    if let Some(tip) = tip {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}

/// The right option, if the one with the same purpose of another command was used.
fn option_tip(error: &Error, arguments: &[OsString]) -> Option<&'static str> {
    let (ErrorKind::UnknownArgument, Some(ContextValue::String(option))) = (error.kind(), error.get(ContextKind::InvalidArg)) else { return None };
    let is_of = |verb: &str| arguments.get(1).is_some_and(|word| word == verb);
    match option.as_str() {
        "-o" | "--output" if is_of("check") => Some("use `--format` with human, short, json, sarif, github, or junit"),
        "--format" if is_of("build") => Some("use `-o` with yaml, json, or name"),
        "--format" if is_of("status") => Some("use `-o` with table, wide, yaml, json, or name"),
        _ => None,
    }
}

/// The commands to choose from, if a path was given instead of a command.
fn path_tip(error: &Error) -> Option<String> {
    let (ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument, None) = (error.kind(), error.get(ContextKind::SuggestedSubcommand)) else {
        return None;
    };
    let word = error.get(ContextKind::InvalidSubcommand).or_else(|| error.get(ContextKind::InvalidArg));
    match word {
        Some(ContextValue::String(path)) if path == "-" || Path::new(path).extension().is_some() || Path::new(path).exists() => {
            Some(format!("run `gatewright build {path}` to render it, or `gatewright check {path}` to check it"))
        }
        _ => None,
    }
}

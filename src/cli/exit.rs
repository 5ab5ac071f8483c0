//! How the process ends.

use std::io;
use std::process::ExitCode;

use crate::source::LoadError;

/// The exit status, the same for every output format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExitStatus {
    /// Everything is fine.
    Success = 0,
    /// There are findings at or above the deny level.
    Findings = 1,
    /// The command line, a file or the configuration could not be used.
    Usage = 2,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status as u8)
    }
}

/// Why a command cannot go on.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The reader of the output has gone: not worth a word.
    ClosedPipe,
    /// Anything else.
    Message(String),
    /// Several things at once, each told on a line of its own.
    Messages(Vec<String>),
}

impl Failure {
    /// A mistake on the command line.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::Message(message.into())
    }

    /// Inputs that could not be read.
    pub(crate) fn unreadable(error: &LoadError) -> Self {
        Self::Messages(std::iter::once(error).chain(&error.others).map(ToString::to_string).collect())
    }

    /// Standard output that could not be written.
    pub(crate) fn stdout(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::Message(format!("cannot write standard output: {}", words(error)))
    }
}

/// The system's words without its number.
pub(crate) fn words(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

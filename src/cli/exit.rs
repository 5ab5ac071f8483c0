//! How the process exits: its status, or the reason that it failed.

use std::io;
use std::process::ExitCode;

use crate::source::{LoadError, io_message};

/// The exit status. It does not depend on the output format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExitStatus {
    /// No errors.
    Success = 0,
    /// The input has errors, or warnings that `--deny` turns into errors.
    Findings = 1,
    /// The command line or the configuration is invalid, a file cannot be read or written, or there is nothing to do.
    Usage = 2,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status as u8)
    }
}

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The reader closed the pipe. Not reported.
    ClosedPipe,
    /// Any other failure.
    Message(String),
    /// Several failures, reported on one line each.
    Messages(Vec<String>),
}

impl Failure {
    /// A command-line error.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::Message(message.into())
    }

    /// Inputs that cannot be read.
    pub(crate) fn unreadable(error: &LoadError) -> Self {
        Self::Messages(std::iter::once(error).chain(&error.others).map(ToString::to_string).collect())
    }

    /// An error while writing standard output.
    pub(crate) fn stdout(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::Message(format!("cannot write to standard output: {}", io_message(error)))
    }
}

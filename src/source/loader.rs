//! The state of loading: what was read, what was skipped, and what must not be read twice.

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

use super::ignored::Excludes;
use super::map::{SourceFile, SourceMap};
use super::skip::{LeftOut, Skip, Skipped, Suspect};
use super::{encoding, open};

/// What a folder scan skips.
#[derive(Default)]
pub struct Selection {
    /// Files and folders that match one of these patterns.
    pub exclude: Excludes,
    /// Whether ignore files are disregarded.
    pub no_ignore: bool,
    /// The real paths of the files and folders that are written to.
    pub never: Vec<PathBuf>,
    /// An ignored file that contains this text is reported; none is if it is empty.
    pub mention: &'static str,
}

/// The files that were read and the paths that were skipped.
#[derive(Default)]
pub struct Loaded {
    /// The files with their text.
    pub sources: SourceMap,
    /// The paths that were skipped, in the order in which they were met.
    pub skipped: Vec<Skipped>,
    /// The patterns of `--exclude` that excluded nothing.
    pub unused_excludes: Vec<String>,
    /// The real paths of the inputs that were named.
    pub named: HashSet<PathBuf>,
}

/// An input that could not be read.
#[derive(Debug)]
pub struct LoadError {
    /// The path as shown in reports.
    pub path: String,
    /// Why it could not be read.
    pub reason: String,
    /// The other inputs that could not be read.
    pub others: Vec<LoadError>,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read `{}`: {}", self.path, self.reason)
    }
}

/// What was read so far.
pub(super) struct Loader<'a> {
    pub(super) selection: &'a Selection,
    pub(super) loaded: Loaded,
    /// The real paths of the files that were read.
    pub(super) seen: HashSet<PathBuf>,
    /// The real paths of the folders that were entered.
    pub(super) folders: HashSet<PathBuf>,
    /// The indices of the patterns that have excluded nothing so far.
    pub(super) unused: Vec<usize>,
    pub(super) stdin_read: bool,
}

impl Loader<'_> {
    /// Reads a file that a scan found. `real` has no links; `is_output` looks at the content.
    pub(super) fn scanned(&mut self, name: String, real: PathBuf, is_output: impl FnOnce(&[u8]) -> bool) -> Result<(), LoadError> {
        let named = self.loaded.named.contains(&real);
        let is_target = !named && self.selection.never.contains(&real);
        if self.seen.contains(&real) {
            self.skip(name, Skip::AlreadyRead);
            return Ok(());
        }
        let Some(bytes) = open::regular(&real, open::MOST_BYTES).map_err(|error| failure(&name, &error))? else {
            self.skip(name, Skip::Special);
            return Ok(());
        };
        self.seen.insert(real);
        let suspect = if is_target {
            Some(Suspect::Target)
        } else if !named && is_output(&bytes) {
            Some(Suspect::Output)
        } else {
            None
        };
        self.add(name, bytes, named, suspect)
    }

    pub(super) fn skip(&mut self, path: String, reason: Skip) {
        self.loaded.skipped.push(Skipped { path, reason });
    }

    /// Reports a path that is not read, at the path.
    pub(super) fn leave_out(&mut self, path: String, why: LeftOut) {
        self.loaded.sources.add(SourceFile::scanned(path, "").with(Some(why), None));
    }

    /// Decodes a file and adds it.
    pub(super) fn add(&mut self, name: String, bytes: Vec<u8>, named: bool, suspect: Option<Suspect>) -> Result<(), LoadError> {
        if bytes.len() > open::MOST_BYTES {
            return Err(unreadable(name, "larger than 2 GiB"));
        }
        let (text, bad_byte) = encoding::decode(bytes);
        self.loaded.sources.add(SourceFile::new(name, text, named, bad_byte).with(None, suspect));
        Ok(())
    }
}

/// The path with all links resolved. Paths that are not on a disk, such as `<(…)` in a shell, are returned as they are.
pub(super) fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A path as shown in reports: with forward slashes and without a leading `./`.
pub(super) fn shown(path: &Path) -> String {
    let text = path.strip_prefix(".").unwrap_or(path).to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    if text.is_empty() { ".".to_owned() } else { text }
}

pub(super) fn failure(path: &str, error: &std::io::Error) -> LoadError {
    unreadable(path, reason(error))
}

fn unreadable(path: impl Into<String>, reason: impl Into<String>) -> LoadError {
    LoadError { path: path.into(), reason: reason.into(), others: Vec::new() }
}

/// The message of the operating system without the error number, in lower case.
fn reason(error: &std::io::Error) -> String {
    let text = io_message(error);
    text.chars().take(1).flat_map(char::to_lowercase).chain(text.chars().skip(1)).collect()
}

/// The message of the operating system without the error number.
pub fn io_message(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

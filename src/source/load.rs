//! Reads the inputs: finds the files and decodes them.

use std::collections::HashSet;
use std::fmt;
use std::fs::{DirEntry, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::encoding;
use super::map::{SourceFile, SourceMap};

/// The file extensions that a folder scan reads.
const EXTENSIONS: [&str; 3] = ["yaml", "yml", "json"];

/// Why a path is skipped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Skip {
    /// It was already read.
    AlreadyRead,
    /// It is the output folder.
    OutputFolder,
    /// It is a file that will be written.
    OutputFile,
    /// It is a link to a folder that is being read.
    LinkLoop,
    /// It matches `--exclude`.
    Excluded,
    /// It is a folder with a leading dot.
    Hidden,
    /// It is a file with another extension.
    Extension,
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AlreadyRead => "already read",
            Self::OutputFolder => "the folder of `--out-dir` is not read",
            Self::OutputFile => "output file",
            Self::LinkLoop => "symbolic link loop",
            Self::Excluded => "excluded",
            Self::Hidden => "hidden folder",
            Self::Extension => "not .yaml, .yml or .json",
        })
    }
}

/// One input as the user gave it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// `-`
    Stdin,
    /// A file or a folder.
    Path(PathBuf),
}

/// What a folder scan skips.
#[derive(Default)]
pub struct Selection {
    /// Files and folders that match one of these patterns.
    pub exclude: Vec<glob::Pattern>,
    /// The real paths of the files and folders that are written to.
    pub never: Vec<PathBuf>,
}

/// The files that were read and the paths that were skipped.
#[derive(Default)]
pub struct Loaded {
    /// The files with their text.
    pub sources: SourceMap,
    /// The paths that a folder scan skipped, each with the reason.
    pub skipped: Vec<(String, Skip)>,
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

/// Reads every input, each file once. Inputs are read in the given order, the files of a folder in the order of their paths.
///
/// If an input cannot be read, the other ones are still tried, and the error names all that failed.
pub fn load(inputs: &[Input], selection: &Selection, stdin: &mut dyn Read) -> Result<Loaded, LoadError> {
    let named = inputs.iter().filter_map(|input| match input {
        Input::Stdin => None,
        Input::Path(path) => Some(real(path)),
    });
    let mut loader =
        Loader { selection, named: named.collect(), loaded: Loaded::default(), root: PathBuf::new(), seen: HashSet::new(), stdin_read: false };
    let read = |input: &Input| match input {
        Input::Stdin => loader.stdin(stdin),
        Input::Path(path) => loader.input(path),
    };
    let mut failures = inputs.iter().map(read).filter_map(Result::err);
    if let Some(first) = failures.next() {
        return Err(LoadError { others: failures.collect(), ..first });
    }
    loader.loaded.sources.order_by_name();
    Ok(loader.loaded)
}

struct Loader<'a> {
    selection: &'a Selection,
    /// The real paths of the inputs themselves: a folder scan may find one of these files first.
    named: HashSet<PathBuf>,
    loaded: Loaded,
    /// The folder that is being scanned, as typed.
    root: PathBuf,
    seen: HashSet<PathBuf>,
    stdin_read: bool,
}

impl Loader<'_> {
    fn stdin(&mut self, stdin: &mut dyn Read) -> Result<(), LoadError> {
        if std::mem::replace(&mut self.stdin_read, true) {
            self.loaded.skipped.push((SourceFile::STDIN.to_owned(), Skip::AlreadyRead));
            return Ok(());
        }
        let mut bytes = Vec::new();
        stdin.read_to_end(&mut bytes).map_err(|error| failure(SourceFile::STDIN, &error))?;
        self.add(SourceFile::STDIN.to_owned(), bytes, true)
    }

    fn input(&mut self, path: &Path) -> Result<(), LoadError> {
        let metadata = std::fs::metadata(path).map_err(|error| failure(&shown(path), &error))?;
        if metadata.is_dir() {
            path.clone_into(&mut self.root);
            self.folder(path, &mut Vec::new())
        } else {
            self.file(path)
        }
    }

    /// `above` has the real paths of the folders that are being scanned, to detect symbolic link loops.
    fn folder(&mut self, path: &Path, above: &mut Vec<PathBuf>) -> Result<(), LoadError> {
        let real = std::fs::canonicalize(path).map_err(|error| failure(&shown(path), &error))?;
        if self.is_output(&real, above.first()) {
            self.loaded.skipped.push((shown(path), Skip::OutputFolder));
            return Ok(());
        }
        if above.contains(&real) {
            self.loaded.skipped.push((shown(path), Skip::LinkLoop));
            return Ok(());
        }
        above.push(real);
        let entries = std::fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(|error| failure(&shown(path), &error))?;
        for (_, path, metadata) in sorted(&entries) {
            self.entry(&path, metadata, above)?;
        }
        above.pop();
        Ok(())
    }

    /// Whether a folder is the output folder or below it. A scan that starts below the output folder is allowed.
    fn is_output(&self, real: &Path, root: Option<&PathBuf>) -> bool {
        let inside = |never: &PathBuf| real == never || (real.starts_with(never) && root.is_some_and(|root| !root.starts_with(never)));
        self.selection.never.iter().any(inside)
    }

    fn entry(&mut self, path: &Path, metadata: Option<Metadata>, above: &mut Vec<PathBuf>) -> Result<(), LoadError> {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let excluded = self.excluded(path);
        let Some(metadata) = metadata else {
            // editors create lock files as dangling links
            let lock = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".#"));
            if has_known_extension(path) && !excluded && !lock {
                return Err(unreadable(shown(path), "broken symbolic link"));
            }
            return Ok(());
        };
        if excluded {
            self.loaded.skipped.push((shown(path), Skip::Excluded));
        } else if metadata.is_dir() {
            if hidden {
                self.loaded.skipped.push((shown(path), Skip::Hidden));
            } else {
                self.folder(path, above)?;
            }
        } else if has_known_extension(path) && metadata.is_file() {
            self.file(path)?;
        } else {
            self.loaded.skipped.push((shown(path), Skip::Extension));
        }
        Ok(())
    }

    /// Matches the patterns against the path as typed, the path below the scanned folder, and the bare name.
    fn excluded(&self, path: &Path) -> bool {
        let whole = path.strip_prefix(".").unwrap_or(path);
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let name = path.file_name().map_or(path, Path::new);
        self.selection.exclude.iter().any(|pattern| [whole, below, name].into_iter().any(|path| pattern.matches_path(path)))
    }

    fn file(&mut self, path: &Path) -> Result<(), LoadError> {
        let real = real(path);
        let named = self.named.contains(&real);
        if !named && self.selection.never.contains(&real) {
            self.loaded.skipped.push((shown(path), Skip::OutputFile));
            return Ok(());
        }
        if !self.seen.insert(real) {
            self.loaded.skipped.push((shown(path), Skip::AlreadyRead));
            return Ok(());
        }
        let bytes = std::fs::read(path).map_err(|error| failure(&shown(path), &error))?;
        self.add(shown(path), bytes, named)
    }

    fn add(&mut self, name: String, bytes: Vec<u8>, named: bool) -> Result<(), LoadError> {
        if bytes.len() >= u32::MAX as usize / 2 {
            return Err(unreadable(name, "larger than 2 GiB"));
        }
        let (text, bad_byte) = encoding::decode(bytes);
        self.loaded.sources.add(SourceFile::new(name, text, named, bad_byte));
        Ok(())
    }
}

/// The entries of a folder in the order of full paths: a folder compares as its name and a slash, so that `a.yaml` comes before
/// `a/b.yaml`, as it does in reports. An entry without metadata is a broken link.
fn sorted(entries: &[DirEntry]) -> Vec<(Vec<u8>, PathBuf, Option<Metadata>)> {
    let mut sorted: Vec<_> = entries
        .iter()
        .map(|entry| {
            let metadata = std::fs::metadata(entry.path()).ok();
            let mut key = entry.file_name().into_encoded_bytes();
            if metadata.as_ref().is_some_and(Metadata::is_dir) {
                key.push(b'/');
            }
            (key, entry.path(), metadata)
        })
        .collect();
    sorted.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    sorted
}

/// The path with all links resolved. Paths that are not on a disk, such as `<(…)` in a shell, are returned as they are.
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn has_known_extension(path: &Path) -> bool {
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str()))
}

/// A path as shown in reports: with forward slashes and without a leading `./`.
fn shown(path: &Path) -> String {
    let text = path.strip_prefix(".").unwrap_or(path).to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    if text.is_empty() { ".".to_owned() } else { text }
}

fn failure(path: &str, error: &std::io::Error) -> LoadError {
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

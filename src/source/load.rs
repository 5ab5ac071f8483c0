//! From what the command line names to files with text.

use std::collections::HashSet;
use std::fmt;
use std::fs::{DirEntry, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::encoding;
use super::map::{SourceFile, SourceMap};

/// The endings that a folder scan reads.
const ENDINGS: [&str; 3] = ["yaml", "yml", "json"];

/// Why the folder that is written to is passed over.
pub const OUTPUT_FOLDER: &str = "the folder of `--out-dir` is not read";

/// Why what matches `--exclude` is passed over.
pub const EXCLUDED: &str = "excluded";
/// Why a folder with a dot in front is passed over.
pub const HIDDEN: &str = "a hidden folder";

/// One input as the user gave it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// `-`
    Stdin,
    /// A file or a folder.
    Path(PathBuf),
}

/// What a folder scan leaves out.
#[derive(Default)]
pub struct Selection {
    /// Files and folders that match one of these are not read.
    pub exclude: Vec<glob::Pattern>,
    /// Real paths that a scan never reads: what is written to.
    pub never: Vec<PathBuf>,
}

/// What was read, and what was passed over on the way.
#[derive(Default)]
pub struct Loaded {
    /// The text.
    pub sources: SourceMap,
    /// Paths that a folder scan left out, each with the reason.
    pub skipped: Vec<(String, &'static str)>,
}

/// An input that could not be read.
#[derive(Debug)]
pub struct LoadError {
    /// The path as the user knows it.
    pub path: String,
    /// What went wrong.
    pub reason: String,
    /// The other inputs that could not be read either.
    pub others: Vec<LoadError>,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read `{}`: {}", self.path, self.reason)
    }
}

/// Reads every input, each file once, in the order given; the files of a folder in the order of their paths.
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
    /// The real paths of everything that was named outright; a folder scan may come upon such a file first.
    named: HashSet<PathBuf>,
    loaded: Loaded,
    /// The folder that is being scanned, as it was named.
    root: PathBuf,
    seen: HashSet<PathBuf>,
    stdin_read: bool,
}

impl Loader<'_> {
    fn stdin(&mut self, stdin: &mut dyn Read) -> Result<(), LoadError> {
        if std::mem::replace(&mut self.stdin_read, true) {
            self.loaded.skipped.push((SourceFile::STDIN.to_owned(), "already read"));
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

    /// `above` holds the real paths of the folders being scanned, so that a link to one of them is not followed for ever.
    fn folder(&mut self, path: &Path, above: &mut Vec<PathBuf>) -> Result<(), LoadError> {
        let real = std::fs::canonicalize(path).map_err(|error| failure(&shown(path), &error))?;
        if self.is_output(&real, above.first()) {
            self.loaded.skipped.push((shown(path), OUTPUT_FOLDER));
            return Ok(());
        }
        if above.contains(&real) {
            self.loaded.skipped.push((shown(path), "a link back to a folder that is being read"));
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

    /// Whether a folder is the one that is written to, or leads into it. A scan that starts inside it stays possible.
    fn is_output(&self, real: &Path, root: Option<&PathBuf>) -> bool {
        let inside = |never: &PathBuf| real == never || (real.starts_with(never) && root.is_some_and(|root| !root.starts_with(never)));
        self.selection.never.iter().any(inside)
    }

    fn entry(&mut self, path: &Path, metadata: Option<Metadata>, above: &mut Vec<PathBuf>) -> Result<(), LoadError> {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let excluded = self.excluded(path);
        let Some(metadata) = metadata else {
            // an editor's lock file is such a link, and no file of the user's
            let lock = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".#"));
            if wanted(path) && !excluded && !lock {
                return Err(unreadable(shown(path), "a link that leads nowhere"));
            }
            return Ok(());
        };
        if excluded {
            self.loaded.skipped.push((shown(path), EXCLUDED));
        } else if metadata.is_dir() {
            if hidden {
                self.loaded.skipped.push((shown(path), HIDDEN));
            } else {
                self.folder(path, above)?;
            }
        } else if wanted(path) && metadata.is_file() {
            self.file(path)?;
        } else {
            self.loaded.skipped.push((shown(path), "not .yaml, .yml or .json"));
        }
        Ok(())
    }

    /// A pattern speaks of the path as it was typed, of the path below the scanned folder, or of the bare name.
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
            self.loaded.skipped.push((shown(path), "the output is not read"));
            return Ok(());
        }
        if !self.seen.insert(real) {
            self.loaded.skipped.push((shown(path), "already read"));
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

/// The entries of a folder, each with where it leads, in the order of whole paths: a folder compares as its name and a slash, so that
/// `a.yaml` comes before `a/b.yaml`, as it does in reports.
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

/// Where a path leads. What is no file on a disk, such as `<(…)` of a shell, has no other path than its own.
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn wanted(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// A path as reports show it: forward slashes, without a leading `./`.
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

/// The system's words without its number.
fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    text.chars().take(1).flat_map(char::to_lowercase).chain(text.chars().skip(1)).collect()
}

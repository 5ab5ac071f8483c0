//! Reads the inputs: standard input, files that are named, and folders.

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::loader::{LoadError, Loaded, Loader, Selection, failure, real, shown};
use super::map::SourceFile;
use super::open;
use super::scan::Scan;
use super::skip::Skip;

/// One input as the user gave it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// `-`
    Stdin,
    /// A file or a folder.
    Path(PathBuf),
}

/// Reads every input, each file once. Inputs are read in the given order, the files of a folder in the order of their paths.
///
/// If an input cannot be read, the other ones are still tried, and the error names all that failed.
pub fn load(inputs: &[Input], selection: &Selection, stdin: &mut dyn Read) -> Result<Loaded, LoadError> {
    let named = inputs.iter().filter_map(|input| match input {
        Input::Stdin => None,
        Input::Path(path) => Some(real(path)),
    });
    let loaded = Loaded { named: named.collect(), ..Loaded::default() };
    let unused = selection.exclude.indices();
    let mut loader = Loader { selection, loaded, seen: HashSet::new(), folders: HashSet::new(), unused, stdin_read: false };
    let read = |input: &Input| match input {
        Input::Stdin => read_stdin(&mut loader, stdin),
        Input::Path(path) => read_path(&mut loader, path),
    };
    let mut failures = inputs.iter().map(read).filter_map(Result::err);
    if let Some(first) = failures.next() {
        return Err(LoadError { others: failures.collect(), ..first });
    }
    // without a scan, nothing could be excluded
    let unused = if loader.folders.is_empty() { &[][..] } else { &loader.unused };
    loader.loaded.unused_excludes = unused.iter().map(|index| selection.exclude.pattern(*index).to_owned()).collect();
    loader.loaded.sources.order_by_name();
    Ok(loader.loaded)
}

fn read_stdin(loader: &mut Loader<'_>, stdin: &mut dyn Read) -> Result<(), LoadError> {
    if std::mem::replace(&mut loader.stdin_read, true) {
        loader.skip(SourceFile::STDIN.to_owned(), Skip::AlreadyRead);
        return Ok(());
    }
    let mut bytes = Vec::new();
    stdin.take(open::MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| failure(SourceFile::STDIN, &error))?;
    loader.add(SourceFile::STDIN.to_owned(), bytes, true, None)
}

fn read_path(loader: &mut Loader<'_>, path: &Path) -> Result<(), LoadError> {
    let metadata = std::fs::metadata(path).map_err(|error| failure(&shown(path), &error))?;
    if metadata.is_dir() {
        return Scan::of(loader, path)?.run();
    }
    if !loader.seen.insert(real(path)) {
        loader.skip(shown(path), Skip::AlreadyRead);
        return Ok(());
    }
    let bytes = open::named(path).map_err(|error| failure(&shown(path), &error))?;
    loader.add(shown(path), bytes, true, None)
}

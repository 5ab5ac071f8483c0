//! What all tests share: runs of the program, temporary folders, sample input, and outputs that are kept in files.

#![allow(dead_code, unused_imports, reason = "each test binary uses a part of it")]

mod folder;
mod kept;
pub mod random;
mod run;
mod samples;

use std::fs;
use std::path::{Path, PathBuf};

pub use folder::Folder;
pub use kept::*;
pub use run::*;
pub use samples::*;

/// The root of the repository.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A path in the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(ROOT).join(path)
}

/// The text of a file in the repository.
#[track_caller]
pub fn read(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The entries of a folder, sorted.
#[track_caller]
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder can be read to its end").path()).collect();
    paths.sort();
    paths
}

/// The folders directly in a folder, sorted.
#[track_caller]
pub fn folders(parent: &Path) -> Vec<PathBuf> {
    entries(parent).into_iter().filter(|path| path.is_dir()).collect()
}

/// Every file below a folder, sorted.
#[track_caller]
pub fn files(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The last part of a path.
#[track_caller]
pub fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("the name is text")
}

//! Writes files: beside their places first, under names that nobody can predict, and moved there when all of them are complete.
//!
//! Whatever is at a place is not trusted, since a repository may be written by strangers: a link is replaced and not followed, and nothing
//! but a regular file is ever opened. There is no `fsync`: a run can be repeated.

use std::fs::{self, File, OpenOptions, Permissions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::open;

/// The temporary file of a file, removed on drop unless it is moved to its place.
#[derive(Debug)]
pub struct Staged {
    temporary: PathBuf,
    target: PathBuf,
}

impl Staged {
    /// Writes the temporary file of a file. It has the permissions of the regular file that it will replace.
    ///
    /// Fails if a folder is at the place, or if the file cannot be written.
    pub fn new(target: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<Self> {
        let permissions = replaced(target)?;
        let (mut file, temporary) = create_beside(target)?;
        // from here on, a failure removes the file
        let staged = Self { temporary, target: target.to_owned() };
        write(&mut file)?;
        file.flush()?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        Ok(staged)
    }

    /// Moves the file to its place.
    pub fn put_in_place(mut self) -> io::Result<()> {
        let result = fs::rename(&self.temporary, &self.target);
        if result.is_ok() {
            self.temporary = PathBuf::new();
        }
        result
    }

    /// The place of the file.
    pub fn target(&self) -> &Path {
        &self.target
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.temporary.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// The permissions of the file at a place; `None` if there is none, or something else that can be replaced.
fn replaced(target: &Path) -> io::Result<Option<Permissions>> {
    match fs::symlink_metadata(target) {
        Ok(metadata) if metadata.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(metadata) => Ok(metadata.is_file().then(|| metadata.permissions())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

const PREFIX: &str = ".gatewright-";
const SUFFIX: &str = ".tmp";
/// The digits in the name of a temporary file.
const DIGITS: usize = 16;
/// How often a new name is tried.
const TRIES: usize = 16;

/// Creates a file with a random name. `create_new` follows no link, and fails if the name exists.
fn create_beside(target: &Path) -> io::Result<(File, PathBuf)> {
    let mut result = Err(ErrorKind::AlreadyExists.into());
    for _ in 0..TRIES {
        let random = RandomState::new().hash_one(std::process::id());
        let path = target.with_file_name(format!("{PREFIX}{random:0DIGITS$x}{SUFFIX}"));
        result = OpenOptions::new().write(true).create_new(true).open(&path).map(|file| (file, path));
        match &result {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Ok(_) | Err(_) => break,
        }
    }
    result
}

/// Whether a file name is that of a temporary file: if one is found, the run that wrote it was killed.
pub fn is_temporary(name: &str) -> bool {
    let digits = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    digits.is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a regular file has this content. A file of another length is not read.
pub fn has_content(path: &Path, content: &[u8]) -> bool {
    open::of_size(path, content.len()).is_ok_and(|found| found.is_some_and(|found| found == content))
}

/// Up to `most` bytes from the start of a regular file; `None` if there is none.
pub fn start_of(path: &Path, most: usize) -> Option<Vec<u8>> {
    open::regular(path, most).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::is_temporary;

    #[test]
    fn only_names_of_temporary_files_are_recognized() {
        assert!(is_temporary(".gatewright-0123456789abcdef.tmp"));
        for name in [".gatewright-files", ".gatewright-1.tmp", ".gatewright-0123456789abcdeg.tmp", "0123456789abcdef.tmp"] {
            assert!(!is_temporary(name), "{name}");
        }
    }
}

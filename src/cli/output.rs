//! Standard output, and files that are written completely or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Io;
use super::exit::{ExitStatus, Failure};
use crate::source::io_message;

/// Prints the result.
pub(crate) fn print(io: &mut Io<'_>, text: &[u8], status: ExitStatus) -> Result<ExitStatus, Failure> {
    print_with(io, |out| out.write_all(text), status)
}

/// Prints a result that is produced while it is written. If the reader closes the pipe, the exit status is still that of the command.
pub(crate) fn print_with(io: &mut Io<'_>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>, status: ExitStatus) -> Result<ExitStatus, Failure> {
    match write(io.out).and_then(|()| io.out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::stdout(&error)),
        Ok(()) | Err(_) => Ok(status),
    }
}

/// Writes a file through a temporary one next to it, so that no reader ever sees half of it.
pub(crate) fn write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    prepare_file(path, write)?.put_in_place()
}

/// A temporary file, deleted on drop unless it is moved to its place.
pub(crate) struct Prepared {
    path: PathBuf,
    /// The temporary path and the final one; `None` for a device, which was written directly.
    way: Option<(PathBuf, PathBuf)>,
}

impl Prepared {
    /// Moves the file to its place.
    pub(crate) fn put_in_place(mut self) -> Result<(), Failure> {
        let Some((temporary, target)) = self.way.take() else { return Ok(()) };
        fs::rename(&temporary, &target).map_err(|error| {
            let _ = fs::remove_file(&temporary);
            cannot_write(&self.path, &error)
        })
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        if let Some((temporary, _)) = &self.way {
            let _ = fs::remove_file(temporary);
        }
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure::Message(format!("cannot write `{}`: {}", path.display(), io_message(error)))
}

/// Writes the temporary file of a file.
pub(crate) fn prepare_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Prepared, Failure> {
    let failure = |error: io::Error| cannot_write(path, &error);
    // a device or a pipe cannot be replaced by a file, and `/dev/stdout` is a link to an open file
    let is_special = |metadata: fs::Metadata| !metadata.is_file() && !metadata.is_dir();
    if path.starts_with("/dev") || path.starts_with("/proc") || fs::metadata(path).is_ok_and(is_special) {
        let written = fs::OpenOptions::new().append(true).open(path).and_then(|mut file| write(&mut file));
        return written.map(|()| Prepared { path: path.to_owned(), way: None }).map_err(failure);
    }
    // a link stays, and the file that it points to is replaced
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = beside(&target);
    let written = fs::File::create(&temporary).and_then(|mut file| write(&mut file).and_then(|()| file.sync_all()));
    let prepared = Prepared { path: path.to_owned(), way: Some((temporary, target)) };
    written.map(|()| prepared).map_err(failure)
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map_or_else(Default::default, |name| name.to_string_lossy().into_owned());
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

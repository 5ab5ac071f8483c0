//! Standard output, and reports in files, which are written completely or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::Io;
use super::exit::{ExitStatus, Failure};
use crate::source::io_message;
use crate::source::write::Staged;

/// Prints the result.
pub(crate) fn print(io: &mut Io<'_>, text: &[u8], status: ExitStatus) -> Result<ExitStatus, Failure> {
    print_with(io, |out| out.write_all(text), status)
}

/// Prints a result that is produced while it is written. If the reader closes the pipe, the exit status is still that of the command.
pub(crate) fn print_with(io: &mut Io<'_>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>, status: ExitStatus) -> Result<ExitStatus, Failure> {
    match write(io.out).and_then(|()| io.out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::stdout(&error)),
        Ok(()) | Err(_) => Ok(status),
    }
}

/// A report that is complete; `None` if it went to a device, which cannot be replaced by a file.
pub(crate) struct Prepared(Option<Staged>);

impl Prepared {
    /// Moves the report to its place.
    pub(crate) fn put_in_place(self) -> Result<(), Failure> {
        let Some(staged) = self.0 else { return Ok(()) };
        let path = staged.target().to_owned();
        staged.put_in_place().map_err(|error| cannot_write(&path, &error))
    }
}

/// The failure for a file that cannot be written.
pub(crate) fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure::Message(format!("cannot write `{}`: {}", path.display(), io_message(error)))
}

/// Writes the temporary file of a report.
///
/// Paths in `/dev` and `/proc` are written directly: `/dev/stdout` is a link to an open file, and a shell passes pipes as `/dev/fd/63`.
/// Elsewhere, a link is replaced, and a device or a pipe is rejected: somebody may have put it there.
pub(crate) fn prepare_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Prepared, Failure> {
    let failure = |error: io::Error| cannot_write(path, &error);
    if is_system(path) {
        let written = fs::OpenOptions::new().append(true).open(path).and_then(|mut file| write(&mut file));
        return written.map(|()| Prepared(None)).map_err(failure);
    }
    let is_special = |metadata: fs::Metadata| !metadata.is_file() && !metadata.is_dir() && !metadata.is_symlink();
    if fs::symlink_metadata(path).is_ok_and(is_special) {
        return Err(failure(io::Error::new(ErrorKind::InvalidInput, "it is not a regular file")));
    }
    Staged::new(path, write).map(|staged| Prepared(Some(staged))).map_err(failure)
}

fn is_system(path: &Path) -> bool {
    path.starts_with("/dev") || path.starts_with("/proc")
}

/// The real path of the place that a report is moved to: links in its folder are resolved, and a link at the place itself is not.
pub(crate) fn place(path: &Path) -> Option<PathBuf> {
    let name = path.file_name().filter(|_| !is_system(path))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::canonicalize(folder).ok().map(|folder| folder.join(name))
}

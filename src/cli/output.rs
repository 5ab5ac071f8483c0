//! Standard output, and files that are written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Io;
use super::exit::{ExitStatus, Failure, words};

/// Prints the result.
pub(crate) fn print(io: &mut Io<'_>, text: &[u8], status: ExitStatus) -> Result<ExitStatus, Failure> {
    print_with(io, |out| out.write_all(text), status)
}

/// Prints a result that is made as it is written. A reader that has seen enough and is gone does not change how the command ends.
pub(crate) fn print_with(io: &mut Io<'_>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>, status: ExitStatus) -> Result<ExitStatus, Failure> {
    match write(io.out).and_then(|()| io.out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::stdout(&error)),
        Ok(()) | Err(_) => Ok(status),
    }
}

/// Writes a file by way of a temporary one beside it, so that nobody ever reads half of it.
pub(crate) fn write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let failure = |error: io::Error| Failure::Message(format!("cannot write `{}`: {}", path.display(), words(&error)));
    // a device or a pipe cannot be replaced by another file, and `/dev/stdout` leads to one that is open
    let is_special = |metadata: fs::Metadata| !metadata.is_file() && !metadata.is_dir();
    if path.starts_with("/dev") || path.starts_with("/proc") || fs::metadata(path).is_ok_and(is_special) {
        return fs::OpenOptions::new().append(true).open(path).and_then(|mut file| write(&mut file)).map_err(failure);
    }
    // behind a link the file is replaced, not the link
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = beside(&target);
    let written = fs::File::create(&temporary).and_then(|mut file| write(&mut file).and_then(|()| file.sync_all()));
    written.and_then(|()| fs::rename(&temporary, &target)).map_err(|error| {
        let _ = fs::remove_file(&temporary);
        failure(error)
    })
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map_or_else(Default::default, |name| name.to_string_lossy().into_owned());
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

//! Files, written whole or not at all.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::exit::Failure;

/// Writes a file by way of a temporary one beside it, so that nobody ever reads half of it.
pub(crate) fn write_file(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let failure = |error: std::io::Error| Failure::Message(format!("cannot write `{}`: {}", path.display(), super::exit::words(&error)));
    // a device or a pipe cannot be replaced by another file
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return fs::write(path, content).map_err(failure);
    }
    // behind a link the file is replaced, not the link: `/dev/stdout` is one
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = beside(&target);
    let written = fs::File::create(&temporary).and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()));
    written.and_then(|()| fs::rename(&temporary, &target)).map_err(|error| {
        let _ = fs::remove_file(&temporary);
        failure(error)
    })
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map_or_else(Default::default, |name| name.to_string_lossy().into_owned());
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

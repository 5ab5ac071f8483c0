//! Opens files that a scan found: never through a link, and without waiting for anything but a disk.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Larger files are rejected: positions are 32-bit numbers.
pub(super) const MOST_BYTES: usize = u32::MAX as usize / 2;

/// The content of a regular file; `None` for everything else, such as a link, a device, or a named pipe.
///
/// At most one byte more than `most` is read. The type is checked after the file is opened, so that it cannot change in between.
pub(super) fn regular(path: &Path, most: usize) -> io::Result<Option<Vec<u8>>> {
    let Some((mut file, size)) = open_regular(path)? else { return Ok(None) };
    bounded(&mut file, size, most).map(Some)
}

/// The content of a regular file of this size; `None` for everything else.
pub(super) fn of_size(path: &Path, size: usize) -> io::Result<Option<Vec<u8>>> {
    match open_regular(path)? {
        Some((mut file, found)) if found == size => bounded(&mut file, size, size).map(Some),
        Some(_) | None => Ok(None),
    }
}

/// Opens a regular file. Returns it with its size.
fn open_regular(path: &Path) -> io::Result<Option<(File, usize)>> {
    let file = match options().open(path) {
        Ok(file) => file,
        // the path was not a link when its folder was listed
        Err(error) if is_link_error(&error) => return Ok(None),
        Err(error) => return Err(error),
    };
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Ok(None);
    }
    Ok(Some((file, usize::try_from(metadata.len()).unwrap_or(usize::MAX))))
}

/// The content of a file that was named, which may be anything that can be read, such as the pipe of `<(…)` in a shell.
pub(super) fn named(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let size = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    bounded(&mut file, size, MOST_BYTES)
}

/// Reads up to one byte more than `most`. A file that has the expected size costs one system call: a short read is its end.
fn bounded(file: &mut File, size: usize, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; size.min(most) + 1];
    let mut filled = 0;
    loop {
        let got = match file.read(&mut bytes[filled..]) {
            Ok(got) => got,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        filled += got;
        if got == 0 || filled > most || (size > 0 && filled == size) {
            break;
        }
        if filled == bytes.len() {
            bytes.resize((filled * 2 + 4096).min(most + 1), 0);
        }
    }
    bytes.truncate(filled);
    Ok(bytes)
}

#[cfg(unix)]
fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    let mut options = File::options();
    options.read(true).custom_flags(i32::try_from(flags.bits()).expect("the flags of `open` are an int"));
    options
}

#[cfg(unix)]
fn is_link_error(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn options() -> OpenOptions {
    let mut options = File::options();
    options.read(true);
    options
}

#[cfg(not(unix))]
fn is_link_error(_: &io::Error) -> bool {
    false
}

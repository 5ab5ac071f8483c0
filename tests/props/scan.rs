//! Properties of a scan, on random file systems: it reads what it should, nothing outside of the folder, and each file once.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use gatewright::source::{Input, Selection, load};
use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::{decisions, for_all};
use crate::support::Folder;

const NAMES: [&[u8]; 14] = [
    b"a.yaml",
    b"b.yml",
    b"c.json",
    b"d.txt",
    b"..data",
    b".hidden",
    b"node_modules",
    b"vendor",
    "\u{e9}.yaml".as_bytes(),
    b"::error::x.yaml",
    b"- x.yaml",
    b"f",
    b"g",
    b"\xFF.yaml",
];

/// Targets of links: in the system, beside the root, nowhere, and at the link itself.
const TARGETS: [&str; 9] =
    ["/dev/zero", "/dev/null", "/proc/self/environ", "/proc/self/fd/0", "../outside/secret.yaml", "../outside", "missing", ".", ".."];

/// A random file system below a folder. Returns what a scan of `root` must read, and everything that it may read.
fn make(folder: &Folder, bytes: &[u8]) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut must, mut may) = (BTreeSet::new(), BTreeSet::new());
    let mut folders = vec![(folder.path("root"), true)];
    let mut paths = vec![folder.path("root")];
    fs::create_dir_all(folder.path("root")).expect("the folder can be made");
    for (number, choice) in bytes.chunks_exact(3).enumerate() {
        let (parent, is_visible) = folders[usize::from(choice[1]) % folders.len()].clone();
        let name: OsString = OsStr::from_bytes(NAMES[usize::from(choice[2]) % NAMES.len()]).to_owned();
        let path = parent.join(&name);
        if path.symlink_metadata().is_ok() {
            continue;
        }
        let is_hidden = name.as_bytes().starts_with(b".");
        match choice[0] % 8 {
            0..=2 => {
                let token = format!("INSIDE-{number}");
                fs::write(&path, format!("token: {token}\n")).expect("the file can be written");
                may.insert(token.clone());
                let is_known = [&b".yaml"[..], b".yml", b".json"].iter().any(|ending| name.as_bytes().ends_with(ending));
                if is_known && is_visible && !is_hidden {
                    must.insert(token);
                }
            }
            3 | 4 => {
                fs::create_dir(&path).expect("the folder can be made");
                let is_read = is_visible && !is_hidden && name != "node_modules" && name != "vendor";
                folders.push((path.clone(), is_read));
            }
            5 => mknodat(CWD, &path, FileType::Fifo, Mode::from_raw_mode(0o600), 0).expect("a pipe can be made"),
            6 => symlink(&paths[usize::from(choice[1] ^ choice[2]) % paths.len()], &path).expect("links can be made"),
            _ => {
                let target = TARGETS[usize::from(choice[1] ^ choice[2]) % TARGETS.len()];
                let target = target.strip_prefix("..").map_or(PathBuf::from(target), |rest| folder.root().join(rest.trim_start_matches('/')));
                symlink(target, &path).expect("links can be made");
            }
        }
        paths.push(path);
    }
    (must, may)
}

fn tokens(root: &Path) -> Vec<String> {
    let loaded = load(&[Input::Path(root.to_owned())], &Selection::default(), &mut std::io::empty()).expect("every folder can be read");
    let of = |text: &str| text.trim().strip_prefix("token: ").map_or_else(|| panic!("`{text}` is not one of our files"), str::to_owned);
    loaded.sources.files().map(|(_, file)| of(&file.text)).collect()
}

#[test]
fn a_scan_reads_every_visible_file_once_and_nothing_outside() {
    for_all(300, &decisions(), |bytes| {
        let folder = Folder::with("outside/secret.yaml", "token: OUTSIDE\n");
        let (must, may) = make(&folder, &bytes);
        let read = tokens(&folder.path("root"));
        let unique: BTreeSet<String> = read.iter().cloned().collect();
        assert_eq!(unique.len(), read.len(), "a file is read once: {read:?}");
        assert!(must.is_subset(&unique), "{must:?} must be read: {unique:?}");
        assert!(unique.is_subset(&may), "only {may:?} may be read: {unique:?}");
    });
}

//! The scan of a folder: which files it reads, and in which order.
//!
//! A repository may be written by strangers. The scan stays in the folder that was named, enters every real folder once, opens only regular
//! files, and asks the system about a file only after it is open: the listing of a folder says what is a file, a folder, or a link.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{DirEntry, FileType};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::ignored::Ignores;
use super::loader::{LoadError, Loader, failure, shown};
use super::output::{self, Index};
use super::skip::{LeftOut, Skip};
use super::{encoding, open};

/// The file extensions that a scan reads.
const EXTENSIONS: [&str; 3] = ["yaml", "yml", "json"];

/// Folders with the code of others, which are read only if they are named.
const FOREIGN_CODE: [&str; 2] = ["node_modules", "vendor"];

/// Folders with files of the system, some of which are endless or show secrets of this process.
#[cfg(unix)]
const SYSTEM: [&str; 3] = ["/proc", "/sys", "/dev"];
#[cfg(not(unix))]
const SYSTEM: [&str; 0] = [];

/// The file that makes a folder a Helm chart.
const CHART: &str = "Chart.yaml";

/// How many ignored paths a run looks at to find files that mention our group. Ignored folders can be huge.
const MOST_IGNORED: usize = 5_000;
/// How much of an ignored file is searched, in bytes.
const MOST_SEARCHED: usize = 1 << 20;
/// The maximum size of an index of our files, in bytes.
const MOST_INDEX: usize = 1 << 24;

/// The scan of one folder that was named.
pub(super) struct Scan<'l, 'a> {
    loader: &'l mut Loader<'a>,
    /// The real path of the folder.
    root: PathBuf,
    /// The folders that are being read, from the root down.
    open: Vec<Open>,
    /// How many ignored paths may still be looked at.
    ignored_left: usize,
}

/// A folder that is being read: a list instead of a recursion, because folders may be nested deeply.
struct Open {
    folder: Rc<Folder>,
    rest: std::vec::IntoIter<Entry>,
}

struct Folder {
    /// The path as typed by the user, and below that as found.
    path: PathBuf,
    /// The same, but absolute: patterns are matched against it.
    absolute: PathBuf,
    ignores: Option<Rc<Ignores>>,
    /// Whether it is ignored and only searched for files that mention our group.
    is_ignored: bool,
    is_chart: bool,
    /// The files that an earlier run wrote here; empty if the folder was named, since its files are read then.
    own: Index,
    /// Whether files that start with our header are recognized as output.
    knows_own: bool,
}

struct Entry {
    /// For sorting: a folder compares as its name and a slash, so that `a.yaml` comes before `a/b.yaml`, as it does in reports.
    key: Vec<u8>,
    name: OsString,
    what: What,
}

/// What an entry is, after links are resolved. Paths are real paths.
enum What {
    File(PathBuf),
    Folder(PathBuf),
    /// A link that leads out of the root; whether it leads to a folder.
    Outside(bool),
    Nowhere,
    Special,
    System,
}

impl What {
    fn is_folder(&self) -> bool {
        match self {
            Self::Folder(_) | Self::Outside(true) => true,
            Self::File(_) | Self::Outside(false) | Self::Nowhere | Self::Special | Self::System => false,
        }
    }
}

impl<'l, 'a> Scan<'l, 'a> {
    /// A scan of a folder.
    pub(super) fn of(loader: &'l mut Loader<'a>, path: &Path) -> Result<Self, LoadError> {
        let root = std::fs::canonicalize(path).map_err(|error| failure(&shown(path), &error))?;
        let mut scan = Self { loader, root: root.clone(), open: Vec::new(), ignored_left: MOST_IGNORED };
        if is_system(&root) {
            scan.loader.skip(shown(path), Skip::System);
        } else {
            let ignores = if scan.loader.selection.no_ignore { None } else { Ignores::above(&root) };
            scan.enter(path.to_owned(), root.clone(), &root, ignores.as_ref(), false)?;
        }
        Ok(scan)
    }

    /// Reads everything.
    pub(super) fn run(mut self) -> Result<(), LoadError> {
        while let Some(Open { folder, rest }) = self.open.last_mut() {
            let folder = Rc::clone(folder);
            match rest.next() {
                Some(entry) if folder.is_ignored => self.ignored(&folder, entry)?,
                Some(entry) => self.entry(&folder, entry)?,
                None => drop(self.open.pop()),
            }
        }
        Ok(())
    }

    /// Starts to read a folder, unless it was read before or is the folder that is written to.
    fn enter(&mut self, path: PathBuf, absolute: PathBuf, real: &Path, above: Option<&Rc<Ignores>>, is_ignored: bool) -> Result<(), LoadError> {
        if self.is_output(real) {
            self.loader.skip(shown(&path), Skip::OutputFolder);
            return Ok(());
        }
        if !is_ignored && !self.loader.folders.insert(real.to_owned()) {
            self.loader.skip(shown(&path), Skip::AlreadyRead);
            return Ok(());
        }
        let listed = std::fs::read_dir(real).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(|error| failure(&shown(&path), &error))?;
        let names: BTreeSet<&str> = SPECIAL_NAMES.into_iter().filter(|name| listed.iter().any(|entry| entry.file_name() == *name)).collect();
        let has = |name: &str| names.contains(name);
        let ignores = if self.loader.selection.no_ignore { None } else { Ignores::of(&absolute, above, has) };
        let is_named = self.loader.loaded.named.contains(real);
        let own = if has(output::INDEX) && !is_named { index(real) } else { Index::new() };
        let folder = Folder { ignores, is_ignored, is_chart: has(CHART), own, knows_own: !(is_named && has(output::INDEX)), path, absolute };
        if folder.is_chart && !is_ignored {
            self.loader.leave_out(shown(&folder.path.join(CHART)), LeftOut::Chart);
        }
        let mut entries: Vec<Entry> = listed.iter().map(|entry| self.resolve(entry, real)).collect();
        entries.sort_by(|a, b| a.key.cmp(&b.key));
        self.open.push(Open { folder: Rc::new(folder), rest: entries.into_iter() });
        Ok(())
    }

    /// Whether a folder is the output folder or below it. A scan that starts below the output folder is allowed.
    fn is_output(&self, real: &Path) -> bool {
        let inside = |never: &PathBuf| real == never || (real.starts_with(never) && !self.root.starts_with(never));
        self.loader.selection.never.iter().any(inside)
    }

    /// What an entry of a folder is. Only links need a further system call.
    fn resolve(&self, entry: &DirEntry, folder: &Path) -> Entry {
        let name = entry.file_name();
        let path = folder.join(&name);
        let what = match entry.file_type() {
            Ok(kind) if kind.is_symlink() => self.follow(&path),
            Ok(kind) => what(kind, path),
            Err(_) => What::Nowhere,
        };
        let mut key = name.as_encoded_bytes().to_vec();
        if what.is_folder() {
            key.push(b'/');
        }
        Entry { key, name, what }
    }

    fn follow(&self, path: &Path) -> What {
        let Ok(real) = std::fs::canonicalize(path) else { return What::Nowhere };
        let Ok(metadata) = std::fs::symlink_metadata(&real) else { return What::Nowhere };
        if real.starts_with(&self.root) { what(metadata.file_type(), real) } else { What::Outside(metadata.is_dir()) }
    }

    fn entry(&mut self, folder: &Folder, entry: Entry) -> Result<(), LoadError> {
        let Entry { name, what, .. } = entry;
        let (path, absolute) = (folder.path.join(&name), folder.absolute.join(&name));
        let is_read = what.is_folder() || has_known_extension(&path);
        if let Some(reason) = self.skipped(folder, &name, &absolute, what.is_folder()) {
            match what {
                What::Folder(real) if reason == Skip::Ignored => {
                    self.loader.skip(shown(&path), reason);
                    return self.enter(path, absolute, &real, None, true);
                }
                What::File(real) if reason == Skip::Ignored && is_read => self.search(&path, &real),
                _ => self.loader.skip(shown(&path), reason),
            }
            return Ok(());
        }
        match what {
            What::Folder(real) => return self.enter(path, absolute, &real, folder.ignores.as_ref(), false),
            What::File(real) if is_read => {
                let own = folder.own.get(&*name.to_string_lossy()).copied().flatten();
                let is_output =
                    |bytes: &[u8]| folder.knows_own && (output::has_header(bytes) || own.is_some_and(|hash| hash == output::content_hash(bytes)));
                return self.loader.scanned(shown(&path), real, is_output);
            }
            What::Outside(_) if is_read => self.loader.leave_out(shown(&path), LeftOut::OutsideLink),
            What::Nowhere if is_read => self.loader.leave_out(shown(&path), LeftOut::BrokenLink),
            What::System => self.loader.skip(shown(&path), Skip::System),
            What::Special => self.loader.skip(shown(&path), Skip::Special),
            What::File(_) | What::Outside(_) | What::Nowhere => self.loader.skip(shown(&path), Skip::Extension),
        }
        Ok(())
    }

    /// Why an entry is not read, judged by its name. `--exclude` is asked first, so that each pattern learns whether it has an effect.
    fn skipped(&mut self, folder: &Folder, name: &OsString, absolute: &Path, is_folder: bool) -> Option<Skip> {
        let text = name.to_string_lossy();
        if self.loader.selection.exclude.excludes(absolute, is_folder, &mut self.loader.unused) {
            return Some(Skip::Excluded);
        }
        if text.starts_with('.') {
            return Some(Skip::Hidden);
        }
        if is_folder && FOREIGN_CODE.contains(&&*text) {
            return Some(Skip::ForeignCode);
        }
        if folder.is_chart && is_chart_part(&text, is_folder) {
            return Some(Skip::ChartPart);
        }
        let is_ignored = folder.ignores.as_ref().is_some_and(|ignores| ignores.ignore(absolute, is_folder));
        is_ignored.then_some(Skip::Ignored)
    }

    /// Looks at an entry of an ignored folder. Links are not followed.
    fn ignored(&mut self, folder: &Folder, entry: Entry) -> Result<(), LoadError> {
        let Entry { name, what, .. } = entry;
        let text = name.to_string_lossy();
        if self.ignored_left == 0 || text.starts_with('.') {
            return Ok(());
        }
        self.ignored_left -= 1;
        let (path, absolute) = (folder.path.join(&name), folder.absolute.join(&name));
        match what {
            What::Folder(real) if real == absolute && !FOREIGN_CODE.contains(&&*text) => self.enter(path, absolute, &real, None, true),
            What::File(real) if has_known_extension(&path) => {
                self.search(&path, &real);
                Ok(())
            }
            What::File(_) | What::Folder(_) | What::Outside(_) | What::Nowhere | What::Special | What::System => Ok(()),
        }
    }

    /// Finds out whether an ignored file mentions our group.
    fn search(&mut self, path: &Path, real: &Path) {
        let bytes = open::regular(real, MOST_SEARCHED).ok().flatten().unwrap_or_default();
        let mention = self.loader.selection.mention;
        let reason = if !mention.is_empty() && encoding::decode(bytes).0.contains(mention) { Skip::IgnoredMention } else { Skip::Ignored };
        self.loader.skip(shown(path), reason);
    }
}

/// The names that decide how a folder is read.
const SPECIAL_NAMES: [&str; 5] = [".gatewrightignore", ".ignore", ".gitignore", CHART, output::INDEX];

fn what(kind: FileType, real: PathBuf) -> What {
    if is_system(&real) {
        What::System
    } else if kind.is_dir() {
        What::Folder(real)
    } else if kind.is_file() {
        What::File(real)
    } else {
        What::Special
    }
}

fn is_system(real: &Path) -> bool {
    SYSTEM.iter().any(|folder| real.starts_with(folder))
}

/// Whether an entry of the folder of a chart is read by Helm.
fn is_chart_part(name: &str, is_folder: bool) -> bool {
    if is_folder {
        return ["templates", "crds", "charts"].contains(&name);
    }
    name == CHART || name == "Chart.lock" || (name.starts_with("values") && has_known_extension(Path::new(name)))
}

/// The index of the files that an earlier run wrote into a folder.
fn index(folder: &Path) -> Index {
    let bytes = open::regular(&folder.join(output::INDEX), MOST_INDEX).ok().flatten().unwrap_or_default();
    output::parse_index(&String::from_utf8_lossy(&bytes))
}

fn has_known_extension(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

//! `build --out-dir`: one file per object, and an index, from which a later run can tell which files are its own.
//!
//! New files are written beside their places and moved there at the end, so that a run that fails leaves the folder as it was. What is in the
//! folder is not trusted: no link is followed, and nothing but a regular file is opened.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Io;
use super::exit::{ExitStatus, Failure};
use super::out_files::{File, Files, files};
use super::output::cannot_write;
use super::stream::{Layout, Stream};
use crate::source::io_message;
use crate::source::output::{HEADER, INDEX, Index, content_hash, has_header, index_text, parse_index};
use crate::source::write::{Staged, has_content, is_temporary, start_of};

/// The maximum size of an index, in bytes.
const MOST_INDEX: usize = 1 << 24;
/// The maximum size of a JSON file that is compared with its hash, in bytes.
const MOST_JSON: usize = 1 << 27;

pub(crate) struct Options<'a> {
    /// Whether to remove files of an earlier run that are no longer written.
    pub(crate) prune: bool,
    /// Whether it is fine if there is nothing to write.
    pub(crate) allow_empty: bool,
    /// Whether to not report stale files.
    pub(crate) quiet: bool,
    /// The real paths of the inputs that were named, which are not overwritten.
    pub(crate) inputs: &'a HashSet<PathBuf>,
}

/// Writes every object, and then reports or removes stale files.
pub(crate) fn write(stream: &Stream<'_, '_>, folder: &Path, layout: Layout, options: &Options<'_>, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let files = files(stream, layout)?;
    if files.is_empty() && !options.allow_empty {
        return Err(Failure::usage("nothing to write: the input contains nothing to render or pass through (allow this with `--allow-empty`)"));
    }
    let is_new = !folder.exists();
    fs::create_dir_all(folder).map_err(|error| cannot("create", folder, &error))?;
    let result = Target::of(folder).and_then(|target| target.write(&files, options, io));
    if result.is_err() && is_new {
        // only if it is empty
        let _ = fs::remove_dir(folder);
    }
    result.map(|()| ExitStatus::Success)
}

/// The folder that is written to.
struct Target<'f> {
    folder: &'f Path,
    /// What is in it. Links are not followed.
    entries: BTreeMap<String, FileType>,
    /// The files that earlier runs wrote.
    earlier: Index,
}

impl<'f> Target<'f> {
    /// Lists the folder, and removes what a killed run left.
    fn of(folder: &'f Path) -> Result<Self, Failure> {
        let failure = |error: std::io::Error| cannot("read", folder, &error);
        let mut entries = BTreeMap::new();
        for entry in fs::read_dir(folder).map_err(failure)? {
            let entry = entry.map_err(failure)?;
            // a name that is not UTF-8 is not ours
            if let Ok(name) = entry.file_name().into_string() {
                entries.insert(name, entry.file_type().map_err(failure)?);
            }
        }
        for name in entries.keys().filter(|name| is_temporary(name)) {
            let path = folder.join(name);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(cannot("remove", &path, &error)),
                Ok(()) | Err(_) => {}
            }
        }
        let has_index = entries.get(INDEX).is_some_and(FileType::is_file);
        let index = if has_index { start_of(&folder.join(INDEX), MOST_INDEX) } else { None };
        let earlier = parse_index(&String::from_utf8_lossy(&index.unwrap_or_default()));
        Ok(Self { folder, entries, earlier })
    }

    /// Stages all files, moves them to their places, and then looks at the stale ones.
    fn write(&self, files: &Files, options: &Options<'_>, io: &mut Io<'_>) -> Result<(), Failure> {
        self.refuse(files, options)?;
        let mut stale: Vec<&String> = self.earlier.keys().filter(|name| !files.contains_key(*name) && self.is_file(name)).collect();
        // YAML files are recognized by their header
        let hash = |name: &str, file: &File| is_json(name).then(|| content_hash(&file.content));
        let mut index: Index = files.iter().map(|(name, file)| (name.clone(), hash(name, file))).collect();
        let written: BTreeSet<String> = index.keys().cloned().collect();
        index.extend(stale.iter().map(|name| ((*name).clone(), self.earlier[*name])));
        let mut changed: Vec<_> = files.iter().filter(|(name, file)| !(self.is_file(name) && has_content(&self.path(name), &file.content))).collect();
        // no object refers to one that is moved later
        changed.sort_by_key(|(name, file)| (file.rank, *name));
        let staged = changed.iter().map(|(name, file)| self.stage(name, &file.content)).collect::<Result<Vec<_>, _>>()?;
        // first: if this run is interrupted from here on, the next one can still tell which files are ours
        self.write_index(&index)?;
        staged.into_iter().try_for_each(put_in_place)?;
        stale.sort_by_key(|name| std::cmp::Reverse(rank_of_name(name)));
        let removed = stale.iter().map(|name| self.stale(name, options, io)).collect::<Result<Vec<bool>, _>>()?;
        if removed.contains(&true) {
            let is_gone = |name: &String| stale.iter().zip(&removed).any(|(stale, removed)| *removed && *stale == name);
            index.retain(|name, _| written.contains(name) || !is_gone(name));
            self.write_index(&index)?;
        }
        Ok(())
    }

    /// Rejects what cannot be replaced before anything is written.
    fn refuse(&self, files: &Files, options: &Options<'_>) -> Result<(), Failure> {
        let names = || files.keys().map(String::as_str).chain([INDEX]);
        if let Some(name) = names().find(|name| self.entries.get(*name).is_some_and(FileType::is_dir)) {
            return Err(cannot_write(&self.path(name), &ErrorKind::IsADirectory.into()));
        }
        let Ok(real) = fs::canonicalize(self.folder) else { return Ok(()) };
        match names().find(|name| options.inputs.contains(&real.join(name))) {
            Some(name) => {
                let path = self.path(name);
                Err(Failure::usage(format!("cannot write `{}`: it is an input of this run; use another folder for `--out-dir`", path.display())))
            }
            None => Ok(()),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn is_file(&self, name: &str) -> bool {
        self.entries.get(name).is_some_and(FileType::is_file)
    }

    fn stage(&self, name: &str, content: &[u8]) -> Result<Staged, Failure> {
        let path = self.path(name);
        Staged::new(&path, |file| file.write_all(content)).map_err(|error| cannot_write(&path, &error))
    }

    fn write_index(&self, index: &Index) -> Result<(), Failure> {
        let text = index_text(index);
        if self.is_file(INDEX) && has_content(&self.path(INDEX), text.as_bytes()) {
            return Ok(());
        }
        put_in_place(self.stage(INDEX, text.as_bytes())?)
    }

    /// Reports a stale file, and removes it if that was requested and it is ours. Returns whether it was removed.
    fn stale(&self, name: &str, options: &Options<'_>, io: &mut Io<'_>) -> Result<bool, Failure> {
        let path = self.path(name);
        let is_ours = self.is_ours(name);
        if options.prune && is_ours {
            fs::remove_file(&path).map_err(|error| cannot("remove", &path, &error))?;
        }
        if !options.quiet {
            let what = match (is_ours, options.prune) {
                (true, true) => "removed stale file".to_owned(),
                (true, false) => "stale file, use `--prune` to remove it".to_owned(),
                (false, _) if is_json(name) => "stale file, kept because it was edited".to_owned(),
                (false, _) => format!("stale file, kept because its first line is not `{HEADER}`"),
            };
            let _ = writeln!(io.err, "{what}: {}", crate::diag::prose::escape(&path.display().to_string()));
        }
        Ok(options.prune && is_ours)
    }

    /// Whether a listed file is as we wrote it. The index alone is not proof: it is a file like any other.
    fn is_ours(&self, name: &str) -> bool {
        if is_json(name) {
            let hash = self.earlier.get(name).copied().flatten();
            let content = start_of(&self.path(name), MOST_JSON);
            return content.is_some_and(|content| Some(content_hash(&content)) == hash);
        }
        start_of(&self.path(name), HEADER.len() + 4).is_some_and(|start| has_header(&start))
    }
}

fn is_json(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "json")
}

fn put_in_place(staged: Staged) -> Result<(), Failure> {
    let path = staged.target().to_owned();
    staged.put_in_place().map_err(|error| cannot_write(&path, &error))
}

/// The order in which stale files are removed is the reverse of the order in which files are written.
fn rank_of_name(name: &str) -> u8 {
    let resource = name.split('_').nth(1).unwrap_or("");
    super::out_files::rank(resource)
}

fn cannot(verb: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::Message(format!("cannot {verb} `{}`: {}", path.display(), io_message(error)))
}

//! Which paths a scan leaves out because of `--exclude` or an ignore file. Both use the patterns of `.gitignore`.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::open;

/// The ignore files, by precedence.
const IGNORE_FILES: [&str; 3] = [".gatewrightignore", ".ignore", ".gitignore"];

/// The maximum size of an ignore file that counts.
const MOST_BYTES: usize = 1 << 20;

/// The patterns of `--exclude`.
#[derive(Default)]
pub struct Excludes {
    /// All patterns together: a later one overrides an earlier one.
    all: Option<Gitignore>,
    each: Vec<(String, Gitignore)>,
}

/// A pattern that is not valid.
#[derive(Debug)]
pub struct InvalidPattern {
    /// The pattern.
    pub pattern: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Excludes {
    /// Reads patterns that are relative to a folder, which must be an absolute path without links. A leading `./` has no effect.
    pub fn new(folder: &Path, patterns: &[&str]) -> Result<Self, InvalidPattern> {
        let each = patterns.iter().map(|pattern| Ok(((*pattern).to_owned(), matcher(folder, &[pattern])?)));
        Ok(Self { all: Some(matcher(folder, patterns)?), each: each.collect::<Result<_, _>>()? })
    }

    /// Whether an absolute path is excluded. Crosses off the patterns that match it.
    pub(super) fn excludes(&self, path: &Path, is_folder: bool, unused: &mut Vec<usize>) -> bool {
        let excluded = self.all.as_ref().is_some_and(|all| all.matched(path, is_folder).is_ignore());
        if excluded || self.each.iter().any(|(pattern, _)| pattern.starts_with('!')) {
            unused.retain(|index| self.each[*index].1.matched(path, is_folder).is_none());
        }
        excluded
    }

    /// The indices of all patterns.
    pub(super) fn indices(&self) -> Vec<usize> {
        (0..self.each.len()).collect()
    }

    /// The pattern with an index.
    pub(super) fn pattern(&self, index: usize) -> &str {
        &self.each[index].0
    }
}

fn matcher(folder: &Path, patterns: &[&str]) -> Result<Gitignore, InvalidPattern> {
    let mut builder = GitignoreBuilder::new(folder);
    builder.allow_unclosed_class(false);
    for pattern in patterns {
        let invalid = |error: ignore::Error| InvalidPattern { pattern: (*pattern).to_owned(), reason: reason(&error) };
        // a pattern is not a line of a file, which can be a comment
        let escape = if pattern.starts_with('#') { "\\" } else { "" };
        let line = format!("{escape}{}", pattern.strip_prefix("./").unwrap_or(pattern));
        builder.add_line(None, &line).map_err(invalid)?;
    }
    let pattern = || patterns.first().map_or_else(String::new, |pattern| (*pattern).to_owned());
    builder.build().map_err(|error| InvalidPattern { pattern: pattern(), reason: reason(&error) })
}

fn reason(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    }
}

/// The ignore files of a folder, and those of the folders above it.
pub(super) struct Ignores {
    above: Option<Rc<Self>>,
    /// In the order of [`IGNORE_FILES`].
    files: [Option<Gitignore>; IGNORE_FILES.len()],
}

impl Ignores {
    /// The ignore files that count in a folder, of which `exists` lists those that may exist. `path` is absolute.
    pub(super) fn of(path: &Path, above: Option<&Rc<Self>>, exists: impl Fn(&str) -> bool) -> Option<Rc<Self>> {
        let files = IGNORE_FILES.map(|name| if exists(name) { read(path, name) } else { None });
        if files.iter().all(Option::is_none) { above.cloned() } else { Some(Rc::new(Self { above: above.cloned(), files })) }
    }

    /// The ignore files of the folders between the root of the repository and this folder, which is not included. Without a repository
    /// there are none. The path is absolute and without links.
    pub(super) fn above(folder: &Path) -> Option<Rc<Self>> {
        let root = folder.ancestors().find(|path| path.join(".git").symlink_metadata().is_ok())?;
        let mut between: Vec<&Path> = folder.ancestors().skip(1).take_while(|path| path.starts_with(root)).collect();
        between.reverse();
        between.into_iter().fold(None, |above, path| Self::of(path, above.as_ref(), |_| true))
    }

    /// Whether an absolute path is ignored. The nearest file with a matching pattern decides.
    pub(super) fn ignore(&self, path: &Path, is_folder: bool) -> bool {
        for kind in 0..IGNORE_FILES.len() {
            let mut here = Some(self);
            while let Some(ignores) = here {
                if let Some(file) = &ignores.files[kind] {
                    let matched = file.matched(path, is_folder);
                    if !matched.is_none() {
                        return matched.is_ignore();
                    }
                }
                here = ignores.above.as_deref();
            }
        }
        false
    }
}

/// Reads an ignore file. Like Git, it does not follow a link, and skips patterns that are not valid.
fn read(folder: &Path, name: &str) -> Option<Gitignore> {
    let path: PathBuf = folder.join(name);
    let bytes = open::regular(&path, MOST_BYTES).ok().flatten()?;
    let text = String::from_utf8_lossy(&bytes);
    let mut builder = GitignoreBuilder::new(folder);
    for line in text.trim_start_matches('\u{FEFF}').lines() {
        let _ = builder.add_line(None, line);
    }
    builder.build().ok().filter(|file| !file.is_empty())
}

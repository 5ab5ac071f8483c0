//! A file of our own source as the rules see it: everything but items that are compiled for tests alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::paths::{Named, Reader};
use crate::support::{files, read, repository};

/// A file below `src`.
pub struct Source {
    /// Its path below `src`.
    pub name: String,
    /// The path of its module.
    pub module: Vec<String>,
    pub text: String,
    /// What it names.
    pub named: BTreeSet<Named>,
    /// The lines with tokens that are not of a test.
    pub lines: BTreeSet<usize>,
    /// The lines of items that are compiled for tests alone.
    pub test_lines: BTreeSet<usize>,
    /// Modules in files of their own that are compiled for tests alone.
    test_modules: Vec<Vec<String>>,
}

impl Source {
    /// Reads a text as a file below `src`.
    #[track_caller]
    pub fn of(name: &str, text: String) -> Self {
        let module = module(name);
        let tokens = text.parse().unwrap_or_else(|error| panic!("src/{name}: {error}"));
        let Reader { named, lines, test_lines, test_modules } = Reader::read(tokens, &module);
        Self { name: name.to_owned(), module, text, named, lines, test_lines, test_modules }
    }
}

/// Every file below `src`, without those that are compiled for tests alone. They are read once.
pub fn sources() -> &'static [Source] {
    static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(all_sources);
    &SOURCES
}

fn all_sources() -> Vec<Source> {
    let root = repository("src");
    let one = |path: PathBuf| {
        let name = path.strip_prefix(&root).expect("the file is in src").to_str().expect("the path is text").replace('\\', "/");
        Source::of(&name, std::fs::read_to_string(&path).expect("the file is text"))
    };
    let all: Vec<Source> = rust_files("src").into_iter().map(one).collect();
    let for_tests: Vec<Vec<String>> = all.iter().flat_map(|source| source.test_modules.clone()).collect();
    all.into_iter().filter(|source| !for_tests.iter().any(|test| source.module.starts_with(test))).collect()
}

/// Every Rust file below a folder of the repository.
pub fn rust_files(folder: &str) -> Vec<PathBuf> {
    files(&repository(folder)).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// The module of a file below `src`.
fn module(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// The names that the root of the crate gives to what is in its modules, with those modules.
pub fn reexported() -> BTreeMap<String, String> {
    let root = Source::of("lib.rs", read("src/lib.rs"));
    root.named
        .into_iter()
        .filter(|named| named.parts.len() > 1)
        .map(|mut named| (named.parts.pop().expect("a name"), named.parts.swap_remove(0)))
        .collect()
}

/// Every file that is reached from a root by the modules that files declare. Our source is formatted, so a declaration is a line.
pub fn reached(root: &str) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open = vec![(repository(root), true)];
    while let Some((path, is_root)) = open.pop() {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut given = None;
        for line in text.lines().map(str::trim) {
            if let Some(name) = line.strip_suffix(';').and_then(|line| line.rsplit_once("mod ").filter(|(before, _)| is_visibility(before))) {
                open.push((declared(&path, is_root, name.1, given), false));
            }
            given = line.strip_prefix("#[path = \"").and_then(|line| line.strip_suffix("\"]"));
        }
        found.insert(path);
    }
    found
}

fn is_visibility(text: &str) -> bool {
    text.is_empty() || text == "pub " || text.starts_with("pub(")
}

/// The file of a module that is declared in a file, perhaps with its path.
fn declared(path: &Path, is_root: bool, name: &str, given: Option<&str>) -> PathBuf {
    let folder = path.parent().expect("a file is in a folder");
    if let Some(given) = given {
        return normal(&folder.join(given));
    }
    let is_folder = is_root || path.file_stem().is_some_and(|stem| stem == "mod");
    let folder = if is_folder { folder.to_owned() } else { path.with_extension("") };
    let file = folder.join(name).with_extension("rs");
    if file.exists() { file } else { folder.join(name).join("mod.rs") }
}

/// A path without `..`.
fn normal(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut path, part| {
        if part.as_os_str() == ".." {
            path.pop();
        } else {
            path.push(part);
        }
        path
    })
}

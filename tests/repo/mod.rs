//! Rules about the repository itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A module, and those that it may name. Anything else points upstream.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diag", &["source"]),
    ("yaml", &["source", "diag"]),
    ("model", &["source", "diag", "yaml"]),
    // field paths are built with the reader's type
    ("check", &["source", "diag", "model", "yaml"]),
    ("hostnames", &["source", "diag", "model", "check"]),
    ("plan", &["source", "model", "check", "hostnames"]),
    ("status", &["source", "diag", "model", "check", "hostnames", "plan"]),
    // an HTTPProxy with its computed status repeats the input's tree
    ("emit", &["model", "plan", "status", "yaml", "diag"]),
    ("compile", &["source", "diag", "yaml", "model", "check", "hostnames", "plan", "status", "emit"]),
    ("cli", &["source", "diag", "yaml", "model", "check", "hostnames", "plan", "status", "emit", "compile"]),
];

/// Every Rust file below `src`, with its path relative to it.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the entry is there").path();
            if path.is_dir() { walk(&path, files) } else { files.push(path) }
        }
    }
    let root = Path::new(ROOT).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    let rust = files.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    rust.map(|path| {
        let name = path.strip_prefix(&root).expect("the file lies in src").to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(&path).expect("the file is text"))
    })
    .collect()
}

/// The part of a file that is not its unit tests.
fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\n").next().unwrap_or(text)
}

#[test]
fn imports_point_downstream_only() {
    let mut faults = Vec::new();
    // unit tests in a file of their own may set up whatever they need
    for (name, text) in sources().into_iter().filter(|(name, _)| !name.ends_with("/tests.rs")) {
        let Some((module, _)) = name.split_once('/') else { continue };
        let (_, allowed) = MAY_USE.iter().find(|(known, _)| *known == module).unwrap_or_else(|| panic!("the table knows `{module}`"));
        for (number, line) in without_tests(&text).lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for found in line.split("crate::").skip(1) {
                let used = found.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
                if used != module && MAY_USE.iter().any(|(known, _)| *known == used) && !allowed.contains(&used) {
                    faults.push(format!("src/{name}:{}: `{module}` must not use `{used}`", number + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_foreign_library_is_named_in_one_place() {
    for (library, place) in [
        ("miette::", "diag/render/human.rs"),
        ("granit_parser::", "yaml/granit/"),
        ("gateway_api::", "emit/"),
        ("k8s_openapi::", "emit/"),
        ("psl::", "hostnames/root_domain.rs"),
    ] {
        for (name, text) in sources() {
            assert!(!without_tests(&text).contains(library) || name.starts_with(place), "src/{name} names {library}, which belongs to {place}");
        }
    }
}

#[test]
fn files_stay_short() {
    for (name, text) in sources() {
        let table = name == "diag/code.rs" || name.starts_with("model/schema/");
        let lines = without_tests(&text).lines().count();
        assert!(table || lines <= 410, "src/{name} has {lines} lines without its tests");
    }
}

#[test]
fn nothing_is_left_undone() {
    for (name, text) in sources() {
        for word in [concat!("to", "do!"), concat!("unimple", "mented!"), concat!("d", "bg!"), concat!("FIX", "ME"), concat!("TO", "DO")] {
            assert!(!text.contains(word), "src/{name} holds {word}");
        }
    }
}

#[test]
fn every_code_has_its_explanation() {
    let folder = Path::new(ROOT).join("src/diag/explain");
    let files: BTreeSet<String> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("the entry is there").file_name().to_string_lossy().replace(".md", ""))
        .collect();
    let codes: BTreeSet<String> = gatewright::diag::Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    assert_eq!(files, codes);
    assert_eq!(codes.len(), gatewright::diag::Code::ALL.len(), "no code is there twice");
}

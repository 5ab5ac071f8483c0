//! Rules about the repository itself.

mod circles;
mod documents;
mod paths;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use paths::{Named, Reader};
use source::{Source, reached, reexported, rust_files, sources};

use crate::support::{entries, name, repository};

/// A module, and the modules that it may use. Anything else points upstream.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("pattern", &[]),
    ("diag", &["source"]),
    ("yaml", &["source", "diag"]),
    ("model", &["source", "diag", "yaml"]),
    // field paths have the type of the reader
    ("check", &["source", "diag", "model", "yaml", "pattern"]),
    ("hostnames", &["source", "diag", "model", "check"]),
    ("plan", &["source", "model", "check", "hostnames", "pattern"]),
    ("trace", &["source", "model", "plan", "pattern"]),
    ("status", &["source", "diag", "model", "check", "hostnames", "plan"]),
    // an HTTPProxy with its computed status repeats the tree of the input
    ("emit", &["model", "plan", "status", "yaml", "diag"]),
    ("explain", &["diag", "model"]),
    ("compile", &["source", "diag", "yaml", "model", "check", "hostnames", "plan", "status", "emit"]),
    ("cli", &["source", "diag", "yaml", "model", "check", "hostnames", "plan", "status", "emit", "explain", "compile", "trace"]),
];

/// The libraries that only one place may use, each with that place below `src`.
const LIBRARIES: [(&str, &str); 6] = [
    ("miette", "diag/render/human.rs"),
    ("granit_parser", "yaml/granit/"),
    ("gateway_api", "emit/"),
    ("k8s_openapi", "emit/"),
    ("psl", "hostnames/root_domain.rs"),
    ("regex", "pattern/mod.rs"),
];

/// The root files of everything that is compiled.
const ROOTS: [&str; 6] = ["src/lib.rs", "src/main.rs", "tests/main.rs", "tests/cases/main.rs", "benches/pipeline.rs", "benches/compare.rs"];

/// What a file names that it must not: another module than the table allows it, or the root of the crate, from where it could reach any.
fn upstream(source: &Source, root: &BTreeMap<String, String>) -> Vec<String> {
    let Some(module) = source.module.first() else { return Vec::new() };
    let (_, allowed) = MAY_USE.iter().find(|(known, _)| known == module).unwrap_or_else(|| panic!("the table has `{module}`"));
    let own = source.named.iter().filter(|named| named.is_own);
    let fault = |Named { line, parts, .. }: &Named| {
        let first = parts.first().map_or("", String::as_str);
        let used = root.get(first).map_or(first, String::as_str);
        let is_allowed = used == module || allowed.contains(&used);
        (!is_allowed).then(|| format!("src/{}:{line}: `{module}` must not use `crate::{}`", source.name, parts.join("::")))
    };
    own.filter_map(fault).collect()
}

#[test]
fn imports_point_downstream_only() {
    let root = reexported();
    let faults: Vec<String> = sources().iter().flat_map(|source| upstream(source, &root)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_import_that_points_upstream_is_found() {
    let root = reexported();
    assert_eq!(root.get("run").map(String::as_str), Some("cli"), "the names of the root are read: {root:?}");
    for (text, found) in [
        ("use crate::{diag::Sink, emit};", true),
        ("use super::super::plan::Plan;", true),
        ("use crate::*;", true),
        ("use crate::run;", true),
        ("#[cfg(test)]\nmod tests {}\nfn f() { crate::cli::f() }", true),
        ("use crate::{diag, model::{Route, self}, yaml}; use self::walk;", false),
        ("use std::fmt; #[cfg(test)] use crate::emit;", false),
    ] {
        let faults = ["check/mod.rs", "check/walk.rs"].map(|name| upstream(&Source::of(name, text.to_owned()), &root)).concat();
        assert_eq!(!faults.is_empty(), found, "{text}: {faults:?}");
    }
}

#[test]
fn each_foreign_library_is_named_in_one_place() {
    for source in sources() {
        for Named { line, parts, .. } in source.named.iter().filter(|named| !named.is_own) {
            if let Some((library, place)) = LIBRARIES.iter().find(|(library, _)| *library == parts[0]) {
                assert!(source.name.starts_with(place), "src/{}:{line} names {library}, which belongs to {place}", source.name);
            }
        }
    }
}

#[test]
fn files_stay_short() {
    for source in sources() {
        let table = source.name == "diag/code.rs" || source.name.starts_with("model/schema/");
        let lines = source.text.lines().count() - source.test_lines.len();
        assert!(table || lines <= 410, "src/{} has {lines} lines without its tests", source.name);
    }
}

/// The rules above look at nearly every line. What is left is found in another way than they find it: by the form of a module with tests.
#[test]
fn the_rules_see_every_file() {
    let sources = sources();
    assert!(sources.len() > 100, "{} files", sources.len());
    for source in sources {
        let mut in_tests = false;
        let mut before = "";
        let (mut all, mut seen) = (0, 0);
        for (line, number) in source.text.lines().zip(1..) {
            in_tests |= before == "#[cfg(test)]" && line.starts_with("mod ") && line.ends_with('{');
            let is_declaration = line == "#[cfg(test)]" || before == "#[cfg(test)]" && line.ends_with(';');
            let is_code = !in_tests && !is_declaration && !line.trim().is_empty() && !line.trim_start().starts_with("//");
            all += usize::from(is_code);
            seen += usize::from(is_code && source.lines.contains(&number));
            in_tests &= line != "}";
            before = line;
        }
        assert!(seen * 10 >= all * 9, "the rules see {seen} of the {all} lines of code in src/{}", source.name);
    }
}

#[test]
fn no_file_is_forgotten() {
    let reached: BTreeSet<_> = ROOTS.iter().flat_map(|root| reached(root)).collect();
    for file in ["src", "tests", "benches"].iter().flat_map(|folder| rust_files(folder)) {
        assert!(reached.contains(&file), "no module declares {}", file.display());
    }
}

/// A program that a test starts itself inherits variables that change its output.
#[test]
fn tests_start_programs_in_one_place() {
    for path in rust_files("tests").iter().filter(|path| !path.ends_with("tests/support/run.rs")) {
        let text = std::fs::read_to_string(path).expect("the file is text");
        let named = Reader::read(text.parse().expect("the file is Rust"), &[]).named;
        let started = named.iter().find(|named| named.parts.ends_with(&["Command".to_owned(), "new".to_owned()]));
        assert_eq!(started, None, "{} starts a program: `support` has `gatewright`, `tool`, and `cargo`", path.display());
    }
}

#[test]
fn nothing_is_left_undone() {
    for Source { name, text, .. } in sources() {
        for word in [concat!("to", "do!"), concat!("unimple", "mented!"), concat!("d", "bg!"), concat!("FIX", "ME"), concat!("TO", "DO")] {
            assert!(!text.contains(word), "src/{name} holds {word}");
        }
    }
}

#[test]
fn every_code_has_its_explanation() {
    let files: BTreeSet<String> = entries(&repository("src/diag/explain")).iter().map(|path| name(path).replace(".md", "")).collect();
    let codes: BTreeSet<String> = gatewright::diag::Code::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(files, codes);
    assert_eq!(codes.len(), gatewright::diag::Code::ALL.len(), "no name is that of two codes");
}

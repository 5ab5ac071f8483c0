//! Every report format, on one sample with errors, warnings, notes, text beyond ASCII, a second file, a password, and control characters.
//! The reports themselves are kept beside the sample.

mod github;
mod human;
mod junit;
mod sarif;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{Done, Folder, gatewright, repository};

const FORMATS: [&str; 6] = ["human", "short", "json", "sarif", "github", "junit"];
const CLEAN: &str = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: fine\n";
const HEAD: &str = "apiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nmetadata:\n  name: shop\nspec:\n";

/// The folder of the sample.
fn sample() -> PathBuf {
    repository("testdata/formats/sample")
}

fn check(folder: &Path, arguments: &[&str], stdin: &str) -> Done {
    gatewright(&[&["check"], arguments].concat()).folder(folder).input(stdin).run()
}

fn stdout(folder: &Path, arguments: &[&str], stdin: &str) -> String {
    check(folder, arguments, stdin).out
}

/// The report on the sample in one format.
fn report(format: &str) -> String {
    stdout(&sample(), &["--format", format, "."], "")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the report is JSON")
}

fn entries(text: &str) -> Vec<Value> {
    json(text).as_array().expect("the report is an array").clone()
}

#[track_caller]
fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

#[test]
fn people_get_a_summary_and_machines_do_not() {
    for format in FORMATS {
        let done = check(&sample(), &["--format", format, "."], "");
        let want = if ["human", "short"].contains(&format) { "7 errors, 3 warnings, 2 notes in 2 files\n" } else { "" };
        assert_eq!(done.err, want, "{format}");
    }
    let done = check(&sample(), &["--quiet", "--format", "short", "."], "");
    assert!(done.err.is_empty());
    assert!(done.out.lines().all(|line| line.contains(": error[")));
    assert_eq!(stdout(&sample(), &["--quiet", "--format", "json", "."], ""), report("json"), "--quiet is for people");
}

#[test]
fn the_exit_status_is_that_of_the_findings() {
    let warning = format!("{HEAD}  hostnames: [a.example.com]\n  rules:\n  - backends: [{{endpoint: 'https://b.example.net'}}]\n");
    for format in FORMATS {
        let status = |arguments: &[&str], stdin| check(&sample(), &[&["--format", format], arguments].concat(), stdin).code;
        assert_eq!(status(&["."], ""), Some(1), "{format}");
        assert_eq!(status(&["-"], CLEAN), Some(0), "{format}");
        assert_eq!(status(&["-"], &warning), Some(0), "{format}");
        assert_eq!(status(&["--deny", "warnings", "-"], &warning), Some(1), "{format}");
        assert_eq!(status(&["nowhere.yaml"], ""), Some(2), "{format}");
    }
}

#[test]
fn passwords_and_control_characters_are_never_shown() {
    let input = fs::read_to_string(sample().join("shop.yaml")).expect("the sample is there");
    assert_eq!(input.matches("hunter2").count(), 3, "a value, a key and a name hold the password");
    for format in FORMATS {
        let done = check(&sample(), &["--verbose", "--format", format, "."], "");
        for shown in [done.out, done.err] {
            assert!(!shown.contains("hunter2"), "{format} shows a password");
            assert!(!shown.contains(['\u{7}', '\u{1b}', '\u{202e}']), "{format} shows a control character");
        }
    }
    assert!(report("human").contains("https://user:redacted@"), "the excerpt shows the rest");
}

#[test]
fn the_order_of_the_arguments_changes_nothing() {
    for format in FORMATS {
        assert_eq!(stdout(&sample(), &["--format", format, "zwei wörter", "shop.yaml"], ""), {
            stdout(&sample(), &["--format", format, "shop.yaml", "zwei wörter/blog.yaml"], "")
        });
    }
}

#[test]
fn several_formats_are_written_in_one_run() {
    let folder = Folder::new();
    let targets: Vec<String> = FORMATS.iter().map(|format| format!("{format}={}", folder.path(format).display())).collect();
    let mut arguments: Vec<&str> = targets.iter().flat_map(|target| ["--format", target]).collect();
    arguments.extend(["--format", "short", "."]);
    let done = check(&sample(), &arguments, "");
    assert_eq!(done.code, Some(1));
    assert_eq!(done.out, report("short"));
    let written: BTreeSet<String> = folder.names(".").into_iter().collect();
    assert_eq!(written, FORMATS.iter().map(|format| (*format).to_owned()).collect(), "and no temporary file is left");
    for format in FORMATS {
        assert_eq!(folder.read(format), report(format));
    }
}

#[test]
fn a_file_that_cannot_be_written_is_said() {
    let folder = Folder::new();
    fs::create_dir(folder.path("taken")).expect("the folder can be made");
    for (target, words) in [
        ("json=taken", "cannot write `taken`"),
        ("json=no/where", "cannot write `no/where`"),
        ("json=", "expected a file name"),
        ("jsno", "did you mean `json`?"),
    ] {
        let done = check(folder.root(), &["--format", target, "-"], CLEAN);
        assert_eq!(done.code, Some(2), "{target}");
        assert!(done.err.contains(words), "{target}");
    }
    let done = check(folder.root(), &["--format", "json=x", "--format", "short=x", "-"], CLEAN);
    assert_eq!((done.code, done.out.len()), (Some(2), 0));
    let done = check(folder.root(), &["--format", "json=x", "--format", "short=no/where", "-"], CLEAN);
    assert_eq!((done.code, done.out.len()), (Some(2), 0));
    assert_eq!(folder.names("."), ["taken"], "nothing is left behind");
}

#[test]
#[cfg(unix)]
fn a_link_is_replaced_and_not_the_file_behind_it() {
    let folder = Folder::with("real", "old");
    std::os::unix::fs::symlink("real", folder.path("link")).expect("a link can be made");
    assert_eq!(check(folder.root(), &["--format", "json=link", "-"], CLEAN).code, Some(0));
    assert!(!folder.path("link").is_symlink());
    assert_eq!((folder.read("link"), folder.read("real")), ("[]\n".to_owned(), "old".to_owned()));
}

#[test]
fn a_report_is_no_input_of_the_next_run() {
    let folder = Folder::with("proxy.yaml", format!("{HEAD}  rules: 1\n"));
    let run = || stdout(folder.root(), &["--format", "json=report.json", "--format", "json", "."], "");
    let first = run();
    assert_eq!(first, run());
    assert_eq!(first, folder.read("report.json"));
}

#[test]
fn json_has_its_keys_and_its_order() {
    let keys = ["code", "severity", "message", "file", "line", "column", "endLine", "endColumn", "object", "field", "type", "help", "related"];
    let names = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let entries = entries(&report("json"));
    let mut places = Vec::new();
    for entry in &entries {
        assert_eq!(names(entry), keys);
        if !entry["object"].is_null() {
            assert_eq!(names(&entry["object"]), ["apiVersion", "kind", "namespace", "name"]);
        }
        for related in entry["related"].as_array().expect("a list") {
            assert_eq!(names(related), ["message", "file", "line", "column", "field"]);
        }
        places.push((text(&entry["file"]).to_owned(), entry["line"].as_u64(), entry["column"].as_u64()));
    }
    assert!(places.is_sorted());
    let severities: BTreeSet<&str> = entries.iter().map(|entry| text(&entry["severity"])).collect();
    assert_eq!(severities, BTreeSet::from(["error", "note", "warning"]));
    assert!(entries.iter().any(|entry| entry["related"][0]["file"] != entry["file"] && entry["related"][0].is_object()), "a second file");
    assert_eq!(stdout(&sample(), &["--format", "json", "-"], CLEAN), "[]\n");
}

#[test]
fn short_has_a_line_for_each_finding() {
    let want = entries(&report("json")).iter().map(short).collect::<String>();
    assert_eq!(report("short"), want);
    assert_eq!(stdout(&sample(), &["--format", "short", "-"], CLEAN), "");
}

fn short(entry: &Value) -> String {
    format!(
        "{}:{}:{}: {}[{}]: {}\n",
        text(&entry["file"]),
        entry["line"],
        entry["column"],
        text(&entry["severity"]),
        text(&entry["code"]),
        text(&entry["message"])
    )
}

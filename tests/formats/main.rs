//! Every diagnostic format, on one sample: errors, warnings and notes, text beyond ASCII, a second file, a password, control characters.
//! `INSTA_UPDATE=always cargo test --test formats` writes the snapshots anew.

mod github;
mod human;
mod junit;
mod sarif;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const FORMATS: [&str; 6] = ["human", "short", "json", "sarif", "github", "junit"];
const CLEAN: &str = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: fine\n";
const HEAD: &str = "apiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nmetadata:\n  name: shop\nspec:\n";

/// The folder of the sample.
fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/formats/sample")
}

/// An empty folder for one test.
fn scratch(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn check(folder: &Path, arguments: &[&str], stdin: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gatewright"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GATEWRIGHT_")) {
        command.env_remove(name);
    }
    command.env_remove("CLICOLOR_FORCE").current_dir(folder).arg("check").args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    // a run that ends with a usage error does not read its input
    let _ = child.stdin.take().expect("a pipe").write_all(stdin.as_bytes());
    child.wait_with_output().expect("the binary ends")
}

fn stdout(folder: &Path, arguments: &[&str], stdin: &str) -> String {
    String::from_utf8(check(folder, arguments, stdin).stdout).expect("reports are text")
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
fn the_sample_looks_as_it_should() {
    for format in FORMATS {
        let mut report = report(format);
        if format == "sarif" {
            let mut log = json(&report);
            let driver = &mut log["runs"][0]["tool"]["driver"];
            driver["version"] = "[version]".into();
            for rule in driver["rules"].as_array_mut().expect("a list of rules") {
                // a test of its own holds them to the explanations
                rule["fullDescription"]["text"] = "[explanation]".into();
                rule["help"] = "[explanation]".into();
            }
            report = format!("{log:#}");
        }
        insta::assert_snapshot!(format, report);
    }
}

#[test]
fn people_get_a_summary_and_machines_do_not() {
    for format in FORMATS {
        let done = check(&sample(), &["--format", format, "."], "");
        let stderr = String::from_utf8(done.stderr).expect("text");
        let want = if ["human", "short"].contains(&format) { "7 errors, 3 warnings, 2 notes in 2 files\n" } else { "" };
        assert_eq!(stderr, want, "{format}");
    }
    let done = check(&sample(), &["--quiet", "--format", "short", "."], "");
    assert!(done.stderr.is_empty());
    assert!(String::from_utf8(done.stdout).expect("text").lines().all(|line| line.contains(": error[")));
    assert_eq!(stdout(&sample(), &["--quiet", "--format", "json", "."], ""), report("json"), "--quiet is for people");
}

#[test]
fn the_exit_status_is_that_of_the_findings() {
    let warning = format!("{HEAD}  hostnames: [a.example.com]\n  rules:\n  - backends: [{{endpoint: 'https://b.example.net'}}]\n");
    for format in FORMATS {
        let status = |arguments: &[&str], stdin| check(&sample(), &[&["--format", format], arguments].concat(), stdin).status.code();
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
        for shown in [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).expect("text")) {
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
    let folder = scratch("several");
    let targets: Vec<String> = FORMATS.iter().map(|format| format!("{format}={}", folder.join(format).display())).collect();
    let mut arguments: Vec<&str> = targets.iter().flat_map(|target| ["--format", target]).collect();
    arguments.extend(["--format", "short", "."]);
    let done = check(&sample(), &arguments, "");
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(String::from_utf8(done.stdout).expect("text"), report("short"));
    let written: BTreeSet<String> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(written, FORMATS.iter().map(|format| (*format).to_owned()).collect(), "and no temporary file is left");
    for format in FORMATS {
        assert_eq!(fs::read_to_string(folder.join(format)).expect("the report is there"), report(format));
    }
}

#[test]
fn a_file_that_cannot_be_written_is_said() {
    let folder = scratch("unwritable");
    fs::create_dir(folder.join("taken")).expect("the folder can be made");
    for (target, words) in [
        ("json=taken", "cannot write `taken`"),
        ("json=no/where", "cannot write `no/where`"),
        ("json=", "names no file"),
        ("jsno", "did you mean `json`?"),
    ] {
        let done = check(&folder, &["--format", target, "-"], CLEAN);
        assert_eq!(done.status.code(), Some(2), "{target}");
        assert!(String::from_utf8(done.stderr).expect("text").contains(words), "{target}");
    }
    let done = check(&folder, &["--format", "json=x", "--format", "short=x", "-"], CLEAN);
    assert_eq!((done.status.code(), done.stdout.len()), (Some(2), 0));
    let done = check(&folder, &["--format", "json=x", "--format", "short=no/where", "-"], CLEAN);
    assert_eq!((done.status.code(), done.stdout.len()), (Some(2), 0));
    assert_eq!(fs::read_dir(&folder).expect("the folder is there").count(), 1, "nothing is left behind");
}

#[test]
#[cfg(unix)]
fn behind_a_link_the_file_is_replaced() {
    let folder = scratch("link");
    fs::write(folder.join("real"), "old").expect("the file can be written");
    std::os::unix::fs::symlink("real", folder.join("link")).expect("a link can be made");
    assert!(check(&folder, &["--format", "json=link", "-"], CLEAN).status.success());
    assert!(folder.join("link").is_symlink());
    assert_eq!(fs::read_to_string(folder.join("real")).expect("the file is there"), "[]\n");
}

#[test]
fn a_report_is_no_input_of_the_next_run() {
    let folder = scratch("again");
    fs::write(folder.join("proxy.yaml"), format!("{HEAD}  rules: 1\n")).expect("the input can be written");
    let run = || stdout(&folder, &["--format", "json=report.json", "--format", "json", "."], "");
    let first = run();
    assert_eq!(first, run());
    assert_eq!(first, fs::read_to_string(folder.join("report.json")).expect("the report is there"));
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

//! Cases in folders below `testdata`: the input, the options, and what comes out, beside each other.
//! `UPDATE=1 cargo test --test cases` writes the outputs anew.
//!
//! A folder holds `input.yaml` or other input, perhaps `args` (the arguments after the subcommand, one a line; `input.yaml` if there is none),
//! and the output. Commands run in the folder, so no path of the machine shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use gatewright::diag::Code;
use serde_json::Value;

/// The codes without a case that fires, or without a near miss, each with the reason.
const WITHOUT_CASE: [(&str, &str); 1] = [("document-too-large", "its input is 64 MiB long, so the test below makes it")];

/// The folders directly below one, sorted.
fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(parent).unwrap_or_else(|error| panic!("{}: {error}", parent.display()));
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn testdata(area: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata").join(area)
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("a folder has a name that is text")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the output is UTF-8")
}

/// Runs a command in the folder of a case, with nothing of the environment that changes what it does.
fn run(folder: &Path, command: &str, options: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_gatewright"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GATEWRIGHT_")) {
        program.env_remove(name);
    }
    program.env_remove("CLICOLOR_FORCE").env_remove("SOURCE_DATE_EPOCH").current_dir(folder).arg(command).args(options);
    let args = fs::read_to_string(folder.join("args")).unwrap_or_else(|_| "input.yaml\n".to_owned());
    program.args(args.lines()).output().expect("the program runs")
}

/// Holds an output to the file that has it, or writes the file. What differs is told, so that one run shows every stale file.
fn compare(file: &Path, output: &str, stale: &mut Vec<String>) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, output).expect("the output can be written");
    }
    let kept = fs::read_to_string(file).unwrap_or_default();
    if kept != output {
        stale.push(format!("{}\nkept:\n{kept}\nnow:\n{output}", file.display()));
    }
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults; outputs that are right are written with UPDATE=1\n\n{}", faults.len(), faults.join("\n\n"));
}

/// What a case's name promises: the severity of what it reports, none for a near miss.
fn promised(case: &Path) -> Option<&'static str> {
    match name(case).split_once('-').map(|(prefix, _)| prefix) {
        Some("err") => Some("error"),
        Some("warn") => Some("warning"),
        Some("note") => Some("note"),
        Some("ok") => None,
        _ => panic!("{}: a case is called err-…, warn-…, note-… or ok-…", case.display()),
    }
}

/// The codes that a case reports, each with its severity.
fn findings(case: &Path) -> (BTreeSet<(String, String)>, Option<i32>) {
    let done = run(case, "check", &["--format", "json"]);
    let report: Value = serde_json::from_slice(&done.stdout).unwrap_or_else(|error| panic!("{}: {error}: {}", case.display(), text(done.stderr)));
    let word = |finding: &Value, key: &str| finding[key].as_str().expect("a word").to_owned();
    let found = report.as_array().expect("a report is an array").iter();
    (found.map(|finding| (word(finding, "severity"), word(finding, "code"))).collect(), done.status.code())
}

/// What a case's name, folder and `codes` file promise of [`findings`].
fn promise(case: &Path) -> (BTreeSet<(String, String)>, Option<i32>) {
    let Some(severity) = promised(case) else { return (BTreeSet::new(), Some(0)) };
    let own = name(case.parent().expect("a case lies in the folder of its code"));
    // a fault that always brings another one along
    let others = fs::read_to_string(case.join("codes")).unwrap_or_default();
    let other = |line: &str| line.split_once(' ').map(|(severity, code)| (severity.to_owned(), code.to_owned())).expect("a severity and a code");
    let mut want: BTreeSet<_> = others.lines().map(other).collect();
    want.insert((severity.to_owned(), own.to_owned()));
    let errors = want.iter().any(|(severity, _)| severity == "error");
    (want, Some(i32::from(errors)))
}

#[test]
fn checks_report_what_their_cases_promise() {
    let mut faults = Vec::new();
    let mut stale = Vec::new();
    for case in folders(&testdata("check")).iter().flat_map(|code| folders(code)) {
        // the promise comes first, so that nobody writes a wrong report down
        let (want, found) = (promise(&case), findings(&case));
        if want == found {
            compare(&case.join("report.txt"), &text(run(&case, "check", &[]).stdout), &mut stale);
        } else {
            faults.push(format!("{}\npromised: {want:?}\nreported: {found:?}", case.display()));
        }
    }
    assert_none(&faults);
    assert_none(&stale);
}

#[test]
fn every_code_has_a_case_and_a_near_miss() {
    let mut cases: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for folder in folders(&testdata("check")) {
        let (near_misses, firing): (Vec<_>, Vec<_>) = folders(&folder).into_iter().partition(|case| promised(case).is_none());
        cases.insert(name(&folder).to_owned(), (firing.len(), near_misses.len()));
    }
    for code in Code::ALL.iter().map(|code| code.as_str()) {
        let (firing, near_misses) = cases.remove(code).unwrap_or_default();
        let listed = WITHOUT_CASE.iter().any(|(without, _)| *without == code);
        assert_eq!(firing == 0 || near_misses == 0, listed, "{code}: {firing} cases that fire, {near_misses} near misses");
    }
    assert_eq!(cases, BTreeMap::new(), "a folder is named after a code");
}

#[test]
fn a_document_may_have_64_mebibytes() {
    const LIMIT: usize = 64 << 20;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dump\ndata:\n  text: ";
    for (length, want) in [(LIMIT, ""), (LIMIT + 1, "input.yaml:1:1: error[document-too-large]")] {
        let document = format!("{head}{}\n", "x".repeat(length - head.len() - 1));
        fs::write(folder.join("input.yaml"), document).expect("the input can be written");
        let report = text(run(&folder, "check", &["--format", "short"]).stdout);
        assert!(report.starts_with(want) && report.is_empty() == want.is_empty(), "{length} bytes: {report}");
    }
    fs::remove_file(folder.join("input.yaml")).expect("the input can be removed");
}

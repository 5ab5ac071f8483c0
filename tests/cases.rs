//! Cases in folders below `testdata`: the input, the options, and what comes out, beside each other.
//! `UPDATE=1 cargo test --test cases` writes the outputs anew.
//!
//! A folder holds `input.yaml` or other input, perhaps `args` (the arguments after the subcommand, one a line; `input.yaml` if there is none),
//! what nobody writes anew (`codes`: the findings; `exit`: the exit status), and the output. Commands run in the folder, so no path of the
//! machine shows.

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

/// Holds an output to the file that has it, or writes the file; an empty one has none. What differs is told, so that one run shows it all.
fn compare(file: &Path, output: &str, stale: &mut Vec<String>) {
    if std::env::var_os("UPDATE").is_some() {
        if output.is_empty() {
            let _ = fs::remove_file(file);
        } else {
            fs::write(file, output).expect("the output can be written");
        }
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

/// What a case's `codes` file promises: a severity and a code a line; for a case of a code, a fault that always comes with it.
fn codes(case: &Path) -> BTreeSet<(String, String)> {
    let lines = fs::read_to_string(case.join("codes")).unwrap_or_default();
    let promised = |line: &str| line.split_once(' ').map(|(severity, code)| (severity.to_owned(), code.to_owned())).expect("a severity and a code");
    lines.lines().map(promised).collect()
}

/// What the name and the folder of a code's case promise.
fn promise(case: &Path) -> BTreeSet<(String, String)> {
    let Some(severity) = promised(case) else { return BTreeSet::new() };
    let own = name(case.parent().expect("a case lies in the folder of its code"));
    let mut want = codes(case);
    want.insert((severity.to_owned(), own.to_owned()));
    want
}

/// Holds cases to what they promise, and then to their reports. The promise comes first, so that nobody writes a wrong report down.
fn check_all(cases: &[PathBuf], promise: impl Fn(&Path) -> BTreeSet<(String, String)>) {
    assert!(!cases.is_empty(), "there are cases");
    let mut faults = Vec::new();
    let mut stale = Vec::new();
    for case in cases {
        let want = promise(case);
        let has = |wanted: &dyn Fn(&str, &str) -> bool| want.iter().any(|(severity, code)| wanted(severity, code));
        let is_misconfigured = has(&|_, code| code == "invalid-config");
        let status = if is_misconfigured { 2 } else { i32::from(has(&|severity, _| severity == "error")) };
        let found = findings(case);
        if found == (want.clone(), Some(status)) {
            compare(&case.join("report.txt"), &text(run(case, "check", &[]).stdout), &mut stale);
        } else {
            faults.push(format!("{}\npromised: {want:?}\nreported: {found:?}", case.display()));
        }
    }
    assert_none(&faults);
    assert_none(&stale);
}

#[test]
fn checks_report_what_their_cases_promise() {
    let cases: Vec<PathBuf> = folders(&testdata("check")).iter().flat_map(|code| folders(code)).collect();
    check_all(&cases, promise);
}

#[test]
fn what_was_wrong_once_stays_right() {
    check_all(&folders(&testdata("regress")), codes);
}

/// What was read shows in what is rendered.
#[test]
fn yaml_is_read_as_the_platform_reads_it() {
    let cases = folders(&testdata("yaml"));
    check_all(&cases, codes);
    let mut stale = Vec::new();
    for case in cases.iter().filter(|case| codes(case).is_empty()) {
        let done = run(case, "build", &["--output", "json", "--emit", "httproute"]);
        assert_eq!(done.status.code(), Some(0), "{}", case.display());
        compare(&case.join("stdout.json"), &text(done.stdout), &mut stale);
    }
    assert_none(&stale);
}

/// The exit status that a case promises: what `exit` says, else 0.
fn exit(case: &Path) -> i32 {
    fs::read_to_string(case.join("exit")).map_or(0, |status| status.trim().parse().expect("an exit status"))
}

/// The ending of what is printed: that of the format that the arguments ask for.
fn ending(case: &Path) -> &'static str {
    let args = fs::read_to_string(case.join("args")).unwrap_or_default();
    match args.lines().skip_while(|arg| *arg != "-o").nth(1) {
        Some("json") => "json",
        Some("name") => "txt",
        _ => "yaml",
    }
}

#[test]
fn builds_print_what_their_cases_hold() {
    let mut stale = Vec::new();
    for case in folders(&testdata("build")).iter().flat_map(|feature| folders(feature)) {
        let done = run(&case, "build", &[]);
        let (stdout, stderr) = (text(done.stdout), text(done.stderr));
        assert_eq!(done.status.code(), Some(exit(&case)), "{}: {stderr}", case.display());
        assert_eq!(stdout.is_empty(), exit(&case) != 0, "{}: everything or nothing is printed", case.display());
        compare(&case.join("stdout").with_extension(ending(&case)), &stdout, &mut stale);
        compare(&case.join("stderr.txt"), &stderr, &mut stale);
    }
    assert_none(&stale);
}

#[test]
fn statuses_are_what_their_cases_hold() {
    let mut stale = Vec::new();
    for case in folders(&testdata("status")) {
        for (format, file) in [("table", "table.txt"), ("wide", "wide.txt"), ("yaml", "status.yaml")] {
            let done = run(&case, "status", &["-o", format]);
            assert_eq!(done.status.code(), Some(exit(&case)), "{}: {}", case.display(), text(done.stderr));
            compare(&case.join(file), &text(done.stdout), &mut stale);
            if format == "table" {
                compare(&case.join("stderr.txt"), &text(done.stderr), &mut stale);
            }
        }
    }
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

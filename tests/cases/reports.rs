//! The reports of `check`, in `testdata/check`, `testdata/regress`, and `testdata/yaml`.
//!
//! A case promises its findings, in its name or in its `codes`. They are compared before the report is, so nobody blesses a wrong report.

use std::collections::{BTreeMap, BTreeSet};

use gatewright::compile::{Options, compile};
use gatewright::diag::Code;
use gatewright::diag::render::Format;
use gatewright::source::SourceMap;
use libtest_mimic::Trial;

use crate::case::{Case, Finding};
use crate::library::Found;
use crate::support::{Folder, folders, name, repository, string};
use crate::trial::trial;

/// The codes without a case that raises them, or without a near miss, each with the reason.
const WITHOUT_CASE: [(&str, &str); 2] = [
    ("document-too-large", "its input is 64 MiB long, and made by a test of its own"),
    ("read-from-cluster", "only `build` reports it, in `build/pass-through`"),
];

pub fn trials() -> Vec<Trial> {
    let mut trials = Case::trials("check", true, |case| check(case, &promise(case)));
    trials.extend(Case::trials("regress", false, |case| check(case, &case.codes())));
    trials.extend(Case::trials("yaml", false, read));
    trials.push(trial("check/a-run-reports-what-the-library-reports", a_run_reports_what_the_library_reports));
    trials.push(trial("check/every-code-has-a-case-and-a-near-miss", every_code_has_a_case_and_a_near_miss));
    trials
}

/// The severity that the name of a case promises, none for a near miss.
fn promised_severity(case: &Case) -> Option<&'static str> {
    match case.name().split_once('-').map(|(prefix, _)| prefix) {
        Some("err") => Some("error"),
        Some("warn") => Some("warning"),
        Some("note") => Some("note"),
        Some("ok") => None,
        _ => panic!("a case is called err-…, warn-…, note-… or ok-…, and not `{}`", case.name()),
    }
}

/// The findings that a case promises: the code of its folder with the severity in its name, and what is listed in its `codes`.
fn promise(case: &Case) -> BTreeSet<Finding> {
    let Some(severity) = promised_severity(case) else { return BTreeSet::new() };
    let mut promise = case.codes();
    promise.insert((severity.to_owned(), case.group().to_owned()));
    promise
}

/// Compares the findings with the promise of a case, and then the report.
fn check(case: &Case, promise: &BTreeSet<Finding>) {
    let report = report(case, promise);
    case.assert_outputs(&[("report.txt", &report)]);
}

/// Returns the human report after comparing the findings with the promise.
fn report(case: &Case, promise: &BTreeSet<Finding>) -> String {
    let (code, found, report) = if let Some(text) = case.plain() { in_process(&text) } else { in_a_run(case) };
    assert!(found == *promise, "the case promises {promise:?}\n              and finds {found:?}\n\n{report}");
    assert_eq!(code, Some(status(promise)), "the exit status\n{report}");
    report
}

/// The findings of the library in a text, and its report.
fn in_process(text: &str) -> (Option<i32>, BTreeSet<Finding>, String) {
    let sources = SourceMap::of_texts([("input.yaml", text)]);
    let compilation = compile(&sources, &Options::default()).expect("there is one configuration at most");
    let found = Found::of(&compilation);
    let findings = found.all().map(|diagnostic| (diagnostic.severity.as_str().to_owned(), diagnostic.code.to_string())).collect();
    (Some(found.code()), findings, found.rendered(Format::Human))
}

/// The findings of the program, and the report that it prints. One run writes both.
fn in_a_run(case: &Case) -> (Option<i32>, BTreeSet<Finding>, String) {
    let folder = Folder::new();
    let json = format!("json={}", folder.path("report.json").display());
    let done = case.run(&["check", "--format", "human", "--format", &json]);
    assert!(folder.path("report.json").exists(), "the run ended early: {done:?}");
    let entries: Vec<serde_json::Value> = serde_json::from_str(&folder.read("report.json")).expect("the report is JSON");
    (done.code, entries.iter().map(|entry| (string(&entry["severity"]), string(&entry["code"]))).collect(), done.out)
}

/// The library and the program give the same report.
fn a_run_reports_what_the_library_reports() {
    let cases: Vec<Case> = folders(&repository("testdata/check")).iter().filter_map(|code| Some(Case::of(folders(code).first()?))).collect();
    let plain: Vec<(Case, String)> = cases.into_iter().filter_map(|case| case.plain().map(|text| (case, text))).collect();
    assert!(plain.len() > 30, "{} cases", plain.len());
    for (case, text) in plain.iter().step_by(3) {
        assert_eq!(in_a_run(case), in_process(text), "{}/{}", case.group(), case.name());
    }
}

/// The exit status of a run with these findings.
fn status(findings: &BTreeSet<Finding>) -> i32 {
    let any = |wanted: fn(&Finding) -> bool| findings.iter().any(wanted);
    if any(|(_, code)| code == "invalid-config") { 2 } else { i32::from(any(|(severity, _)| severity == "error")) }
}

/// The rendered objects show what was read.
fn read(case: &Case) {
    let promise = case.codes();
    let report = report(case, &promise);
    if promise.is_empty() {
        let done = case.run(&["build", "--output", "json", "--emit", "httproute"]).ends(0);
        case.assert_outputs(&[("report.txt", &report), ("stdout.json", &done.out)]);
    } else {
        case.assert_outputs(&[("report.txt", &report)]);
    }
}

fn every_code_has_a_case_and_a_near_miss() {
    let mut cases: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for folder in folders(&repository("testdata/check")) {
        let (near_misses, firing): (Vec<_>, Vec<_>) = folders(&folder).into_iter().partition(|case| promised_severity(&Case::of(case)).is_none());
        cases.insert(name(&folder).to_owned(), (firing.len(), near_misses.len()));
    }
    for code in Code::ALL.iter().map(|code| code.as_str()) {
        let (firing, near_misses) = cases.remove(code).unwrap_or_default();
        let is_listed = WITHOUT_CASE.iter().any(|(without, _)| *without == code);
        assert_eq!(firing == 0 || near_misses == 0, is_listed, "{code}: {firing} cases that fire, {near_misses} near misses");
    }
    assert_eq!(cases, BTreeMap::new(), "a folder is named after a code");
}

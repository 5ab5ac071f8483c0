//! Outputs that are kept in files of the repository: the completion scripts, a report in every format, the list of codes.

use gatewright::diag::Code;
use libtest_mimic::Trial;
use serde_json::Value;

use crate::support::{assert_kept, gatewright, repository};
use crate::trial::trial;

/// The shells, and the names that they find their scripts by.
const SCRIPTS: [(&str, &str); 5] = [
    ("bash", "gatewright.bash"),
    ("zsh", "_gatewright"),
    ("fish", "gatewright.fish"),
    ("powershell", "_gatewright.ps1"),
    ("elvish", "gatewright.elv"),
];

/// The formats of reports, and the endings of their files.
const FORMATS: [(&str, &str); 6] = [("human", "txt"), ("short", "txt"), ("json", "json"), ("sarif", "json"), ("github", "txt"), ("junit", "xml")];

pub fn trials() -> Vec<Trial> {
    let scripts = SCRIPTS.map(|(shell, file)| trial(format!("completions/{shell}"), move || completions(shell, file)));
    let formats = FORMATS.map(|(format, ending)| trial(format!("formats/{format}"), move || report(format, ending)));
    let codes = trial("codes", codes);
    scripts.into_iter().chain(formats).chain([codes]).collect()
}

fn completions(shell: &str, file: &str) {
    let done = gatewright(&["completions", shell]).run().ends(0).says_nothing();
    assert!(done.out.contains("out-dir"), "{shell} knows the options");
    assert_kept(&repository("completions").join(file), &done.out);
}

/// A report on errors, warnings and notes, text beyond ASCII, a second file, a password and control characters.
fn report(format: &str, ending: &str) {
    let done = gatewright(&["check", "--format", format, "."]).folder(repository("testdata/formats/sample")).run().ends(1);
    let report = if format == "sarif" { without_explanations(&done.json()) } else { done.out };
    assert_kept(&repository("testdata/formats").join(format).with_extension(ending), &report);
}

/// A SARIF log without the version, and without the explanations, which a test of its own holds to their pages.
fn without_explanations(log: &Value) -> String {
    let mut log = log.clone();
    let driver = &mut log["runs"][0]["tool"]["driver"];
    driver["version"] = "[version]".into();
    for rule in driver["rules"].as_array_mut().expect("a driver has a list of rules") {
        rule["fullDescription"]["text"] = "[explanation]".into();
        rule["help"] = "[explanation]".into();
    }
    format!("{log:#}\n")
}

/// Users have codes in their options and in their suppressions: one that is renamed shows here.
fn codes() {
    let codes: String = Code::ALL.iter().map(|code| format!("{}\n", code.as_str())).collect();
    assert_kept(&repository("testdata/codes.txt"), &codes);
}

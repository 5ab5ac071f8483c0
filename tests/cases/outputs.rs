//! Outputs that are kept in files outside of the cases: the completion scripts, a report in every format, and the list of codes.

use gatewright::diag::Code;
use libtest_mimic::Trial;
use serde_json::Value;

use crate::support::{assert_kept, gatewright, repository};
use crate::trial::trial;

/// The shells, and the file names under which they find their scripts.
const SCRIPTS: [(&str, &str); 5] = [
    ("bash", "gatewright.bash"),
    ("zsh", "_gatewright"),
    ("fish", "gatewright.fish"),
    ("powershell", "_gatewright.ps1"),
    ("elvish", "gatewright.elv"),
];

/// The report formats, and the extensions of their files.
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

/// A report with errors, warnings, and notes; text beyond ASCII; a second file; a password; and control characters.
fn report(format: &str, ending: &str) {
    let done = gatewright(&["check", "--format", format, "."]).folder(repository("testdata/formats/sample")).run().ends(1);
    let report = if format == "sarif" { without_explanations(&done.json()) } else { done.out };
    assert_kept(&repository("testdata/formats").join(format).with_extension(ending), &report);
}

/// A SARIF log without the version, and without the explanations, which another test compares with their pages.
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

/// Users have codes in options and in suppressions, so a renamed code must show in a diff.
fn codes() {
    let codes: String = Code::ALL.iter().map(|code| format!("{}\n", code.as_str())).collect();
    assert_kept(&repository("testdata/codes.txt"), &codes);
}

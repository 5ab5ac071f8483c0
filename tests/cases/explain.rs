//! Every code has a page. Its example raises the code and nothing else, and the example after the fix raises nothing.

use std::collections::BTreeSet;

use gatewright::compile::{Options, OutputOptions, TwoConfigs, compile};
use gatewright::diag::{Code, Explanation, Severity, explanation};
use gatewright::source::SourceMap;
use libtest_mimic::Trial;

use crate::library::Found;
use crate::support::{Done, Folder, entries, gatewright, on_input, repository};
use crate::trial::trial;

/// The codes whose page has no example, each with the reason.
const WITHOUT_EXAMPLE: [(&str, &str); 5] = [
    ("outside-link", "the fault is a link"),
    ("chart-skipped", "the fault is a folder"),
    ("empty-input", "an example is not empty"),
    ("invalid-encoding", "an explanation is itself text, and the fault is bytes that are none"),
    ("document-too-large", "the example would be 64 MiB long"),
];

/// The codes whose fault always causes another finding, with the options that hide that one.
const OPTIONS: [(&str, &[&str], &str); 3] = [
    (
        "mirror-backend",
        &["--allow", "external-auth-ignored"],
        "a mirror is refused as such, so the example is an externalAuth, which is warned about",
    ),
    ("external-auth-protocol", &["--allow", "external-auth-ignored"], "an externalAuth is warned about, whatever its protocol"),
    ("root-domain-unknown", &["--allow", "hostname-no-domain"], "the note says why no Domain covers the hostname, which is a warning of its own"),
];

pub fn trials() -> Vec<Trial> {
    let of_code = |code: &'static Code| {
        let code = *code;
        let mut trials = vec![
            trial(format!("explain/{code}/page"), move || page_is_printed(code)),
            trial(format!("explain/{code}/text"), move || text_is_sentences(code)),
        ];
        if let Some((example, fixed)) = examples(code) {
            trials.push(trial(format!("explain/{code}/example"), move || example_raises_its_code_and_nothing_else(code, example)));
            trials.push(trial(format!("explain/{code}/fixed"), move || fixed_example_raises_nothing(code, fixed)));
        }
        trials
    };
    let mut trials: Vec<Trial> = Code::ALL.iter().flat_map(of_code).collect();
    trials.push(trial("explain/list", list));
    trials.push(trial("explain/every-exception-is-needed", every_exception_is_needed));
    trials
}

/// The example of a code, and the example after the fix.
fn examples(code: Code) -> Option<(&'static str, &'static str)> {
    let page = explanation(code);
    page.example.zip(page.fixed)
}

/// The codes that `check` reports for an example, without repeats, and the exit status.
fn findings(code: Code, input: &str) -> (BTreeSet<String>, Option<i32>) {
    if let Some((_, options, _)) = OPTIONS.iter().find(|(known, ..)| *known == code.as_str()) {
        return found(&on_input(&[&["check", "--format", "json", "-"], *options].concat(), input));
    }
    // this code is reported only when a folder is scanned
    if code == Code::TemplateSkipped {
        return found(&Folder::with("example.yaml", input).run(&["check", "--format", "json", "."]));
    }
    let sources = SourceMap::of_texts([("example.yaml", input)]);
    // and these only for output
    let is_about_output = matches!(code, Code::LeftOut | Code::ReadFromCluster);
    let options = Options { output: is_about_output.then(OutputOptions::default), two_configs: TwoConfigs::Report, ..Options::default() };
    let compilation = compile(&sources, &options).expect("there is one configuration at most");
    let found = Found::of(&compilation);
    (found.all().map(|diagnostic| diagnostic.code.to_string()).collect(), Some(found.code()))
}

fn found(done: &Done) -> (BTreeSet<String>, Option<i32>) {
    (done.codes().into_iter().collect(), done.code)
}

fn example_raises_its_code_and_nothing_else(code: Code, example: &str) {
    let want = if code == Code::InvalidConfig { 2 } else { i32::from(code.severity() == Severity::Error) };
    assert_eq!(findings(code, example), (BTreeSet::from([code.to_string()]), Some(want)));
}

fn fixed_example_raises_nothing(code: Code, fixed: &str) {
    assert_eq!(findings(code, fixed), (BTreeSet::new(), Some(0)));
}

/// A text without line breaks and indentation.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn page_is_printed(code: Code) {
    let done = gatewright(&["explain", code.as_str()]).run().ends(0);
    let Explanation { what, why, example, fix, fixed } = explanation(code);
    let mut want = format!("{code} ({}) {} Why: {}", code.severity().as_str(), words(what), words(why));
    want += &example.map(|yaml| format!(" Example: {}", words(yaml))).unwrap_or_default();
    want += &format!(" Fix: {}", words(fix));
    want += &fixed.map(|yaml| format!(" {}", words(yaml))).unwrap_or_default();
    assert_eq!(words(&done.out), want);
    assert!(example.is_none() || done.out.contains("\n    apiVersion:"), "examples are indented");
}

/// Whether a text starts with an uppercase letter, with code, or with the name of a program, which stays in lowercase.
fn starts_a_sentence(text: &str) -> bool {
    text.starts_with(|first: char| first.is_uppercase() || first == '`') || ["gatewright ", "kubectl "].iter().any(|name| text.starts_with(name))
}

fn text_is_sentences(code: Code) {
    assert!(code.summary().ends_with('.') && !code.summary().contains(". "), "the summary is one sentence");
    let Explanation { what, why, fix, .. } = explanation(code);
    assert!(what.len() + 1 + why.len() <= 1024, "code scanning cuts a longer description");
    for paragraph in [what, why, fix] {
        assert!(starts_a_sentence(paragraph), "{paragraph}");
        assert!(paragraph.ends_with('.'), "a paragraph ends with a period");
        assert!(paragraph.lines().all(|line| line.chars().count() <= 100), "lines of at most 100 characters");
    }
}

/// `explain` without an argument lists every code with its severity and its summary.
fn list() {
    let done = gatewright(&["explain"]).run().ends(0);
    let listed: Vec<String> = done.out.lines().map(words).collect();
    let all = Code::ALL.iter().map(|code| format!("{code} {} {}", code.severity().as_str(), code.summary()));
    assert_eq!(listed, all.collect::<Vec<_>>());
}

fn every_exception_is_needed() {
    let without: BTreeSet<&str> = Code::ALL.iter().filter(|code| examples(**code).is_none()).map(|code| code.as_str()).collect();
    assert_eq!(without, WITHOUT_EXAMPLE.iter().map(|(code, _)| *code).collect(), "the codes without an example");
    for (code, ..) in OPTIONS {
        assert!(Code::parse(code).is_some(), "{code} is a code");
    }
    assert_eq!(entries(&repository("src/diag/explain")).len(), Code::ALL.len(), "there is no explanation without a code");
}

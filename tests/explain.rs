//! Every code has a page. Its example raises the code and nothing else, and the example after the fix raises nothing.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use gatewright::diag::{Code, Explanation, explanation};
use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The codes whose explanation is text only, each with what keeps its fault out of an example.
const WITHOUT_EXAMPLE: [(&str, &str); 2] = [
    ("invalid-encoding", "an explanation is itself text, and the fault is bytes that are none"),
    ("document-too-large", "the example would be 64 MiB long"),
];

/// The codes whose fault always comes with another finding, with what keeps that one out of the report.
const OPTIONS: [(&str, &[&str], &str); 3] = [
    (
        "mirror-backend",
        &["--allow", "external-auth-ignored"],
        "a mirror is refused as such, so the example is an externalAuth, which is warned about",
    ),
    ("external-auth-protocol", &["--allow", "external-auth-ignored"], "an externalAuth is warned about, whatever its protocol"),
    ("root-domain-unknown", &["--allow", "hostname-no-domain"], "the note says why no Domain covers the hostname, which is a warning of its own"),
];

/// Runs the program with nothing of the environment that changes what it does.
fn gatewright(args: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gatewright"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GATEWRIGHT_")) {
        command.env_remove(name);
    }
    let command = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    child.stdin.take().expect("standard input is a pipe").write_all(input.as_bytes()).expect("the program reads its input");
    child.wait_with_output().expect("the program ends")
}

/// A folder with the example in a file: one code is reported in a scan only.
fn in_a_folder(input: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("gatewright-explain-{}-{count}", std::process::id()));
    fs::create_dir_all(&folder).expect("the folder can be made");
    fs::write(folder.join("example.yaml"), input).expect("the file can be written");
    folder
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the output is UTF-8")
}

/// Every code with its severity and its summary, as `explain` lists them.
fn codes() -> Vec<(String, String, String)> {
    let listed = gatewright(&["explain"], "");
    let line = |line: &str| {
        let mut words = line.splitn(2, char::is_whitespace);
        let code = words.next().expect("a line starts with a code").to_owned();
        let (severity, summary) = words.next().expect("a summary follows").trim_start().split_once(' ').expect("a severity comes first");
        (code, severity.to_owned(), summary.trim_start().to_owned())
    };
    text(&listed.stdout).lines().map(line).collect()
}

/// The example of a code, and the example after the fix.
fn examples(code: &str) -> Option<(&'static str, &'static str)> {
    let page = page(code);
    page.example.zip(page.fixed)
}

fn page(code: &str) -> Explanation {
    explanation(Code::parse(code).unwrap_or_else(|| panic!("{code} is a code")))
}

/// The codes of what `check` finds in an example, each once, and the exit status.
fn findings(code: &str, input: &str) -> (Vec<String>, Option<i32>) {
    let options = OPTIONS.iter().find(|(known, ..)| *known == code).map_or(&[][..], |(_, options, _)| options);
    let folder = (code == "template-skipped").then(|| in_a_folder(input));
    let path = folder.as_ref().map_or("-", |folder| folder.to_str().expect("the path is text"));
    // nobody reads the input where there is a folder
    let input = if folder.is_some() { "" } else { input };
    let done = gatewright(&[&["check", "--format", "json", path][..], options].concat(), input);
    if let Some(folder) = &folder {
        fs::remove_dir_all(folder).expect("the folder can be removed");
    }
    let report: Value = serde_json::from_slice(&done.stdout).unwrap_or_else(|error| panic!("{code}: {error}: {}", text(&done.stderr)));
    let found = report.as_array().expect("a report is an array").iter();
    let codes: BTreeSet<String> = found.map(|finding| finding["code"].as_str().expect("a finding has a code").to_owned()).collect();
    (codes.into_iter().collect(), done.status.code())
}

#[test]
fn examples_raise_their_code_and_nothing_else() {
    for (code, severity, _) in codes() {
        let Some((example, _)) = examples(&code) else { continue };
        let want = if code == "invalid-config" { 2 } else { i32::from(severity == "error") };
        assert_eq!(findings(&code, example), (vec![code.clone()], Some(want)), "the example of {code}");
    }
}

#[test]
fn fixed_examples_raise_nothing() {
    for (code, ..) in codes() {
        let Some((_, fixed)) = examples(&code) else { continue };
        assert_eq!(findings(&code, fixed), (vec![], Some(0)), "the fixed example of {code}");
    }
}

#[test]
fn explain_prints_every_page() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (code, severity, _) in codes() {
        let done = gatewright(&["explain", &code], "");
        let printed = text(&done.stdout);
        assert_eq!(done.status.code(), Some(0), "{code}");
        let Explanation { what, why, example, fix, fixed } = page(&code);
        let mut want = format!("{code} ({severity}) {} Why: {}", words(what), words(why));
        want += &example.map(|yaml| format!(" Example: {}", words(yaml))).unwrap_or_default();
        want += &format!(" Fix: {}", words(fix));
        want += &fixed.map(|yaml| format!(" {}", words(yaml))).unwrap_or_default();
        assert_eq!(words(printed), want, "{code}");
        assert!(example.is_none() || printed.contains("\n    apiVersion:"), "{code}: examples are indented");
    }
}

/// Code and the names of two programs are in lower case also at the start of a sentence.
fn starts_a_sentence(text: &str) -> bool {
    text.starts_with(|first: char| first.is_uppercase() || first == '`') || ["gatewright ", "kubectl "].iter().any(|name| text.starts_with(name))
}

#[test]
fn pages_and_summaries_are_sentences() {
    for (code, _, summary) in codes() {
        assert!(summary.ends_with('.') && !summary.contains(". "), "{code}: the summary is one sentence");
        let Explanation { what, why, fix, .. } = page(&code);
        assert!(what.len() + 1 + why.len() <= 1024, "{code}: code scanning cuts a longer description");
        for paragraph in [what, why, fix] {
            assert!(starts_a_sentence(paragraph), "{code}: {paragraph}");
            assert!(paragraph.ends_with('.'), "{code}: a paragraph ends with a full stop");
            assert!(paragraph.lines().all(|line| line.chars().count() <= 100), "{code}: lines of at most 100 characters");
        }
    }
}

#[test]
fn every_exception_is_needed() {
    let codes = codes();
    assert!(codes.len() > 70, "the list of codes is read whole");
    let without: Vec<String> = codes.iter().filter(|(code, ..)| examples(code).is_none()).map(|(code, ..)| code.clone()).collect();
    let mut listed: Vec<&str> = WITHOUT_EXAMPLE.iter().map(|(code, _)| *code).collect();
    listed.sort_by_key(|code| codes.iter().position(|(known, ..)| known == code));
    assert_eq!(without, listed, "the codes without an example");
    for (code, ..) in OPTIONS {
        assert!(codes.iter().any(|(known, ..)| known == code), "{code} is a code");
    }
    let files = fs::read_dir(Path::new(ROOT).join("src/diag/explain")).expect("the folder is there").count();
    assert_eq!(files, codes.len(), "there is no explanation without a code");
}

//! Every code is explained, its bad example raises it and nothing else, and its good example raises nothing.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

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

/// The parts of an explanation in the source tree: the text, and the examples.
struct Explanation {
    why: String,
    examples: Option<(String, String)>,
}

fn explanation(code: &str) -> Explanation {
    let path = Path::new(ROOT).join("src/diag/explain").join(format!("{code}.md"));
    let markdown = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let Some((why, rest)) = markdown.split_once("\n## Bad\n\n```yaml\n") else { return Explanation { why: markdown, examples: None } };
    let (bad, rest) = rest.split_once("```\n\n## Good\n\n```yaml\n").unwrap_or_else(|| panic!("{code}: the good example follows the bad one"));
    let (good, rest) = rest.split_once("```\n").unwrap_or_else(|| panic!("{code}: the good example ends"));
    assert_eq!(rest, "", "{code}: nothing follows the good example");
    Explanation { why: why.to_owned(), examples: Some((bad.to_owned(), good.to_owned())) }
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
fn bad_examples_raise_their_code_and_nothing_else() {
    for (code, severity, _) in codes() {
        let Some((bad, _)) = explanation(&code).examples else { continue };
        let want = if code == "invalid-config" { 2 } else { i32::from(severity == "error") };
        assert_eq!(findings(&code, &bad), (vec![code.clone()], Some(want)), "the bad example of {code}");
    }
}

#[test]
fn good_examples_raise_nothing() {
    for (code, ..) in codes() {
        let Some((_, good)) = explanation(&code).examples else { continue };
        assert_eq!(findings(&code, &good), (vec![], Some(0)), "the good example of {code}");
    }
}

#[test]
fn explain_tells_every_code() {
    for (code, severity, summary) in codes() {
        let done = gatewright(&["explain", &code], "");
        let told = text(&done.stdout);
        assert_eq!(done.status.code(), Some(0), "{code}");
        assert!(told.starts_with(&format!("{code} ({severity})\n\n{summary}\n\n")), "{code}: {told}");
        assert_eq!(told.contains("\nBad:\n"), explanation(&code).examples.is_some(), "{code}: the examples are shown");
    }
}

#[test]
fn explanations_are_sentences() {
    for (code, ..) in codes() {
        let Explanation { why, .. } = explanation(&code);
        let sentences = why.split_whitespace().filter(|word| word.ends_with('.')).count();
        assert!((2..=6).contains(&sentences), "{code}: {sentences} sentences");
        assert!(why.ends_with(".\n"), "{code}: the text ends with a full stop");
        assert!(why.lines().all(|line| line.chars().count() <= 100), "{code}: lines of at most 100 characters");
    }
}

#[test]
fn every_exception_is_needed() {
    let codes = codes();
    assert!(codes.len() > 70, "the list of codes is read whole");
    let without: Vec<String> = codes.iter().filter(|(code, ..)| explanation(code).examples.is_none()).map(|(code, ..)| code.clone()).collect();
    let mut listed: Vec<&str> = WITHOUT_EXAMPLE.iter().map(|(code, _)| *code).collect();
    listed.sort_by_key(|code| codes.iter().position(|(known, ..)| known == code));
    assert_eq!(without, listed, "the codes without an example");
    for (code, ..) in OPTIONS {
        assert!(codes.iter().any(|(known, ..)| known == code), "{code} is a code");
    }
    let files = fs::read_dir(Path::new(ROOT).join("src/diag/explain")).expect("the folder is there").count();
    assert_eq!(files, codes.len(), "there is no explanation without a code");
}

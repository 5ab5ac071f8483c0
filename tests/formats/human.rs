//! The human report, on terminals of every width.

use gatewright::diag::render::{Format, Report, Secrets, Terminal, render};
use gatewright::diag::{Code, Diagnostic};
use gatewright::source::{FileId, SourceMap, Span};

fn human(sources: &SourceMap, diagnostics: &[Diagnostic], width: usize) -> String {
    let diagnostics: Vec<&Diagnostic> = diagnostics.iter().collect();
    let secrets = Secrets::of(sources);
    render(
        Format::Human,
        Report { diagnostics: &diagnostics, sources, secrets: &secrets, resources: &[], terminal: Terminal { width, ..Terminal::PLAIN } },
    )
}

fn at(file: FileId, place: usize, message: &str) -> Diagnostic {
    Diagnostic::new(Code::InvalidFormat, Span::new(file, place, place + 3), message).help("write something else, or nothing at all, or both")
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let mut sources = SourceMap::default();
    let words = "one two three four five six seven eight nine ten ".repeat(20);
    let file = sources.add_text("shop.yaml", &format!("{words}\n{words}\n{words}\n"));
    for width in [40, 60, 80, 100, 120] {
        for place in [0, words.len() / 2, words.len() - 4].map(|place| words.len() + 1 + place) {
            let report = human(&sources, &[at(file, place, &words[..200]).at("spec.rules", gatewright::diag::FieldError::Invalid)], width);
            let widest = report.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(width), "{widest:?} columns of {width}\n{report}");
            assert!(report.contains("───"), "the place is marked\n{report}");
        }
    }
}

#[test]
fn a_huge_line_gives_a_small_report() {
    let mut sources = SourceMap::default();
    let line = format!("{{\"a\": \"https://user:hunter2@{}\"}}", "é".repeat(4_000_000));
    let file = sources.add_text("huge.json", &line);
    let diagnostics: Vec<Diagnostic> = (1..=200).map(|part| at(file, line.len() / 400 * 2 * part, "odd")).collect();
    let report = human(&sources, &diagnostics, 80);
    assert!(report.len() < 200 * 1000, "{} bytes", report.len());
    assert!(!report.contains("hunter2"));
}

#[test]
fn what_is_elsewhere_comes_before_the_help() {
    let mut sources = SourceMap::default();
    let here = sources.add_text("a.yaml", "one: 1\n");
    let there = sources.add_text("b.yaml", "two: 2\n");
    let report = human(&sources, &[at(here, 0, "said twice").also(Span::new(there, 0, 3), "first here", None)], 80);
    let want = "\
error[invalid-format]

  × said twice
   ╭─[a.yaml:1:1]
 1 │ one: 1
   · ───
   ╰────
  ☞ first here
   ╭─[b.yaml:1:1]
 1 │ two: 2
   · ───
   ╰────
  help: write something else, or nothing at all, or both

";
    assert_eq!(report, want);
}

#[test]
fn each_part_of_an_excerpt_says_where_it_is() {
    let mut sources = SourceMap::default();
    let file = sources.add_text("a.yaml", "one: 1\n\n\n\n\n\n\ntwo: 2\n");
    let report = human(&sources, &[at(file, 13, "said twice").also(Span::new(file, 0, 3), "first here", None)], 80);
    let headers: Vec<&str> = report.lines().filter_map(|line| line.trim_start().strip_prefix("╭─")).collect();
    assert_eq!(headers, ["[a.yaml:1:1]", "[a.yaml:8:1]"]);
    let joined = sources.add_text("b.yaml", "one: 1\ntwo: 2\n");
    let report = human(&sources, &[at(joined, 7, "said twice").also(Span::new(joined, 0, 3), "first here", None)], 80);
    assert!(report.contains("╭─[b.yaml:2:1]"), "what the message is about comes first\n{report}");
}

//! Rules about the documents of the repository: the tables, links, and forms in them that a program can check.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::MAY_USE;
use crate::support::{read, repository};

/// The files with an extension directly in a folder of the repository.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(repository(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.is_file() && path.extension().is_some_and(|found| found == ending)).collect()
}

/// The words in backticks in a piece of Markdown.
fn ticked(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_architecture_page_has_the_imports_that_are_allowed() {
    let page = read("docs/architecture.md");
    let (_, table) = page.split_once("| module | contains | may use |\n").expect("the page has the table of modules");
    let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
    let shown: BTreeMap<&str, Vec<&str>> = rows
        .map(|row| {
            let cells: Vec<&str> = row.split('|').collect();
            let mut used = ticked(cells[3]);
            used.sort_unstable();
            (ticked(cells[1])[0], used)
        })
        .collect();
    let checked: BTreeMap<&str, Vec<&str>> = MAY_USE
        .iter()
        .map(|(module, used)| {
            let mut used = used.to_vec();
            used.sort_unstable();
            (*module, used)
        })
        .collect();
    assert_eq!(shown, checked);
}

#[test]
fn links_lead_somewhere() {
    let mut dead = Vec::new();
    let documents = [".", "docs", ".github", "testdata", "testdata/golden"].iter().flat_map(|folder| files(folder, "md"));
    for document in documents {
        let text = fs::read_to_string(&document).expect("a document is text");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or(link);
            let is_elsewhere = link.contains("://") || target.is_empty();
            if !is_elsewhere && !document.parent().expect("a document is in a folder").join(target).exists() {
                dead.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

#[test]
fn the_changelog_has_its_form() {
    const SECTIONS: [&str; 6] = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
    let text = read("CHANGELOG.md");
    let releases: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(releases.first(), Some(&"[Unreleased]"), "the changes since the last release come first");
    for release in &releases[1..] {
        let parts: Option<(&str, &str)> = release.strip_prefix('[').and_then(|rest| rest.split_once("] - "));
        let (version, date) = parts.unwrap_or_else(|| panic!("a release is `## [1.2.3] - 2026-01-31`, not `{release}`"));
        assert_eq!(version.split('.').filter(|part| part.parse::<u32>().is_ok()).count(), 3, "{release}");
        assert_eq!(date.split('-').map(str::len).collect::<Vec<_>>(), [4, 2, 2], "{release}");
    }
    for section in text.lines().filter_map(|line| line.strip_prefix("### ")) {
        assert!(SECTIONS.contains(&section), "a section is one of {SECTIONS:?}, not {section}");
    }
    let (_, entries) = text.split_once("## [Unreleased]\n").expect("checked above");
    for line in entries.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert!(line.starts_with("- ") || line.starts_with("  "), "an entry is a list item: {line}");
    }
}

#[test]
fn the_files_of_github_are_yaml() {
    let forms = files(".github/ISSUE_TEMPLATE", "yaml");
    let workflows = files(".github/workflows", "yaml");
    assert!(forms.len() >= 2 && !workflows.is_empty(), "the folders are read");
    let parse = |path: &PathBuf| -> serde_yaml::Value {
        let text = fs::read_to_string(path).expect("a file is text");
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    for form in &forms {
        let parsed = parse(form);
        for key in ["name", "description", "body"] {
            assert!(parsed.get(key).is_some(), "{} has no `{key}`", form.display());
        }
    }
    for workflow in &workflows {
        let parsed = parse(workflow);
        assert!(parsed.get("jobs").is_some_and(serde_yaml::Value::is_mapping), "{} has no jobs", workflow.display());
    }
    assert!(read(".github/workflows/ci.yaml").contains("run: .ci/run\n"), "the workflow runs the gate");
}

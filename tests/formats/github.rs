//! GitHub's workflow commands.

use std::collections::BTreeMap;

use super::{HEAD, entries, report, sample, stdout, text};
use crate::support::Folder;

/// A workflow command as the runner parses it: name, properties, and text.
fn command(line: &str) -> (String, BTreeMap<String, String>, String) {
    let unescape = |text: &str| {
        let text = text.replace("%3A", ":").replace("%2C", ",");
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    };
    let (head, data) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")).expect("a command");
    let (name, properties) = head.split_once(' ').expect("properties");
    let properties = properties.split(',').map(|property| property.split_once('=').expect("a key and a value"));
    (name.to_owned(), properties.map(|(key, value)| (key.to_owned(), unescape(value))).collect(), unescape(data))
}

#[test]
fn github_gets_an_annotation_for_each_finding() {
    let commands = report("github");
    let commands: Vec<_> = commands.lines().map(command).collect();
    let entries = entries(&report("json"));
    assert_eq!(commands.len(), entries.len());
    for ((name, properties, data), entry) in commands.iter().zip(&entries) {
        let severity = text(&entry["severity"]);
        assert_eq!(name, if severity == "note" { "notice" } else { severity });
        assert_eq!(properties["file"], text(&entry["file"]));
        assert_eq!(properties["title"], format!("gatewright: {}", text(&entry["code"])));
        let mut lines = data.lines();
        assert_eq!(lines.next(), entry["message"].as_str());
        assert!(entry["help"].is_null() || lines.any(|line| Some(line) == entry["help"].as_str().map(|help| format!("help: {help}")).as_deref()));
        for (key, property) in [("line", "line"), ("column", "col"), ("endLine", "endLine"), ("endColumn", "endColumn")] {
            assert_eq!(properties[property], entry[key].to_string());
        }
    }
}

#[test]
fn github_gets_columns_only_within_a_line() {
    let input = format!("{HEAD}  rules: >\n    several\n    lines\n\n\n");
    let folder = Folder::with("a,b%.yaml", input);
    let report = stdout(folder.root(), &["--format", "github", "."], "");
    assert!(report.starts_with("::error file=a%2Cb%25.yaml,line=7,endLine=8,title="), "{report}");
}

#[test]
fn github_gets_no_place_in_standard_input() {
    let (name, properties, data) = command(&stdout(&sample(), &["--format", "github", "-"], &format!("{HEAD}  rules: 1\n")));
    assert_eq!((name.as_str(), properties.keys().map(String::as_str).collect::<Vec<_>>()), ("error", vec!["title"]));
    assert!(data.starts_with("<stdin>:6:10: "), "{data}");
}

#[test]
fn github_is_told_what_it_does_not_show() {
    let proxies =
        |count: usize| (0..count).map(|number| format!("{HEAD}  rules: []\n---\n").replace("shop", &format!("shop-{number}"))).collect::<String>();
    let ten = stdout(&sample(), &["--format", "github", "-"], &proxies(10));
    assert_eq!((ten.lines().count(), ten.contains("::notice")), (10, false));
    let twelve = stdout(&sample(), &["--format", "github", "-"], &proxies(12));
    assert_eq!(twelve.lines().count(), 13);
    assert_eq!(
        command(twelve.lines().next().expect("a line")).2,
        "GitHub shows only 10 annotations of each kind; see the log for 2 more errors",
        "it comes first, where it is shown itself"
    );
}

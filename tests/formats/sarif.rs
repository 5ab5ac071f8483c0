//! SARIF, compared with the schema of the standard and with the JSON report.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gatewright::diag::{Code, explanation};
use serde_json::Value;
use serde_sarif::sarif::{Location, Run, Sarif};

use super::{entries, report, sample};
use crate::support::{Folder, cargo, gatewright};

/// The schema of the standard, which is in the package of the crate that generated its types from it.
fn schema() -> Value {
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo knows the host");
    // for this host only, because packages for other hosts may never have been downloaded
    let metadata = cargo(&["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).expect("metadata is JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").expect("the crate is there");
    let manifest = Path::new(package["manifest_path"].as_str().expect("a path"));
    let text = fs::read_to_string(manifest.with_file_name("src").join("schema.json")).expect("the schema is there");
    // the pattern of a language has one `]` too many, which JavaScript accepts as a literal and others reject
    serde_json::from_str(&text.replace("{2}]?$", "{2}\\\\]?$")).expect("the schema is JSON")
}

/// The report on files with these contents.
fn report_on(files: &[(&str, &str)]) -> String {
    files.iter().fold(Folder::new(), |folder, (name, text)| folder.file(name, text)).run(&["check", "--format", "sarif", "."]).out
}

fn run(report: &str) -> Run {
    let log: Sarif = serde_json::from_str(report).expect("the report is SARIF");
    let [run] = log.runs.try_into().expect("one run");
    run
}

fn uri(location: &Location) -> String {
    let artifact = location.physical_location.as_ref().and_then(|place| place.artifact_location.as_ref());
    artifact.and_then(|artifact| artifact.uri.clone()).expect("a place")
}

const PROXY: &str = "apiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nmetadata:\n  name: shop\nspec:\n  rules: 1\n";

#[test]
fn every_report_holds_to_the_schema() {
    let validator = jsonschema::draft7::options().should_validate_formats(true).build(&schema()).expect("the schema is one");
    let linked = PROXY.replace("rules", "\"[a](http://b.c) {0} größe\"");
    for (name, report) in [
        ("sample", report("sarif")),
        ("clean", report_on(&[("ok.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: fine\n")])),
        ("odd", report_on(&[("a b/%41 é#?.yaml", PROXY), ("a:b.yaml", &linked), ("+[x].yml", "a: \u{1b}\n---\n]")])),
        (
            "empty",
            report_on(&[
                ("empty.yaml", "{"),
                ("list.yaml", "- 1"),
                ("end.yaml", "apiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nspec:"),
            ]),
        ),
        ("absolute", gatewright(&["check", "--format", "sarif", sample().join("shop.yaml").to_str().expect("the path is text")]).run().out),
    ] {
        let log: Value = serde_json::from_str(&report).expect("the report is JSON");
        let faults: Vec<String> = validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new(), "{name}");
        assert_eq!(log["runs"][0]["results"].as_array().map(Vec::is_empty), Some(name == "clean"), "{name}");
    }
}

#[test]
fn results_say_what_the_json_output_says() {
    let entries = entries(&report("json"));
    let run = run(&report("sarif"));
    let rules = run.tool.driver.rules.clone().expect("rules");
    let results = run.results.expect("results");
    assert_eq!(results.len(), entries.len());
    for (result, entry) in results.iter().zip(&entries) {
        let code = entry["code"].as_str().expect("a code");
        assert_eq!(result.rule_id.as_deref(), Some(code));
        let index = usize::try_from(result.rule_index.expect("an index")).expect("a place in the list");
        assert_eq!(rules[index].id, code);
        assert_eq!(serde_json::to_value(result.level).expect("a level"), entry["severity"]);
        let text = result.message.text.as_deref().expect("a message");
        assert!(text.starts_with(entry["message"].as_str().expect("a message")));
        assert!(entry["help"].is_null() || text.ends_with(entry["help"].as_str().expect("a help line")));
        let [location] = result.locations.as_deref().expect("a place") else { panic!("one place") };
        let region = location.physical_location.as_ref().and_then(|place| place.region.as_ref()).expect("a region");
        let numbers = [region.start_line, region.start_column, region.end_line, region.end_column];
        assert_eq!(numbers, ["line", "column", "endLine", "endColumn"].map(|key| entry[key].as_i64()));
        let names = location.logical_locations.iter().flatten().filter_map(|logical| logical.fully_qualified_name.as_deref());
        assert!(entry["field"].is_null() || names.clone().any(|name| entry["field"] == name));
        let related = result.related_locations.clone().unwrap_or_default();
        assert_eq!(related.len(), entry["related"].as_array().expect("a list").len());
        let ids: BTreeSet<Option<i64>> = related.iter().map(|location| location.id).collect();
        assert_eq!(ids.len(), related.len());
    }
}

/// The words of a text, without its line breaks and indentation.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn rules_are_those_that_occur_with_their_explanation() {
    let run = run(&report("sarif"));
    let used: BTreeSet<String> = run.results.iter().flatten().filter_map(|result| result.rule_id.clone()).collect();
    let rules = run.tool.driver.rules.expect("rules");
    assert_eq!(rules.iter().map(|rule| rule.id.clone()).collect::<BTreeSet<_>>(), used);
    assert_eq!(rules.len(), used.len());
    for rule in rules {
        let code = Code::parse(&rule.id).expect("a code");
        let help = rule.help.expect("help");
        assert_eq!(rule.short_description.expect("a description").text, code.summary());
        let page = explanation(code);
        let markdown = help.markdown.expect("Markdown");
        for text in [page.what, page.why, page.fix, page.example.unwrap_or_default(), page.fixed.unwrap_or_default()] {
            assert!(markdown.contains(text), "{code}");
            assert!(words(&help.text).contains(&words(text)), "{code}");
        }
        let full = rule.full_description.expect("a description").text;
        assert!(full.len() <= 1024, "code scanning cuts a longer one");
        assert_eq!(full, format!("{} {}", words(page.what), words(page.why)));
    }
}

#[test]
fn places_are_uri_references() {
    let run = run(&report("sarif"));
    let results = run.results.expect("results");
    let related = results.iter().flat_map(|result| result.related_locations.iter().flatten()).map(uri);
    assert_eq!(related.collect::<BTreeSet<_>>(), BTreeSet::from(["shop.yaml".to_owned()]));
    let uris: BTreeSet<String> = results.iter().flat_map(|result| result.locations.iter().flatten()).map(uri).collect();
    assert_eq!(uris, BTreeSet::from(["shop.yaml".to_owned(), "zwei%20w%C3%B6rter/blog.yaml".to_owned()]));
}

#[test]
fn fingerprints_stay_while_lines_move() {
    let fingerprints = |text: &str| {
        let results = run(&report_on(&[("a.yaml", text)])).results.expect("results");
        let all: Vec<String> =
            results.iter().map(|result| result.partial_fingerprints.clone().expect("a fingerprint")["primaryLocationLineHash"].clone()).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "no two findings have the same");
        all
    };
    let text = fs::read_to_string(sample().join("shop.yaml")).expect("the sample is there");
    let before = fingerprints(&text);
    assert!(before.len() > 5);
    assert_eq!(fingerprints(&format!("# moved\n\n{text}")), before);
    let twice = PROXY.replace("  rules: 1\n", "  hostnames: ['*.a.example', '*.a.example']\n  rules: []\n");
    assert!(fingerprints(&twice).len() > 2);
}

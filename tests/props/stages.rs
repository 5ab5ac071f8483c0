//! Properties of the stages, without a process for each case.

use std::collections::BTreeMap;

use gatewright::diag::Sink;
use gatewright::emit;
use gatewright::source::FileId;
use gatewright::yaml::{self, Limits};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any};
use proptest::prop_oneof;
use proptest::sample::select;
use serde_json::Value;

use super::generate::{Choices, valid_workspace};
use super::program::stream;
use super::yaml_text::Style;
use super::{decisions, for_all, invariants};

#[test]
fn any_bytes() {
    for_all(300, &vec(any::<u8>(), 0..200), |bytes| invariants::any_bytes(&bytes));
}

#[test]
fn valid_text_with_some_of_it_replaced() {
    let pieces =
        select(vec!["", " ", "\n", "\t", ":", "- ", "\"", "'", "[", "}", "&a ", "*a", "|\n", "---\n", "é", "\u{85}", "\r", "!!int ", "#", "? "]);
    let edits = vec((any::<u16>(), 0..4usize, pieces), 1..4);
    for_all(100, &(decisions(), any::<bool>(), edits), |(bytes, flow, edits)| {
        let mut text = stream(&valid_workspace(&mut Choices::new(&bytes)), Style { flow, ..Style::default() }).into_bytes();
        for (at, length, piece) in edits {
            let start = usize::from(at) % text.len();
            let end = (start + length).min(text.len());
            text.splice(start..end, piece.bytes());
        }
        invariants::any_bytes(&text);
    });
}

#[test]
fn mostly_valid_workspaces() {
    for_all(100, &decisions(), |bytes| invariants::http_proxy(&bytes));
}

#[test]
fn endpoints() {
    let scheme = select(vec!["https://", "http://", "HTTP://", "ftp://", "//", "", "https:"]);
    let user = select(vec!["", "", "", "@", "u@", "u:hunter2@"]);
    let host =
        prop_oneof!["[a-z]{1,3}(\\.[a-z0-9-]{1,3}){0,3}\\.?", "[0-9]{1,3}(\\.[0-9]{1,3}){3}", "\\[[0-9a-f:]{2,12}(%25[a-z])?\\]", "\\PC{0,4}",];
    let rest = prop_oneof![Just(String::new()), ":[0-9]{0,6}", "[/?#][a-z]{0,2}", "[ -~]{0,4}"];
    for_all(200, &(scheme, user, host, rest), |(scheme, user, host, rest)| {
        invariants::endpoint(format!("{scheme}{user}{host}{rest}").as_bytes());
    });
}

/// Strings that some YAML parser may read as another type.
fn tricky() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,8}",
        any::<String>(),
        "[-+]?[0-9_.:eExob]{1,6}",
        "[-?:,\\[\\]{}#&*!|>'\"%@` ]{1,4}[a-z]{0,2}",
        select(vec![
            "y",
            "Yes",
            "NO",
            "on",
            "Off",
            "TRUE",
            "~",
            "null",
            "<<",
            "=",
            ".inf",
            "-.INF",
            ".nan",
            "---",
            "...",
            "0x",
            "2025-08-11",
            "1e3",
            ""
        ])
        .prop_map(str::to_owned),
        "[a-z ]{0,3}[\\n\\t\\r ]{1,3}[a-z #:]{0,4}",
    ]
}

#[test]
fn every_string_reads_back_as_itself() {
    for_all(1500, &(tricky(), tricky()), |(key, value)| {
        let map = BTreeMap::from([(&key, vec![&value])]);
        let want = serde_json::to_value(&map).expect("the map becomes JSON");
        let mut text = Vec::new();
        emit::write_yaml(&map, &mut text).expect("the map becomes YAML");
        let text = String::from_utf8(text).expect("YAML is text");
        let foreign: Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
        assert_eq!(foreign, want, "read from\n{text}");
        let chunks = yaml::split(&text);
        let own = yaml::parse(FileId(0), &text, &chunks[0], Limits::DEFAULT, &mut Sink::default()).expect("it is YAML").expect("it is a map");
        assert_eq!((chunks.len(), serde_json::to_value(&own).expect("the tree becomes JSON")), (1, want), "read from\n{text}");
    });
}

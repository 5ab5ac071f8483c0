//! Holds `src/pattern` to what Go 1.26 and RE2 answered: `testdata/pattern/table.go` says how the table was made.

use std::fs;
use std::path::Path;

use gatewright::pattern::{HeaderValue, Pattern, RefusalReason};
use serde_json::Value;

use crate::support::repository;

/// The table, or the one that the variable `PATTERN_TABLE` names.
fn table() -> Vec<Value> {
    let usual = repository("testdata/pattern/table.jsonl");
    let path = std::env::var_os("PATTERN_TABLE").map_or(usual, Into::into);
    lines(&path)
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("the table is there");
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

/// The pattern of a line: a text, or texts and how often each is repeated.
fn pattern(line: &Value) -> String {
    match &line["pattern"] {
        Value::String(text) => text.clone(),
        parts => parts
            .as_array()
            .expect("a pattern is a text or a list")
            .iter()
            .map(|part| part[0].as_str().expect("a text").repeat(usize::try_from(part[1].as_u64().expect("a count")).expect("a small one")))
            .collect(),
    }
}

fn shown(line: &Value) -> String {
    line["pattern"].to_string()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits")).collect()
}

#[track_caller]
fn none(faults: &[String], what: &str) {
    assert!(faults.is_empty(), "{} {what}:\n{}", faults.len(), faults.iter().take(60).cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn go_compiles_what_we_compile_and_finds_the_same_wrong() {
    let mut faults = Vec::new();
    let lines = table();
    for line in &lines {
        let text = pattern(line);
        let ours = match Pattern::compile(&text) {
            Ok(_) => "",
            Err(fault) => {
                assert!(text.get(fault.span.clone()).is_some(), "{} has the span {:?}", shown(line), fault.span);
                fault.in_go()
            }
        };
        // Go looks at the size before it looks at nested counts
        if line["go"] != ours && !(line["go"] == "expression too large" && ours == "invalid repeat count") {
            faults.push(format!("{}: Go {}, we {ours:?}", shown(line), line["go"]));
        }
    }
    none(&faults, "verdicts of Go differ");
    assert!(std::env::var_os("PATTERN_TABLE").is_some() || lines.len() > 3000, "the table has many lines");
}

#[test]
fn re2_refuses_what_we_say_it_refuses() {
    let mut faults = Vec::new();
    for line in table().iter().filter(|line| line["go"] == "") {
        let ours = Pattern::compile(&pattern(line)).ok().and_then(|pattern| pattern.re2_refuses());
        let ours = match ours.map(|refusal| refusal.reason) {
            None => "",
            Some(RefusalReason::UnicodeClass(_)) => "invalid character class range",
            Some(RefusalReason::TooLarge) => "pattern too large",
        };
        if line["re2"] != ours {
            faults.push(format!("{}: RE2 {}, we {ours:?}", shown(line), line["re2"]));
        }
    }
    none(&faults, "verdicts of RE2 differ");
}

#[test]
fn texts_match_as_they_do_in_re2() {
    let mut faults = Vec::new();
    let mut count = 0;
    for line in table().iter().filter(|line| line["go"] == "" && line["re2"] == "") {
        let Ok(pattern) = Pattern::compile(&pattern(line)) else { continue };
        let texts = line["texts"].as_object().into_iter().flatten().map(|(text, answers)| (text.as_bytes().to_vec(), answers));
        let hex = line["hex"].as_object().into_iter().flatten().map(|(text, answers)| (bytes(text), answers));
        for (text, answers) in texts.chain(hex) {
            count += 1;
            let theirs = answers.as_str().expect("answers are letters").contains('r');
            if pattern.is_full_match(&text) != theirs {
                faults.push(format!("{} on {:?}: {theirs} by RE2", shown(line), String::from_utf8_lossy(&text)));
            }
        }
    }
    none(&faults, &format!("answers of {count} differ"));
    assert!(count > 5000, "the table has many texts");
}

#[test]
fn envoy_rejects_the_header_values_that_we_say_it_rejects() {
    let lines = lines(&repository("testdata/pattern/header_values.jsonl"));
    let mut faults = Vec::new();
    for line in &lines {
        let value = line["value"].as_str().expect("a value is a text");
        let ours = HeaderValue::parse(value);
        if let Err(fault) = &ours {
            assert!(value.get(fault.span.clone()).is_some(), "{value} has the span {:?}", fault.span);
        }
        if ours.is_ok() != (line["envoy"] == "") {
            faults.push(format!("{value}: Envoy {}, we {ours:?}", line["envoy"]));
        }
    }
    none(&faults, "verdicts of Envoy differ");
    assert!(lines.len() > 1000, "the table has many lines");
}

#[test]
fn commands_are_named_and_faults_are_placed() {
    let parsed = HeaderValue::parse("a %REQ(x):3%%% %START_TIME(%Y)%").expect("Envoy accepts it");
    assert_eq!(parsed.commands().collect::<Vec<_>>(), ["REQ", "START_TIME"]);
    assert_eq!(HeaderValue::parse("100%% of it"), Ok(HeaderValue::Escaped));
    assert_eq!(HeaderValue::parse("all of it"), Ok(HeaderValue::Plain));
    for (value, span, message) in [
        ("max-age=100%; x", 11..12, "a `%` that does not begin a command"),
        ("/a%2Fb", 2..3, "a `%` that does not begin a command"),
        ("%E2%9C%93", 0..4, "unknown command `E2`"),
        ("x %REQ% y", 2..7, "the command `REQ` requires an argument"),
        ("%PROTOCOL(x)%", 0..13, "the command `PROTOCOL` does not allow an argument or a length"),
        ("%START_TIME(%Y):3%", 0..18, "the command `START_TIME` does not allow a length"),
        ("%REQ(a b)%", 0..10, "invalid argument of the command `REQ`: expected a header name, or two with `?` between"),
    ] {
        let fault = HeaderValue::parse(value).expect_err("Envoy rejects it");
        assert_eq!((fault.span.clone(), fault.to_string().as_str()), (span, message), "{value}");
    }
}

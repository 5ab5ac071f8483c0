//! Which documents the fast parser supports. If it gives up, all results stay the same and only time is lost, so no other test would notice
//! if it gave up on every comment.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::diag::Sink;
use crate::source::FileId;
use crate::yaml::source::{Limits, Source};
use crate::yaml::{granit, split};

#[path = "../../../fuzz/yaml_text.rs"]
mod yaml_text;

use yaml_text::{Quotes, Style};

/// Whether the fast parser supports every document of a text; asserts that its trees are those of granit.
#[track_caller]
fn is_answered(text: &str) -> bool {
    split(text).into_iter().all(|chunk| {
        let source = Source { file: FileId(0), text: &text[chunk.body.clone()], base: chunk.body.start };
        let Ok(fast) = super::tree(&source, Limits::DEFAULT) else { return false };
        assert_eq!(Ok(fast), granit::tree(&source, Limits::DEFAULT, &mut Sink::default()), "{text:?}");
        true
    })
}

/// Every syntax that is common in manifests; each line is the only one that covers what it is here for.
const ANSWERED: &[&str] = &[
    "",
    "\n\n",
    "# a comment\n",
    "a: 1",
    "a: 1\n",
    "a: 1\r\nb: 2\r\n",
    "---\na: 1\n---\nb: 2\n",
    "--- # one\na: 1\n",
    // comments: after a value, a key, a dash, and the end of a list, and on their own lines at every indentation
    "a: 1 # after a plain value\n",
    "a: \"1\" # after a quoted value\n",
    "a: '1' # after a quoted value\n",
    "a: {} # after brackets\n",
    "a: [] # after brackets\n",
    "a: # after a key, nothing\n",
    "a: # after a key\n  b: 1\n",
    "a: # after a key\n- b\n",
    "a: | # after the start of a text\n  b\n",
    "- # after a dash\n  a\n",
    "- # after a dash, nothing\n- a\n",
    "- a # after an item\n- b: 1 # after an item's value\n",
    "# first\n\n# second\na: 1\n# last",
    "a:\n# at the margin\n  b: 1\n",
    "a:\n  # at its place\n  b: 1\n  # after it\n",
    "a:\n      # further in\n  b: 1\n",
    "- a\n# between items\n- b\n",
    "a: |\n  text\n# after a text\nb: 1\n",
    "a: 1 #\n",
    "a: 1 #x\n",
    "a: b#c\n",
    "a: 1 # with a\ttab, a : b and {\n",
    // blocks
    "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n",
    "a:\n- b\n- c\nd: 1\n",
    "a:\n  - b\n  - c\nd: 1\n",
    "- a: 1\n  b: 2\n- c: 3\n",
    "-   a: 1\n    b: 2\n",
    "-\n  a: 1\n",
    "- - a\n  - b\n- - c\n",
    "- a:\n  - b: 1\n    c: 2\n",
    "-\n-\n",
    "a:\nb:\n",
    "a: 1\n\n\nb: 2\n  \nc: 3\n",
    // keys
    "a : 1\n",
    "\"a\": 1\n",
    "'a': 1\n",
    "\"a\" : 1\n",
    "a.b/c-d_e: 1\n",
    "a b: 1\n",
    "-a: 1\n",
    "é: 1\n",
    "a:\n  \"b\": 1\n  'c': 2\n",
    "- \"a\": 1\n",
    // plain scalars
    "a: https://example.com:8080/a?b=c#d\n",
    "a: b:c\n",
    "a: -1\n",
    "a: -b\n",
    "a: 1.5e3\n",
    "a: yes\n",
    "a: ~\n",
    "a: null\n",
    "a: b c  d   \n",
    "a: b, c} d]\n",
    "a: it's \"so\" @ 50% !\n",
    "a: b - c\n",
    "just text\n",
    // quoted scalars
    "a: \"\"\n",
    "a: ''\n",
    "a: \"b: c # d\"\n",
    "a: 'it''s'\n",
    "a: \"\\\"\\\\\\b\\f\\n\\r\\t\"\n",
    "a: \"\\u00e9\\u20AC\"\n",
    "\"text\"\n",
    "a:\n  \"text on its own line\"\n",
    "a:\n  text on its own line\n",
    // brackets
    "a: {}\n",
    "a: { }\n",
    "a: []\n",
    "a: [ ]\n",
    "a: {b: 1, c: 2}\n",
    "a: { b: 1 , c: 2 }\n",
    "a: [1, b, \"c\", 'd', -5, https://e.f]\n",
    "a: [ 1,2 ]\n",
    "a: [{b: 1}, [c, [d]], {e: {f: []}}]\n",
    "a: {\"b\": 1, 'c': 2, \"d\":3}\n",
    "a: {b: 1, }\n",
    "a: [b, ]\n",
    "a: {b: 1,\n    c: 2,\n  }\n",
    "a: [b,\n  c\n]\n",
    "a: [\n  b, # one\n  # two\n  c # three\n]\n",
    "a: {\n  # one\n  b: 1\n}\nd: 2\n",
    "- {a: 1}\n- [b]\n",
    "a:\n  {b: 1}\n",
    "[a, b]\n",
    "{a: 1}\n",
    "{\"a\": \"b\", \"c\": [1, true, null], \"d\": {\"e\": 1.5}}",
    "{\n  \"a\": 1,\n  \"b\": []\n}\n",
    "{\"a\":1}{\"b\":2}\n{\"c\":3}",
    "{\"a\": \"\\/ \\ud83d\\ude00\"}",
    // block scalars
    "a: |\n  b\n  c\nd: 1\n",
    "a: |-\n  b\n",
    "a: |+\n  b\n\nc: 1\n",
    "a: >\n  b\n  c\n\n  d\n   e\n",
    "a: >-\n  b\n",
    "a: >+\n  b\n\n",
    "a: |\n\n  b\n\n\n    c\n  d\n\n",
    "a: |\n  b",
    "a: |\r\n  b\r\n  c\r\n",
    "a: |\n  # no comment\n  b: {\n",
    "a:\n- |\n  b\n- c\n",
    "- |\n  b\n- c\n",
    "- a: |\n    b\n  c: 1\n",
];

/// What is left to granit, since supporting it would take as much care as there.
const LEFT: &[&str] = &[
    "a: &b c\n",
    "a: *b\n",
    "a: !!str b\n",
    "<<: {a: 1}\n",
    "? a\n",
    "a: b\n  c\n",
    "a: \"b\n  c\"\n",
    "a:\t1\n",
    "a: \"\\x41\"\n",
    "a: \"\\/\"\n",
    "a: 1\na: 2\n",
    "a: {b: 1, b: 2}\n",
    "yes: 1\n",
    "1: 2\n",
    "a: .inf\n",
    "a: |2\n   b\n",
    "a: 1\n...\n",
    "%YAML 1.2\n",
    "a: @b\n",
    "a: 1\rb: 2\n",
    "a: [b: c]\n",
    "a: {b}\n",
    "a: b: c\n",
    "a: 1\n b: 2\n",
    "a:\n  b: 1\n c: 2\n",
    "{a: {b: 1}",
    "\"a\n",
];

#[test]
fn what_manifests_are_written_in_is_answered() {
    let given_up: Vec<&&str> = ANSWERED.iter().filter(|text| !is_answered(text)).collect();
    assert!(given_up.is_empty(), "{given_up:#?}");
}

#[test]
fn what_needs_a_whole_parser_is_left_to_it() {
    let answered: Vec<&&str> = LEFT.iter().filter(|text| is_answered(text)).collect();
    assert!(answered.is_empty(), "{answered:#?}");
}

/// Up to the limits of this parser, and no further.
#[test]
fn size_is_no_reason_to_give_up() {
    let keys = |count: usize| (0..count).map(|key| format!("key{key}: 1\n")).collect::<String>();
    let key = |length: usize| format!("{}: 1\n", "k".repeat(length));
    let flow = |depth: usize| format!("{}{}\n", "[".repeat(depth), "]".repeat(depth));
    let block = |depth: usize| (0..depth).map(|level| format!("{}a:\n", " ".repeat(level))).collect::<String>();
    let in_flow = |text: &str| format!("{{{}}}\n", text.trim_end().replace('\n', ", "));
    for text in [keys(15), keys(16), keys(17), keys(500), key(1023), flow(64), block(64)] {
        assert!(is_answered(&text), "{text}");
    }
    assert!(is_answered(&in_flow(&keys(17))));
    let repeated = |count: usize| keys(count) + "key3: 1\n";
    for text in [key(1025), flow(65), block(65), repeated(15), repeated(16), repeated(17), in_flow(&repeated(16))] {
        assert!(!is_answered(&text), "{text}");
    }
}

/// The objects of the golden collection, as tools write them: JSON on one line, JSON on many, and YAML.
#[test]
fn what_tools_write_is_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/golden");
    let mut objects = 0;
    for file in ["render.jsonl", "endpoints.jsonl", "status.jsonl"] {
        let text = fs::read_to_string(folder.join(file)).expect("the collection is there");
        for case in text.lines().map(|line| serde_json::from_str::<Value>(line).expect("a case is JSON")) {
            let lists = ["proxies", "domains", "gateways", "slices"].iter().filter_map(|list| case[*list].as_array()).flatten();
            for object in lists.chain(case.get("proxy")).chain(case["expect"]["objects"].as_array().into_iter().flatten()) {
                for text in forms(object) {
                    assert!(is_answered(&text), "{}", text.chars().take(4096).collect::<String>());
                }
                objects += 1;
            }
        }
    }
    assert!(objects > 300, "{objects} objects are too few to tell");
}

fn forms(object: &Value) -> Vec<String> {
    let quotes = [Quotes::Double, Quotes::Single, Quotes::Plain];
    let styles = [false, true].into_iter().flat_map(|flow| quotes.map(|quotes| Style { flow, quotes }));
    let mut forms: Vec<String> = styles.map(|style| yaml_text::document(object, style)).collect();
    forms.push(forms[0].replace('\n', "\r\n"));
    let json = yaml_text::json(object);
    forms.push(json);
    forms
}

/// What `build` and `status` print, which a later run may read again.
#[test]
fn what_is_printed_is_answered() {
    let mut printed = Vec::new();
    for area in ["build", "status"] {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata").join(area), &mut printed);
    }
    printed.retain(|path| ["stdout.yaml", "stdout.json", "status.yaml"].iter().any(|name| path.ends_with(name)));
    assert!(printed.len() > 50, "{} outputs are too few to tell", printed.len());
    for path in printed {
        let text = fs::read_to_string(&path).expect("the output can be read");
        assert!(is_answered(&text), "{}", path.display());
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

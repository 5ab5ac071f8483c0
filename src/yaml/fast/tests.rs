//! The contract: if the fast parser returns a tree, granit returns the same tree and reports nothing.

use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::diag::Sink;
use crate::source::FileId;
use crate::yaml::document::forbidden_character;
use crate::yaml::source::{Limits, Source};
use crate::yaml::{granit, split};

#[path = "../../../tests/support/random.rs"]
mod random;

/// Compares the two parsers on every document of a text. Returns the number of documents, and how many the fast parser supports.
#[track_caller]
fn agree(text: &str) -> (usize, usize) {
    let (mut all, mut taken) = (0, 0);
    for chunk in split(text) {
        let source = Source { file: FileId(0), text: &text[chunk.body.clone()], base: chunk.body.start };
        if forbidden_character(source.text).is_some() {
            continue;
        }
        all += 1;
        let Ok(fast) = super::tree(&source, Limits::DEFAULT) else { continue };
        taken += 1;
        let mut sink = Sink::default();
        let full = granit::tree(&source, Limits::DEFAULT, &mut sink);
        assert_eq!(Ok(fast), full, "the parsers disagree on {:?}: {:?}", source.text, sink.found());
        assert!(sink.found().is_empty(), "granit reports something about {:?}", source.text);
    }
    (all, taken)
}

fn yaml_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            yaml_files(&path, files);
        } else if path.extension().is_some_and(|ending| ["yaml", "md", "json", "jsonl"].iter().any(|known| ending == *known)) {
            files.push(path);
        }
    }
}

/// Every text in the repository that is or contains YAML: the test data, and the examples of the explanations.
fn corpus() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["testdata", "src/diag/explain"] {
        yaml_files(&root.join(folder), &mut files);
    }
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending {
            "md" => texts.extend(text.split("```").filter_map(|part| part.strip_prefix("yaml\n")).map(str::to_owned)),
            "jsonl" => texts.extend(text.lines().flat_map(strings_with_lines)),
            _ => texts.push(text),
        }
    }
    texts
}

/// The strings in a JSON value that look like documents.
fn strings_with_lines(line: &str) -> Vec<String> {
    fn walk(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) if text.contains('\n') => found.push(text.clone()),
            serde_json::Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
            serde_json::Value::Object(members) => members.values().for_each(|member| walk(member, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&serde_json::from_str(line).expect("a line of the file is JSON"), &mut found);
    found
}

/// A deterministic random number generator.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default() % limit.max(1)
    }
}

/// What mutations insert: bytes and words that are special in YAML.
const BITS: [&str; 56] = [
    " ", "  ", "\n", "\n\n", "\r\n", "\t", ":", ": ", "- ", "-", "? ", "# ", "#", " #x", "\"", "'", "''", "{", "}", "[", "]", ",", "&a ", "*a",
    "!!str ", "|", ">", "|-", ">+", "|2", "~", "null", "yes", "0x1F", "1e3", ".inf", "<<: ", "---", "...", "%", "@", "`", "\\", "\\n", "\\u00e9",
    "é", "日", "a", "a: 1", "\n- ", "\n  ", ": |\n", "{}", "[]", "{a: 1}", "\"a\": ",
];

/// What is changed: the texts that are not so long that one of them takes the time of a hundred.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| corpus().into_iter().filter(|text| text.len() <= 20_000).collect());

/// One small change at a character boundary.
fn mutate(text: &mut String, random: &mut Random) {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    match random.below(5) {
        0 if at < text.len() => {
            text.remove(at);
        }
        1 => {
            // copy a line elsewhere
            let line = text[at..].lines().next().unwrap_or_default().to_owned();
            let mut to = random.below(text.len() + 1);
            while !text.is_char_boundary(to) {
                to -= 1;
            }
            text.insert_str(to, &line);
        }
        2 => {
            // cut some text
            let length = random.below(12).min(text.len() - at);
            let mut end = at + length;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.replace_range(at..end.max(at), "");
        }
        _ => text.insert_str(at, BITS[random.below(BITS.len())]),
    }
}

#[test]
fn the_parsers_agree_on_the_test_data_and_the_fast_one_supports_nearly_all_of_it() {
    let (mut all, mut taken) = (0, 0);
    for text in corpus() {
        for text in [text.replace('\n', "\r\n"), text] {
            let (documents, fast) = agree(&text);
            all += documents;
            taken += fast;
        }
    }
    assert!(all > 200, "{all} documents are too few to tell");
    assert!(taken * 10 > all * 8, "the fast parser supports {taken} of {all} documents");
}

proptest! {
    #![proptest_config(random::config(4_000))]

    #[test]
    fn the_parsers_agree_on_changed_documents(seed in 1u64..) {
        let mut random = Random(seed);
        let mut text = TEXTS[random.below(TEXTS.len())].clone();
        for _ in 0..=random.below(4) {
            mutate(&mut text, &mut random);
            agree(&text);
        }
    }
}

proptest! {
    #![proptest_config(random::config(20_000))]

    #[test]
    fn the_parsers_agree_on_any_sequence_of_tokens(bits in prop::collection::vec(prop::sample::select(BITS.to_vec()), 0..24)) {
        agree(&bits.concat());
    }
}

//! The rules of `docs/wording.md` that a program can check: no message, help text, page, or comment has the phrases that it lists.

mod pattern;
mod prose;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use pattern::{Pattern, words};
use prose::Passage;

use crate::support::{files, read, repository};

/// Phrases that are not good American English or not plain, and what to write instead.
const PHRASES: &[(&str, &str)] = &[
    ("!there is|are|was|were|be no !longer|more|less|better|different|other", "is not a …, is not valid"),
    ("is|are|was|were wanted", "expected …, found …"),
    ("cannot|can|may|must|could|should stand !for", "is allowed here, is not allowed here"),
    ("stands|stood !for", "is, appears, comes"),
    ("there twice", "duplicate …, appears twice"),
    ("take|takes no|none|nothing", "does not allow, does not accept"),
    ("hold|holds no|none|nothing", "does not contain"),
    ("in silence", "silently"),
    ("without a word", "silently"),
    ("if need be", "optionally, if needed"),
    ("all the same", "anyway"),
    ("of ours", "our own, or name it"),
    ("none of our", "other"),
    ("mend|mends|mended|mending|cure|cures|cured", "fix"),
    ("let|lets go", "releases"),
    ("is|are|was|were|be told", "is reported"),
    ("speak|speaks of|for", "refers to, applies to"),
    ("of account", "does not matter"),
    ("by way of", "through"),
    ("made up", "invented, composed"),
    ("anew|whilst|amongst|misspelt|learnt|spelt", "again, while, among, misspelled, learned, spelled"),
    ("for ever", "forever"),
    ("full stop", "period"),
    // British spelling
    ("colour*|honour*|favour*|behaviour*|neighbour*|labour*|rumour*", "color, honor, favor, behavior, neighbor"),
    ("recognis*|normalis*|organis*|initialis*|serialis*|summaris*|minimis*|maximis*|canonicalis*|utilis*|authoris*|customis*", "-ize"),
    ("analys|analyse|analyses|analysed|catalogue*|centre*|licence*|defence*|artefact*|grey|judgement*", "American spelling"),
    ("labelled|modelled|cancelled|travelled|signalled|travelling|labelling|modelling|fulfil|fulfils", "American spelling"),
];

/// Phrases that are right where they are: the file, the phrase as written, and the reason.
const RIGHT: &[(&str, &str, &str)] = &[];

/// The files with text outside of the folders that are read whole.
const FILES: [&str; 10] = [
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    "testdata/README.md",
    "testdata/golden/README.md",
    "fuzz/generate.rs",
    "fuzz/invariants.rs",
    "fuzz/lib.rs",
    "fuzz/yaml_text.rs",
];

/// Prefixes of the files that list the phrases.
const LISTS: [&str; 2] = ["docs/wording.md", "tests/wording/"];

/// Every text of the repository that people read, with its path.
fn texts() -> Vec<(String, Vec<Passage>)> {
    let root = repository("");
    let paths = ["src", "benches", "tests", "docs", "fuzz/fuzz_targets", ".github"].into_iter().flat_map(|folder| files(&repository(folder)));
    let paths = paths.chain(FILES.map(repository));
    let texts = paths.filter_map(|path| {
        let name = path.strip_prefix(&root).expect("the file is in the repository").to_str().expect("the path is text").replace('\\', "/");
        if LISTS.iter().any(|prefix| name.starts_with(prefix)) {
            return None;
        }
        let passages = match name.rsplit_once('.')?.1 {
            "rs" => prose::rust(&read(&name)),
            "md" => prose::markdown(&read(&name)),
            _ => return None,
        };
        Some((name, passages))
    });
    texts.collect()
}

/// Every phrase that occurs: the file, the line, the text, and what to write instead. The files are read once.
fn found() -> &'static [(String, usize, String, &'static str)] {
    static FOUND: LazyLock<Vec<(String, usize, String, &str)>> = LazyLock::new(search);
    &FOUND
}

fn search() -> Vec<(String, usize, String, &'static str)> {
    let patterns: Vec<(Pattern, &str)> = PHRASES.iter().map(|(phrase, instead)| (Pattern::parse(phrase), *instead)).collect();
    let mut found = Vec::new();
    for (name, passages) in texts() {
        for Passage { line, text } in passages {
            let words = words(&text);
            for (pattern, instead) in &patterns {
                for at in pattern.find(&words) {
                    let words = &words[at];
                    let shown = text.lines().nth(words.line).unwrap_or("").trim();
                    found.push((name.clone(), line + words.line, shown.to_owned(), *instead));
                }
            }
        }
    }
    found
}

#[test]
fn texts_have_no_phrase_that_the_wording_page_forbids() {
    let faults: Vec<String> = found()
        .iter()
        .filter(|(name, _, text, _)| !RIGHT.iter().any(|(file, phrase, _)| name == file && text.contains(phrase)))
        .map(|(name, line, text, instead)| format!("{name}:{line}: {text}\n    instead: {instead}"))
        .collect();
    assert!(faults.is_empty(), "see docs/wording.md\n{}\n{} in all", faults.join("\n"), faults.len());
}

#[test]
fn every_exception_is_needed() {
    let found = found();
    for (file, phrase, reason) in RIGHT {
        assert!(!reason.is_empty(), "{file}: `{phrase}` has a reason");
        assert!(found.iter().any(|(name, _, text, _)| name == file && text.contains(phrase)), "{file} has no `{phrase}`");
    }
    let distinct: BTreeSet<&str> = PHRASES.iter().map(|(phrase, _)| *phrase).collect();
    assert_eq!(distinct.len(), PHRASES.len(), "no phrase is listed twice");
}

//! Building blocks of messages: lists, counts, suggestions, and safe text from the input.

use std::borrow::Cow;
use std::fmt::Display;

use super::mask;

/// `a`, `b`, or `c`: alternatives in backticks.
pub fn one_of<T: Display>(words: impl IntoIterator<Item = T>) -> String {
    joined(&ticked(words), "or")
}

/// `a`, `b`, and `c` in backticks.
pub fn all_of<T: Display>(words: impl IntoIterator<Item = T>) -> String {
    joined(&ticked(words), "and")
}

fn ticked<T: Display>(words: impl IntoIterator<Item = T>) -> Vec<String> {
    words.into_iter().map(|word| format!("`{word}`")).collect()
}

fn joined(words: &[String], conjunction: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} {conjunction} {two}"),
        [first @ .., last] => format!("{}, {conjunction} {last}", first.join(", ")),
    }
}

/// `1 error`, `2 errors`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// The candidate closest to a misspelled word, or else the only candidate that starts or ends with the word.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// A shorter word matches the start or end of too many candidates.
    const LEAST: usize = 4;
    let lower = word.to_lowercase();
    let candidates: Vec<(&str, String)> = candidates.into_iter().map(|candidate| (candidate, candidate.to_lowercase())).collect();
    let misspelled = candidates
        .iter()
        .map(|(candidate, folded)| (distance(&lower, folded), *candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len().min(word.len()) / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate);
    let extends = |folded: &str| lower.len() >= LEAST && (folded.starts_with(&lower) || folded.ends_with(&lower));
    let mut longer = candidates.iter().filter(|(_, folded)| extends(folded)).map(|(candidate, _)| *candidate);
    misspelled.or_else(|| longer.next().filter(|_| longer.next().is_none()))
}

/// The number of edits between two words (insert, delete, replace, or swap adjacent letters). Words are cut to 64 letters, since all names are shorter.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(64).collect();
    let b: Vec<char> = b.chars().take(64).collect();
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replace = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replace.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// Makes text from the input safe for a message: masks secrets, escapes control characters, and shortens long text in the middle.
pub fn shown(text: &str) -> String {
    const LIMIT: usize = 120;
    // first, because the cut could remove the `@` that marks a secret
    let text = &*mask(text);
    let count = text.chars().count();
    if count <= LIMIT {
        return escape(text).into_owned();
    }
    let head: String = text.chars().take(LIMIT / 2).collect();
    let tail: String = text.chars().skip(count - LIMIT / 4).collect();
    format!("{}…{}", escape(&head), escape(&tail))
}

/// Escapes characters that a terminal would interpret instead of printing.
pub fn escape(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unsafe(character) {
            safe.extend(character.escape_unicode());
        } else {
            safe.push(character);
        }
    }
    Cow::Owned(safe)
}

/// Whether a terminal would interpret this character, or hide or reorder the text around it.
pub fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed() {
        assert_eq!(one_of(["a"]), "`a`");
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b`, or `c`");
        assert_eq!(all_of(["a", "b"]), "`a` and `b`");
        assert_eq!(count(1, "error"), "1 error");
        assert_eq!(count(0, "error"), "0 errors");
    }

    #[test]
    fn close_words_are_suggested_and_others_are_not() {
        let fields = ["hostnames", "rules", "backends", "matches"];
        assert_eq!(nearest("Hostnames", fields), Some("hostnames"));
        assert_eq!(nearest("hostname", fields), Some("hostnames"));
        assert_eq!(nearest("backend", fields), Some("backends"));
        assert_eq!(nearest("macthes", fields), Some("matches"));
        assert_eq!(nearest("foo", fields), None);
        assert_eq!(nearest("redirect", ["requestMirror", "requestRedirect"]), Some("requestRedirect"));
        assert_eq!(nearest("ReplacePrefix", ["ReplaceFullPath", "ReplacePrefixMatch"]), Some("ReplacePrefixMatch"));
        assert_eq!(nearest("headerModifier", ["requestHeaderModifier", "responseHeaderModifier"]), None);
    }

    #[test]
    fn text_is_safe_for_terminals() {
        assert_eq!(escape("a\u{1b}[31m"), "a\\u{1b}[31m");
        assert_eq!(shown(&"x".repeat(200)).chars().count(), 91);
        let long = format!("https://user:{}@host/{}", "s".repeat(200), "p".repeat(200));
        assert_eq!(shown(&long), format!("https://user:redacted@host/{}…{}", "p".repeat(33), "p".repeat(30)));
    }
}

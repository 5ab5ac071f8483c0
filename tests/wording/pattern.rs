//! Phrases to look for. A pattern is a list of words: `is|are no` finds `is no` and `are no`, `colour*` finds `colour` and `coloured`. A `!` at
//! the first or last word is a condition on the word before or after: `!there is no` does not find `there is no`.

/// A phrase, parsed.
pub struct Pattern {
    not_after: Vec<&'static str>,
    words: Vec<Vec<&'static str>>,
    not_before: Vec<&'static str>,
}

impl Pattern {
    pub fn parse(text: &'static str) -> Self {
        let mut pattern = Self { not_after: Vec::new(), words: Vec::new(), not_before: Vec::new() };
        for word in text.split(' ') {
            match word.strip_prefix('!') {
                Some(not) if pattern.words.is_empty() => pattern.not_after.extend(not.split('|')),
                Some(not) => pattern.not_before.extend(not.split('|')),
                None => pattern.words.push(word.split('|').collect()),
            }
        }
        pattern
    }

    /// The places in a text, as lists of words, where the phrase occurs.
    pub fn find(&self, words: &[Word]) -> Vec<usize> {
        let count = self.words.len();
        let matches = |at: &usize| {
            let found = &words[*at..*at + count];
            let is_phrase = found.iter().zip(&self.words).all(|(word, wanted)| word.is_any(wanted));
            // punctuation within a phrase makes it another one
            let is_whole = found[1..].iter().all(|word| !word.starts_clause);
            let before = at.checked_sub(1).map(|before| &words[before]).filter(|_| !found[0].starts_clause);
            let after = words.get(at + count).filter(|after| !after.starts_clause);
            let is_allowed = before.is_some_and(|word| word.is_any(&self.not_after)) || after.is_some_and(|word| word.is_any(&self.not_before));
            is_phrase && is_whole && !is_allowed
        };
        (0..(words.len() + 1).saturating_sub(count)).filter(matches).collect()
    }
}

/// A word in a text.
#[derive(Debug)]
pub struct Word {
    /// In lower case.
    text: String,
    /// The line of the text, from 0.
    pub line: usize,
    /// Whether punctuation is before it.
    starts_clause: bool,
}

impl Word {
    fn is_any(&self, patterns: &[&str]) -> bool {
        patterns.iter().any(|pattern| match pattern.strip_suffix('*') {
            Some(stem) => self.text.starts_with(stem),
            None => self.text == *pattern,
        })
    }
}

/// The words of a text.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut starts_clause = true;
    for (line, text) in text.lines().enumerate() {
        for part in text.split_inclusive(|c: char| !is_letter(c)) {
            let word = part.trim_end_matches(|c: char| !is_letter(c));
            if !word.is_empty() {
                words.push(Word { text: word.to_lowercase(), line, starts_clause });
                starts_clause = false;
            }
            starts_clause |= part[word.len()..].contains(|c: char| !c.is_whitespace());
        }
    }
    words
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '\'' || c == '_' || c == '-'
}

#[test]
fn patterns_find_phrases() {
    for (pattern, text, found) in [
        ("is|are no", "`x` is no name", true),
        ("is|are no", "They\nARE no names", true),
        ("is|are no", "is: no", false),
        ("is|are no", "this now", false),
        ("is no !longer|more", "it is no longer there", false),
        ("is no !longer|more", "it is no, longer", true),
        ("!there is no", "There is no file", false),
        ("!there is no", "is there, is no file", true),
        ("!there is no", "is no", true),
        ("colour*", "coloured", true),
        ("colour*", "discolour", false),
        ("in silence", "in silence", true),
        ("in silence", "silence", false),
    ] {
        assert_eq!(!Pattern::parse(pattern).find(&words(text)).is_empty(), found, "`{pattern}` in `{text}`");
    }
}

//! The lines of a file that a diagnostic shows: secrets masked, what a terminal would obey escaped, long lines cut around what matters.

use crate::diag::{masked_cuts, prose};
use crate::source::{SourceFile, Span};

/// How many characters of a long line are shown on each side of what matters.
const SIDE: usize = 60;
/// Lines up to this length are shown whole.
const WHOLE: usize = 2 * SIDE + 40;

/// Some lines of a file, ready to be shown.
pub(super) struct Window {
    /// The text.
    pub(super) text: String,
    /// The number of its first line in the file, from 1.
    pub(super) first_line: usize,
    /// The spans in the text, in the order in which they were asked for: start and length.
    pub(super) spans: Vec<(usize, usize)>,
}

impl Window {
    /// The lines around the spans, all of one file. Of a span over several lines only the first is marked.
    pub(super) fn around(file: &SourceFile, spans: &[Span]) -> Self {
        let lines: Vec<usize> = spans.iter().map(|span| file.position(span.start).line).collect();
        let first_line = lines.iter().min().map_or(1, |line| line.saturating_sub(1).max(1));
        let last_line = lines.iter().max().map_or(1, |line| (line + 1).min(file.line_count()));
        let mut window = Self { text: String::new(), first_line, spans: vec![(0, 0); spans.len()] };
        for line in first_line..=last_line {
            let range = file.line_range(line);
            let inside: Vec<(usize, std::ops::Range<usize>)> = spans
                .iter()
                .enumerate()
                .filter(|(at, _)| lines[*at] == line)
                .map(|(at, span)| {
                    let start = (span.start as usize).clamp(range.start, range.end) - range.start;
                    let end = (span.end as usize).clamp(range.start, range.end) - range.start;
                    (at, start..end.max(start))
                })
                .collect();
            window.line(&file.text[range], &inside);
            window.text.push('\n');
        }
        window
    }

    /// Appends one line and notes where the spans come to stand.
    fn line(&mut self, line: &str, spans: &[(usize, std::ops::Range<usize>)]) {
        let (from, to) = cut(line, spans);
        let secrets = masked_cuts(line);
        let mut places: Vec<(usize, usize)> = Vec::new();
        if from > 0 {
            self.text.push('…');
        }
        let mut at = from;
        while at < to {
            places.push((at, self.text.len()));
            if let Some(secret) = secrets.iter().find(|secret| secret.contains(&at)) {
                self.text.push_str("redacted");
                at = secret.end;
                continue;
            }
            let Some(character) = line[at..].chars().next() else { break };
            if character != '\t' && prose::is_unsafe(character) {
                self.text.extend(character.escape_unicode());
            } else {
                self.text.push(character);
            }
            at += character.len_utf8();
        }
        places.push((at, self.text.len()));
        if to < line.len() {
            self.text.push('…');
        }
        let shown = |offset: usize| places.iter().rev().find(|(source, _)| *source <= offset).or(places.first()).map_or(0, |(_, shown)| *shown);
        for (index, range) in spans {
            let start = shown(range.start);
            let end = places.iter().find(|(source, _)| *source >= range.end).or(places.last()).map_or(start, |(_, shown)| *shown);
            self.spans[*index] = (start, end.saturating_sub(start));
        }
    }
}

/// Which bytes of a line are shown.
fn cut(line: &str, spans: &[(usize, std::ops::Range<usize>)]) -> (usize, usize) {
    if line.len() <= WHOLE {
        return (0, line.len());
    }
    let start = spans.iter().map(|(_, range)| range.start).min().unwrap_or(0);
    let end = spans.iter().map(|(_, range)| range.end).max().unwrap_or(start).min(start + 2 * SIDE);
    let mut from = start.saturating_sub(SIDE);
    let mut to = (end + SIDE).min(line.len());
    while !line.is_char_boundary(from) {
        from -= 1;
    }
    while !line.is_char_boundary(to) {
        to += 1;
    }
    (from, to)
}

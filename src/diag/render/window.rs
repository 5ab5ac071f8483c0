//! The lines of a file that a diagnostic shows: secrets masked, what a terminal would obey escaped, long lines cut around what matters.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::diag::{masked_cuts, prose};
use crate::source::{FileId, SourceFile, SourceMap, Span};

/// However narrow the terminal is, this many characters of a line are shown.
const LEAST: usize = 24;

/// Where the secrets of each file stand. A line may have 50 MB and a thousand faults, so every file is searched once.
#[derive(Debug)]
pub struct Secrets {
    of: BTreeMap<FileId, OnceLock<Vec<Range<usize>>>>,
}

impl Secrets {
    /// The secrets of these files, which nobody has searched for yet.
    pub fn of(sources: &SourceMap) -> Self {
        Self { of: sources.files().map(|(id, _)| (id, OnceLock::new())).collect() }
    }

    fn in_file(&self, id: FileId, file: &SourceFile) -> &[Range<usize>] {
        self.of.get(&id).map_or(&[], |found| found.get_or_init(|| masked_cuts(&file.text)))
    }
}

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
    /// The lines around the spans, all of one file, in so many columns. Of a span over several lines only the first is marked.
    pub(super) fn around(file: &SourceFile, spans: &[Span], width: usize, secrets: &Secrets) -> Self {
        let secrets = spans.first().map_or(&[][..], |span| secrets.in_file(span.file, file));
        let lines: Vec<usize> = spans.iter().map(|span| file.position(span.start).line).collect();
        let first_line = lines.iter().min().map_or(1, |line| line.saturating_sub(1).max(1));
        let last = lines.iter().max().copied().unwrap_or(1);
        // after a last line break there is no line to be shown
        let ends_here = last + 1 >= file.line_count() && file.line_range(last + 1).is_empty();
        // the line number stands before the text, as ` 12 │ `
        let room = width.saturating_sub(last.to_string().len() + 4).max(LEAST);
        let mut window = Self { text: String::new(), first_line, spans: vec![(0, 0); spans.len()] };
        for line in first_line..=if ends_here { last } else { last + 1 } {
            let range = file.line_range(line);
            let clamp = |offset: u32| {
                let offset = (offset as usize).clamp(range.start, range.end);
                (range.start..=offset).rev().find(|at| file.text.is_char_boundary(*at)).unwrap_or(range.start)
            };
            let marked = spans.iter().enumerate().filter(|(index, _)| lines[*index] == line);
            let marked: Vec<(usize, Range<usize>)> =
                marked.map(|(index, span)| (index, clamp(span.start)..clamp(span.end).max(clamp(span.start)))).collect();
            let shown = cut(&file.text, &range, &marked, room);
            let from = secrets.partition_point(|secret| secret.end <= shown.start);
            let to = secrets.partition_point(|secret| secret.start < shown.end);
            window.line(&file.text, &range, &shown, &marked, secrets.get(from..to).unwrap_or_default());
            window.text.push('\n');
        }
        window
    }

    /// Appends the part of a line that is to be shown, and notes where the spans come to stand.
    fn line(&mut self, text: &str, line: &Range<usize>, part: &Range<usize>, marked: &[(usize, Range<usize>)], secrets: &[Range<usize>]) {
        if part == line && secrets.is_empty() && text[line.clone()].bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            // nearly every line: it is shown as it stands
            let shown_from = self.text.len();
            self.text.push_str(&text[line.clone()]);
            for (index, range) in marked {
                self.spans[*index] = (shown_from + range.start - line.start, range.len());
            }
            return;
        }
        let mut places: Vec<(usize, usize)> = Vec::new();
        if part.start > line.start {
            self.text.push('…');
        }
        let mut at = part.start;
        let mut secrets = secrets.iter().peekable();
        while at < part.end {
            places.push((at, self.text.len()));
            if let Some(secret) = secrets.next_if(|secret| secret.start <= at) {
                self.text.push_str("redacted");
                at = secret.end;
                continue;
            }
            let Some(character) = text[at..].chars().next() else { break };
            if character != '\t' && prose::is_unsafe(character) {
                self.text.extend(character.escape_unicode());
            } else {
                self.text.push(character);
            }
            at += character.len_utf8();
        }
        places.push((at, self.text.len()));
        if at < line.end {
            self.text.push('…');
        }
        for (index, range) in marked {
            let start = places.iter().rev().find(|(source, _)| *source <= range.start).or(places.first()).map_or(0, |(_, shown)| *shown);
            let end = places.iter().find(|(source, _)| *source >= range.end).or(places.last()).map_or(start, |(_, shown)| *shown);
            self.spans[*index] = (start, end.saturating_sub(start));
        }
    }
}

/// Which bytes of a line are shown: all where there is room, else what is marked with as much as fits on both sides.
fn cut(text: &str, line: &Range<usize>, marked: &[(usize, Range<usize>)], room: usize) -> Range<usize> {
    let after = |from: usize, count: usize| from + text[from..line.end].char_indices().nth(count).map_or(line.end - from, |(at, _)| at);
    let before = |to: usize, count: usize| {
        if count == 0 { to } else { text[line.start..to].char_indices().rev().nth(count - 1).map_or(line.start, |(at, _)| line.start + at) }
    };
    if after(line.start, room) == line.end {
        return line.clone();
    }
    // two for the dots
    let room = room - 2;
    let start = marked.iter().map(|(_, range)| range.start).min().unwrap_or(line.start);
    let end = marked.iter().map(|(_, range)| range.end).max().unwrap_or(start).min(after(start, room));
    let spare = room - text[start..end].chars().count();
    let left = before(start, spare / 2);
    let right = after(end, spare - text[left..start].chars().count());
    // what one side does not need is for the other
    before(start, spare - text[end..right].chars().count())..right
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that are shown of a text, and what is marked in them, where `wanted` stands.
    #[track_caller]
    fn case(text: &str, wanted: &str, width: usize, shown: &str, marked: &str) {
        let mut sources = SourceMap::default();
        let file = sources.add_text("a.yaml", text);
        let start = text.find(wanted).expect("the text is there");
        let window = Window::around(sources.file(file), &[Span::new(file, start, start + wanted.len())], width, &Secrets::of(&sources));
        let (start, length) = window.spans[0];
        assert_eq!(window.text, shown);
        assert_eq!(&window.text[start..start + length], marked);
    }

    #[test]
    fn a_line_comes_with_its_neighbours() {
        case("a: 1\nb: 2\nc: 3\nd: 4\n", "2", 80, "a: 1\nb: 2\nc: 3\n", "2");
        case("a: 1\nb: 2\n", "2", 80, "a: 1\nb: 2\n", "2");
        case("a: 1\r\nb: 2\r\n\r\n", "1", 80, "a: 1\nb: 2\n", "1");
    }

    #[test]
    fn only_the_first_line_of_a_long_span_is_marked() {
        case("a:\n- 1\n- 2\n- 3\n", "- 1\n- 2\n- 3", 80, "a:\n- 1\n- 2\n", "- 1");
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let line = format!("{}X{}", "é".repeat(100), "ü".repeat(100));
        case(&line, "X", 29, "…ééééééééééXüüüüüüüüüüü…\n", "X");
        case(&format!("X{line}"), "X", 29, &format!("X{}…\n", "é".repeat(21)), "X");
        case(&line, &line[50..], 29, &format!("…{}…\n", "é".repeat(22)), &"é".repeat(22));
        case(&line, "Xü", 29, "…ééééééééééXüüüüüüüüüüü…\n", "Xü");
    }

    #[test]
    fn secrets_are_masked_wherever_the_cut_falls() {
        let line = format!("url: https://user:{}@host/{}", "s".repeat(300), "p".repeat(300));
        case(&line, "@host", 29, &format!("…redacted@host/{}…\n", "p".repeat(8)), "@host");
        case(&line, &line[100..110], 29, "…/user:redacted…\n", "redacted");
    }

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        case("a: \u{1b}[31m\u{202e}b", "[31m", 80, "a: \\u{1b}[31m\\u{202e}b\n", "[31m");
    }
}

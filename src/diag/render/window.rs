//! Excerpts of files: masks secrets, escapes control characters, and cuts long lines around the marked text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::private;
use crate::diag::{masked_cuts, prose};
use crate::source::{FileId, SourceFile, SourceMap, Span};

/// At least this many characters of a line are shown, however narrow the terminal is.
const LEAST: usize = 24;

/// The secrets of each file. Each file is searched only once, because a line of 50 MB may have a thousand diagnostics.
#[derive(Debug)]
pub struct Secrets {
    of: BTreeMap<FileId, OnceLock<Vec<Range<usize>>>>,
}

impl Secrets {
    /// The secrets of these files. A file is searched when its first excerpt is rendered.
    pub fn of(sources: &SourceMap) -> Self {
        Self { of: sources.files().map(|(id, _)| (id, OnceLock::new())).collect() }
    }

    fn in_file(&self, id: FileId, file: &SourceFile) -> &[Range<usize>] {
        self.of.get(&id).map_or(&[], |found| found.get_or_init(|| secrets(&file.text)))
    }
}

/// The secrets in a text, in order: whole documents, and URLs and the like in all others.
fn secrets(text: &str) -> Vec<Range<usize>> {
    let private = private::documents(text);
    let mut all = masked_cuts(text);
    if !private.is_empty() {
        all.retain(|cut| {
            let next = private.partition_point(|document| document.end <= cut.start);
            private.get(next).is_none_or(|document| cut.end <= document.start)
        });
        all.extend(private);
        all.sort_by_key(|range| range.start);
    }
    all
}

/// Lines of a file, ready to be printed.
pub(super) struct Window {
    /// The text.
    pub(super) text: String,
    /// The line number of the first line, from 1.
    pub(super) first_line: usize,
    /// The start and length of each requested span in the text.
    pub(super) spans: Vec<(usize, usize)>,
}

impl Window {
    /// The lines around spans of one file, cut to a number of columns. Only the first line of a span is marked.
    pub(super) fn around(file: &SourceFile, spans: &[Span], width: usize, secrets: &Secrets) -> Self {
        let secrets = spans.first().map_or(&[][..], |span| secrets.in_file(span.file, file));
        let lines: Vec<usize> = spans.iter().map(|span| file.position(span.start).line).collect();
        let first_line = lines.iter().min().map_or(1, |line| line.saturating_sub(1).max(1));
        let last = lines.iter().max().copied().unwrap_or(1);
        // there is no line after the last line break
        let ends_here = last + 1 >= file.line_count() && file.line_range(last + 1).is_empty();
        // the line number comes before the text: ` 12 │ `
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

    /// Appends a part of a line, and records the spans in it.
    fn line(&mut self, text: &str, line: &Range<usize>, part: &Range<usize>, marked: &[(usize, Range<usize>)], secrets: &[Range<usize>]) {
        if part == line && secrets.is_empty() && text[line.clone()].bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            // the fast path, for nearly every line
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

/// The part of a line to show: all of it if it fits, or else the marked text and as much on both sides as fits.
fn cut(text: &str, line: &Range<usize>, marked: &[(usize, Range<usize>)], room: usize) -> Range<usize> {
    let after = |from: usize, count: usize| from + text[from..line.end].char_indices().nth(count).map_or(line.end - from, |(at, _)| at);
    let before = |to: usize, count: usize| {
        if count == 0 { to } else { text[line.start..to].char_indices().rev().nth(count - 1).map_or(line.start, |(at, _)| line.start + at) }
    };
    if after(line.start, room) == line.end {
        return line.clone();
    }
    // the dots need two columns
    let room = room - 2;
    let start = marked.iter().map(|(_, range)| range.start).min().unwrap_or(line.start);
    let end = marked.iter().map(|(_, range)| range.end).max().unwrap_or(start).min(after(start, room));
    let spare = room - text[start..end].chars().count();
    let left = before(start, spare / 2);
    let right = after(end, spare - text[left..start].chars().count());
    // unused room on one side goes to the other
    before(start, spare - text[end..right].chars().count())..right
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the excerpt around `wanted` in a text, and the marked text in it.
    #[track_caller]
    fn case(text: &str, wanted: &str, width: usize, shown: &str, marked: &str) {
        let mut sources = SourceMap::default();
        let file = sources.add_text("a.yaml", text);
        let start = text.find(wanted).expect("the text contains it");
        let window = Window::around(sources.file(file), &[Span::new(file, start, start + wanted.len())], width, &Secrets::of(&sources));
        let (start, length) = window.spans[0];
        assert_eq!(window.text, shown);
        assert_eq!(&window.text[start..start + length], marked);
    }

    #[test]
    fn a_line_is_shown_with_the_lines_around_it() {
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
    fn control_characters_are_escaped() {
        case("a: \u{1b}[31m\u{202e}b", "[31m", 80, "a: \\u{1b}[31m\\u{202e}b\n", "[31m");
    }
}

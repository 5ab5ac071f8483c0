//! Splits a stream into documents before parsing any of them.
//!
//! kubectl splits at every line that starts with `---`, regardless of the context, and a `---` at the start of a line cannot be part of a YAML
//! scalar. So documents are independent: each is parsed alone, in any order, and a fault in one hides none in another.

use std::ops::Range;

use memchr::memmem::Finder;

/// One document of a stream.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chunk {
    /// The text without the marker line.
    pub body: Range<usize>,
    /// Text on the marker line that is not allowed: kubectl only accepts a comment there.
    pub marker_fault: Option<Range<usize>>,
}

/// Splits a text into its documents, in order. Text before the first marker is a document too.
pub fn split(text: &str) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut chunk = Chunk { body: 0..0, marker_fault: None };
    let mut from = 0;
    let markers = Finder::new("\n---");
    while let Some(marker) = next_marker(text, from, &markers) {
        chunk.body.end = marker;
        push(text, chunk, &mut chunks);
        let line_end = text[marker..].find('\n').map_or(text.len(), |length| marker + length + 1);
        let rest = marker + 3..line_end;
        let content = text[rest.clone()].trim();
        let fault = (!content.is_empty() && !content.starts_with('#')).then(|| {
            let start = rest.start + text[rest].len() - text[marker + 3..line_end].trim_start().len();
            start..start + content.len()
        });
        chunk = Chunk { body: line_end..line_end, marker_fault: fault };
        from = line_end;
    }
    chunk.body.end = text.len();
    push(text, chunk, &mut chunks);
    chunks
}

/// The start of the next line that begins with `---`.
fn next_marker(text: &str, from: usize, markers: &Finder<'_>) -> Option<usize> {
    if text[from..].starts_with("---") {
        return Some(from);
    }
    markers.find(&text.as_bytes()[from..]).map(|found| from + found + 1)
}

/// Adds a chunk, or several: JSON objects that follow each other without a marker become one chunk each.
fn push(text: &str, chunk: Chunk, chunks: &mut Vec<Chunk>) {
    let Chunk { mut body, mut marker_fault } = chunk;
    while let Some(end) = first_json_value(&text[body.clone()]) {
        let next = body.start + end;
        chunks.push(Chunk { body: body.start..next, marker_fault: marker_fault.take() });
        body.start = next;
    }
    chunks.push(Chunk { body, marker_fault });
}

/// The end of the first JSON object, if another one follows it.
fn first_json_value(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    if !text[start..].starts_with('{') {
        return None;
    }
    let end = start + json_end(&text.as_bytes()[start..])?;
    text[end..].trim_start().starts_with('{').then_some(end)
}

/// The length of the JSON value at the start of the text.
fn json_end(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut quoted, mut at) = (0usize, false, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quoted => at += 1,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn bodies(text: &str, want: &[&str]) {
        let got: Vec<_> = split(text).into_iter().map(|chunk| &text[chunk.body]).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn documents_are_cut_at_markers() {
        bodies("a: 1\n", &["a: 1\n"]);
        bodies("---\na: 1\n--- # two\nb: 1", &["", "a: 1\n", "b: 1"]);
        bodies("a: |\n  ---\n---\r\nb: 1", &["a: |\n  ---\n", "b: 1"]);
        bodies("---\n---", &["", "", ""]);
        bodies("", &[""]);
    }

    #[test]
    fn json_values_are_cut_apart() {
        bodies("{\"a\": \"}\\\"\"}\n{\"b\": [1]} ", &["{\"a\": \"}\\\"\"}", "\n{\"b\": [1]} "]);
        bodies("{a: 1}\nb: 2", &["{a: 1}\nb: 2"]);
        bodies("{}{}{}", &["{}", "{}", "{}"]);
    }

    #[test]
    fn nothing_but_a_comment_may_follow_a_marker() {
        let text = "---  {a: 1} \n---x\n---\t# fine\n";
        let faults: Vec<_> = split(text).into_iter().filter_map(|chunk| chunk.marker_fault).map(|range| &text[range]).collect();
        assert_eq!(faults, ["{a: 1}", "x"]);
    }
}

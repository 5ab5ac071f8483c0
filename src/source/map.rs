//! The text of every file, and the way from a byte offset to a line and a column.

use std::sync::OnceLock;

use super::{FileId, Span};

/// A place as an editor shows it: both numbers start at 1, columns count characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// One file as it was read: decoded, without its byte-order mark.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as the user knows it, with forward slashes; `<stdin>` for standard input.
    pub name: String,
    /// The decoded text.
    pub text: String,
    /// Whether the user named this file outright; otherwise a folder scan found it.
    pub named: bool,
    /// Where the bytes stop being text, for a file that is none.
    pub bad_byte: Option<BadByte>,
    line_starts: OnceLock<Vec<u32>>,
    /// How many characters start before each block of the text: a line may have 50 MB and a thousand faults.
    blocks: OnceLock<Vec<u32>>,
}

/// The bytes of a block, and the length of a line that is counted without them.
const BLOCK: usize = 4096;

/// The first byte of a file that its encoding does not allow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadByte {
    /// Counted in the file as it lies on disk, from 0.
    pub file_offset: usize,
    /// The same place in [`SourceFile::text`].
    pub text_offset: usize,
    /// The encoding that was expected.
    pub encoding: &'static str,
}

impl SourceFile {
    /// What standard input is called.
    pub const STDIN: &str = "<stdin>";

    pub(super) fn new(name: String, text: String, named: bool, bad_byte: Option<BadByte>) -> Self {
        Self { name, text, named, bad_byte, line_starts: OnceLock::new(), blocks: OnceLock::new() }
    }

    /// Whether this is standard input, which has no path.
    pub fn is_stdin(&self) -> bool {
        self.name == Self::STDIN
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let after_break = self.text.bytes().zip(1u32..).filter(|(byte, _)| *byte == b'\n').map(|(_, next)| next);
            std::iter::once(0).chain(after_break).collect()
        })
    }

    /// The line and column of a byte offset; an offset inside a character counts as its start.
    pub fn position(&self, offset: u32) -> Position {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts[line - 1] as usize;
        let end = (offset as usize).min(self.text.len());
        let head = if end - start <= BLOCK {
            characters(&self.text.as_bytes()[start..end])
        } else {
            self.characters_before(end) - self.characters_before(start)
        };
        Position { line, column: head + 1 }
    }

    fn characters_before(&self, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let blocks = self.blocks.get_or_init(|| {
            let counts = bytes.chunks(BLOCK).scan(0, |sum, block| Some(std::mem::replace(sum, *sum + characters(block))));
            counts.map(|count| u32::try_from(count).unwrap_or(u32::MAX)).collect()
        });
        let block = (end / BLOCK).min((bytes.len() - 1) / BLOCK);
        blocks[block] as usize + characters(&bytes[block * BLOCK..end])
    }

    /// The byte range of a line (from 1) without its line break; the end of the text where there is no such line.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let starts = self.line_starts();
        let len = self.text.len();
        let start = starts.get(line - 1).map_or(len, |start| *start as usize);
        let end = starts.get(line).map_or(len, |next| *next as usize - 1);
        let end = if end > start && self.text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end };
        start..end
    }

    /// How many lines the text has; a last line without a break counts.
    pub fn line_count(&self) -> usize {
        self.line_starts().len()
    }
}

/// How many characters start in these bytes: those that do not continue one.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// All the text of one run.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
    /// In the order of reading, where that is another one.
    order: Vec<FileId>,
}

impl SourceMap {
    /// Takes a file in and gives it its id.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        self.order.push(id);
        id
    }

    /// Gives the ids out anew, in the order of the names, so that spans compare alike whatever order the files were read in. Ids that
    /// were given out before do not hold any more.
    pub(super) fn order_by_name(&mut self) {
        let mut files: Vec<(usize, SourceFile)> = std::mem::take(&mut self.files).into_iter().enumerate().collect();
        files.sort_by(|(_, a), (_, b)| a.name.cmp(&b.name));
        for (id, (read, _)) in (0u32..).zip(&files) {
            self.order[*read] = FileId(id);
        }
        self.files = files.into_iter().map(|(_, file)| file).collect();
    }

    /// Takes in every file of another map; the ids that this one gave out hold.
    pub fn append(&mut self, other: Self) -> Vec<FileId> {
        other.files.into_iter().map(|file| self.add(file)).collect()
    }

    /// Takes text in under a name, as if a file with that content had been named.
    pub fn add_text(&mut self, name: &str, text: &str) -> FileId {
        self.add(SourceFile::new(name.to_owned(), text.to_owned(), true, None))
    }

    /// The map of texts with their names, as if files with that content had been named; ids in the order of the names, as for files that
    /// were read from disk.
    pub fn of_texts<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut map = Self::default();
        for (name, text) in texts {
            map.add_text(name, text);
        }
        map.order_by_name();
        map
    }

    /// The file of an id that this map gave out.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Every file with its id, in the order of reading.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.order.iter().map(|id| (*id, self.file(*id)))
    }

    /// The text that a span covers.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or("")
    }

    /// Where a span starts.
    pub fn start(&self, span: Span) -> Position {
        self.file(span.file).position(span.start)
    }

    /// Where a span ends, one past its last character.
    pub fn end(&self, span: Span) -> Position {
        self.file(span.file).position(span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> SourceFile {
        SourceFile::new("a.yaml".into(), text.into(), true, None)
    }

    #[test]
    fn columns_count_characters() {
        let file = file("a: é\nb: {ü: 1, c: 2}\r\nd");
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        let c = u32::try_from(file.text.find("c:").expect("the key is there")).expect("small");
        assert_eq!(file.position(c), Position { line: 2, column: 11 });
        assert_eq!(file.position(u32::try_from(file.text.len()).expect("small")), Position { line: 3, column: 2 });
    }

    #[test]
    fn long_lines_are_counted_alike() {
        let text = format!("first\n{}\nlast", "aé日𝄞".repeat(3000));
        let file = file(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let head = &text[..offset];
            let line = head.matches('\n').count() + 1;
            let column = head.rsplit('\n').next().unwrap_or("").chars().count() + 1;
            assert_eq!(file.position(u32::try_from(offset).expect("small")), Position { line, column });
        }
    }

    #[test]
    fn lines_end_before_their_break() {
        let file = file("one\r\ntwo\nthree");
        assert_eq!(&file.text[file.line_range(1)], "one");
        assert_eq!(&file.text[file.line_range(2)], "two");
        assert_eq!(&file.text[file.line_range(3)], "three");
        assert_eq!(file.line_count(), 3);
        assert!(file.line_range(4).is_empty());
    }
}

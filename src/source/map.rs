//! The text of every file, and the conversion of byte offsets to lines and columns.

use std::fmt;
use std::sync::OnceLock;

use super::skip::{LeftOut, Suspect};
use super::{FileId, Span};

/// A position as an editor shows it: lines and columns start at 1, and columns count characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A file after decoding, without its byte-order mark.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as shown in reports, with forward slashes; `<stdin>` for standard input.
    pub name: String,
    /// The decoded text.
    pub text: String,
    /// Whether the file itself was an input. If not, a folder scan found it.
    pub named: bool,
    /// The first invalid byte, if the file could not be decoded.
    pub bad_byte: Option<BadByte>,
    /// Why the file was not read. It has no text then, and is here so that a diagnostic can refer to it.
    pub left_out: Option<LeftOut>,
    /// Why the file may have to be passed over.
    pub suspect: Option<Suspect>,
    line_starts: OnceLock<Vec<u32>>,
    /// The number of characters before each block of the text. A hostile file may have a line of 50 MB with a thousand diagnostics.
    blocks: OnceLock<Vec<u32>>,
}

/// The size of a block in bytes. Lines up to this length are counted without blocks.
const BLOCK: usize = 4096;

/// The first byte of a file that is invalid in its encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadByte {
    /// The offset in the file on disk, from 0.
    pub file_offset: usize,
    /// The offset in [`SourceFile::text`].
    pub text_offset: usize,
    /// The expected encoding.
    pub encoding: &'static str,
    /// The encoding that the file seems to have, if that one is not supported.
    pub looks_like: Option<&'static str>,
}

impl fmt::Display for BadByte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid {} at byte {}", self.encoding, self.file_offset)?;
        match self.looks_like {
            Some(other) => write!(f, ": the file looks like {other}, which is not supported"),
            None => Ok(()),
        }
    }
}

impl SourceFile {
    /// The name of standard input.
    pub const STDIN: &str = "<stdin>";

    pub(super) fn new(name: String, text: String, named: bool, bad_byte: Option<BadByte>) -> Self {
        Self { name, text, named, bad_byte, left_out: None, suspect: None, line_starts: OnceLock::new(), blocks: OnceLock::new() }
    }

    /// The file with what loading found out about it.
    pub(super) fn with(self, left_out: Option<LeftOut>, suspect: Option<Suspect>) -> Self {
        Self { left_out, suspect, ..self }
    }

    /// A file in memory, as if a folder scan had found it.
    pub fn scanned(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(name.into(), text.into(), false, None)
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

    /// The line and column of a byte offset. An offset inside a character counts as the start of that character.
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

    /// The byte range of a line (from 1) without its line break; empty, at the end of the text, if the line does not exist.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let starts = self.line_starts();
        let len = self.text.len();
        let start = starts.get(line - 1).map_or(len, |start| *start as usize);
        let end = starts.get(line).map_or(len, |next| *next as usize - 1);
        let end = if end > start && self.text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end };
        start..end
    }

    /// The number of lines, including a last line without a line break.
    pub fn line_count(&self) -> usize {
        self.line_starts().len()
    }
}

/// The number of characters that start in these bytes: all bytes except continuation bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// All files of a run.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
    /// The ids in the order in which the files were read.
    order: Vec<FileId>,
}

impl SourceMap {
    /// Adds a file and returns its id.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        if file.left_out.is_none() {
            self.order.push(id);
        }
        self.files.push(file);
        id
    }

    /// Reassigns the ids in the order of the names, so that the order of spans does not depend on the order of the inputs. Invalidates
    /// all ids that were returned before.
    pub(super) fn order_by_name(&mut self) {
        let mut files: Vec<(usize, SourceFile)> = std::mem::take(&mut self.files).into_iter().enumerate().collect();
        files.sort_by(|(_, a), (_, b)| a.name.cmp(&b.name));
        let mut ids = vec![FileId(0); files.len()];
        for (id, (added, _)) in (0u32..).zip(&files) {
            ids[*added] = FileId(id);
        }
        for id in &mut self.order {
            *id = ids[id.0 as usize];
        }
        self.files = files.into_iter().map(|(_, file)| file).collect();
    }

    /// Adds every file of another map and returns the new ids. The existing ids stay valid.
    pub fn append(&mut self, other: Self) -> Vec<FileId> {
        other.files.into_iter().map(|file| self.add(file)).collect()
    }

    /// Adds text as if it were the content of a file that is an input.
    pub fn add_text(&mut self, name: &str, text: &str) -> FileId {
        self.add(SourceFile::new(name.to_owned(), text.to_owned(), true, None))
    }

    /// A map with a file for each name and text, as if each had been named on the command line. Ids are in the order of the names.
    pub fn of_texts<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        Self::of_files(texts.into_iter().map(|(name, text)| SourceFile::new(name.to_owned(), text.to_owned(), true, None)))
    }

    /// A map of files in memory. Ids are in the order of the names, as for files from a disk.
    pub fn of_files(files: impl IntoIterator<Item = SourceFile>) -> Self {
        let mut map = Self::default();
        for file in files {
            map.add(file);
        }
        map.order_by_name();
        map
    }

    /// The file with this id. Panics if the id comes from another map.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Every path that was left out, in the order of the names.
    pub fn left_out(&self) -> impl Iterator<Item = (FileId, LeftOut)> {
        (0u32..).zip(&self.files).filter_map(|(id, file)| file.left_out.map(|why| (FileId(id), why)))
    }

    /// Every file that was read with its id, in the order in which they were read.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.order.iter().map(|id| (*id, self.file(*id)))
    }

    /// The text that a span covers.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or("")
    }

    /// The position at which a span starts.
    pub fn start(&self, span: Span) -> Position {
        self.file(span.file).position(span.start)
    }

    /// The position after the last character of a span.
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
        let c = u32::try_from(file.text.find("c:").expect("the text has the key")).expect("small");
        assert_eq!(file.position(c), Position { line: 2, column: 11 });
        assert_eq!(file.position(u32::try_from(file.text.len()).expect("small")), Position { line: 3, column: 2 });
    }

    #[test]
    fn long_lines_have_the_same_positions() {
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
    fn lines_end_before_their_line_break() {
        let file = file("one\r\ntwo\nthree");
        assert_eq!(&file.text[file.line_range(1)], "one");
        assert_eq!(&file.text[file.line_range(2)], "two");
        assert_eq!(&file.text[file.line_range(3)], "three");
        assert_eq!(file.line_count(), 3);
        assert!(file.line_range(4).is_empty());
    }
}

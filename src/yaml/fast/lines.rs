//! From one piece of content to the next: spaces, line ends, blank lines and comments.

use super::Reader;
use memchr::memchr;

impl Reader<'_, '_> {
    pub(super) fn skip_spaces(&mut self) {
        while self.byte(self.at) == b' ' {
            self.at += 1;
        }
    }

    /// Whether the text, or a line of it, ends at an offset.
    pub(super) fn line_ends(&self, at: usize) -> bool {
        match self.byte(at) {
            b'\n' | b'\r' => true,
            0 => at >= self.bytes.len(),
            _ => false,
        }
    }

    /// Whether a space or the end of the line stands at an offset, as it must after `:` and `-`.
    pub(super) fn is_blank(&self, at: usize) -> bool {
        self.byte(at) == b' ' || self.line_ends(at)
    }

    /// The end of the line that an offset stands in, its line break not included.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let end = memchr(b'\n', &self.bytes[at..]).map_or(self.bytes.len(), |length| at + length);
        if end > at && self.bytes[end - 1] == b'\r' { end - 1 } else { end }
    }

    /// Steps over one line break, if one is here.
    pub(super) fn skip_line_break(&mut self) {
        if self.byte(self.at) == b'\r' {
            self.at += 1;
        }
        if self.byte(self.at) == b'\n' {
            self.at += 1;
        }
    }

    /// Skips the rest of a line behind a piece of content: spaces, and a comment that a space sets off.
    pub(super) fn rest_of_line(&mut self) -> Option<()> {
        let start = self.at;
        self.skip_spaces();
        if self.byte(self.at) == b'#' && self.at > start {
            self.at = self.line_end(self.at);
        }
        self.line_ends(self.at).then_some(())
    }

    /// Goes on from the end of a piece of content to the next one, which begins a line.
    pub(super) fn end_of_content(&mut self) -> Option<()> {
        self.rest_of_line()?;
        self.skip_line_break();
        self.next_content()
    }

    /// Goes from the start of a line to the first content, there or on a later line, and notes its column.
    pub(super) fn next_content(&mut self) -> Option<()> {
        loop {
            let line = self.at;
            self.skip_spaces();
            match self.byte(self.at) {
                b'\n' | b'\r' => self.skip_line_break(),
                b'#' => {
                    self.at = self.line_end(self.at);
                    self.skip_line_break();
                }
                b'\t' => return None,
                0 if self.at >= self.bytes.len() => {
                    self.column = 0;
                    return Some(());
                }
                _ => {
                    self.column = self.at - line + 1;
                    return (self.column > 1 || !self.is_marker()).then_some(());
                }
            }
        }
    }

    /// Whether this, at the start of a line, is or resembles what begins or ends a document, or a directive.
    pub(super) fn is_marker(&self) -> bool {
        match self.byte(self.at) {
            b'%' => true,
            b'-' | b'.' => matches!(self.bytes.get(self.at..self.at + 3), Some(b"---" | b"...")),
            _ => false,
        }
    }
}

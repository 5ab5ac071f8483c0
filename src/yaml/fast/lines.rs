//! Skips what is between content: spaces, line breaks, blank lines, and comments.

use super::Parser;
use memchr::memchr;

impl Parser<'_, '_> {
    pub(super) fn skip_spaces(&mut self) {
        while self.byte(self.at) == b' ' {
            self.at += 1;
        }
    }

    /// Whether a line or the text ends at an offset.
    pub(super) fn line_ends(&self, at: usize) -> bool {
        match self.byte(at) {
            b'\n' | b'\r' => true,
            0 => at >= self.bytes.len(),
            _ => false,
        }
    }

    /// Whether there is a space or a line end at an offset, as is required after `:` and `-`.
    pub(super) fn is_blank(&self, at: usize) -> bool {
        self.byte(at) == b' ' || self.line_ends(at)
    }

    /// The end of the line at an offset, excluding the line break.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let end = memchr(b'\n', &self.bytes[at..]).map_or(self.bytes.len(), |length| at + length);
        if end > at && self.bytes[end - 1] == b'\r' { end - 1 } else { end }
    }

    /// Skips one line break, if there is one here.
    pub(super) fn skip_line_break(&mut self) {
        if self.byte(self.at) == b'\r' {
            self.at += 1;
        }
        if self.byte(self.at) == b'\n' {
            self.at += 1;
        }
    }

    /// Skips the rest of a line after content: spaces, and a comment that follows a space.
    pub(super) fn rest_of_line(&mut self) -> Option<()> {
        let start = self.at;
        self.skip_spaces();
        if self.byte(self.at) == b'#' && self.at > start {
            self.at = self.line_end(self.at);
        }
        self.line_ends(self.at).then_some(())
    }

    /// Skips from the end of content to the next line with content.
    pub(super) fn end_of_content(&mut self) -> Option<()> {
        self.rest_of_line()?;
        self.skip_line_break();
        self.next_content()
    }

    /// Skips from the start of a line to the first content, on this or a later line, and sets the column.
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

    /// Whether this start of a line is, or looks like, a document marker or a directive.
    pub(super) fn is_marker(&self) -> bool {
        match self.byte(self.at) {
            b'%' => true,
            b'-' | b'.' => matches!(self.bytes.get(self.at..self.at + 3), Some(b"---" | b"...")),
            _ => false,
        }
    }
}

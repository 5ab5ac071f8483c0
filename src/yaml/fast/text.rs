//! Blocks of text, `|` and `>`.

use super::Reader;
use crate::yaml::node::{Node, Scalar, ScalarKind, Value};

/// What becomes of the line ends behind the last line of text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomping {
    /// `-`: none stays.
    Strip,
    /// One stays.
    Clip,
    /// `+`: all stay.
    Keep,
}

impl<'s> Reader<'_, 's> {
    /// Reads a block of text from its `|` or `>` on, inside of the collection at the column `parent`.
    pub(super) fn block_text(&mut self, parent: usize) -> Option<Node<'s>> {
        let folded = self.bytes[self.at] == b'>';
        self.at += 1;
        let chomping = match self.byte(self.at) {
            b'-' => Chomping::Strip,
            b'+' => Chomping::Keep,
            _ => Chomping::Clip,
        };
        self.at += usize::from(chomping != Chomping::Clip);
        self.rest_of_line()?;
        self.skip_line_break();
        let (indentation, leading) = self.text_indentation(parent)?;
        let start = self.at;
        let mut text = "\n".repeat(leading);
        let (ended, trailing) = self.text_lines(indentation, folded, &mut text);
        if ended && chomping != Chomping::Strip {
            text.push('\n');
        }
        if chomping == Chomping::Keep {
            text.extend(std::iter::repeat_n('\n', trailing));
        }
        let end = self.source.block_end(start, self.at);
        let text = self.source.borrowed(text.into(), start, end);
        let node = Node { value: Value::Scalar(Scalar { text, kind: ScalarKind::String }), span: self.span(start, end) };
        self.after_text(parent)?;
        Some(node)
    }

    /// Goes to the first line with text. How far it is indented, and how many blank lines stand before it.
    fn text_indentation(&mut self, parent: usize) -> Option<(usize, usize)> {
        let (mut blank, mut widest) = (0, 0);
        loop {
            let line = self.at;
            self.skip_spaces();
            let indentation = self.at - line;
            if !self.line_ends(self.at) {
                // a blank line that is wider than the text is an error, a tab is nearly one, and at the margin all is different
                let is_text = indentation >= parent && indentation >= widest && indentation > 0 && self.byte(self.at) != b'\t';
                return is_text.then_some((indentation, blank));
            }
            if self.at >= self.bytes.len() {
                return None;
            }
            widest = widest.max(indentation);
            blank += 1;
            self.skip_line_break();
        }
    }

    /// Reads the lines of the text, from the first one's first character on. Whether the last line has a line break, and how many blank
    /// lines stand behind it.
    fn text_lines(&mut self, indentation: usize, folded: bool, text: &mut String) -> (bool, usize) {
        loop {
            // lines that begin with a blank are kept as they are, with the line breaks around them
            let kept = self.begins_blank();
            let end = self.line_end(self.at);
            text.push_str(&self.text[self.at..end]);
            self.at = end;
            if end == self.bytes.len() {
                return (false, 0);
            }
            self.skip_line_break();
            let (breaks, more) = self.text_gap(indentation);
            if !more {
                return (true, breaks);
            }
            if folded && !kept && !self.begins_blank() {
                if breaks == 0 {
                    text.push(' ');
                }
            } else {
                text.push('\n');
            }
            text.extend(std::iter::repeat_n('\n', breaks));
        }
    }

    fn begins_blank(&self) -> bool {
        matches!(self.byte(self.at), b' ' | b'\t')
    }

    /// Skips blank lines and the indentation of the next one with text. How many they were, and whether that line belongs to the text.
    fn text_gap(&mut self, indentation: usize) -> (usize, bool) {
        let mut breaks = 0;
        loop {
            let line = self.at;
            while self.at - line < indentation && self.byte(self.at) == b' ' {
                self.at += 1;
            }
            if self.at >= self.bytes.len() {
                return (breaks, false);
            }
            if !self.line_ends(self.at) {
                return (breaks, self.at - line == indentation);
            }
            self.skip_line_break();
            breaks += 1;
        }
    }

    /// Goes on behind the text, to content that must lie outside of the collection at `parent`.
    fn after_text(&mut self, parent: usize) -> Option<()> {
        // back to the start of the line, the indentation of which was in part skipped
        while self.at > 0 && self.bytes[self.at - 1] == b' ' {
            self.at -= 1;
        }
        self.next_content()?;
        (self.column <= parent).then_some(())
    }
}

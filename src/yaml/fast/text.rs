//! Block scalars: `|` and `>`.

use super::Parser;
use crate::yaml::node::{Node, Scalar, ScalarKind, Value};

/// What happens to the line breaks after the last line of text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomping {
    /// `-`: all are removed.
    Strip,
    /// One is kept.
    Clip,
    /// `+`: all are kept.
    Keep,
}

impl<'s> Parser<'_, 's> {
    /// Parses a block scalar, starting at its `|` or `>`, inside the collection at the column `parent`.
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
        let trailing = self.text_lines(indentation, folded, &mut text);
        // the last line of a stream counts as ended too: kubectl adds the line break
        if chomping != Chomping::Strip {
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

    /// Skips to the first line with text; returns its indentation, and the number of blank lines before it.
    fn text_indentation(&mut self, parent: usize) -> Option<(usize, usize)> {
        let (mut blank, mut widest) = (0, 0);
        loop {
            let line = self.at;
            self.skip_spaces();
            let indentation = self.at - line;
            if !self.line_ends(self.at) {
                // granit rejects blank lines that are wider than the text; tabs and text without indentation are left to it
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

    /// Parses the lines of the text, starting at the first character of the first one. Returns the number of
    /// blank lines after the last one.
    fn text_lines(&mut self, indentation: usize, folded: bool, text: &mut String) -> usize {
        loop {
            // lines that start with a blank are not folded
            let kept = self.begins_blank();
            let end = self.line_end(self.at);
            text.push_str(&self.text[self.at..end]);
            self.at = end;
            if end == self.bytes.len() {
                return 0;
            }
            self.skip_line_break();
            let (breaks, more) = self.text_gap(indentation);
            if !more {
                return breaks;
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

    /// Skips blank lines and the indentation of the next line with text. Returns the number of blank lines, and whether that line is part of the
    /// text.
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

    /// Skips past the text, to content that must be outside the collection at `parent`.
    fn after_text(&mut self, parent: usize) -> Option<()> {
        // back to the start of the line, whose indentation was partly skipped
        while self.at > 0 && self.bytes[self.at - 1] == b' ' {
            self.at -= 1;
        }
        self.next_content()?;
        (self.column <= parent).then_some(())
    }
}

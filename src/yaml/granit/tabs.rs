//! Tabs between the tokens of a document: granit accepts most of them as whitespace, but kubectl rejects them at the start of a line, after
//! the `-` of a list, and after the `?` and `:` of a key on its own line.

use super::syntax;
use crate::diag::{Code, Diagnostic};
use crate::yaml::source::Source;

/// What precedes the whitespace between two tokens, as far as tabs are concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum After {
    /// A line break or a `-`: a key or an item may come next, but not a tab.
    LineStart,
    /// A plain scalar. It includes the blanks and line breaks after it, and also tabs beyond the indentation of its collection.
    Plain,
    /// Anything else on the same line: tabs are whitespace.
    Token,
}

/// The context of a token.
#[derive(Clone, Copy)]
pub(super) struct Inside {
    /// Whether it is in brackets, where the start of a line is not special.
    pub(super) flow: bool,
    /// The minimum column, counted from 0, of text that belongs to an entry of the innermost block collection.
    pub(super) indent: usize,
}

/// Scans the text between tokens, in document order, like `yaml_parser_scan_to_next_token` of libyaml, which kubectl's parser is a port of,
/// and like the handling of blanks at the end of its `yaml_parser_scan_plain_scalar`.
pub(super) struct Tabs {
    at: usize,
    after: After,
    /// Whether the header of the last block scalar sets its indentation, so that its text may start with a tab.
    indentation_is_given: bool,
    /// Whether the last text scanned contained the `-` of a list.
    pub(super) passed_dash: bool,
}

impl Tabs {
    pub(super) fn of(source: &Source<'_>) -> Self {
        // kubectl reads JSON with a JSON parser, for which a tab is whitespace
        Self { at: if source.is_json() { usize::MAX } else { 0 }, after: After::LineStart, indentation_is_given: false, passed_dash: false }
    }

    /// Records the end of a token.
    pub(super) fn token(&mut self, end: usize, after: After) {
        if end > self.at {
            (self.at, self.after) = (end, after);
        }
    }

    /// Records the end of the document, after which kubectl reads nothing.
    pub(super) fn stop(&mut self) {
        self.at = usize::MAX;
    }

    /// Scans a multi-line plain scalar, and reports the first tab that kubectl rejects in the indentation of its lines, including blank ones.
    pub(super) fn plain(source: &Source<'_>, start: usize, end: usize, inside: Inside) -> Option<Diagnostic> {
        let text = &source.text[start..end];
        let lines = text.match_indices('\n').map(|(newline, _)| start + newline + 1);
        let tab = |line: usize| source.text[line..end].bytes().take(inside.indent).position(|byte| byte != b' ').map(|at| line + at);
        lines.filter_map(tab).find(|at| source.text.as_bytes()[*at] == b'\t').map(|tab| diagnostic(source, tab))
    }

    /// Where the text of a block scalar that was parsed from `start` to `end` starts, or the tabs before it.
    pub(super) fn start_of_block(&self, source: &Source<'_>, start: usize, end: usize) -> usize {
        let leading = source.text[start..end].find(|c: char| !matches!(c, ' ' | '\t' | '\r' | '\n')).unwrap_or(end - start);
        if self.indentation_is_given { start } else { start + leading }
    }

    /// Scans to the start of the next token, and reports the first tab on the way that kubectl rejects.
    pub(super) fn go_to(&mut self, source: &Source<'_>, to: usize, inside: Inside) -> Option<Diagnostic> {
        self.passed_dash = false;
        let bytes = source.text.as_bytes();
        let mut line = None;
        let mut fault = None;
        while self.at < to.min(bytes.len()) {
            let length = match bytes[self.at] {
                b' ' => 1,
                b'\n' | b'\r' => {
                    line = Some(self.at + 1);
                    if self.after == After::Token {
                        self.after = After::LineStart;
                    }
                    1
                }
                b'\t' => {
                    let refused = match self.after {
                        After::LineStart => !inside.flow,
                        After::Plain => line.is_some_and(|line| self.at - line < inside.indent),
                        After::Token => false,
                    };
                    if refused {
                        fault.get_or_insert(self.at);
                    }
                    1
                }
                _ => self.indicator(bytes, line.is_some()),
            };
            self.at += length;
        }
        fault.map(|tab| diagnostic(source, tab))
    }

    /// Handles a comment, an indicator, an anchor, or a tag; returns its length.
    fn indicator(&mut self, bytes: &[u8], line_began: bool) -> usize {
        if self.after == After::Plain {
            self.after = if line_began { After::LineStart } else { After::Token };
        }
        let rest = &bytes[self.at..];
        let until = |end: &[u8]| rest.iter().position(|byte| end.contains(byte)).unwrap_or(rest.len());
        match rest[0] {
            b'#' => until(b"\r\n"),
            b'-' => {
                self.passed_dash = true;
                self.after = After::LineStart;
                1
            }
            b'?' => {
                self.after = After::LineStart;
                1
            }
            // after a key on the same line this is not the start of a line; for a `?` key with its own lines it still is
            b':' => 1,
            b'&' | b'!' | b'|' | b'>' => {
                let word = until(b" \t\r\n,[]{}");
                self.after = After::Token;
                self.indentation_is_given = rest[..word].iter().any(u8::is_ascii_digit);
                word
            }
            _ => {
                self.after = After::Token;
                1
            }
        }
    }
}

fn diagnostic(source: &Source<'_>, tab: usize) -> Diagnostic {
    let text = source.text;
    let line = text[..tab].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = text[tab..].find(|c| c != '\t').map_or(text.len(), |length| tab + length);
    let nothing_follows = text[end..].trim_start_matches([' ', '\t']).starts_with(['\n', '\r']) || text[end..].trim().is_empty();
    let (message, fix) = match text[line..tab].trim_end().chars().next_back() {
        Some(indicator) => (format!("a tab is not allowed after `{indicator}`"), "use a space"),
        None => (syntax::TAB_INDENTATION.to_owned(), "use spaces"),
    };
    let help = if nothing_follows { "remove it: it is trailing whitespace" } else { fix };
    Diagnostic::new(Code::YamlSyntax, source.span(tab, end), message).help(help)
}

#[cfg(test)]
mod tests {
    use crate::diag::Sink;
    use crate::source::FileId;
    use crate::yaml::source::{Limits, Source};

    /// The message about a tab in a text, with its offset; `None` if all tabs are accepted.
    fn refused(text: &str) -> Option<(usize, String)> {
        let mut sink = Sink::default();
        let tree = super::super::tree(&Source { file: FileId(0), text, base: 0 }, Limits::DEFAULT, &mut sink);
        let found: Vec<_> = sink.found().iter().map(|found| (found.span.range().start, found.message.clone())).collect();
        assert_eq!(tree.is_err(), !found.is_empty(), "{text:?}: {found:?}");
        assert!(found.len() <= 1, "{text:?}: {found:?}");
        found.into_iter().next()
    }

    /// Accepted by kubectl 1.32.
    #[test]
    fn tabs_that_are_whitespace() {
        for text in [
            // the dash at the end of a comment, an anchor, a tag, or a scalar does not start a list item
            "x: &a b\nc:\n- # see below -\t\n- d",
            "c:\n- # see below -\t\n  d\n",
            "c:\n- &a-\tx\n",
            "c:\n- !a-\tx\n",
            "c:\n- a -\n \tb\n",
            "c:\n- \"a -\n\tb\"\n",
            // after a token on the same line
            "x:\t1\ny: \t\n",
            "x\t: 1\n",
            "\"x\"\t: 1\n",
            "x: &a\ty\n",
            "x: &a\t\n  y: 1\n",
            "x: !!str\t1\n",
            "y: &a 1\nx: *a\t# c\n",
            "x: \t# c\n  y: 1\n",
            "x: |\t# c\n a\n",
            // in brackets
            "x: [\t1,\n\t2,\t[\n\t]]\n",
            "x: {a: 1,\n\t# c\n\tb: 2}\n",
            // blanks that are part of a plain scalar or a block scalar
            "x: 1\n \t\ny: 1\n",
            "x: 1\n \t# c\n",
            "x:\n- - a\n- b\n \t\n",
            "x:\n  - 1\n   \t\n",
            "x: [1\n \t,2]\n",
            "x: a\n\n \tb\n",
            "x: |\n  a\n  \t\n  b\n",
            "x: |1\n \ta\n",
            "x: '\n\ta'\n",
            // kubectl does not read text after the end, and does not read JSON as YAML
            "x: 1\n...\n\t\n",
            "{\n\t\"x\": 1\n}\n\t\n",
        ] {
            assert_eq!(refused(text), None, "{text:?}");
        }
    }

    /// Rejected by kubectl 1.32: `found character that cannot start any token`, `found a tab character that violates indentation`, `found
    /// a tab character where an indentation space is expected`. `→` is the tab that is reported.
    #[test]
    fn tabs_that_are_not() {
        const INDENT: &str = super::syntax::TAB_INDENTATION;
        const DASH: &str = "a tab is not allowed after `-`";
        for (text, want) in [
            ("c:\n-→x\n", DASH),
            ("c:\n- →x\n", DASH),
            ("c:\n-→\n- d\n", DASH),
            ("c:\n-→# see\n- d\n", DASH),
            ("c:\n- -→x\n", DASH),
            ("c:\n- a\n-→b: 1\n", DASH),
            ("c:\n-→{}\n", DASH),
            ("c:\n-→&a x\n", DASH),
            ("c:\n-→!!str x\n", DASH),
            ("c:\n-→|\n  a\n", DASH),
            ("y: &a 1\nc:\n-→*a\n", DASH),
            ("?→x\n: y\n", "a tab is not allowed after `?`"),
            ("? x\n:→y\n", "a tab is not allowed after `:`"),
            ("→\n", INDENT),
            (" →x: 1\n", INDENT),
            ("x:\n→# c\n  y: 1\n", INDENT),
            ("x:\n\n→\n  y: 1\n", INDENT),
            ("x: &a\n →\n  y: 1\n", INDENT),
            ("c:\n-\n→\n- d\n", INDENT),
            ("x: \"a\"\n→\ny: 1\n", INDENT),
            ("x: {}\n  →\n", INDENT),
            ("y: &a 1\nx: *a\n→\nz: 1\n", INDENT),
            ("x: 1\n # c\n →\n", INDENT),
            // less indented than the collection of the scalar
            ("x: 1\n→\ny: 1\n", INDENT),
            ("x: 1\n→", INDENT),
            ("x:\n  z: 1\n  →\n", INDENT),
            ("x:\n  - 1\n →\n", INDENT),
            ("x:\n- - a\n- b\n→\n", INDENT),
            ("x: {a: 1\n→# c\n}\n", INDENT),
            ("x: a\n→\n b\n", INDENT),
            // the parser itself reports the start of the scalar
            ("c:\n- a\n→b\n", INDENT),
            // before, in, and after a block scalar
            ("x: |\n →\n  a\n", INDENT),
            ("x: |\n  a\n\n→\ny: 1\n", INDENT),
            ("- |\n  a -\n →\n- x\n", INDENT),
        ] {
            let at = text.find('→').expect("a tab is shown");
            assert_eq!(refused(&text.replace('→', "\t")), Some((at, want.to_owned())), "{text:?}");
        }
    }
}

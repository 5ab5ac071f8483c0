//! Tabs between the tokens of a document: granit takes most of them for space, and kubectl refuses them at the start of a line, behind the
//! `-` of a list, and behind the `?` and `:` of a key that has a line of its own.

use crate::diag::{Code, Diagnostic};
use crate::yaml::document::Source;

/// What the text between two tokens comes after, as far as tabs are concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum After {
    /// A line break, or a `-`: a key or an item may come next, and a tab must not.
    LineStart,
    /// A plain scalar, which takes in the blanks and line breaks behind it, tabs that reach beyond the indentation of its collection among
    /// them.
    Plain,
    /// Anything else on the same line: tabs are space.
    Token,
}

/// Where the tokens of a collection lie.
#[derive(Clone, Copy)]
pub(super) struct Inside {
    /// In brackets, where line starts are not special.
    pub(super) flow: bool,
    /// The least column, counted from 0, of what belongs to an entry of the innermost block collection.
    pub(super) indent: usize,
}

/// Goes over the text between the tokens, in the order of the document: `yaml_parser_scan_to_next_token` of libyaml, which kubectl's reader
/// is a port of, and the blanks at the end of its `yaml_parser_scan_plain_scalar`.
pub(super) struct Tabs {
    at: usize,
    after: After,
    /// Whether the last block of text has its indentation in its header, so that a tab may begin it.
    indentation_is_given: bool,
    /// Whether the last stretch had the `-` of a list in it.
    pub(super) passed_dash: bool,
}

impl Tabs {
    pub(super) fn of(source: &Source<'_>) -> Self {
        // kubectl reads JSON with a JSON reader, for which a tab is space
        Self { at: if source.is_json() { usize::MAX } else { 0 }, after: After::LineStart, indentation_is_given: false, passed_dash: false }
    }

    /// Notes the end of a token.
    pub(super) fn token(&mut self, end: usize, after: After) {
        if end > self.at {
            (self.at, self.after) = (end, after);
        }
    }

    /// Notes the end of the document, behind which kubectl reads nothing.
    pub(super) fn stop(&mut self) {
        self.at = usize::MAX;
    }

    /// Goes over a plain scalar of several lines. The first tab in the indentation of one of them that kubectl refuses, blank lines included.
    pub(super) fn plain(source: &Source<'_>, start: usize, end: usize, inside: Inside) -> Option<Diagnostic> {
        let text = &source.text[start..end];
        let lines = text.match_indices('\n').map(|(newline, _)| start + newline + 1);
        let tab = |line: usize| source.text[line..end].bytes().take(inside.indent).position(|byte| byte != b' ').map(|at| line + at);
        lines.filter_map(tab).find(|at| source.text.as_bytes()[*at] == b'\t').map(|tab| diagnostic(source, tab))
    }

    /// Where the text of a block begins that was read from `start` to `end`, or the tabs before it.
    pub(super) fn start_of_block(&self, source: &Source<'_>, start: usize, end: usize) -> usize {
        let leading = source.text[start..end].find(|c: char| !matches!(c, ' ' | '\t' | '\r' | '\n')).unwrap_or(end - start);
        if self.indentation_is_given { start } else { start + leading }
    }

    /// Goes to the start of the next token. The first tab on the way that kubectl refuses.
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

    /// Takes a comment, an indicator, an anchor or a tag into account. How long it is.
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
            // behind a key on its line this is no line's start, and for a key that has lines of its own it is still one
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
    let (message, cure) = match text[line..tab].trim_end().chars().next_back() {
        Some(indicator) => (format!("a tab cannot stand after `{indicator}`"), "use a space"),
        None => ("a tab cannot indent YAML".to_owned(), "use spaces"),
    };
    let help = if nothing_follows { "remove it: nothing follows on its line" } else { cure };
    Diagnostic::new(Code::YamlSyntax, source.span(tab, end), message).help(help)
}

#[cfg(test)]
mod tests {
    use crate::diag::Sink;
    use crate::source::FileId;
    use crate::yaml::document::{Limits, Source};

    /// What is said of the tabs of a text, with the offset of the first one.
    fn refused(text: &str) -> Option<(usize, String)> {
        let mut sink = Sink::default();
        let tree = super::super::tree(&Source { file: FileId(0), text, base: 0 }, Limits::DEFAULT, &mut sink);
        let found: Vec<_> = sink.found().iter().map(|found| (found.span.range().start, found.message.clone())).collect();
        assert_eq!(tree.is_err(), !found.is_empty(), "{text:?}: {found:?}");
        assert!(found.len() <= 1, "{text:?}: {found:?}");
        found.into_iter().next()
    }

    /// What kubectl 1.32 reads.
    #[test]
    fn tabs_that_are_space() {
        for text in [
            // the dash at the end of a comment, of an anchor, of a tag and of a scalar is no list's
            "x: &a b\nc:\n- # see below -\t\n- d",
            "c:\n- # see below -\t\n  d\n",
            "c:\n- &a-\tx\n",
            "c:\n- !a-\tx\n",
            "c:\n- a -\n \tb\n",
            "c:\n- \"a -\n\tb\"\n",
            // behind a token on its line
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
            // the blanks that a plain scalar takes in, and those of text
            "x: 1\n \t\ny: 1\n",
            "x: 1\n \t# c\n",
            "x:\n- - a\n- b\n \t\n",
            "x:\n  - 1\n   \t\n",
            "x: [1\n \t,2]\n",
            "x: a\n\n \tb\n",
            "x: |\n  a\n  \t\n  b\n",
            "x: |1\n \ta\n",
            "x: '\n\ta'\n",
            // kubectl reads neither what follows the end, nor JSON as YAML
            "x: 1\n...\n\t\n",
            "{\n\t\"x\": 1\n}\n\t\n",
        ] {
            assert_eq!(refused(text), None, "{text:?}");
        }
    }

    /// What kubectl 1.32 refuses: `found character that cannot start any token`, `found a tab character that violates indentation`, `found
    /// a tab character where an indentation space is expected`. `→` is the tab that is shown.
    #[test]
    fn tabs_that_are_not() {
        const INDENT: &str = "a tab cannot indent YAML";
        const DASH: &str = "a tab cannot stand after `-`";
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
            ("?→x\n: y\n", "a tab cannot stand after `?`"),
            ("? x\n:→y\n", "a tab cannot stand after `:`"),
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
            // less than the indentation of the scalar's collection
            ("x: 1\n→\ny: 1\n", INDENT),
            ("x: 1\n→", INDENT),
            ("x:\n  z: 1\n  →\n", INDENT),
            ("x:\n  - 1\n →\n", INDENT),
            ("x:\n- - a\n- b\n→\n", INDENT),
            ("x: {a: 1\n→# c\n}\n", INDENT),
            ("x: a\n→\n b\n", INDENT),
            // the parser's own words give the start of the scalar
            ("c:\n- a\n→b\n", INDENT),
            // in front of, in and behind a block of text
            ("x: |\n →\n  a\n", INDENT),
            ("x: |\n  a\n\n→\ny: 1\n", INDENT),
            ("- |\n  a -\n →\n- x\n", INDENT),
        ] {
            let at = text.find('→').expect("a tab is shown");
            assert_eq!(refused(&text.replace('→', "\t")), Some((at, want.to_owned())), "{text:?}");
        }
    }
}

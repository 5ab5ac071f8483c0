//! The prose in a file: every string literal, doc comment, and comment of a Rust file, and the paragraphs of a Markdown file.

use proc_macro2::{Literal, TokenStream, TokenTree};
use syn::Lit;

/// A piece of prose. Comments on consecutive lines are one piece, because a phrase may be wrapped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// The line of the file on which it starts, from 1.
    pub line: usize,
    pub text: String,
}

/// The prose in a Rust file.
pub fn rust(source: &str) -> Vec<Passage> {
    let tokens: TokenStream = source.parse().expect("the file is Rust");
    let mut reader = Reader { source, end: 0, line: 1, passages: Vec::new() };
    reader.tokens(tokens);
    reader.gap(source.len());
    let mut passages = reader.passages;
    passages.sort_by_key(|(passage, _)| passage.line);
    joined(passages)
}

/// The prose in a Markdown file, without its code blocks.
pub fn markdown(source: &str) -> Vec<Passage> {
    let mut passages: Vec<(Passage, Kind)> = Vec::new();
    let mut in_code = false;
    for (line, text) in (1..).zip(source.lines()) {
        let is_fence = text.trim_start().starts_with("```");
        in_code ^= is_fence;
        // an empty line ends a paragraph
        if !is_fence && !in_code && !text.trim().is_empty() {
            passages.push((Passage { line, text: text.to_owned() }, Kind::Comment));
        }
    }
    joined(passages)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Literal,
    Doc,
    Comment,
}

struct Reader<'s> {
    source: &'s str,
    /// Where the last token ended, and on which line. Only white space and comments are between it and the next one.
    end: usize,
    line: usize,
    passages: Vec<(Passage, Kind)>,
}

impl Reader<'_> {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    self.token(group.span_open());
                    self.tokens(group.stream());
                    self.token(group.span_close());
                }
                TokenTree::Ident(word) => self.token(word.span()),
                TokenTree::Punct(punct) => self.token(punct.span()),
                TokenTree::Literal(literal) => {
                    self.token(literal.span());
                    self.literal(&literal);
                }
            }
        }
    }

    fn token(&mut self, span: proc_macro2::Span) {
        let range = span.byte_range();
        self.gap(range.start);
        if range.end > self.end {
            self.end = range.end;
            self.line = span.end().line;
        }
    }

    fn literal(&mut self, literal: &Literal) {
        let text = match Lit::new(literal.clone()) {
            Lit::Str(text) => text.value(),
            Lit::ByteStr(text) => String::from_utf8_lossy(&text.value()).into_owned(),
            Lit::CStr(text) => text.value().to_string_lossy().into_owned(),
            // what is left has no prose
            _ => return,
        };
        let is_doc = self.source[literal.span().byte_range()].starts_with('/');
        self.push(literal.span().start().line, text, if is_doc { Kind::Doc } else { Kind::Literal });
    }

    /// The comments between the last token and the next one.
    fn gap(&mut self, start: usize) {
        let Some(gap) = self.source.get(self.end..start) else { return };
        for (line, text) in (self.line..).zip(gap.lines()).filter(|(_, text)| !text.trim().is_empty()) {
            self.push(line, text.trim().trim_start_matches('/').to_owned(), Kind::Comment);
        }
    }

    fn push(&mut self, line: usize, text: String, kind: Kind) {
        self.passages.push((Passage { line, text }, kind));
    }
}

/// Joins comments on consecutive lines.
fn joined(passages: Vec<(Passage, Kind)>) -> Vec<Passage> {
    let mut joined: Vec<Passage> = Vec::new();
    let mut last: Option<(usize, Kind)> = None;
    for (passage, kind) in passages {
        match joined.last_mut() {
            Some(before) if kind != Kind::Literal && last == Some((passage.line - 1, kind)) => {
                before.text = format!("{}\n{}", before.text, passage.text);
            }
            _ => joined.push(passage.clone()),
        }
        last = Some((passage.line, kind));
    }
    joined
}

#[test]
fn all_prose_of_a_rust_file_is_read() {
    let source = r##"//! A doc
//! comment.

/// An item's. // not two
fn f() {
    // a comment
    // on two lines
    let a = "a \"literal\"\n";  // behind it
    g!(r#"raw text"#, b"bytes", c"c", 'x', 1); /* a block */
    let b = "wrapped \
        literal";
}
"##;
    let found: Vec<(usize, String)> = rust(source).into_iter().map(|passage| (passage.line, passage.text)).collect();
    let want = [
        (1, " A doc\n comment."),
        (4, " An item's. // not two"),
        (6, " a comment\n on two lines"),
        (8, "a \"literal\"\n"),
        (8, " behind it"),
        (9, "raw text"),
        (9, "bytes"),
        (9, "c"),
        (9, "* a block */"),
        (10, "wrapped literal"),
    ];
    assert_eq!(found, want.map(|(line, text)| (line, text.to_owned())));
}

#[test]
fn code_in_markdown_is_not_prose() {
    let found = markdown("# Title\n\nTwo\nlines.\n\n```sh\ncode\n```\n\nEnd.\n");
    let found: Vec<(usize, &str)> = found.iter().map(|passage| (passage.line, passage.text.as_str())).collect();
    assert_eq!(found, [(1, "# Title"), (3, "Two\nlines."), (10, "End.")]);
}

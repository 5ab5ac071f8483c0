//! Builds the tree from the events of granit-parser.
//!
//! This also does what the parser leaves to its caller: duplicate keys, aliases, `<<`, and limits.

mod aliases;
mod keys;
mod merge;
mod syntax;
mod tabs;

use std::borrow::Cow;
use std::collections::HashMap;

use keys::{Keys, repeated};
use tabs::{After, Inside, Tabs};

use granit_parser::{Event, Parser, ScalarStyle, ScanError, StructureStyle, Tag};

use super::node::{Entry, Map, Node, Scalar, ScalarKind, Value};
use super::scalar::{self, Resolved};
use super::source::{Broken, Limits, Source};
use super::tag::{self, Tagged};
use crate::diag::{Code, Diagnostic, Sink, shapes};
use crate::source::{Span, Spanned};

/// Parses a document.
pub(super) fn tree<'s>(source: &Source<'s>, limits: Limits, sink: &mut Sink) -> Result<Option<Node<'s>>, Broken> {
    let options = granit_parser::options! {
        emit_comments: false,
        disallow_directives: true,
        emit_unresolved_aliases: true,
        // kubectl adds the line break at the end of a stream before it parses the last document
        block_scalar_eof_without_line_feed: false,
        flow_nesting_limit: limits.depth,
        block_nesting_limit: limits.depth,
    };
    let mut builder = Builder {
        source,
        limits,
        sink,
        stack: Vec::new(),
        anchors: HashMap::new(),
        alias_nodes: 0,
        root: None,
        faults: false,
        tabs: Tabs::of(source),
    };
    for event in Parser::new_from_str_with_options(source.text, options) {
        let step = match event {
            Ok((event, span)) => builder.event(event, &span),
            Err(error) => builder.syntax_error(&error),
        };
        if step.is_err() {
            return Err(Broken);
        }
    }
    if builder.faults { Err(Broken) } else { Ok(builder.root) }
}

/// An open collection.
struct Frame<'s> {
    start: Span,
    style: StructureStyle,
    /// The minimum column of text that belongs to an entry of this collection, or in brackets, of the enclosing block collection.
    indent: usize,
    anchor: usize,
    content: Open<'s>,
    /// The height of the complete children, for aliases to deeply nested values.
    height: usize,
}

enum Open<'s> {
    List(Vec<Node<'s>>),
    Map { map: Map<'s>, keys: Keys<'s>, key: Option<Key<'s>>, merges: Vec<(Span, Node<'s>)> },
}

struct Key<'s> {
    text: Spanned<Cow<'s, str>>,
    merge: bool,
}

/// A complete node that has an anchor.
struct Anchored<'s> {
    node: Node<'s>,
    nodes: usize,
    height: usize,
}

struct Builder<'a, 's> {
    source: &'a Source<'s>,
    limits: Limits,
    sink: &'a mut Sink,
    stack: Vec<Frame<'s>>,
    anchors: HashMap<usize, Anchored<'s>>,
    alias_nodes: usize,
    root: Option<Node<'s>>,
    /// Whether there were faults that do not stop parsing, so that all are reported in one run.
    faults: bool,
    tabs: Tabs,
}

impl<'s> Builder<'_, 's> {
    fn event(&mut self, event: Event<'s>, span: &granit_parser::Span) -> Result<(), Broken> {
        self.look_for_tabs(&event, span);
        match event {
            Event::DocumentStart(..) => self.document_start(span),
            Event::Scalar(text, style, anchor, tag) => self.scalar(text, style, anchor, tag.as_deref(), span),
            Event::SequenceStart(style, anchor, _) => self.open(span, style, anchor, Open::List(Vec::new())),
            Event::MappingStart(style, anchor, _) => {
                self.open(span, style, anchor, Open::Map { map: Map::default(), keys: Keys::default(), key: None, merges: Vec::new() })
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(id) => self.alias(id, self.span(span)),
            Event::UnresolvedAlias(name) => {
                let message = format!("{}: there is no `&{name}` before it in this document", shapes::unknown("alias", &format!("*{name}"), None));
                self.fault(
                    Diagnostic::new(Code::UnknownAlias, self.span(span), message)
                        .help(format!("define it with `&{name}` first, or quote the text if it is not an alias")),
                );
                self.place(null(self.span(span)), 0)
            }
            // start and end of the stream; the enum is non-exhaustive
            _ => Ok(()),
        }
    }

    /// Checks the text between the last token and this one for tabs.
    fn look_for_tabs(&mut self, event: &Event<'_>, span: &granit_parser::Span) {
        let (start, end) = offsets(span);
        let after = match event {
            Event::Scalar(_, ScalarStyle::Plain, ..) => After::Plain,
            Event::Scalar(_, ScalarStyle::Literal | ScalarStyle::Folded, ..) => After::LineStart,
            Event::StreamStart | Event::DocumentStart(..) => return,
            _ => After::Token,
        };
        let inside = Inside { flow: self.stack.last().is_some_and(|frame| frame.style == StructureStyle::Flow), indent: self.indent() };
        let before = self.tabs.go_to(self.source, start, inside);
        let within = match event {
            Event::Scalar(_, ScalarStyle::Plain, ..) => Tabs::plain(self.source, start, end, inside),
            Event::Scalar(_, ScalarStyle::Literal | ScalarStyle::Folded, ..) => {
                let text = self.tabs.start_of_block(self.source, start, end);
                self.tabs.go_to(self.source, text, inside)
            }
            _ => None,
        };
        if let Some(diagnostic) = before.or(within) {
            self.fault(diagnostic);
        }
        match event {
            Event::DocumentEnd if end > start => self.tabs.stop(),
            _ => self.tabs.token(end, after),
        }
    }

    fn indent(&self) -> usize {
        self.stack.last().map_or(0, |frame| frame.indent)
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        let (start, end) = offsets(span);
        self.source.span(start, end)
    }

    /// The text of a scalar, borrowed if the document contains it verbatim, and its span.
    fn placed(&self, text: Cow<'s, str>, style: ScalarStyle, span: &granit_parser::Span) -> (Cow<'s, str>, Span) {
        let (start, end) = offsets(span);
        let end = if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) { self.source.block_end(start, end) } else { end };
        let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let quote = usize::from(is_quoted && end >= start + 2);
        (self.source.borrowed(text, start + quote, end - quote), self.source.span(start, end))
    }

    fn fault(&mut self, diagnostic: Diagnostic) {
        self.faults = true;
        self.sink.push(diagnostic);
    }

    fn syntax_error(&mut self, error: &ScanError) -> Result<(), Broken> {
        let at = error.marker().byte_offset().unwrap_or(0).min(self.source.text.len());
        self.sink.push(syntax::diagnostic(self.source, at, error.kind(), &error.info()));
        Err(Broken)
    }

    /// A chunk contains one document; a second one can only come after `...`.
    fn document_start(&mut self, span: &granit_parser::Span) -> Result<(), Broken> {
        if self.root.is_none() {
            return Ok(());
        }
        let at = span.start.byte_offset().unwrap_or(0);
        let end = self.source.text[at..].find('\n').map_or(self.source.text.len(), |length| at + length);
        self.sink.push(
            Diagnostic::new(Code::DocumentMarker, self.source.span(at, end), "content after `...` without a `---`")
                .label("kubectl silently drops this")
                .help("add a `---` line before it, or remove the `...`"),
        );
        Err(Broken)
    }

    fn open(&mut self, span: &granit_parser::Span, style: StructureStyle, anchor: usize, content: Open<'s>) -> Result<(), Broken> {
        if let Some(Frame { content: Open::Map { key: None, .. }, .. }) = self.stack.last() {
            let at = span.start.byte_offset().unwrap_or(0).min(self.source.text.len());
            self.sink.push(syntax::no_key(self.source, at, self.span(span)));
            return Err(Broken);
        }
        if self.stack.len() >= self.limits.depth {
            return self.too_deep(self.span(span));
        }
        let is_of_key = matches!(self.stack.last(), Some(Frame { content: Open::Map { .. }, .. }));
        // in a list at the indentation of its key, the first `-` comes before the start of the list
        let at_key = is_of_key && self.tabs.passed_dash;
        let indent = if style == StructureStyle::Flow || at_key { self.indent() } else { self.column(offsets(span).0) + 1 };
        self.stack.push(Frame { start: self.span(span), style, indent, anchor, content, height: 0 });
        Ok(())
    }

    /// The number of characters before an offset on its line.
    fn column(&self, at: usize) -> usize {
        let head = &self.source.text[..at];
        head[head.rfind('\n').map_or(0, |newline| newline + 1)..].chars().count()
    }

    fn too_deep(&mut self, span: Span) -> Result<(), Broken> {
        let message = format!("{} (at most {} levels)", syntax::TOO_DEEP.0, self.limits.depth);
        self.sink.push(Diagnostic::new(Code::YamlLimit, span, message).help(syntax::TOO_DEEP.1));
        Err(Broken)
    }

    fn close(&mut self, span: &granit_parser::Span) -> Result<(), Broken> {
        let Some(Frame { start, style, indent: _, anchor, content, height }) = self.stack.pop() else { return Ok(()) };
        let flow_end = self.span(span).end;
        let (value, last) = match content {
            Open::List(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::List(items), last)
            }
            Open::Map { mut map, keys, key: _, merges } => {
                let last = map.entries.last().map(|entry| entry.value.span.end.max(entry.key.span.end));
                let last = last.max(merges.last().map(|(_, node)| node.span.end));
                self.merge(&mut map, keys, merges);
                (Value::Map(map), last)
            }
        };
        // the parser reports the end of a block collection at the next token, but it really ends with its last child; the same goes for the
        // map in `[key: value]`, which has no brackets of its own
        let opening = self.source.text.as_bytes().get((start.start as usize).wrapping_sub(self.source.base));
        let bracketed = style == StructureStyle::Flow && matches!(opening, Some(b'{' | b'['));
        let end = if bracketed { flow_end } else { last.unwrap_or(start.end) };
        let node = Node { value, span: Span { end: end.max(start.start), ..start } };
        self.anchor(anchor, &node, height + 1)?;
        self.place(node, height + 1)
    }

    fn scalar(&mut self, text: Cow<'s, str>, style: ScalarStyle, anchor: usize, tag: Option<&Tag>, span: &granit_parser::Span) -> Result<(), Broken> {
        let (text, span) = self.placed(text, style, span);
        if style == ScalarStyle::DoubleQuoted
            && let Some(diagnostic) = syntax::json_escape(self.source, span)
        {
            self.fault(diagnostic);
        }
        let plain = style == ScalarStyle::Plain;
        let is_key = matches!(self.stack.last(), Some(Frame { content: Open::Map { key: None, .. }, .. }));
        let tag = tag.map(Tag::to_string).unwrap_or_default();
        let read = if tag.is_empty() {
            Ok(Tagged::Scalar(if plain { scalar::resolve_plain(&text) } else { Resolved::Str }))
        } else {
            tag::resolve_tagged(&tag, &text, plain)
        };
        let (text, read) = match read {
            Ok(Tagged::Scalar(read)) => (text, read),
            Ok(Tagged::Decoded(decoded)) => (Cow::Owned(decoded), Resolved::Str),
            Err(error) => {
                self.fault(Diagnostic::new(Code::YamlSyntax, span, error.to_string()).help("remove the tag, or change the value to match it"));
                (text, Resolved::Null)
            }
        };
        if is_key {
            let merge = tag::is_merge_key(&tag, &text, plain);
            return self.key(text, read, span, anchor, merge);
        }
        let kind = self.kind(&text, read, span);
        let node = Node { value: Value::Scalar(Scalar { text, kind }), span };
        self.anchor(anchor, &node, 0)?;
        self.place(node, 0)
    }

    fn kind(&mut self, text: &str, read: Resolved, span: Span) -> ScalarKind {
        ScalarKind::of(&read).unwrap_or_else(|| {
            let message = format!("YAML reads `{text}` as a number that JSON cannot represent");
            self.fault(Diagnostic::new(Code::NotFinite, span, message).help(format!("quote it: \"{text}\"")));
            ScalarKind::Null
        })
    }

    /// Uses a scalar as the key of the next entry.
    fn key(&mut self, text: Cow<'s, str>, read: Resolved, span: Span, anchor: usize, merge: bool) -> Result<(), Broken> {
        if anchor != 0 {
            let kind = self.kind(&text, read, span);
            self.anchor(anchor, &Node { value: Value::Scalar(Scalar { text: text.clone(), kind }), span }, 0)?;
        }
        let text = match (read, text) {
            (Resolved::Str, text) => text,
            (read, Cow::Borrowed(text)) => self.key_text(read, text, span),
            (read, Cow::Owned(text)) => Cow::Owned(self.key_text(read, &text, span).into_owned()),
        };
        if let Some(Frame { content: Open::Map { key, .. }, .. }) = self.stack.last_mut() {
            *key = Some(Key { text: Spanned::new(text, span), merge });
        }
        Ok(())
    }

    fn key_text<'t>(&mut self, read: Resolved, text: &'t str, span: Span) -> Cow<'t, str> {
        scalar::key_text(&read, text).unwrap_or_else(|_| {
            let source = self.source;
            let written = &source.text[span.range().start - source.base..span.range().end - source.base];
            self.fault(syntax::bad_key(written, written == text, span));
            Cow::Borrowed(text)
        })
    }

    /// Adds a complete node to the innermost open collection, or makes it the root.
    fn place(&mut self, node: Node<'s>, height: usize) -> Result<(), Broken> {
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        frame.height = frame.height.max(height);
        match &mut frame.content {
            Open::List(items) => items.push(node),
            Open::Map { map, keys, key, merges } => {
                let Some(Key { text, merge }) = key.take() else {
                    self.sink.push(
                        Diagnostic::new(Code::YamlSyntax, node.span, "a list or an object cannot be a key")
                            .help("keys are strings in Kubernetes objects"),
                    );
                    return Err(Broken);
                };
                if merge {
                    merges.push((text.span, node));
                } else if let Some(first) = keys.first(map, &text) {
                    let diagnostic = repeated(&text, first);
                    self.fault(diagnostic);
                } else {
                    map.entries.push(Entry { key: text, value: node });
                }
            }
        }
        Ok(())
    }
}

fn offsets(span: &granit_parser::Span) -> (usize, usize) {
    let start = span.start.byte_offset().unwrap_or(0);
    (start, span.end.byte_offset().unwrap_or(start).max(start))
}

fn null(span: Span) -> Node<'static> {
    Node { value: Value::Scalar(Scalar { text: Cow::Borrowed(""), kind: ScalarKind::Null }), span }
}

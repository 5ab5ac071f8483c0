//! Reports for people, with excerpts. The only file that uses miette.
//!
//! miette prints byte columns and supports one source per diagnostic, so the header has our own `path:line:column`, and a location in
//! another file gets its own excerpt.

use std::fmt;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents, ThemeCharacters,
    ThemeStyles,
};

use textwrap::WordSeparator;

use super::window::{Secrets, Window};
use super::{Masked, Terminal, plain};
use crate::diag::{Diagnostic, Severity};
use crate::source::{SourceMap, Span};

/// Locations at most this many lines from the first one are shown in the same excerpt.
const NEAR: usize = 12;

pub(super) fn render(report: Masked<'_>) -> String {
    let handler = handler(report.terminal);
    let mut text = String::new();
    let painter = Painter { sources: report.sources, width: report.terminal.width, secrets: report.secrets };
    for diagnostic in report.diagnostics {
        for view in painter.views(diagnostic) {
            handler.render_report(&mut text, &view).expect("writing to a string does not fail");
        }
        text.push('\n');
    }
    text
}

fn handler(terminal: Terminal) -> GraphicalReportHandler {
    let theme = GraphicalTheme {
        characters: if terminal.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() },
        styles: if terminal.color { ThemeStyles::ansi() } else { ThemeStyles::none() },
    };
    GraphicalReportHandler::new_themed(theme)
        .with_width(terminal.width.max(20))
        .with_context_lines(1)
        .with_links(false)
        .with_break_words(false)
        .with_word_separator(WordSeparator::AsciiSpace)
        .without_primary_span_start()
}

/// A diagnostic in the form that miette renders.
#[derive(Debug)]
struct View {
    message: String,
    code: String,
    severity: miette::Severity,
    help: Option<String>,
    excerpt: Excerpt,
    labels: Vec<LabeledSpan>,
}

struct Painter<'a> {
    sources: &'a SourceMap,
    width: usize,
    secrets: &'a Secrets,
}

impl Painter<'_> {
    /// The diagnostic, then its locations that are not close. miette would add a line `Advice:` to each of its own related diagnostics.
    fn views(&self, diagnostic: &Diagnostic) -> Vec<View> {
        let line = |span: Span| self.sources.start(span).line;
        let is_near = |span: Span| span.file == diagnostic.span.file && line(span).abs_diff(line(diagnostic.span)) <= NEAR;
        let (near, far): (Vec<_>, Vec<_>) = diagnostic.related.iter().partition(|related| is_near(related.span));
        let places = near.iter().map(|related| (related.span, related.message.as_str()));
        let places: Vec<(Span, &str)> = std::iter::once((diagnostic.span, diagnostic.label.as_str())).chain(places).collect();
        let code = format!("{}[{}]", diagnostic.severity.as_str(), diagnostic.code);
        let mut views = vec![self.view(&diagnostic.message, code, diagnostic.severity, &places)];
        views.extend(far.into_iter().map(|related| self.view(&related.message, String::new(), Severity::Note, &[(related.span, "")])));
        // the help comes last
        if let Some(last) = views.last_mut() {
            last.help = help(diagnostic);
        }
        views
    }

    /// A message with locations in one file. The first one is the subject of the message.
    fn view(&self, message: &str, code: String, severity: Severity, places: &[(Span, &str)]) -> View {
        let spans: Vec<Span> = places.iter().map(|(span, _)| *span).collect();
        let window = Window::around(self.sources.file(spans[0].file), &spans, self.width, self.secrets);
        let labels = window.spans.iter().zip(places).enumerate().map(|(index, (&(start, length), (_, words)))| {
            let words = (!words.is_empty()).then(|| (*words).to_owned());
            let span = SourceSpan::new(start.into(), length);
            if index == 0 { LabeledSpan::new_primary_with_span(words, span) } else { LabeledSpan::new_with_span(words, span) }
        });
        View {
            message: message.to_owned(),
            code,
            severity: match severity {
                Severity::Error => miette::Severity::Error,
                Severity::Warning => miette::Severity::Warning,
                Severity::Note => miette::Severity::Advice,
            },
            help: None,
            labels: labels.collect(),
            excerpt: Excerpt {
                headers: window.spans.iter().zip(&spans).map(|((start, _), span)| (*start, plain::place(*span, self.sources))).collect(),
                text: window.text,
                first_line: window.first_line,
            },
        }
    }
}

/// The help, and the field path as the API server would report it.
fn help(diagnostic: &Diagnostic) -> Option<String> {
    match (diagnostic.help.clone(), plain::field(diagnostic)) {
        (Some(help), Some(field)) => Some(format!("{help}\n({field})")),
        (help, field) => help.or(field),
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for View {}

impl miette::Diagnostic for View {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.code.is_empty()).then(|| Box::new(&self.code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// Lines of a file with our own header.
#[derive(Debug)]
struct Excerpt {
    /// The locations: the offset of each in the text, and its header.
    headers: Vec<(usize, String)>,
    text: String,
    first_line: usize,
}

impl SourceCode for Excerpt {
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let contents = self.text.as_str().read_span(span, before, after)?;
        // the header names the first location in this part of the excerpt
        let shown = span.offset()..=span.offset() + span.len();
        let header = self.headers.iter().find(|(start, _)| shown.contains(start)).map(|(_, header)| header.clone()).unwrap_or_default();
        Ok(Box::new(MietteSpanContents::new_named(
            header,
            contents.data(),
            *contents.span(),
            contents.line() + self.first_line - 1,
            contents.column(),
            contents.line_count(),
        )))
    }
}

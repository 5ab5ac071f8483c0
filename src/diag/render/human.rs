//! For people: miette's graphical report. The only file that names miette.
//!
//! miette prints byte columns and knows one source a diagnostic, so the header carries our own `path:line:column`, and a second file
//! goes into a related diagnostic.

use std::fmt;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents, ThemeCharacters,
    ThemeStyles,
};

use super::window::Window;
use super::{Look, Report, plain};
use crate::diag::{Diagnostic, Severity};
use crate::source::{SourceMap, Span};

/// Second places this close to the first are shown in the same excerpt.
const NEAR: usize = 12;

pub(super) fn render(report: Report<'_>) -> String {
    let handler = handler(report.look);
    let mut text = String::new();
    for diagnostic in report.diagnostics {
        let view = View::of(diagnostic, report.sources);
        handler.render_report(&mut text, &view).expect("writing to a string does not fail");
        text.push('\n');
    }
    text
}

fn handler(look: Look) -> GraphicalReportHandler {
    let theme = GraphicalTheme {
        characters: if look.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() },
        styles: if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() },
    };
    GraphicalReportHandler::new_themed(theme).with_width(look.width.max(20)).with_context_lines(1).with_links(false).without_primary_span_start()
}

/// A diagnostic as miette wants to see it.
#[derive(Debug)]
struct View {
    message: String,
    code: String,
    severity: miette::Severity,
    help: Option<String>,
    excerpt: Excerpt,
    labels: Vec<LabeledSpan>,
    related: Vec<View>,
}

impl View {
    fn of(diagnostic: &Diagnostic, sources: &SourceMap) -> Self {
        let line = |span: Span| sources.start(span).line;
        let is_near = |span: Span| span.file == diagnostic.span.file && line(span).abs_diff(line(diagnostic.span)) <= NEAR;
        let (near, far): (Vec<_>, Vec<_>) = diagnostic.related.iter().partition(|related| is_near(related.span));
        let spans: Vec<Span> = std::iter::once(diagnostic.span).chain(near.iter().map(|related| related.span)).collect();
        let (excerpt, places) = Excerpt::new(sources, &spans);
        let words = std::iter::once(diagnostic.label.as_str()).chain(near.iter().map(|related| related.message.as_str()));
        let labels = places.into_iter().zip(words).enumerate().map(|(index, ((start, length), words))| {
            let words = (!words.is_empty()).then(|| words.to_owned());
            let span = SourceSpan::new(start.into(), length);
            if index == 0 { LabeledSpan::new_primary_with_span(words, span) } else { LabeledSpan::new_with_span(words, span) }
        });
        Self {
            message: diagnostic.message.clone(),
            code: format!("{}[{}]", diagnostic.severity.as_str(), diagnostic.code),
            severity: match diagnostic.severity {
                Severity::Error => miette::Severity::Error,
                Severity::Warning => miette::Severity::Warning,
                Severity::Note => miette::Severity::Advice,
            },
            help: help(diagnostic),
            labels: labels.collect(),
            excerpt,
            related: far.into_iter().map(|related| Self::second(related.span, &related.message, sources)).collect(),
        }
    }

    /// A place in another file, or far away in the same one.
    fn second(span: Span, message: &str, sources: &SourceMap) -> Self {
        let (excerpt, places) = Excerpt::new(sources, &[span]);
        let labels = places.into_iter().map(|(start, length)| LabeledSpan::new_primary_with_span(None, SourceSpan::new(start.into(), length)));
        Self {
            message: message.to_owned(),
            code: String::new(),
            severity: miette::Severity::Advice,
            help: None,
            labels: labels.collect(),
            excerpt,
            related: Vec::new(),
        }
    }
}

/// The help line, and the field path that the API server would name.
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

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        (!self.related.is_empty()).then(|| Box::new(self.related.iter().map(|view| view as &dyn miette::Diagnostic)) as Box<dyn Iterator<Item = _>>)
    }
}

/// Lines of a file under our own header.
#[derive(Debug)]
struct Excerpt {
    header: String,
    text: String,
    first_line: usize,
}

impl Excerpt {
    fn new(sources: &SourceMap, spans: &[Span]) -> (Self, Vec<(usize, usize)>) {
        let file = sources.file(spans[0].file);
        let header = plain::place(spans[0], sources);
        let Window { text, first_line, spans } = Window::around(file, spans);
        (Self { header, text, first_line }, spans)
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let contents = self.text.as_str().read_span(span, before, after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.header.clone(),
            contents.data(),
            *contents.span(),
            contents.line() + self.first_line - 1,
            contents.column(),
            contents.line_count(),
        )))
    }
}

//! Documents, each read on its own: parsed, decoded, and inspected by the rules over single objects.

use std::ops::Range;

use super::ForeignSyntax;
use super::parallel::in_parallel;
use crate::check::{self, Collected, Inspected};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::model::{self, Content, GROUP};
use crate::source::{FileId, SourceFile, SourceMap, Span};
use crate::yaml::{self, Chunk, Limits};

/// A document of the input.
#[derive(Debug)]
pub struct Document {
    span: Span,
    state: State,
    /// The indices of its objects in the workspace.
    objects: Range<u32>,
    findings: Vec<Diagnostic>,
}

/// The result of reading a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It is empty.
    Empty,
    /// It does not parse.
    Broken,
    /// It is in a file that was left out because the file cannot be decoded.
    Undecoded,
    /// It is a list without items, so it contains no object, but nothing is missing.
    EmptyList,
    /// It parses, but contains no Kubernetes object.
    NoObject,
    /// It contains objects: one, or those of a list.
    Objects,
}

impl Document {
    /// Its text, without the `---` line.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The result of reading it.
    pub fn state(&self) -> State {
        self.state
    }

    /// The indices of its objects in the workspace.
    pub fn objects(&self) -> Range<usize> {
        self.objects.start as usize..self.objects.end as usize
    }

    /// The diagnostics about this document alone, in no particular order.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

/// Reads documents.
pub(super) struct Reader<'s, 'o> {
    pub(super) sources: &'s SourceMap,
    pub(super) foreign: ForeignSyntax,
    /// The namespace of objects without one.
    pub(super) namespace: &'o str,
    pub(super) jobs: usize,
}

/// The result of one document.
struct Outcome<'s> {
    span: Span,
    state: State,
    inspected: Vec<Inspected<'s>>,
    findings: Vec<Diagnostic>,
}

impl<'s> Reader<'s, '_> {
    /// Reads the documents of files on all threads; the results are in order.
    pub(super) fn all(&self, files: impl Iterator<Item = FileId>, collected: &mut Collected<'s>, documents: &mut Vec<Document>) {
        let chunks = |file: FileId| {
            let source = self.sources.file(file);
            // a file that cannot be decoded is left out as a whole
            if undecoded(source) { vec![whole(&source.text)] } else { yaml::split(&source.text) }
        };
        let chunks: Vec<(FileId, Chunk)> = files.flat_map(|file| chunks(file).into_iter().map(move |chunk| (file, chunk))).collect();
        let outcomes = in_parallel(chunks.len(), self.jobs, |index| {
            let (file, chunk) = &chunks[index];
            self.document(*file, chunk)
        });
        collect(outcomes, collected, documents);
    }

    /// Reads the file of recorded claims.
    pub(super) fn claims(&self, file: FileId, namespace: &str, collected: &mut Collected<'s>, documents: &mut Vec<Document>) {
        let read = |chunk: Chunk| {
            self.read(file, &chunk, |root, span, sink| {
                let context = model::DecodeContext { span, file_name: &self.sources.file(file).name, named: true, namespace };
                model::decode_claims(root, context, sink)
            })
        };
        let outcomes = yaml::split(&self.sources.file(file).text).into_iter().map(read).collect();
        collect(outcomes, collected, documents);
    }

    fn document(&self, file: FileId, chunk: &Chunk) -> Outcome<'s> {
        let source = self.sources.file(file);
        if undecoded(source) {
            let span = Span::new(file, chunk.body.start, chunk.body.end);
            return Outcome { span, state: State::Undecoded, inspected: Vec::new(), findings: Vec::new() };
        }
        self.read(file, chunk, |root, span, sink| {
            let context = model::DecodeContext { span, file_name: &source.name, named: source.named, namespace: self.namespace };
            model::decode(root, context, sink)
        })
    }

    /// Parses, decodes, and inspects one document. Its tree is dropped when this returns.
    fn read(&self, file: FileId, chunk: &Chunk, decode: impl FnOnce(yaml::Node<'_, 's>, Span, &mut Sink) -> Vec<model::Decoded<'s>>) -> Outcome<'s> {
        let source = self.sources.file(file);
        let span = Span::new(file, chunk.body.start, chunk.body.end);
        let mut sink = Sink::default();
        let mut inspected = Vec::new();
        let state = match yaml::parse(file, &source.text, chunk, Limits::DEFAULT, &mut sink) {
            Ok(None) => State::Empty,
            Ok(Some(tree)) if tree.root().is_null() => State::Empty,
            Ok(Some(tree)) => {
                inspected = decode(tree.root(), span, &mut sink).into_iter().map(|decoded| check::resource(decoded, &mut sink)).collect();
                let is_ours = |one: &Inspected<'_>| matches!(one.resource().content, Content::HttpProxy(_) | Content::Domain(_) | Content::Config(_));
                if !inspected.iter().any(is_ours) {
                    // a key before the `<<` that merges it in again: kubectl accepts it, and what it means is not our business
                    sink.forget(Code::DuplicateKey);
                }
                if !inspected.is_empty() {
                    State::Objects
                } else if model::list_items(tree.root()).is_some_and(|items| items.is_empty()) {
                    State::EmptyList
                } else {
                    State::NoObject
                }
            }
            Err(yaml::Broken) => {
                if !source.named && !source.text[chunk.body.clone()].contains(GROUP) {
                    sink = foreign_and_broken(&sink, &source.text[chunk.body.clone()], self.foreign);
                }
                State::Broken
            }
        };
        if source.bad_byte.is_some_and(|bad| chunk.body.contains(&bad.text_offset)) {
            // the byte may be in `apiVersion` or in `kind`
            sink.forget(Code::NotAResource);
        }
        Outcome { span, state, inspected, findings: sink.into_found() }
    }
}

/// Whether a file cannot be decoded, was found by a folder scan, and has nothing to do with us.
pub(super) fn undecoded(source: &SourceFile) -> bool {
    source.bad_byte.is_some() && !source.named && !source.text.contains(GROUP)
}

/// A whole text as one chunk.
fn whole(text: &str) -> Chunk {
    Chunk { body: 0..text.len(), marker_fault: None }
}

/// Appends the results of documents.
fn collect<'s>(outcomes: Vec<Outcome<'s>>, collected: &mut Collected<'s>, documents: &mut Vec<Document>) {
    collected.reserve(outcomes.iter().map(|outcome| outcome.inspected.len()).sum());
    documents.reserve_exact(outcomes.len());
    for Outcome { span, state, inspected, findings } in outcomes {
        let start = collected.workspace().resources.len();
        collected.extend(inspected);
        let end = collected.workspace().resources.len();
        let narrow = |place: usize| u32::try_from(place).expect("an input of less than 4 GiB has fewer objects");
        documents.push(Document { span, state, objects: narrow(start)..narrow(end), findings });
    }
}

/// The diagnostics of a foreign document that does not parse, such as a Helm template in a folder scan.
fn foreign_and_broken(found: &Sink, text: &str, foreign: ForeignSyntax) -> Sink {
    let is_template = ["{{", "{%", "<%"].into_iter().any(|marker| text.contains(marker));
    let mut sink = Sink::default();
    for diagnostic in found.found() {
        let mut diagnostic = diagnostic.clone();
        match foreign {
            ForeignSyntax::Refuse if is_template => {
                diagnostic.code = Code::LeftOut;
                diagnostic.severity = Severity::Warning;
                diagnostic.message = format!("left out of the output: {}", diagnostic.message);
            }
            ForeignSyntax::Refuse => {}
            ForeignSyntax::Skip => {
                diagnostic.code = Code::TemplateSkipped;
                diagnostic.severity = Severity::Warning;
                diagnostic.message = format!("skipped: {}", diagnostic.message);
            }
        }
        diagnostic.help = Some("exclude the file with `--exclude`, or correct it".to_owned());
        sink.push(diagnostic);
    }
    sink
}

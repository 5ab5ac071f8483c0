//! Documents, each read on its own: parsed, decoded, and inspected by the rules over single objects.

use std::ops::Range;

use super::ForeignSyntax;
use super::parallel::in_parallel;
use crate::check::{self, Collected, Inspected};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::model::{self, GROUP};
use crate::source::{FileId, SourceMap, Span};
use crate::yaml::{self, Chunk, Limits};

/// A document of the input.
#[derive(Debug)]
pub struct Document {
    span: Span,
    state: State,
    /// Where its objects are in the workspace.
    objects: Range<u32>,
    findings: Vec<Diagnostic>,
}

/// What reading a document came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// There is nothing in it.
    Empty,
    /// It does not parse.
    Broken,
    /// It parses and contains no Kubernetes object.
    NoObject,
    /// It contains objects: one, or those of a list.
    Objects,
}

impl Document {
    /// Its text, without the marker line.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What reading it came to.
    pub fn state(&self) -> State {
        self.state
    }

    /// Where its objects are in the workspace.
    pub fn objects(&self) -> Range<usize> {
        self.objects.start as usize..self.objects.end as usize
    }

    /// What was found in it alone, in no particular order.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

/// Reads documents.
pub(super) struct Reader<'s, 'o> {
    pub(super) sources: &'s SourceMap,
    pub(super) foreign: ForeignSyntax,
    /// The namespace of objects that name none.
    pub(super) namespace: &'o str,
    pub(super) jobs: usize,
}

/// What one document came to.
struct Outcome<'s> {
    span: Span,
    state: State,
    inspected: Vec<Inspected<'s>>,
    findings: Vec<Diagnostic>,
}

impl<'s> Reader<'s, '_> {
    /// Reads the documents of files, in order, on all threads.
    pub(super) fn all(&self, files: impl Iterator<Item = FileId>, collected: &mut Collected<'s>, documents: &mut Vec<Document>) {
        let chunks: Vec<(FileId, Chunk)> =
            files.flat_map(|file| yaml::split(&self.sources.file(file).text).into_iter().map(move |chunk| (file, chunk))).collect();
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
                let document = model::Document { span, file_name: &self.sources.file(file).name, named: true, namespace };
                model::decode_claims(root, document, sink)
            })
        };
        let outcomes = yaml::split(&self.sources.file(file).text).into_iter().map(read).collect();
        collect(outcomes, collected, documents);
    }

    fn document(&self, file: FileId, chunk: &Chunk) -> Outcome<'s> {
        let source = self.sources.file(file);
        self.read(file, chunk, |root, span, sink| {
            let document = model::Document { span, file_name: &source.name, named: source.named, namespace: self.namespace };
            model::decode(root, document, sink)
        })
    }

    /// Parses, decodes and inspects one document. Its tree is gone when this returns.
    fn read(&self, file: FileId, chunk: &Chunk, decode: impl FnOnce(yaml::Node<'_, 's>, Span, &mut Sink) -> Vec<model::Decoded<'s>>) -> Outcome<'s> {
        let source = self.sources.file(file);
        let span = Span::new(file, chunk.body.start, chunk.body.end);
        let mut sink = Sink::default();
        let mut inspected = Vec::new();
        let state = match yaml::parse(file, &source.text, chunk, Limits::DEFAULT, &mut sink) {
            Ok(None) => State::Empty,
            Ok(Some(tree)) => {
                inspected = decode(tree.root(), span, &mut sink).into_iter().map(|decoded| check::resource(decoded, &mut sink)).collect();
                if inspected.is_empty() { State::NoObject } else { State::Objects }
            }
            Err(yaml::Broken) => {
                if !source.named && !source.text[chunk.body.clone()].contains(GROUP) {
                    sink = foreign_and_broken(&sink, self.foreign);
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

/// Joins outcomes to what was collected before.
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

/// A document of a folder scan that does not parse and is none of ours, such as a Helm template.
fn foreign_and_broken(found: &Sink, foreign: ForeignSyntax) -> Sink {
    let mut sink = Sink::default();
    for diagnostic in found.found() {
        let mut diagnostic = diagnostic.clone();
        match foreign {
            ForeignSyntax::Refuse => {}
            ForeignSyntax::Skip => {
                diagnostic.code = Code::TemplateSkipped;
                diagnostic.severity = Severity::Warning;
                diagnostic.message = format!("left out, since it does not parse: {}", diagnostic.message);
            }
        }
        diagnostic.help = Some("leave the file out with `--exclude`, or correct it".to_owned());
        sink.push(diagnostic);
    }
    sink
}

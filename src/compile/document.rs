//! Documents, each read on its own: parsed, decoded, and inspected by the rules over single objects.

use std::collections::BTreeSet;
use std::ops::Range;

use super::ForeignSyntax;
use super::parallel::in_parallel;
use crate::check::{self, Collected, Inspected};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::model::{self, Content, GROUP};
use crate::source::{FileId, SourceFile, SourceMap, Span, Suspect};
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
    /// Reads the documents of files on all threads; the results are in order. Returns the files that are passed over, whose documents are
    /// dropped.
    pub(super) fn all(&self, files: impl Iterator<Item = FileId>, collected: &mut Collected<'s>, documents: &mut Vec<Document>) -> BTreeSet<FileId> {
        let chunks = |file: FileId| {
            let source = self.sources.file(file);
            // a file that cannot be decoded is left out as a whole
            if undecoded(source) { vec![whole(&source.text)] } else { yaml::split(&source.text) }
        };
        let chunks: Vec<(FileId, Chunk)> = files.flat_map(|file| chunks(file).into_iter().map(move |chunk| (file, chunk))).collect();
        let mut outcomes = in_parallel(chunks.len(), self.jobs, |index| {
            let (file, chunk) = &chunks[index];
            self.document(*file, chunk)
        });
        one_per_file(&mut outcomes);
        let passed_over = self.passed_over(&outcomes);
        let outcomes = outcomes.into_iter().filter(|outcome| !passed_over.contains(&outcome.span.file)).collect();
        collect(outcomes, collected, documents);
        passed_over
    }

    /// The suspects that are passed over, in the order of their ids.
    ///
    /// Output contains no HTTPProxy and no error, and every document in it can be read: a file that only claims to be output stays input.
    fn passed_over(&self, outcomes: &[Outcome<'s>]) -> BTreeSet<FileId> {
        let suspects = self.sources.files().filter_map(|(file, source)| source.suspect.map(|_| file));
        let mut passed_over: BTreeSet<FileId> = suspects.collect();
        if passed_over.is_empty() {
            return passed_over;
        }
        for outcome in outcomes {
            let is_input = match self.sources.file(outcome.span.file).suspect {
                Some(Suspect::Output) => {
                    let is_proxy = |inspected: &Inspected<'_>| matches!(inspected.resource().content, Content::HttpProxy(_));
                    let has_errors = outcome.findings.iter().any(|found| found.severity == Severity::Error);
                    outcome.state == State::Broken || has_errors || outcome.inspected.iter().any(is_proxy)
                }
                Some(Suspect::Target) => !outcome.inspected.is_empty(),
                None => false,
            };
            if is_input {
                passed_over.remove(&outcome.span.file);
            }
        }
        passed_over
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

/// The diagnostic of a foreign document that does not parse, such as a template in a folder scan: the first one, since the others follow from
/// it.
fn foreign_and_broken(found: &Sink, text: &str, foreign: ForeignSyntax) -> Sink {
    let is_template = ["{{", "{%", "<%"].into_iter().any(|marker| text.contains(marker));
    let mut sink = Sink::default();
    let Some(first) = found.found().iter().min_by_key(|diagnostic| diagnostic.span) else { return sink };
    let mut diagnostic = first.clone();
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
    sink
}

/// Keeps one diagnostic about templates per file.
fn one_per_file(outcomes: &mut [Outcome<'_>]) {
    let mut last = None;
    for Outcome { span, state, findings, .. } in outcomes {
        if *state != State::Broken || !findings.iter().any(|found| matches!(found.code, Code::TemplateSkipped | Code::LeftOut)) {
            continue;
        }
        // the documents of a file are next to each other
        if last.replace(span.file) == Some(span.file) {
            findings.clear();
        }
    }
}

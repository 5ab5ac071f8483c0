//! Reports what is not output: nothing in the input disappears silently.

use std::sync::Arc;

use super::{Accounted, Compilation, Fate, OutputOptions, Reason, State};
use crate::diag::{Code, Diagnostic, Severity, Sink, prose};
use crate::source::{FileId, Span};

/// Reports every object and document that is left out, unless another diagnostic reports it or the user asked for it.
pub(super) fn report(compilation: &Compilation<'_>, options: &OutputOptions, sink: &mut Sink) {
    let mut live = Live::default();
    for accounted in compilation.account(options) {
        match accounted.fate {
            Fate::Rendered | Fate::PassedThrough => {}
            Fate::LeftOut(Reason::Live | Reason::Superseded) => live.add(compilation, accounted, sink),
            Fate::LeftOut(reason) => one(compilation, accounted, reason, sink),
        }
    }
    live.end(sink);
    tool_files(compilation, sink);
}

/// The severity of the diagnostic for something that is left out; `None` if it needs none.
fn severity(reason: Reason) -> Option<Severity> {
    match reason {
        // nothing is lost
        Reason::Empty => None,
        // an error of its own, or `not-a-resource`
        Reason::Broken | Reason::Undecoded | Reason::NoObject | Reason::Invalid => None,
        // the user asked for it
        Reason::OnlyRendered | Reason::NothingWanted | Reason::Recorded => None,
        // one note per file
        Reason::Live | Reason::Superseded => None,
        Reason::Config | Reason::Claim | Reason::LocalConfig | Reason::Kustomize | Reason::Tool(_) => Some(Severity::Note),
        Reason::Unnamed => Some(Severity::Warning),
    }
}

fn one(compilation: &Compilation<'_>, accounted: Accounted, reason: Reason, sink: &mut Sink) {
    let Some((severity, index)) = severity(reason).zip(accounted.object) else { return };
    let resource = &compilation.workspace().resources[index];
    let object = &resource.object;
    let name = if object.name.is_empty() { String::new() } else { format!(" `{}`", prose::shown(&object.name)) };
    let why = match reason {
        Reason::Tool(tool) => format!("it configures {tool} and is not an object in a cluster"),
        other => other.describe().to_owned(),
    };
    let message = format!("left out of the output: {}{name}; {why}", prose::shown(&object.kind));
    let mut diagnostic = Diagnostic::new(Code::LeftOut, resource.anchor, message);
    diagnostic.severity = severity;
    diagnostic.object = Some(Arc::clone(object));
    if reason == Reason::Unnamed {
        diagnostic = diagnostic.field("metadata.name").help("add a name to `metadata`, or remove the document");
    }
    sink.push(diagnostic);
}

/// Reports documents that are valid without an object because of the name of their file: a kustomization, or the description of a chart. Any
/// other document without an object has a diagnostic of its own.
fn tool_files(compilation: &Compilation<'_>, sink: &mut Sink) {
    for document in compilation.documents() {
        if document.state() != State::NoObject || !document.findings().is_empty() {
            continue;
        }
        let Span { file, start, .. } = document.span();
        let start = Span::new(file, start as usize, start as usize);
        let mut diagnostic = Diagnostic::new(Code::LeftOut, start, "left out of the output: the file is for kustomize or Helm, and is never applied");
        diagnostic.severity = Severity::Note;
        sink.push(diagnostic);
    }
}

/// Collects the objects that were read from a cluster into one note per file.
#[derive(Default)]
struct Live {
    /// The file, the location of the first object, and the number of objects.
    current: Option<(FileId, Span, usize)>,
}

impl Live {
    fn add(&mut self, compilation: &Compilation<'_>, accounted: Accounted, sink: &mut Sink) {
        let file = accounted.document.file;
        match &mut self.current {
            Some((current, _, count)) if *current == file => *count += 1,
            Some(_) | None => {
                self.end(sink);
                let anchor = accounted.object.map_or(accounted.document, |index| compilation.workspace().resources[index].anchor);
                self.current = Some((file, anchor, 1));
            }
        }
    }

    fn end(&mut self, sink: &mut Sink) {
        let Some((_, anchor, count)) = self.current.take() else { return };
        let objects = prose::count(count, "object");
        let message = format!("left out of the output: {objects} in this file, read from a cluster and used only to decide about hostnames");
        sink.push(Diagnostic::new(Code::ReadFromCluster, anchor, message));
    }
}

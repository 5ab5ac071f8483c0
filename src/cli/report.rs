//! From what was found to a report on a stream, and to the exit status.

use std::io::Write;

use super::exit::{ExitStatus, Failure};
use super::options::ReportArgs;
use super::pipeline::{Compiled, Request};
use crate::diag::render::{Format, Look, Report, render};
use crate::diag::{Diagnostic, ObjectRef, Severity, Sink, prose};

/// The findings of a run, sorted, at the levels that the user gave them.
pub(crate) struct Findings {
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Findings {
    pub(crate) fn new(request: &Request, sink: Sink, args: &ReportArgs) -> Result<Self, Failure> {
        Ok(Self { diagnostics: sink.into_sorted(&request.loaded.sources, &args.levels()?) })
    }

    /// Findings at or above the deny level.
    pub(crate) fn status(&self) -> ExitStatus {
        if self.count(Severity::Error) > 0 { ExitStatus::Findings } else { ExitStatus::Success }
    }

    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// What `--quiet` and `--verbose` leave to show.
    pub(crate) fn shown(&self, args: &ReportArgs) -> Vec<Diagnostic> {
        let least = if args.quiet { Severity::Error } else { Severity::Note };
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity >= least).cloned().collect()
    }

    /// The report on stderr of a command whose result is something else.
    pub(crate) fn write(&self, request: &Request, args: &ReportArgs, err: &mut dyn Write) {
        let shown = self.shown(args);
        let text = text(Format::Human, &shown, request, &[], args.stderr_look());
        // where stderr is closed nobody reads it, and the exit status still tells
        let _ = err.write_all(text.as_bytes());
    }

    /// `2 errors, 1 warning in 3 files`.
    pub(crate) fn summary(&self, request: &Request) -> String {
        let files = prose::count(request.loaded.sources.files().count(), "file");
        let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (self.count(severity), severity.as_str()));
        let counts: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| prose::count(*count, noun)).collect();
        if counts.is_empty() { format!("no problems in {files}") } else { format!("{} in {files}", counts.join(", ")) }
    }
}

/// A whole report.
pub(crate) fn text(format: Format, diagnostics: &[Diagnostic], request: &Request, resources: &[(ObjectRef, &str)], look: Look) -> String {
    render(format, Report { diagnostics, sources: &request.loaded.sources, resources, look })
}

/// Every resource with its file, for formats that list what passed.
pub(crate) fn resources<'r>(compiled: &Compiled<'_>, request: &'r Request) -> Vec<(ObjectRef, &'r str)> {
    let of = |resource: &crate::model::Resource<'_>| {
        ((*resource.object).clone(), request.loaded.sources.file(resource.origin.document.file).name.as_str())
    };
    compiled.workspace.resources.iter().map(of).collect()
}

/// What `--verbose` tells: what was read, skipped and decided.
pub(crate) fn narrate(request: &Request, compiled: &Compiled<'_>, args: &ReportArgs, err: &mut dyn Write) {
    if !args.verbose {
        return;
    }
    let mut text = String::new();
    for (_, file) in request.loaded.sources.files() {
        text += &format!("read {}\n", prose::escape(&file.name));
    }
    for (path, reason) in &request.loaded.skipped {
        text += &format!("skipped {}: {reason}\n", prose::escape(path));
    }
    let settings = &compiled.settings;
    text +=
        &format!("namespace {}, gateway class {}, {} resources\n", settings.namespace, settings.gateway_class, compiled.workspace.resources.len());
    if settings.assume_verified.all {
        text += "every hostname counts as verified\n";
    } else if !settings.assume_verified.names.is_empty() {
        text += &format!("counts as verified: {}\n", settings.assume_verified.names.join(", "));
    }
    let _ = err.write_all(text.as_bytes());
}

/// No resources at all is an error: a pipeline that reads nothing must not pass.
pub(crate) fn require_resources(request: &Request, compiled: &Compiled<'_>, findings: &Findings) -> Result<(), Failure> {
    let read = request.loaded.sources.files().count();
    if !compiled.workspace.resources.is_empty() || findings.count(Severity::Error) > 0 {
        return Ok(());
    }
    let what =
        if read == 0 { "no .yaml, .yml or .json file was found".to_owned() } else { format!("no resources in {}", prose::count(read, "file")) };
    Err(Failure::usage(format!("{what}: check the path")))
}

//! From diagnostics to a report on a stream, and to the exit status.

use std::borrow::Cow;
use std::io::{self, Write};

use super::exit::{ExitStatus, Failure};
use super::options::ReportArgs;
use super::request::Request;
use crate::compile::parallel::in_order;
use crate::compile::{Compilation, State};
use crate::diag::render::{Format, Report, Secrets, Terminal, render};
use crate::diag::{Code, Diagnostic, Levels, ObjectRef, Severity, prose};
use crate::source::{Skip, SourceFile};

/// The diagnostics of a run, sorted, at the levels that the user set.
pub(crate) struct Findings<'c> {
    diagnostics: Vec<Cow<'c, Diagnostic>>,
}

impl<'c> Findings<'c> {
    pub(crate) fn new(compilation: &'c Compilation<'_>, levels: &Levels) -> Self {
        Self { diagnostics: compilation.diagnostics(levels) }
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().map(Cow::as_ref)
    }

    /// The exit status: `Findings` if there is an error, `Usage` if the configuration cannot be used.
    pub(crate) fn status(&self) -> ExitStatus {
        if self.all().any(|diagnostic| diagnostic.code == Code::InvalidConfig) {
            return ExitStatus::Usage;
        }
        if self.count(Severity::Error) > 0 { ExitStatus::Findings } else { ExitStatus::Success }
    }

    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.all().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// What a human report shows: with `--quiet`, only errors.
    pub(crate) fn shown(&self, args: &ReportArgs) -> Vec<&Diagnostic> {
        let least = if args.quiet { Severity::Error } else { Severity::Note };
        self.all().filter(|diagnostic| diagnostic.severity >= least).collect()
    }

    /// Writes the report to standard error, for a command whose result is something else.
    pub(crate) fn write(&self, request: &Request, args: &ReportArgs, err: &mut dyn Write) {
        self.write_some(|_| true, request, args, err);
    }

    /// The same for some of the diagnostics.
    pub(crate) fn write_some(&self, is_wanted: impl Fn(&Diagnostic) -> bool, request: &Request, args: &ReportArgs, err: &mut dyn Write) {
        let mut shown = self.shown(args);
        shown.retain(|diagnostic| is_wanted(diagnostic));
        // if standard error is closed, nobody reads it, and the exit status still reports errors
        let _ = write(Format::Human, &shown, request, &[], args.stderr_terminal(), |text| err.write_all(text));
    }

    /// `2 errors, 1 warning in 3 files`.
    pub(crate) fn summary(&self, request: &Request) -> String {
        let files = prose::count(request.loaded.sources.files().count(), "file");
        let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (self.count(severity), severity.as_str()));
        let counts: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| prose::count(*count, noun)).collect();
        if counts.is_empty() { format!("no problems in {files}") } else { format!("{} in {files}", counts.join(", ")) }
    }
}

/// How many diagnostics are rendered at a time if a report is written in parts.
const PART: usize = 8;

/// Writes a report; in parts if the format has no frame, so that the text of ten thousand diagnostics is never in memory at once.
pub(crate) fn write(
    format: Format,
    diagnostics: &[&Diagnostic],
    request: &Request,
    resources: &[(ObjectRef, &str)],
    terminal: Terminal,
    mut take: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let sources = &request.loaded.sources;
    let secrets = &Secrets::of(sources);
    let text = |diagnostics: &[&Diagnostic]| render(format, Report { diagnostics, sources, secrets, resources, terminal });
    if !format.has_no_frame() {
        return take(text(diagnostics).as_bytes());
    }
    let parts: Vec<&[&Diagnostic]> = diagnostics.chunks(PART).collect();
    let write = |part: usize, out: &mut Vec<u8>| {
        out.extend_from_slice(text(parts[part]).as_bytes());
        Ok(())
    };
    in_order(parts.len(), request.jobs(), write, take)
}

/// All objects with their files, for formats that list objects without findings.
pub(crate) fn resources<'s>(compilation: &Compilation<'s>) -> Vec<(ObjectRef, &'s str)> {
    let of =
        |resource: &crate::model::Resource<'_>| ((*resource.object).clone(), compilation.sources().file(resource.origin.document.file).name.as_str());
    compilation.workspace().resources.iter().map(of).collect()
}

/// What a named file without a document is to a command.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedFiles {
    /// An error.
    Required,
    /// A finding: editors and hooks check whatever was changed.
    Reported,
}

/// An input without a document is an error, even beside other input: the command that should have written it has most likely failed, and what
/// it did not write would be removed from the cluster.
pub(crate) fn require_documents(request: &Request, compilation: &Compilation<'_>, files: NamedFiles) -> Result<(), Failure> {
    if request.allows_empty() {
        return Ok(());
    }
    let empty = || compilation.empty_inputs().into_iter().map(|file| request.loaded.sources.file(file));
    if empty().any(SourceFile::is_stdin) {
        return Err(Failure::usage(
            "standard input contains no document; did the command before the pipe print anything? (allow this with `--allow-empty`)",
        ));
    }
    match empty().next() {
        Some(file) if files == NamedFiles::Required => {
            Err(Failure::usage(format!("`{}` contains no document (allow this with `--allow-empty`)", prose::shown(&file.name))))
        }
        Some(_) | None => Ok(()),
    }
}

/// An input without objects is an error: a pipeline that reads nothing must not pass.
pub(crate) fn require_resources(request: &Request, compilation: &Compilation<'_>, findings: &Findings<'_>) -> Result<(), Failure> {
    let has_objects = compilation.workspace().resources.iter().any(|resource| !compilation.is_recorded(resource));
    let is_explained = || findings.all().any(|found| found.severity == Severity::Error || found.code == Code::EmptyInput);
    let has_list = || compilation.documents().iter().any(|document| document.state() == State::EmptyList);
    if request.allows_empty() || has_objects || has_list() || is_explained() {
        return Ok(());
    }
    let read: Vec<&SourceFile> = request
        .loaded
        .sources
        .files()
        .filter(|(file, _)| request.claims() != Some(*file) && !compilation.passed_over().contains(file))
        .map(|(_, file)| file)
        .collect();
    let skipped = |reason: Skip| request.loaded.skipped.iter().any(|skipped| skipped.reason == reason);
    Err(Failure::usage(match read.as_slice() {
        // the most surprising reason goes first
        [] if skipped(Skip::OutputFolder) => format!("no .yaml, .yml, or .json file found: {}", Skip::OutputFolder),
        [] if skipped(Skip::Excluded) => "`--exclude` excludes every file".to_owned(),
        [] if skipped(Skip::Ignored) || skipped(Skip::IgnoredMention) => {
            "no .yaml, .yml, or .json file found: ignore files list every one (`--no-ignore` reads them)".to_owned()
        }
        [] if skipped(Skip::Hidden) => "no .yaml, .yml, or .json file found: hidden files and folders are not read".to_owned(),
        [] => "no .yaml, .yml, or .json file found: check the path".to_owned(),
        [file] if file.is_stdin() => "standard input contains no Kubernetes objects; did the command before the pipe print anything?".to_owned(),
        read => format!("no Kubernetes objects found in {}: check the path", prose::count(read.len(), "file")),
    }))
}

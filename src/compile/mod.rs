//! The pipeline as one call: text and options in, a [`Compilation`] out. Everything else uses it and assembles no stages itself.
//!
//! It involves no arguments, no files on disk, and no terminal, and can be called any number of times in one process.
//! [`source::load`](crate::source::load) loads files; how output is written is up to the caller.

mod document;
mod fate;
mod left_out;
mod notices;
mod outputs;
pub(crate) mod parallel;
mod paths;
mod reparse;
mod statuses;
mod twice;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::num::NonZeroUsize;

pub use document::{Document, State};
pub use fate::{Accounted, Fate, Reason};
pub use outputs::{Output, OutputOptions, Rendered};
pub use reparse::Trees;
pub use statuses::ComputedStatus;

use crate::check::{self, Checked, Collected};
use crate::diag::{Diagnostic, Levels, Sink};
use crate::hostnames::{self, Decided};
use crate::model::settings::{Overrides, Settings};
use crate::model::{OperatorConfig, Resource, Workspace};
use crate::plan::{Plans, plan};
use crate::source::{FileId, SourceMap, Span};

/// Everything that decides the outcome besides the text.
#[derive(Clone, Debug)]
pub struct Options {
    /// What takes precedence over the configuration.
    pub overrides: Overrides,
    /// The configuration; without it, the one document of the input that is a configuration is used.
    pub config: Option<OperatorConfig>,
    /// What happens if that is not one document but several.
    pub two_configs: TwoConfigs,
    /// The file that records who uses which hostname. Only its ConfigMaps are used, and nothing in it is printed.
    pub claims: Option<FileId>,
    /// What happens to a foreign document that does not parse.
    pub foreign: ForeignSyntax,
    /// What will be output. With it, everything that is left out is reported, and so is what would be output twice.
    pub output: Option<OutputOptions>,
    /// Whether an input without a document is fine.
    pub allow_empty: bool,
    /// How many threads read documents. The outcome does not depend on it.
    pub jobs: NonZeroUsize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            overrides: Overrides::default(),
            config: None,
            two_configs: TwoConfigs::Refuse,
            claims: None,
            foreign: ForeignSyntax::Skip,
            output: None,
            allow_empty: false,
            jobs: NonZeroUsize::MIN,
        }
    }
}

/// What happens if the input contains two configurations, and none was selected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TwoConfigs {
    /// Nothing is compiled: every decision depends on the configuration.
    Refuse,
    /// The first by file name and position counts, and the second is an error, so that everything else is checked in the same run.
    Report,
}

/// What happens to a document that a folder scan found, that does not parse, and that does not mention our group, such as a Helm template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ForeignSyntax {
    /// It is an error: it would have to be passed through.
    Refuse,
    /// It is skipped with a warning.
    Skip,
}

/// The input contains two configuration documents, and none was selected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConfigConflict {
    /// The first two, by file name and position.
    pub places: [Span; 2],
}

impl fmt::Display for ConfigConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("two configuration documents found")
    }
}

impl std::error::Error for ConfigConflict {}

/// The input with everything that was decided on it.
#[derive(Debug)]
pub struct Compilation<'s> {
    sources: &'s SourceMap,
    claims: Option<FileId>,
    documents: Vec<Document>,
    /// Files that were read, but are not part of the input.
    passed_over: BTreeSet<FileId>,
    decided: Decided<'s>,
    /// Diagnostics that depend on more than one document.
    over_all: Sink,
}

/// Reads every document, applies every rule, and decides on every hostname.
///
/// If the first of several objects counts, the ids of their files decide. [`source::load`](crate::source::load) and
/// [`SourceMap::of_texts`] assign them in the order of the names, so that the order in which files were given does not matter.
pub fn compile<'s>(sources: &'s SourceMap, options: &Options) -> Result<Compilation<'s>, ConfigConflict> {
    let mut documents = Vec::new();
    let mut collected = Collected::default();
    let is_claims = |file: FileId| options.claims == Some(file);
    let namespace = options.overrides.namespace.as_deref().unwrap_or(Settings::NAMESPACE);
    let read = document::Reader { sources, foreign: options.foreign, namespace, jobs: options.jobs.get() };
    let passed_over = read.all(sources.files().map(|(file, _)| file).filter(|file| !is_claims(*file)), &mut collected, &mut documents);
    let config = match &options.config {
        Some(config) => Some(config),
        None => configuration(collected.workspace(), options.two_configs)?,
    };
    let settings = Settings::resolve(options.overrides.clone(), config);
    if let Some(file) = options.claims {
        read.claims(file, &settings.accounting_namespace, &mut collected, &mut documents);
    }
    let mut over_all = Sink::default();
    notices::encodings(sources, &passed_over, &mut over_all);
    paths::report(sources, &mut over_all);
    let checked = check::run(collected, &settings, &mut over_all);
    let decided = hostnames::resolve(checked, settings);
    hostnames::report(&decided, &mut over_all);
    let mut compilation = Compilation { sources, claims: options.claims, documents, passed_over, decided, over_all };
    compilation.report(options);
    Ok(compilation)
}

impl<'s> Compilation<'s> {
    /// Reports what depends on everything before: it reads the finished compilation.
    fn report(&mut self, options: &Options) {
        let mut sink = Sink::default();
        notices::report(self, options, &mut sink);
        if let Some(output) = &options.output {
            left_out::report(self, output, &mut sink);
            twice::report(self, output, &mut sink);
        }
        self.over_all.append(sink);
    }

    /// The text that was compiled.
    pub fn sources(&self) -> &'s SourceMap {
        self.sources
    }

    /// The files that were read but are not part of the input: output of earlier runs, and the targets of this one.
    pub fn passed_over(&self) -> &BTreeSet<FileId> {
        &self.passed_over
    }

    /// Every document of every file, in input order, including those without an object.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Every object, and which of them are valid.
    pub fn checked(&self) -> &Checked<'s> {
        self.decided.checked()
    }

    /// Every object, in input order.
    pub fn workspace(&self) -> &Workspace<'s> {
        self.checked().workspace()
    }

    /// The decisions about each valid proxy, from which it is planned ([`plan::plan`](crate::plan::plan)).
    pub fn decided(&self) -> &Decided<'s> {
        &self.decided
    }

    /// The plans of all valid proxies, by hostname.
    pub fn plans(&self) -> Plans<'_> {
        Plans::new(self.decided.proxies().map(plan).collect())
    }

    /// The settings that all decisions are based on.
    pub fn settings(&self) -> &Settings {
        self.decided.settings()
    }

    /// The objects of a document, in their order.
    pub fn objects_of(&self, document: &Document) -> &[Resource<'s>] {
        &self.workspace().resources[document.objects()]
    }

    /// Whether an object comes from the file of recorded claims, which is not part of the input.
    pub fn is_recorded(&self, resource: &Resource<'_>) -> bool {
        self.claims == Some(resource.origin.document.file)
    }

    /// All diagnostics, at the severity that the levels set, sorted by file name and position. Only those that the levels change are copied.
    pub fn diagnostics(&self, levels: &Levels) -> Vec<Cow<'_, Diagnostic>> {
        levels.sorted(self.found(), self.sources)
    }

    /// All diagnostics, in no particular order.
    fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        self.documents.iter().flat_map(Document::findings).chain(self.over_all.found())
    }
}

/// The document of the input that is a configuration, if there is one.
fn configuration<'w>(workspace: &'w Workspace<'_>, two: TwoConfigs) -> Result<Option<&'w OperatorConfig>, ConfigConflict> {
    let found = workspace.configs().map(|(index, config)| (workspace.resources[index].anchor, config));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(place, _)| *place);
    match found.as_slice() {
        [(first, _), (second, _), ..] if two == TwoConfigs::Refuse => Err(ConfigConflict { places: [*first, *second] }),
        [(_, config), ..] => Ok(Some(config)),
        [] => Ok(None),
    }
}

#[cfg(test)]
mod tests;

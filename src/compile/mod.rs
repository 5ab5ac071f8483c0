//! The pipeline as one call: text and options in, a [`Compilation`] out. Every face of the program stands on it and assembles no stages itself.
//!
//! It knows no arguments, no files on disk and no terminal, and can be used any number of times in one process. Loading files is
//! [`source::load`](crate::source::load); how output is written is up to the caller.

mod document;
mod fate;
mod outputs;
pub(crate) mod parallel;
mod reparse;
mod statuses;

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroUsize;

pub use document::{Document, State};
pub use fate::{Accounted, Fate, Reason};
pub use outputs::{Output, OutputOptions, Rendered};
pub use reparse::Trees;
pub use statuses::ComputedStatus;

use crate::check::{self, Checked, Collected};
use crate::diag::{Code, Diagnostic, Levels, Sink};
use crate::hostnames::{self, Decided};
use crate::model::settings::{Overrides, Settings};
use crate::model::{Content, OperatorConfig, Resource, Workspace};
use crate::plan::{Plans, plan};
use crate::source::{FileId, SourceMap, Span};

/// Everything that decides the outcome besides the text.
#[derive(Clone, Debug)]
pub struct Options {
    /// What wins over the configuration.
    pub overrides: Overrides,
    /// The configuration; without it, the one document of the input that is a configuration is used.
    pub config: Option<OperatorConfig>,
    /// The file of the sources that records who uses which hostname. Only its ConfigMaps count, and nothing of it goes out.
    pub claims: Option<FileId>,
    /// What becomes of a foreign document that does not parse.
    pub foreign: ForeignSyntax,
    /// How many threads read documents. The outcome does not depend on it.
    pub jobs: NonZeroUsize,
}

impl Default for Options {
    fn default() -> Self {
        Self { overrides: Overrides::default(), config: None, claims: None, foreign: ForeignSyntax::Skip, jobs: NonZeroUsize::MIN }
    }
}

/// What becomes of a document that a folder scan found, that does not parse and does not mention our group, such as a Helm template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ForeignSyntax {
    /// It is an error: it would have to be passed through.
    Refuse,
    /// It is left out with a warning.
    Skip,
}

/// Two configuration documents in the input, of which none was chosen: nothing can be decided.
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
    decided: Decided<'s>,
    /// What was found that no single document accounts for.
    over_all: Sink,
}

/// Reads every document, applies every rule, and decides on every hostname.
///
/// Files are compared by their ids wherever the first one counts: [`SourceMap`]s that come from [`source::load`](crate::source::load) or
/// [`SourceMap::of_texts`] give them out in the order of names, so that the order in which files were given decides nothing.
pub fn compile<'s>(sources: &'s SourceMap, options: &Options) -> Result<Compilation<'s>, ConfigConflict> {
    let mut documents = Vec::new();
    let mut collected = Collected::default();
    let is_claims = |file: FileId| options.claims == Some(file);
    let namespace = options.overrides.namespace.as_deref().unwrap_or(Settings::NAMESPACE);
    let read = document::Reader { sources, foreign: options.foreign, namespace, jobs: options.jobs.get() };
    read.all(sources.files().map(|(file, _)| file).filter(|file| !is_claims(*file)), &mut collected, &mut documents);
    let config = match &options.config {
        Some(config) => Some(config),
        None => configuration(collected.workspace())?,
    };
    let settings = Settings::resolve(options.overrides.clone(), config);
    if let Some(file) = options.claims {
        read.claims(file, &settings.accounting_namespace, &mut collected, &mut documents);
    }
    let mut over_all = Sink::default();
    report_encodings(sources, &mut over_all);
    let checked = check::run(collected, &mut over_all);
    let decided = hostnames::resolve(checked, settings);
    hostnames::report(&decided, &mut over_all);
    Ok(Compilation { sources, claims: options.claims, documents, decided, over_all })
}

impl<'s> Compilation<'s> {
    /// The text that was compiled.
    pub fn sources(&self) -> &'s SourceMap {
        self.sources
    }

    /// Every document of every file, in input order, also those that contain no object.
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

    /// What was decided on each valid proxy; a plan is made from there ([`plan::plan`](crate::plan::plan)).
    pub fn decided(&self) -> &Decided<'s> {
        &self.decided
    }

    /// The plans of all valid proxies, by hostname.
    pub fn plans(&self) -> Plans<'_> {
        Plans::new(self.decided.proxies().map(plan).collect())
    }

    /// The settings that everything was decided with.
    pub fn settings(&self) -> &Settings {
        self.decided.settings()
    }

    /// The objects of a document, in their order.
    pub fn objects_of(&self, document: &Document) -> &[Resource<'s>] {
        &self.workspace().resources[document.objects()]
    }

    /// Whether an object is from the file of recorded claims, which is no input.
    pub fn is_recorded(&self, resource: &Resource<'_>) -> bool {
        self.claims == Some(resource.origin.document.file)
    }

    /// Everything that was found, at the severity that the levels give it, sorted by file name and place. Copied is only what the levels change.
    pub fn diagnostics(&self, levels: &Levels) -> Vec<Cow<'_, Diagnostic>> {
        levels.sorted(self.found(), self.sources)
    }

    /// Everything that was found, in no particular order.
    fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        self.documents.iter().flat_map(Document::findings).chain(self.over_all.found())
    }
}

fn report_encodings(sources: &SourceMap, sink: &mut Sink) {
    for (file, source) in sources.files() {
        if let Some(bad) = source.bad_byte {
            let end = source.text[bad.text_offset..].chars().next().map_or(bad.text_offset, |character| bad.text_offset + character.len_utf8());
            sink.push(Diagnostic::new(Code::InvalidEncoding, Span::new(file, bad.text_offset, end), bad.to_string()).help("save the file as UTF-8"));
        }
    }
}

/// The one document of the input that is a configuration, if there is one.
fn configuration<'w>(workspace: &'w Workspace<'_>) -> Result<Option<&'w OperatorConfig>, ConfigConflict> {
    let found = workspace.resources.iter().filter_map(|resource| match &resource.content {
        Content::Config(config) => Some((resource.anchor, &**config)),
        Content::HttpProxy(_)
        | Content::Domain(_)
        | Content::Gateway(_)
        | Content::HttpRoute(_)
        | Content::EndpointSlice(_)
        | Content::Claim(_)
        | Content::Foreign => None,
    });
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(place, _)| *place);
    match found.as_slice() {
        [(first, _), (second, _), ..] => Err(ConfigConflict { places: [*first, *second] }),
        [(_, config)] => Ok(Some(config)),
        [] => Ok(None),
    }
}

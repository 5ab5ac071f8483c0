//! What every command does first: read, decode, check, decide.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::exit::Failure;
use super::options::{InputArgs, PlatformArgs};
use super::parallel::in_parallel;
use crate::check::{self, Accepted};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::hostnames::{self, Claims};
use crate::model::settings::{Overrides, Settings};
use crate::model::{Content, Document, GROUP, OperatorConfig, Resource, Workspace};
use crate::source::{FileId, Input, Loaded, Selection, Span};
use crate::yaml::{self, Chunk, Limits};

/// The namespace of claims that name none, until it is known which namespace holds the claims.
const NAMELESS: &str = "";

/// What the arguments ask for, read but not yet looked at.
pub(crate) struct Request {
    pub(crate) loaded: Loaded,
    pub(crate) jobs: usize,
    overrides: Overrides,
    config: Option<OperatorConfig>,
    /// The file of `--claims`, whose objects are never passed through.
    pub(crate) claims: Option<FileId>,
    /// A document that does not parse is an error also where it is none of ours: it could not be passed on.
    pub(crate) strict: bool,
}

impl Request {
    pub(crate) fn new(input: &InputArgs, platform: PlatformArgs, matches: &ArgMatches, never: Vec<PathBuf>, strict: bool) -> Result<Self, Failure> {
        let inputs = input.resolve(matches, never)?;
        if platform.reads_stdin() && (inputs.inputs.contains(&Input::Stdin) || input.claims_are_stdin()) {
            return Err(Failure::usage("standard input cannot be both the configuration and something else"));
        }
        let (overrides, config) = platform.resolve(matches)?;
        let mut loaded =
            crate::source::load(&inputs.inputs, &inputs.selection, &mut std::io::stdin().lock()).map_err(|error| Failure::unreadable(&error))?;
        let claims = input.claims.as_deref().map(|path| add_claims(&mut loaded, path)).transpose()?;
        Ok(Self { loaded, jobs: inputs.jobs, overrides, config, claims, strict })
    }
}

/// Reads the file of `--claims`, as an input is read.
fn add_claims(loaded: &mut Loaded, path: &Path) -> Result<FileId, Failure> {
    if path.is_dir() {
        return Err(Failure::usage(format!("cannot read `{}`: is a directory", path.display())));
    }
    let input = if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.to_owned()) };
    let claims = crate::source::load(&[input], &Selection::default(), &mut std::io::stdin().lock());
    let claims = claims.map_err(|error| Failure::unreadable(&error))?;
    loaded.sources.append(claims.sources).first().copied().ok_or_else(|| Failure::usage("the claims file is empty"))
}

/// One document of the input.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    /// Its text, without the marker line.
    pub(crate) span: Span,
    /// Where its resources stand in the workspace.
    pub(crate) first: usize,
    pub(crate) count: usize,
}

/// The input after everything has been decided.
pub(crate) struct Compiled<'s> {
    pub(crate) settings: Settings,
    pub(crate) workspace: Workspace<'s>,
    /// Every document that holds resources, in input order.
    pub(crate) parts: Vec<Part>,
    pub(crate) sink: Sink,
}

/// What one document came to.
struct Outcome<'s> {
    span: Span,
    resources: Vec<Resource<'s>>,
    sink: Sink,
}

/// Reads every document, and applies every rule over single objects and over all of them.
pub(crate) fn compile(request: &Request) -> Result<Compiled<'_>, Failure> {
    let chunks: Vec<(FileId, Chunk)> =
        request.loaded.sources.files().flat_map(|(file, source)| yaml::split(&source.text).into_iter().map(move |chunk| (file, chunk))).collect();
    let mut compiled = Compiled {
        settings: Settings::resolve(Overrides::default(), None),
        workspace: Workspace::default(),
        parts: Vec::new(),
        sink: Sink::default(),
    };
    report_encodings(request, &mut compiled.sink);
    let outcomes = outcomes(request, &chunks);
    compiled.workspace.resources.reserve_exact(outcomes.iter().map(|outcome| outcome.resources.len()).sum());
    for outcome in outcomes {
        let Outcome { span, resources, sink } = outcome;
        compiled.sink.append(sink);
        if !resources.is_empty() {
            compiled.parts.push(Part { span, first: compiled.workspace.resources.len(), count: resources.len() });
            compiled.workspace.resources.extend(resources);
        }
    }
    let config = configuration(request, &compiled.workspace)?;
    compiled.settings = Settings::resolve(request.overrides.clone(), config.as_ref());
    let is_nameless = |resource: &&mut Resource<'_>| request.claims.is_some() && resource.object.namespace == NAMELESS;
    for resource in compiled.workspace.resources.iter_mut().filter(is_nameless) {
        Arc::make_mut(&mut resource.object).namespace.clone_from(&compiled.settings.accounting_namespace);
    }
    check::run(&mut compiled.workspace, &mut compiled.sink);
    Ok(compiled)
}

impl<'s> Compiled<'s> {
    /// Decides on hostnames, and reports what that means.
    pub(crate) fn decide(&self, sink: &mut Sink) -> (Vec<Accepted<'_, 's>>, Claims) {
        let accepted = check::accepted(&self.workspace);
        let claims = hostnames::resolve(&self.workspace, &accepted, &self.settings);
        hostnames::report(&self.workspace, &accepted, &claims, sink);
        (accepted, claims)
    }
}

/// The outcomes of all documents, in order, whatever thread they come from.
fn outcomes<'s>(request: &'s Request, chunks: &[(FileId, Chunk)]) -> Vec<Outcome<'s>> {
    in_parallel(chunks.len(), request.jobs, |index| document(request, chunks[index].0, &chunks[index].1))
}

/// Parses, decodes and checks one document. Its tree is gone when this returns.
fn document<'s>(request: &'s Request, file: FileId, chunk: &Chunk) -> Outcome<'s> {
    let source = request.loaded.sources.file(file);
    let span = Span::new(file, chunk.body.start, chunk.body.end);
    let mut sink = Sink::default();
    let mut resources = Vec::new();
    let text = &source.text[chunk.body.clone()];
    match yaml::parse(file, &source.text, chunk, Limits::DEFAULT, &mut sink) {
        Ok(None) => {}
        Ok(Some(root)) if request.claims == Some(file) => {
            let document = Document { span, file_name: &source.name, named: true, namespace: NAMELESS };
            resources = crate::model::decode(&root, document, &mut sink);
            claims_only(&mut resources, &mut sink);
        }
        Ok(Some(root)) => {
            let namespace = request.overrides.namespace.as_deref().unwrap_or(Settings::NAMESPACE);
            let document = Document { span, file_name: &source.name, named: source.named, namespace };
            resources = crate::model::decode(&root, document, &mut sink);
            for resource in &mut resources {
                check::resource(resource, &mut sink);
            }
        }
        Err(yaml::Broken) if !source.named && !text.contains(GROUP) => sink = foreign_and_broken(&sink, request.strict),
        Err(yaml::Broken) => {}
    }
    if source.bad_byte.is_some_and(|bad| chunk.body.contains(&bad.text_offset)) {
        // the byte may stand in `apiVersion` or in `kind`
        sink.forget(Code::NotAResource);
    }
    Outcome { span, resources, sink }
}

/// Of the file of `--claims`, which is no input, only the ConfigMaps count: a dump may hold more.
fn claims_only(resources: &mut Vec<Resource<'_>>, sink: &mut Sink) {
    let all = resources.len();
    resources.retain(|resource| matches!(resource.content, Content::Claim(_)));
    if resources.len() < all {
        *sink = Sink::default();
    }
    for claim in resources {
        claim.live = true;
    }
}

/// A document of a folder scan that does not parse and is none of ours, such as a Helm template.
fn foreign_and_broken(found: &Sink, strict: bool) -> Sink {
    let mut sink = Sink::default();
    for diagnostic in found.found() {
        let mut diagnostic = diagnostic.clone();
        if !strict {
            diagnostic.code = Code::TemplateSkipped;
            diagnostic.severity = Severity::Warning;
            diagnostic.message = format!("left out, since it does not parse: {}", diagnostic.message);
        }
        diagnostic.help = Some("leave the file out with `--exclude`, or correct it".to_owned());
        sink.push(diagnostic);
    }
    sink
}

fn report_encodings(request: &Request, sink: &mut Sink) {
    for (file, source) in request.loaded.sources.files() {
        if let Some(bad) = source.bad_byte {
            let end = source.text[bad.text_offset..].chars().next().map_or(bad.text_offset, |character| bad.text_offset + character.len_utf8());
            let message = format!("byte {} of the file is no {}", bad.file_offset, bad.encoding);
            sink.push(Diagnostic::new(Code::InvalidEncoding, Span::new(file, bad.text_offset, end), message).help("save the file as UTF-8"));
        }
    }
}

/// The configuration that counts: `--config`, else the one document of the input that is one.
fn configuration(request: &Request, workspace: &Workspace<'_>) -> Result<Option<OperatorConfig>, Failure> {
    if request.config.is_some() {
        return Ok(request.config.clone());
    }
    let mut found = workspace.resources.iter().filter_map(|resource| match &resource.content {
        Content::Config(config) => Some((config, resource.anchor)),
        Content::HttpProxy(_)
        | Content::Domain(_)
        | Content::Gateway(_)
        | Content::HttpRoute(_)
        | Content::EndpointSlice(_)
        | Content::Claim(_)
        | Content::Foreign => None,
    });
    let first = found.next();
    if let (Some((_, first)), Some((_, second))) = (first, found.next()) {
        let sources = &request.loaded.sources;
        let place = |span: Span| format!("{}:{}", sources.file(span.file).name, sources.start(span).line);
        let mut places = [place(first), place(second)];
        places.sort();
        let places = places.join(" and ");
        return Err(Failure::usage(format!("two configuration documents in the input, at {places}: name the one that counts with `--config`")));
    }
    Ok(first.map(|(config, _)| (**config).clone()))
}

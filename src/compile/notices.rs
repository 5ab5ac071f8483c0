//! Reports what is unusual about the input as a whole, whatever is done with it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::document::undecoded;
use super::{Compilation, Options, State};
use crate::diag::{Code, Diagnostic, Sink, prose};
use crate::model::Content;
use crate::model::settings::Settings;
use crate::source::{FileId, SourceMap, Span};

/// Reports everything.
pub(super) fn report(compilation: &Compilation<'_>, options: &Options, sink: &mut Sink) {
    if !options.allow_empty {
        empty_inputs(compilation, sink);
    }
    exported(compilation, sink);
    annotations(compilation, sink);
    if options.config.is_none() {
        configuration(compilation, options, sink);
    }
}

/// Reports files that cannot be decoded: as an error, unless a folder scan found one that has nothing to do with us.
pub(super) fn encodings(sources: &SourceMap, passed_over: &BTreeSet<FileId>, sink: &mut Sink) {
    for (file, source) in sources.files().filter(|(file, _)| !passed_over.contains(file)) {
        let Some(bad) = source.bad_byte else { continue };
        let end = source.text[bad.text_offset..].chars().next().map_or(bad.text_offset, |character| bad.text_offset + character.len_utf8());
        let span = Span::new(file, bad.text_offset, end);
        let help = "save the file as UTF-8";
        sink.push(if undecoded(source) {
            Diagnostic::new(Code::LeftOut, span, format!("left out: {bad}")).help(format!("{help}, or exclude it with `--exclude`"))
        } else {
            Diagnostic::new(Code::InvalidEncoding, span, bad.to_string()).help(help)
        });
    }
}

impl Compilation<'_> {
    /// The inputs that were named and contain no document: most likely, the command that should have written them failed.
    pub fn empty_inputs(&self) -> Vec<FileId> {
        let mut files: Vec<(FileId, bool)> = Vec::new();
        for document in &self.documents {
            let (file, is_empty) = (document.span().file, document.state() == State::Empty);
            match files.last_mut() {
                Some((last, all)) if *last == file => *all &= is_empty,
                Some(_) | None => files.push((file, is_empty)),
            }
        }
        let counts = |file: FileId| {
            let source = self.sources.file(file);
            source.named && source.bad_byte.is_none() && self.claims != Some(file)
        };
        files.into_iter().filter(|(file, is_empty)| *is_empty && counts(*file)).map(|(file, _)| file).collect()
    }
}

fn empty_inputs(compilation: &Compilation<'_>, sink: &mut Sink) {
    for file in compilation.empty_inputs() {
        let message = "the input contains no document";
        sink.push(Diagnostic::new(Code::EmptyInput, Span::new(file, 0, 0), message).help("remove the file, or allow this with `--allow-empty`"));
    }
}

/// Reports objects that were read from a cluster and are output anyway, because nothing is decided from them.
fn exported(compilation: &Compilation<'_>, sink: &mut Sink) {
    for resource in compilation.workspace().resources.iter().filter(|resource| resource.live) {
        let passes = match resource.content {
            Content::Foreign | Content::Claim(_) => compilation.kept_back(resource).is_none(),
            Content::HttpProxy(_)
            | Content::Domain(_)
            | Content::Gateway(_)
            | Content::HttpRoute(_)
            | Content::EndpointSlice(_)
            | Content::Config(_) => false,
        };
        if !passes {
            continue;
        }
        let name = prose::shown(&resource.object.name);
        let message = format!(
            "the {} `{name}` was exported from a cluster: its `uid` and `resourceVersion` make `kubectl apply` fail with a conflict",
            prose::shown(&resource.object.kind)
        );
        let mut diagnostic =
            Diagnostic::new(Code::ExportedObject, resource.anchor, message).help("remove `uid` and `resourceVersion` from its `metadata`");
        diagnostic.object = Some(Arc::clone(&resource.object));
        sink.push(diagnostic);
    }
}

/// The prefixes of annotations that steer Argo CD, Flux, and Helm.
const DEPLOYERS: [&str; 3] = ["argocd.argoproj.io/", "kustomize.toolkit.fluxcd.io/", "helm.sh/"];

/// Reports annotations that steer the deployer: the platform does not copy annotations, so they do not reach what is rendered.
fn annotations(compilation: &Compilation<'_>, sink: &mut Sink) {
    let settings = compilation.settings();
    for found in compilation.checked().proxies() {
        let prefix = |key: &str| DEPLOYERS.into_iter().find(|prefix| key.starts_with(prefix));
        let dropped = found.proxy.annotations.iter().filter(|annotation| !settings.copies_annotation(&annotation.key));
        let dropped: Vec<_> = dropped.filter_map(|annotation| Some((annotation, prefix(&annotation.key)?))).collect();
        let Some((first, _)) = dropped.first() else { continue };
        let names = prose::all_of(dropped.iter().map(|(annotation, _)| annotation.key.as_str()));
        let prefixes: BTreeSet<&str> = dropped.iter().map(|(_, prefix)| *prefix).collect();
        let options: Vec<String> = prefixes.into_iter().map(|prefix| format!("--copy-annotations {prefix}")).collect();
        let message = format!("annotations of the HTTPProxy do not reach what is rendered: {}", prose::escape(&names));
        let mut diagnostic = Diagnostic::new(Code::AnnotationsDropped, first.key.span, message)
            .field(format_args!("metadata.annotations[{}]", first.key.as_str()))
            .help(format!("copy them with `{}`", options.join(" ")));
        diagnostic.object = Some(Arc::clone(&found.resource.object));
        sink.push(diagnostic);
    }
}

/// Reports a second configuration, and one that decides who gets traffic: a pull request could add one.
fn configuration(compilation: &Compilation<'_>, options: &Options, sink: &mut Sink) {
    let configs = compilation.workspace().configs().map(|(index, config)| (&compilation.workspace().resources[index], config));
    let mut configs: Vec<_> = configs.filter(|(resource, _)| !compilation.is_recorded(resource)).collect();
    configs.sort_by_key(|(resource, _)| resource.anchor);
    let Some((first, config)) = configs.first() else { return };
    if let Some((second, _)) = configs.get(1) {
        let message = "the input contains two configurations of the platform, so it is not clear which one counts";
        let mut diagnostic = Diagnostic::new(Code::DuplicateConfig, second.anchor, message)
            .also(first.anchor, "this one is used for the other findings", None)
            .help("select one with `--config`, or exclude one of them with `--exclude`");
        diagnostic.object = Some(Arc::clone(&second.object));
        sink.push(diagnostic);
    }
    let mut effects = Vec::new();
    if config.gateway.disable_hostname_verification == Some(true) {
        effects.push("turns off the verification of hostnames".to_owned());
    }
    let class = config.http_proxy.gateway_class_name.as_deref().filter(|class| *class != Settings::GATEWAY_CLASS);
    if let Some(class) = class.filter(|_| options.overrides.gateway_class.is_none()) {
        effects.push(format!("changes the class of the Gateways to `{}`", prose::shown(class)));
    }
    if effects.is_empty() {
        return;
    }
    let message = format!("a configuration in the input {}", effects.join(" and "));
    let mut diagnostic = Diagnostic::new(Code::ConfigurationInInput, first.anchor, message)
        .help("if this is intended, select the file with `--config`; otherwise remove the document");
    diagnostic.object = Some(Arc::clone(&first.object));
    sink.push(diagnostic);
}

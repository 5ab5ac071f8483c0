//! What `build` prints: rendered objects and objects that are passed through, in input order.

use super::exit::Failure;
use super::json_text::is_no_yaml;
use super::list;
use super::narrate::assumption;
use crate::compile::parallel::in_order;
use crate::compile::{Compilation, Output, OutputOptions, Rendered, Trees};
use crate::diag::{mask, prose};
use crate::emit;
use crate::hostnames::DecidedProxy;
use crate::model::Resource;
use crate::source::output::HEADER;
use crate::status::{self, Condition};

/// How the stream is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    Yaml,
    Json,
    Name,
}

/// Whether a comment before the objects of a proxy summarizes its status.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatusComment {
    Before,
    None,
}

/// Everything that `build` prints.
pub(crate) struct Stream<'a, 's> {
    pub(crate) compilation: &'a Compilation<'s>,
    pub(crate) trees: &'a Trees<'s>,
    pub(crate) options: &'a OutputOptions,
    /// How many threads write.
    pub(crate) jobs: usize,
    pub(crate) comment: StatusComment,
}

impl Stream<'_, '_> {
    /// Writes the whole stream in order, piece by piece. Before the first one it is known whether there is anything to write, and that the
    /// input has no errors, so that the output is always complete.
    pub(crate) fn write(&self, layout: Layout, allow_empty: bool, mut take: impl FnMut(&[u8]) -> Result<(), Failure>) -> Result<(), Failure> {
        let outputs = self.compilation.outputs(self.options);
        if outputs.is_empty() {
            let message = "nothing to print: the input contains nothing to render or pass through (allow this with `--allow-empty`)";
            return match (allow_empty, layout) {
                (true, Layout::Json) => take(list::EMPTY_LIST),
                (true, Layout::Yaml | Layout::Name) => Ok(()),
                (false, _) => Err(Failure::usage(message)),
            };
        }
        let last = outputs.len() - 1;
        let write = |index: usize, text: &mut Vec<u8>| {
            self.output(&outputs[index], layout, text)?;
            if layout == Layout::Json && index == last {
                list::end_items(text);
            }
            Ok(())
        };
        if layout == Layout::Json {
            take(list::LIST_START)?;
        }
        if layout == Layout::Yaml && self.comment == StatusComment::Before {
            // a scan recognizes the stream by it
            take(format!("{HEADER}\n").as_bytes())?;
        }
        in_order(outputs.len(), self.jobs, write, &mut take)?;
        if layout == Layout::Json { take(list::LIST_END) } else { Ok(()) }
    }

    /// The line of the comment that lists the hostnames that are treated as verified although no Domain verifies them.
    fn assumed(&self, proxy: DecidedProxy<'_, '_>) -> String {
        let assumed = proxy.hostnames().filter(|hostname| hostname.decision.cover.is_assumed());
        let names: Vec<&str> = assumed.map(|hostname| &*hostname.text.value).collect();
        if names.is_empty() {
            String::new()
        } else {
            format!("#   treated as verified because of {}: {}\n", assumption(self.compilation.settings()), names.join(", "))
        }
    }

    fn output(&self, output: &Output<'_, '_>, layout: Layout, text: &mut Vec<u8>) -> Result<(), Failure> {
        let kinds = &self.options.kinds;
        match (output, layout) {
            (Output::Rendered(rendered), Layout::Yaml) => self.page(rendered, text),
            (Output::Rendered(rendered), Layout::Json) => rendered.objects(kinds).iter().try_for_each(|object| list::list_item(object, text)),
            (Output::Rendered(rendered), Layout::Name) => {
                for object in rendered.objects(kinds) {
                    text.extend_from_slice(object.full_name().as_bytes());
                    text.push(b'\n');
                }
                Ok(())
            }
            (Output::Document(document), Layout::Yaml) if !is_no_yaml(self.compilation.sources().text(document.span())) => {
                passed_through(self.compilation.sources().text(document.span()), text);
                Ok(())
            }
            (Output::Document(document), _) => {
                self.compilation.objects_of(document).iter().try_for_each(|resource| self.foreign(resource, layout, text))
            }
            (Output::Item(resource), _) => self.foreign(resource, layout, text),
        }
    }

    /// Writes the objects of a proxy as YAML, after the comment that summarizes its status.
    fn page(&self, rendered: &Rendered<'_, '_>, text: &mut Vec<u8>) -> Result<(), Failure> {
        let proxy = rendered.proxy;
        let comment = match self.comment {
            StatusComment::Before => comment(proxy, &status::conditions(proxy)) + &self.assumed(proxy),
            StatusComment::None => String::new(),
        };
        let written = emit::write_plan(&rendered.plan(), self.compilation.settings(), &self.options.kinds, &comment, text);
        let mut is_first = !written.map_err(|error| list::no_yaml(&error))?;
        for domain in &rendered.domains {
            text.extend_from_slice(b"---\n");
            if std::mem::replace(&mut is_first, false) {
                text.extend_from_slice(comment.as_bytes());
            }
            list::yaml(domain, text)?;
        }
        Ok(())
    }

    /// Writes an object that is passed through, from its tree.
    fn foreign(&self, resource: &Resource<'_>, layout: Layout, text: &mut Vec<u8>) -> Result<(), Failure> {
        match layout {
            Layout::Yaml => {
                text.extend_from_slice(b"---\n");
                self.trees.read(resource, |node| list::yaml(node, text)).ok_or_else(not_read)?
            }
            Layout::Json => self.trees.read(resource, |node| list::list_item(node, text)).ok_or_else(not_read)?,
            Layout::Name => {
                let group = resource.object.api_version.split_once('/').map_or(String::new(), |(group, _)| format!(".{group}"));
                let name = format!("{}{group}/{}", resource.object.kind.to_lowercase(), resource.object.name);
                text.extend_from_slice(prose::escape(&name).as_bytes());
                text.push(b'\n');
                Ok(())
            }
        }
    }
}

/// A document that parsed before does not parse again, which cannot happen: its text is unchanged.
pub(crate) fn not_read() -> Failure {
    Failure::Message("internal error: a document that was parsed before does not parse again".to_owned())
}

/// Passes a document through byte for byte.
fn passed_through(body: &str, text: &mut Vec<u8>) {
    text.extend_from_slice(b"---\n");
    text.extend_from_slice(body.as_bytes());
    if !body.ends_with('\n') {
        text.push(b'\n');
    }
}

/// The comment that summarizes the status of a proxy.
fn comment(proxy: DecidedProxy<'_, '_>, conditions: &[Condition]) -> String {
    let mut text = String::with_capacity(512);
    for part in ["# HTTPProxy ", &proxy.object().namespace, "/", &proxy.object().name, "\n"] {
        text.push_str(part);
    }
    for Condition { kind, status, reason, message, .. } in conditions {
        // one line for each condition, whatever its message contains
        let message = message.replace('\n', " ");
        for part in ["#   ", kind, "=", status.as_str(), " (", reason, "): ", &prose::escape(&mask(&message)), "\n"] {
            text.push_str(part);
        }
    }
    text
}

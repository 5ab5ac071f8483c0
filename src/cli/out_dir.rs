//! `build --out-dir`: one file per object, and an index, from which a later run can tell which files are its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::Io;
use super::exit::{ExitStatus, Failure};
use super::json_text::is_no_yaml;
use super::list;
use super::output::write_file;
use super::stream::{Layout, Stream, not_read};
use crate::compile::Output;
use crate::emit;
use crate::model::Resource;
use crate::model::Standalone;
use crate::source::io_message;

/// Lists the files that the last run wrote, one per line.
const INDEX: &str = ".gatewright-files";

#[derive(Clone, Copy)]
pub(crate) struct Options {
    /// Whether to remove files of an earlier run that are no longer written.
    pub(crate) prune: bool,
    /// Whether it is fine if there is nothing to write.
    pub(crate) allow_empty: bool,
    /// Whether to not report stale files.
    pub(crate) quiet: bool,
}

/// Writes every object, and then reports or removes stale files.
pub(crate) fn write(stream: &Stream<'_, '_>, folder: &Path, layout: Layout, options: Options, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let files = files(stream, layout)?;
    if files.is_empty() && !options.allow_empty {
        return Err(Failure::usage("nothing to write: the input contains nothing to render or pass through (allow this with `--allow-empty`)"));
    }
    fs::create_dir_all(folder).map_err(|error| cannot("create", folder, &error))?;
    let stale: Vec<String> = earlier(folder)?.into_iter().filter(|name| !files.contains_key(name) && folder.join(name).is_file()).collect();
    // before anything else: if this run is interrupted, the next one can still tell which files are ours
    write_index(folder, files.keys().chain(&stale))?;
    for (name, content) in &files {
        let path = folder.join(name);
        if fs::read(&path).ok().as_deref() != Some(content) {
            write_file(&path, |file| file.write_all(content))?;
        }
    }
    for name in &stale {
        let path = folder.join(name);
        if options.prune {
            fs::remove_file(&path).map_err(|error| cannot("remove", &path, &error))?;
        }
        if !options.quiet {
            let what = if options.prune { "removed stale file" } else { "stale file, use `--prune` to remove it" };
            let _ = writeln!(io.err, "{what}: {}", path.display());
        }
    }
    if options.prune && !stale.is_empty() {
        write_index(folder, files.keys())?;
    }
    Ok(ExitStatus::Success)
}

/// Writes the index.
fn write_index<'n>(folder: &Path, names: impl Iterator<Item = &'n String>) -> Result<(), Failure> {
    let names: BTreeSet<&String> = names.collect();
    let index: String = names.into_iter().flat_map(|name| [name.as_str(), "\n"]).collect();
    let path = folder.join(INDEX);
    if fs::read(&path).is_ok_and(|before| before == index.as_bytes()) {
        return Ok(());
    }
    write_file(&path, |file| file.write_all(index.as_bytes()))
}

fn cannot(verb: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::Message(format!("cannot {verb} `{}`: {}", path.display(), io_message(error)))
}

/// The files that the last run wrote. Names that lead out of the folder are ignored.
fn earlier(folder: &Path) -> Result<Vec<String>, Failure> {
    let path: PathBuf = folder.join(INDEX);
    match fs::read_to_string(&path) {
        Ok(text) => {
            Ok(text.lines().filter(|name| !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.')).map(str::to_owned).collect())
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(cannot("read", &path, &error)),
    }
}

/// The content of every file by its name.
fn files(stream: &Stream<'_, '_>, layout: Layout) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut files = BTreeMap::new();
    for output in stream.compilation.outputs(stream.options) {
        match output {
            Output::Rendered(rendered) => {
                for object in rendered.objects(&stream.options.kinds) {
                    let (namespace, name) = object.identity();
                    let resource = object.full_name();
                    let resource = resource.split('/').next().unwrap_or("");
                    let file = file_name(namespace, resource, name, layout);
                    files.insert(file, one(&object, layout)?);
                }
            }
            Output::Document(document) => {
                for resource in stream.compilation.objects_of(document) {
                    passed_through(stream, resource, layout, &mut files)?;
                }
            }
            Output::Item(resource) => passed_through(stream, resource, layout, &mut files)?,
        }
    }
    Ok(files)
}

fn passed_through(stream: &Stream<'_, '_>, resource: &Resource<'_>, layout: Layout, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Failure> {
    let object = &resource.object;
    let group = object.api_version.split_once('/').map_or(String::new(), |(group, _)| format!(".{group}"));
    let name = file_name(&object.namespace, &format!("{}{group}", object.kind.to_lowercase()), &object.name, layout);
    let text = stream.compilation.sources().text(resource.origin.document);
    let content = match (layout, resource.origin.item) {
        (Layout::Yaml | Layout::Name, None) if !is_no_yaml(text) => text.as_bytes().to_vec(),
        (Layout::Yaml | Layout::Name, _) => {
            let yaml_file = |object: &Standalone<'_>| {
                let mut content = Vec::new();
                list::yaml(object, &mut content).map(|()| content)
            };
            stream.trees.read(resource, yaml_file).ok_or_else(not_read)??
        }
        (Layout::Json, _) => stream.trees.read(resource, json_file).ok_or_else(not_read)??,
    };
    files.insert(unused(name, files), content);
    Ok(())
}

/// The name, with a number if it is taken: objects with `generateName` have no name, and other objects may share one.
fn unused(name: String, files: &BTreeMap<String, Vec<u8>>) -> String {
    if !files.contains_key(&name) {
        return name;
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let numbered = (2..).map(|number| format!("{stem}_{number}.{ending}"));
    numbered.into_iter().find(|name| !files.contains_key(name)).unwrap_or(name)
}

fn one(object: &emit::Object, layout: Layout) -> Result<Vec<u8>, Failure> {
    if layout == Layout::Json {
        return json_file(object);
    }
    let mut content = b"---\n".to_vec();
    list::yaml(object, &mut content)?;
    Ok(content)
}

fn json_file<T: serde::Serialize>(object: &T) -> Result<Vec<u8>, Failure> {
    let mut content = Vec::new();
    list::json(object, &mut content)?;
    content.push(b'\n');
    Ok(content)
}

/// `namespace_resource.group_name.yaml`. Everything but lower-case letters, digits, `-`, and `.` is escaped as bytes, so that two names that
/// differ only in case remain different on every file system.
fn file_name(namespace: &str, resource: &str, name: &str, layout: Layout) -> String {
    let ending = if layout == Layout::Json { "json" } else { "yaml" };
    format!("{}_{}_{}.{ending}", safe(namespace), safe(resource), safe(name))
}

fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' => safe.push(char::from(byte)),
            _ => safe += &format!("%{byte:02x}"),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_apart() {
        let name = |name| file_name("default", "role.rbac", name, Layout::Yaml);
        assert_eq!(name("a"), "default_role.rbac_a.yaml");
        assert_ne!(name("A").to_lowercase(), name("a").to_lowercase());
        assert_eq!(name("system:x/y"), "default_role.rbac_system%3ax%2fy.yaml");
    }
}

//! The files of `build --out-dir`: their names and their contents.

use std::collections::BTreeMap;

use super::exit::Failure;
use super::json_text::is_no_yaml;
use super::list;
use super::stream::{Layout, Stream, not_read};
use crate::compile::Output;
use crate::emit;
use crate::model::{Resource, Standalone};
use crate::source::InputMap;
use crate::source::output::{HEADER, content_hash};

/// The maximum length of a file name without its ending, in bytes. File systems allow 255 for the whole name; the rest is for a number.
const MOST_NAME: usize = 220;

/// A file.
pub(crate) struct File {
    pub(crate) content: Vec<u8>,
    /// Files with a lower rank are moved to their places first.
    pub(crate) rank: u8,
}

/// All files, by name.
pub(crate) type Files = BTreeMap<String, File>;

/// The order in which files are written: an HTTPRoute refers to a Gateway and to EndpointSlices, and nothing refers to it.
pub(crate) fn rank(resource: &str) -> u8 {
    match resource {
        "endpointslice.discovery.k8s.io" => 1,
        "gateway.gateway.networking.k8s.io" => 2,
        "httproute.gateway.networking.k8s.io" => 3,
        _ => 0,
    }
}

/// The content of every file.
pub(crate) fn files(stream: &Stream<'_, '_>, layout: Layout) -> Result<Files, Failure> {
    let mut named = Named { layout, files: Files::new(), numbers: InputMap::default() };
    for output in stream.compilation.outputs(stream.options) {
        match output {
            Output::Rendered(rendered) => {
                for object in rendered.objects(&stream.options.kinds) {
                    let (namespace, name) = object.identity();
                    let resource = object.full_name();
                    let resource = resource.split('/').next().unwrap_or("");
                    named.add(namespace, resource, name, one(&object, layout)?);
                }
            }
            Output::Document(document) => {
                for resource in stream.compilation.objects_of(document) {
                    passed_through(stream, resource, &mut named)?;
                }
            }
            Output::Item(resource) => passed_through(stream, resource, &mut named)?,
        }
    }
    Ok(named.files)
}

fn passed_through(stream: &Stream<'_, '_>, resource: &Resource<'_>, named: &mut Named) -> Result<(), Failure> {
    let object = &resource.object;
    let group = object.api_version.split_once('/').map_or(String::new(), |(group, _)| format!(".{group}"));
    let text = stream.compilation.sources().text(resource.origin.document);
    let content = match (named.layout, resource.origin.item) {
        (Layout::Yaml | Layout::Name, None) if !is_no_yaml(text) => {
            let end = if text.ends_with('\n') { "" } else { "\n" };
            [HEADER, "\n", text, end].concat().into_bytes()
        }
        (Layout::Yaml | Layout::Name, _) => {
            let yaml_file = |object: &Standalone<'_>| {
                let mut content = format!("{HEADER}\n").into_bytes();
                list::yaml(object, &mut content).map(|()| content)
            };
            stream.trees.read(resource, yaml_file).ok_or_else(not_read)??
        }
        (Layout::Json, _) => stream.trees.read(resource, json_file).ok_or_else(not_read)??,
    };
    named.add(&object.namespace, &format!("{}{group}", object.kind.to_lowercase()), &object.name, content);
    Ok(())
}

fn one(object: &emit::Object, layout: Layout) -> Result<Vec<u8>, Failure> {
    if layout == Layout::Json {
        return json_file(object);
    }
    let mut content = format!("{HEADER}\n---\n").into_bytes();
    list::yaml(object, &mut content)?;
    Ok(content)
}

fn json_file<T: serde::Serialize>(object: &T) -> Result<Vec<u8>, Failure> {
    let mut content = Vec::new();
    list::json(object, &mut content)?;
    content.push(b'\n');
    Ok(content)
}

/// Files under names that are unique.
struct Named {
    layout: Layout,
    files: Files,
    /// The last number of each name that was needed twice.
    numbers: InputMap<String, u32>,
}

impl Named {
    /// Adds a file, with a number if its name is taken: objects with `generateName` have no name, and other objects may share one.
    fn add(&mut self, namespace: &str, resource: &str, name: &str, content: Vec<u8>) {
        let ending = if self.layout == Layout::Json { "json" } else { "yaml" };
        let stem = stem(namespace, resource, name);
        let mut file_name = format!("{stem}.{ending}");
        if self.files.contains_key(&file_name) {
            let number = self.numbers.entry(stem.clone()).or_insert(1);
            while self.files.contains_key(&file_name) {
                *number += 1;
                file_name = format!("{stem}_{number}.{ending}");
            }
        }
        self.files.insert(file_name, File { content, rank: rank(resource) });
    }
}

/// `namespace_resource.group_name`. Everything but lower-case letters, digits, `-`, and `.` is escaped as bytes, so that two names that differ
/// only in case remain different on every file system. A long name is cut and closed with a hash.
fn stem(namespace: &str, resource: &str, name: &str) -> String {
    let mut stem = format!("{}_{}_{}", safe(namespace), safe(resource), safe(name));
    // a file whose name starts with a dot is hidden, and not listed in the index
    if stem.starts_with('.') {
        stem.replace_range(..1, "%2e");
    }
    if stem.len() <= MOST_NAME {
        return stem;
    }
    let hash = content_hash(stem.as_bytes());
    // every character is ASCII
    format!("{}~{hash:016x}", &stem[..MOST_NAME - 17])
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
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_stay_apart() {
        let name = |name: &str| stem("default", "role.rbac", name);
        assert_eq!(name("a"), "default_role.rbac_a");
        assert_ne!(name("A").to_lowercase(), name("a").to_lowercase());
        assert_eq!(name("system:x/y"), "default_role.rbac_system%3ax%2fy");
        let long = |end: &str| name(&("x".repeat(400) + end));
        assert_eq!(long("a").len(), MOST_NAME);
        assert_ne!(long("a"), long("b"));
        assert_eq!(stem("..", "a", "b"), "%2e._a_b");
    }

    #[test]
    fn a_thousand_objects_without_a_name_are_numbered() {
        let mut named = Named { layout: Layout::Yaml, files: Files::new(), numbers: InputMap::default() };
        for _ in 0..1000 {
            named.add("default", "job.batch", "", Vec::new());
        }
        let names: BTreeSet<&String> = named.files.keys().collect();
        assert_eq!(names.len(), 1000);
        assert!(named.files.contains_key("default_job.batch__1000.yaml"));
    }
}

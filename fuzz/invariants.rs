//! Invariants that hold for every input. The fuzz targets search for an input that breaks one; a test replays what they found.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use gatewright::compile::{Accounted, Compilation, ComputedStatus, ConfigConflict, Fate, Options, Output, OutputOptions, Reason, compile};
use gatewright::diag::render::{Format, Report, Secrets, Terminal, render};
use gatewright::diag::{Code, Diagnostic, Levels, Severity, Sink, prose};
use gatewright::emit::status::WithStatus;
use gatewright::emit::{self, Kind, Object};
use gatewright::model::settings::{HostnameMode, Overrides, Settings};
use gatewright::model::{self, Resource, Workspace};
use gatewright::plan::{self, Plan};
use gatewright::source::{FileId, Input, Selection, SourceMap, Span};
use gatewright::status::{ConditionStatus, Status, kind};
use gatewright::yaml::{self, Limits, Node, Tree};
use serde::Serialize;

use super::generate::{Choices, SECRET, mutate, valid_workspace};
use super::yaml_text::{self, Quotes, Style};

const KINDS: [Kind; 3] = [Kind::EndpointSlice, Kind::Gateway, Kind::HttpRoute];

/// Checks any bytes, as from standard input.
pub fn any_bytes(bytes: &[u8]) {
    let mut stdin = bytes;
    let loaded = gatewright::source::load(&[Input::Stdin], &Selection::default(), &mut stdin).expect("standard input can be read");
    for (_, file) in loaded.sources.files() {
        assert!(file.bad_byte.is_none_or(|bad| file.text.is_char_boundary(bad.text_offset) && bad.file_offset < bytes.len().max(1)));
    }
    let run = Run::of(&loaded.sources);
    let text = &loaded.sources.file(FileId(0)).text;
    let planted = format!("//u:{SECRET}@");
    if text.matches(SECRET).count() == text.matches(&planted).count() {
        run.assert_no_secret();
    }
}

/// Checks a workspace of mostly valid objects.
pub fn http_proxy(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let style = Style { flow: choices.one_in(2), quotes: [Quotes::Double, Quotes::Single, Quotes::Plain][choices.below(3)] };
    let mutations = choices.below(4);
    let mut objects = valid_workspace(&mut choices);
    for _ in 0..mutations {
        let index = choices.below(objects.len());
        mutate(&mut objects[index], &mut choices);
    }
    let text: String = objects.iter().map(|object| format!("---\n{}", yaml_text::document(object, style))).collect();
    let mut sources = SourceMap::default();
    sources.add_text("input.yaml", &text);
    let run = Run::of(&sources);
    run.assert_no_secret();
    if mutations == 0 {
        let errors: Vec<_> = run.found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:?} in\n{text}");
    }
}

/// Checks any text as the endpoint of a backend.
pub fn endpoint(bytes: &[u8]) {
    let Ok(endpoint) = std::str::from_utf8(bytes) else { return };
    let proxy = |quotes| {
        let spec = format!("{{rules: [{{backends: [{{endpoint: {}}}]}}]}}", yaml_text::string(endpoint, quotes));
        format!("apiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nmetadata: {{name: p}}\nspec: {spec}\n")
    };
    let runs = [Quotes::Double, Quotes::Single, Quotes::Plain].map(|quotes| {
        let mut sources = SourceMap::default();
        sources.add_text("input.yaml", &proxy(quotes));
        let run = Run::of(&sources);
        if endpoint.matches(SECRET).count() == endpoint.matches(&format!("//u:{SECRET}@")).count() {
            run.assert_no_secret();
        }
        // they are ordered by place, and in text with escapes some places are the whole value
        let codes: BTreeSet<Code> = run.found.iter().map(|diagnostic| diagnostic.code).collect();
        (codes, run.objects.iter().map(yaml_of).collect::<String>(), run.objects)
    });
    for (codes, objects, _) in &runs[1..] {
        assert_eq!((codes, objects), (&runs[0].0, &runs[0].1), "quotes decide nothing");
    }
    for object in &runs[0].2 {
        let object = serde_json::to_value(object).expect("objects become JSON");
        if object["kind"] == "EndpointSlice" {
            assert_is_address(&object, endpoint);
        }
    }
}

fn assert_is_address(slice: &serde_json::Value, endpoint: &str) {
    let address = slice["endpoints"][0]["addresses"][0].as_str().expect("a slice has an address");
    match slice["addressType"].as_str() {
        Some("IPv4") => assert_eq!(address.parse::<std::net::Ipv4Addr>().expect("an IPv4 address").to_string(), address),
        Some("IPv6") => assert_eq!(address.parse::<std::net::Ipv6Addr>().expect("an IPv6 address").to_string(), address),
        Some("FQDN") => {
            let is_label = |label: &str| {
                let fine = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
                (1..=63).contains(&label.len()) && label.bytes().all(fine) && !label.starts_with('-') && !label.ends_with('-')
            };
            assert!(address.contains('.') && address.len() <= 253 && address.split('.').all(is_label), "{address}");
        }
        other => panic!("{other:?} is not an address type"),
    }
    assert!(slice["ports"][0]["port"].as_u64().is_some_and(|port| (1..=65535).contains(&port)));
    assert!(
        endpoint.to_ascii_lowercase().starts_with("http") && !endpoint.contains(['@', '/' /* of a path */]) || endpoint.matches('/').count() == 2
    );
}

/// The results for an input.
struct Run {
    found: Vec<Diagnostic>,
    objects: Vec<Object>,
    /// Everything that is shown: the reports in every format, and the computed status.
    shown: Vec<String>,
}

impl Run {
    /// Runs the input through every stage and checks the invariants of each result.
    fn of(sources: &SourceMap) -> Self {
        let trees = trees(sources);
        for tree in trees.values() {
            assert_spans(tree.root(), sources);
            assert_reads_back(tree);
        }
        let overrides = Overrides { hostnames: Some(HostnameMode::Verified), ..Overrides::default() };
        let compilation = match compile(sources, &Options { overrides, ..Options::default() }) {
            Ok(compilation) => compilation,
            Err(ConfigConflict { places }) => {
                for place in places {
                    assert_in_file(place, sources);
                }
                return Self { found: Vec::new(), objects: Vec::new(), shown: Vec::new() };
            }
        };
        for resource in &compilation.workspace().resources {
            assert_in_file(resource.anchor, sources);
        }
        let node = |resource: &Resource<'_>| {
            let root = trees[&resource.origin.document].root();
            resource.origin.item.map_or(root, |item| model::list_items(root).expect("a list")[item as usize].0)
        };
        let mut shown = Vec::new();
        let mut objects = Vec::new();
        for proxy in compilation.decided().proxies() {
            let plan = plan::plan(proxy);
            let own = emit::objects(&plan, compilation.settings(), &KINDS);
            assert_direct(&plan, compilation.settings(), &own);
            own.iter().for_each(assert_reads_back);
            assert_references_resolve(&own);
            objects.extend(own);
        }
        let found = compilation.diagnostics(&Levels::default());
        for ComputedStatus { found: proxy, decided, status } in compilation.statuses() {
            let is_accepted = status.condition(kind::ACCEPTED).is_some_and(|condition| condition.status == ConditionStatus::True);
            assert_eq!(is_accepted, decided.is_some_and(|proxy| !proxy.obstacles().any()));
            let has_error = || found.iter().any(|found| found.severity == Severity::Error && found.object.as_ref() == Some(&proxy.resource.object));
            assert!(decided.is_some() || has_error(), "a proxy is refused with a reason");
            shown.push(shown_status(&status, node(proxy.resource), proxy.resource));
        }
        assert_accounted(&compilation);
        assert_told(sources);
        for diagnostic in &found {
            assert_in_file(diagnostic.span, sources);
            diagnostic.related.iter().for_each(|related| assert_in_file(related.span, sources));
            assert!(!diagnostic.message.is_empty());
        }
        shown.extend(reports(&found, compilation.workspace(), sources));
        Self { found: found.into_iter().map(Cow::into_owned).collect(), objects, shown }
    }

    fn assert_no_secret(&self) {
        for text in &self.shown {
            assert!(!text.contains(SECRET), "a secret is shown in {text}");
        }
    }
}

/// The findings in every format.
fn reports(found: &[Cow<'_, Diagnostic>], workspace: &Workspace<'_>, sources: &SourceMap) -> Vec<String> {
    let resources: Vec<_> = workspace.resources.iter().map(|resource| ((*resource.object).clone(), "input.yaml")).collect();
    let all: Vec<&Diagnostic> = found.iter().map(Cow::as_ref).collect();
    let secrets = Secrets::of(sources);
    let in_format = |format: Format| {
        let report =
            |diagnostics| render(format, Report { diagnostics, sources, secrets: &secrets, resources: &resources, terminal: Terminal::PLAIN });
        let text = report(&all);
        if format.has_no_frame() {
            let parts: String = all.chunks(1).map(report).collect();
            assert_eq!(text, parts, "{format:?} can be made in parts");
        }
        if matches!(format, Format::Human | Format::Short | Format::Github) {
            assert!(text.chars().all(|character| character == '\n' || !prose::is_unsafe(character)), "{format:?} shows {text:?}");
        }
        if matches!(format, Format::Json | Format::Sarif) {
            serde_json::from_str::<serde::de::IgnoredAny>(&text).expect("the report is JSON");
        }
        text
    };
    Format::ALL.into_iter().map(in_format).collect()
}

/// The output agrees with the account, in which each document and each object has one fate.
fn assert_accounted(compilation: &Compilation<'_>) {
    let options = OutputOptions { kinds: KINDS.to_vec(), only_rendered: false };
    let account = compilation.account(&options);
    let objects: Vec<usize> = account.iter().filter_map(|accounted| accounted.object).collect();
    assert!(objects.iter().copied().eq(0..compilation.workspace().resources.len()), "each object is accounted for once, in order");
    let documents: BTreeSet<Span> = account.iter().map(|accounted| accounted.document).collect();
    assert_eq!(documents.len(), compilation.documents().len());
    let count = |fate: Fate| account.iter().filter(|accounted| accounted.fate == fate).count();
    let outputs = compilation.outputs(&options);
    let rendered = outputs.iter().filter(|output| matches!(output, Output::Rendered(_))).count();
    let passed = outputs.iter().map(|output| match output {
        Output::Rendered(_) => 0,
        Output::Document(document) => compilation.objects_of(document).len(),
        Output::Item(_) => 1,
    });
    assert_eq!((count(Fate::Rendered), count(Fate::PassedThrough)), (rendered, passed.sum()));
}

/// Whatever a build leaves out is reported, unless it is empty.
fn assert_told(sources: &SourceMap) {
    let output = OutputOptions { kinds: KINDS.to_vec(), only_rendered: false };
    let options = Options { output: Some(output.clone()), ..Options::default() };
    let Ok(compilation) = compile(sources, &options) else { return };
    let found = compilation.diagnostics(&Levels::default());
    for Accounted { document, object, fate } in compilation.account(&output) {
        let in_document = |severity| found.iter().any(|one| one.severity >= severity && one.span.file == document.file);
        let of_code = |code| found.iter().any(|one| one.code == code && one.span.file == document.file);
        let at_object = || {
            let anchor = object.map(|index| compilation.workspace().resources[index].anchor);
            found.iter().any(|one| one.code == Code::LeftOut && Some(one.span) == anchor)
        };
        let is_told = match fate {
            Fate::Rendered | Fate::PassedThrough => true,
            Fate::LeftOut(reason) => match reason {
                Reason::Empty | Reason::OnlyRendered | Reason::NothingWanted | Reason::Recorded => true,
                Reason::Broken | Reason::Undecoded | Reason::Invalid => in_document(Severity::Warning),
                Reason::NoObject => in_document(Severity::Note),
                Reason::Live | Reason::Superseded => of_code(Code::ReadFromCluster),
                Reason::Config | Reason::Claim | Reason::LocalConfig | Reason::Kustomize | Reason::Tool(_) | Reason::Unnamed => at_object(),
            },
        };
        assert!(is_told, "{fate:?} is reported");
    }
}

/// The tree of each document that has one.
fn trees(sources: &SourceMap) -> BTreeMap<Span, Tree<'_>> {
    let mut trees = BTreeMap::new();
    for (file, source) in sources.files() {
        let mut end = 0;
        for chunk in yaml::split(&source.text) {
            assert!(end <= chunk.body.start && chunk.body.end <= source.text.len(), "documents follow each other");
            end = chunk.body.end;
            let mut sink = Sink::default();
            match yaml::parse(file, &source.text, &chunk, Limits::DEFAULT, &mut sink) {
                Ok(Some(tree)) => assert!(trees.insert(Span::new(file, chunk.body.start, chunk.body.end), tree).is_none()),
                Ok(None) => {}
                Err(yaml::Broken) => assert!(!sink.found().is_empty(), "what is broken is reported"),
            }
        }
    }
    trees
}

fn assert_in_file(span: Span, sources: &SourceMap) {
    assert!(sources.file(span.file).text.get(span.range()).is_some(), "{span:?} lies in the file, on the boundaries of characters");
}

fn assert_spans(node: Node<'_, '_>, sources: &SourceMap) {
    assert_in_file(node.span(), sources);
    node.items().unwrap_or_default().for_each(|item| assert_spans(item, sources));
    for entry in node.as_map().into_iter().flat_map(yaml::Map::entries) {
        assert_in_file(entry.key.span, sources);
        assert_spans(entry.value, sources);
    }
}

/// Writing a plan directly gives the same YAML as writing its objects.
fn assert_direct(plan: &Plan<'_>, settings: &Settings, objects: &[Object]) {
    let mut direct = Vec::new();
    let any = emit::write_plan(plan, settings, &KINDS, "# comment\n", &mut direct).expect("the plan becomes YAML");
    let general: String = objects.iter().map(|object| format!("---\n{}", yaml_of(object))).collect();
    let general = general.replacen("---\n", "---\n# comment\n", 1);
    assert_eq!(String::from_utf8(direct).expect("YAML is text"), general);
    assert_eq!(any, !objects.is_empty());
}

fn yaml_of<T: Serialize>(value: &T) -> String {
    let mut text = Vec::new();
    emit::write_yaml(value, &mut text).expect("the value becomes YAML");
    String::from_utf8(text).expect("YAML is text")
}

/// A value written as YAML reads back as the same value as JSON, with our reader and with another one, and writes the same YAML again.
fn assert_reads_back<T: Serialize>(value: &T) {
    let text = yaml_of(value);
    let want = serde_json::to_value(value).expect("the value becomes JSON");
    let mut sink = Sink::default();
    let chunks = yaml::split(&text);
    assert_eq!(chunks.len(), 1, "{text}");
    let own = yaml::parse(FileId(0), &text, &chunks[0], Limits::DEFAULT, &mut sink).unwrap_or_else(|_| panic!("{:?} in\n{text}", sink.found()));
    match &own {
        Some(own) => {
            assert_eq!(serde_json::to_value(own).expect("the tree becomes JSON"), want, "read from\n{text}");
            assert_eq!(yaml_of(own), text);
        }
        None => assert_eq!(want, serde_json::Value::Null),
    }
    if depth(&want) < 100 {
        let foreign: serde_json::Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
        assert_eq!(foreign, want, "read from\n{text}");
    }
}

fn depth(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        serde_json::Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or(0),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) | serde_json::Value::String(_) => 0,
    }
}

/// The references between the objects of one proxy resolve.
fn assert_references_resolve(objects: &[Object]) {
    let values: Vec<serde_json::Value> = objects.iter().map(|object| serde_json::to_value(object).expect("objects become JSON")).collect();
    let slices: Vec<_> = values.iter().filter(|value| value["kind"] == "EndpointSlice").collect();
    let gateway = values.iter().find(|value| value["kind"] == "Gateway").expect("there is a Gateway");
    let route = values.iter().find(|value| value["kind"] == "HTTPRoute").expect("there is an HTTPRoute");
    assert_eq!(route["spec"]["parentRefs"][0]["name"], gateway["metadata"]["name"]);
    let own = format!("{}-", gateway["metadata"]["name"].as_str().expect("a name"));
    let rules = route["spec"]["rules"].as_array().expect("a route has rules");
    let references: Vec<_> = rules.iter().filter_map(|rule| rule["backendRefs"].as_array()).flatten().collect();
    for slice in &slices {
        let of_slice = references.iter().filter(|reference| reference["name"] == slice["metadata"]["name"]);
        assert!(of_slice.clone().any(|reference| reference["port"] == slice["ports"][0]["port"]), "{own} has a route to every slice");
    }
    assert!(slices.len() <= references.len());
    let listeners = gateway["spec"]["listeners"].as_array().expect("a Gateway has listeners");
    let mut names: Vec<_> = listeners.iter().map(|listener| listener["name"].as_str().expect("a name")).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), listeners.len(), "the names of listeners are unique");
}

fn shown_status(status: &Status, node: Node<'_, '_>, resource: &Resource<'_>) -> String {
    let object = WithStatus { object: node, object_ref: &resource.object, status };
    assert_reads_back(&object);
    format!("{}{}", yaml_of(&object), serde_json::to_string(&object).expect("the object becomes JSON"))
}

//! The answer of the program, without a process: the same stages, called as a library. Some cases compare the two.

use std::borrow::Cow;

use gatewright::compile::{Compilation, Options, Output, OutputOptions, compile};
use gatewright::diag::render::{Format, Report, Secrets, Terminal, render};
use gatewright::diag::{Code, Diagnostic, Levels, Severity};
use gatewright::emit;
use gatewright::model::settings::{HostnameMode, Overrides};
use gatewright::source::SourceMap;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::on_input;

/// The answer to an input.
pub struct Answer {
    /// The exit status of `check`.
    pub code: Option<i32>,
    /// The report of `check`, as JSON.
    pub found: Vec<Value>,
    /// The output of `build --only-rendered` as JSON, and as YAML; empty if there are errors.
    pub objects: [Vec<Value>; 2],
    /// The identity and the status of every proxy.
    pub statuses: Vec<Value>,
}

impl Answer {
    /// The whole answer as lines of text.
    pub fn to_text(&self) -> String {
        let Self { code, found, objects, statuses } = self;
        format!("{:#}\n", json!({"code": code, "found": found, "objects": objects, "statuses": statuses}))
    }
}

const HOSTNAMES: HostnameMode = HostnameMode::All;

/// The answer of the library.
pub fn library(input: &str) -> Answer {
    let sources = SourceMap::of_texts([("<stdin>", input)]);
    let overrides = Overrides { hostnames: Some(HOSTNAMES), ..Overrides::default() };
    let compilation = compile(&sources, &Options { overrides, ..Options::default() }).expect("there is one configuration at most");
    let report = Found::of(&compilation);
    let is_valid = report.code() == 0;
    let statuses = compilation.statuses().into_iter().map(|computed| {
        let object = &computed.found.resource.object;
        json!({"namespace": object.namespace, "name": object.name, "status": computed.status})
    });
    Answer {
        code: Some(report.code()),
        found: serde_json::from_str(&report.rendered(Format::Json)).expect("the report is JSON"),
        objects: if is_valid { rendered(&compilation) } else { [Vec::new(), Vec::new()] },
        statuses: statuses.collect(),
    }
}

/// The objects of all proxies as JSON, and as YAML.
fn rendered(compilation: &Compilation<'_>) -> [Vec<Value>; 2] {
    let options = OutputOptions { only_rendered: true, ..OutputOptions::default() };
    let (mut objects, mut yaml) = (Vec::new(), Vec::new());
    for output in compilation.outputs(&options) {
        let Output::Rendered(rendered) = output else { panic!("nothing else is asked for: {output:?}") };
        objects.extend(rendered.objects(&options.kinds).iter().map(|object| serde_json::to_value(object).expect("objects become JSON")));
        emit::write_plan(&rendered.plan(), compilation.settings(), &options.kinds, "", &mut yaml).expect("plans become YAML");
    }
    [objects, documents(&String::from_utf8(yaml).expect("YAML is text"))]
}

fn documents(yaml: &str) -> Vec<Value> {
    serde_yaml::Deserializer::from_str(yaml).map(|document| Value::deserialize(document).expect("the stream is YAML")).collect()
}

/// The answer of the program to the same input.
pub fn program(input: &str) -> Answer {
    let run = |args: &[&str]| on_input(&[args, &["--hostnames", "all", "-"]].concat(), input);
    let items = |json: Value| json["items"].as_array().cloned().expect("a List has items");
    let check = run(&["check", "--format", "json"]);
    let build = run(&["build", "--only-rendered", "-o", "json"]);
    let status = run(&["status", "-o", "json"]);
    assert_eq!((check.code, check.code), (build.code, status.code), "{}{}", build.err, status.err);
    let statuses = items(status.json()).into_iter().map(|item| {
        let metadata = &item["metadata"];
        json!({"namespace": metadata["namespace"], "name": metadata["name"], "status": item["status"]})
    });
    Answer {
        code: check.code,
        found: check.json().as_array().cloned().expect("a report is an array"),
        objects: if build.code == Some(0) {
            [items(build.json()), documents(&run(&["build", "--only-rendered"]).out)]
        } else {
            assert_eq!(build.out, "", "nothing is printed of an input with errors");
            [Vec::new(), Vec::new()]
        },
        statuses: statuses.collect(),
    }
}

/// The findings of a compilation, with its sources.
pub struct Found<'c> {
    sources: &'c SourceMap,
    diagnostics: Vec<Cow<'c, Diagnostic>>,
}

impl<'c> Found<'c> {
    pub fn of(compilation: &'c Compilation<'_>) -> Self {
        Self { sources: compilation.sources(), diagnostics: compilation.diagnostics(&Levels::default()) }
    }

    /// The exit status of `check`.
    pub fn code(&self) -> i32 {
        let any = |wanted: fn(&Diagnostic) -> bool| self.diagnostics.iter().any(|diagnostic| wanted(diagnostic));
        if any(|diagnostic| diagnostic.code == Code::InvalidConfig) { 2 } else { i32::from(any(|diagnostic| diagnostic.severity == Severity::Error)) }
    }

    /// Every finding.
    pub fn all(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().map(Cow::as_ref)
    }

    /// The report in a format that does not list objects without findings.
    pub fn rendered(&self, format: Format) -> String {
        let diagnostics: Vec<&Diagnostic> = self.all().collect();
        let secrets = Secrets::of(self.sources);
        render(format, Report { diagnostics: &diagnostics, sources: self.sources, secrets: &secrets, resources: &[], terminal: Terminal::PLAIN })
    }
}

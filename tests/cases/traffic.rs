//! What a real Envoy answered, in `testdata/golden/trace.jsonl`, against what `trace` says.
//!
//! The file is a selection. The whole collection is run too if it is beside the repository.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gatewright::compile::{Options, compile};
use gatewright::model::settings::{AssumeVerified, Overrides};
use gatewright::source::SourceMap;
use gatewright::trace::{Answer, Lines, Request, Tracer};
use libtest_mimic::Trial;
use serde_json::Value;

use crate::golden::{cases, stream};
use crate::support::repository;
use crate::trial::trial;

/// The parts of the whole collection.
const PARTS: usize = 4;

pub fn trials() -> Vec<Trial> {
    let one = |case: Value| trial(format!("golden/trace/{}", text(&case["id"])), move || assert_agrees(&[case]));
    cases(&repository("testdata/golden/trace.jsonl")).into_iter().map(one).collect()
}

/// The whole collection, if it is there.
pub fn whole(path: &Path) -> Vec<Trial> {
    let part = |part: usize| {
        let file = path.to_owned();
        let test = move || assert_agrees(&cases(&file).into_iter().skip(part).step_by(PARTS).collect::<Vec<_>>());
        trial(format!("golden/whole/trace.jsonl/{part}"), test)
    };
    (0..PARTS).map(part).collect()
}

fn assert_agrees(cases: &[Value]) {
    let faults: Vec<String> = cases.iter().flat_map(|case| faults(case).into_iter().map(|fault| format!("{}: {fault}", text(&case["id"])))).collect();
    assert!(faults.is_empty(), "{} disagreements:\n{}", faults.len(), faults[..faults.len().min(10)].join("\n"));
}

/// Where the answer to a case is not Envoy's.
fn faults(case: &Value) -> Vec<String> {
    let input = stream(list(&case["proxies"]));
    let sources = SourceMap::of_texts([("<stdin>", &*input)]);
    let assume_verified = AssumeVerified { all: true, ..AssumeVerified::default() };
    let overrides = Overrides { assume_verified, ..Overrides::default() };
    let compilation = compile(&sources, &Options { overrides, ..Options::default() }).expect("there is no configuration");
    let plans = compilation.plans();
    let asked = &case["request"];
    let request = Request::new(text(&asked["method"]), text(&asked["url"]), header_lines(asked), asked["sni"].as_str()).expect("http or https");
    let backend: Vec<(String, String)> = pairs(&case["backend_response"]["headers"]);
    compare(&case["expect"], &Tracer::new(&plans).answer(&request, &backend, None))
}

fn compare(want: &Value, got: &Answer<'_, '_>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut same = |what: &str, want: &Value, got: Value| {
        if *want != got {
            faults.push(format!("{what}: expected {want}, got {got}"));
        }
    };
    let plan = got.serving.map(|serving| serving.plan);
    let backend = plan.zip(got.matched).and_then(|(plan, matched)| Some((plan, plan.rules[matched.rule].backends.first()?)));
    let endpoint = got.forwarded.as_ref().and(backend).and_then(|(plan, backend)| Some(plan.slice(backend)?.endpoint.text.value.to_string()));
    same("by", &want["by"], got.by.as_str().into());
    same("status", &want["status"], got.status.into());
    same("proxy", &want["proxy"], plan.map(|plan| plan.name).into());
    same("rule", &want["rule"], got.matched.map(|matched| matched.rule).into());
    same("match", &want["match"], got.matched.map(|matched| matched.index).into());
    same("endpoint", &want["endpoint"], endpoint.into());
    same("location", &want["redirect"]["location"], got.location.clone().into());
    if let (true, Some(forwarded)) = (want["forwarded"].is_object(), &got.forwarded) {
        let want = &want["forwarded"];
        same("forwarded.method", &want["method"], forwarded.method.clone().into());
        same("forwarded.path", &want["path"], forwarded.path.clone().into());
        same("forwarded.query", &want["query"], forwarded.query.clone().into());
        same("forwarded.host", &want["host"], forwarded.host.clone().into());
        same("forwarded.tls", &want["tls"]["sni"], forwarded.server_name.clone().into());
        let expected: BTreeMap<String, String> = normal(pairs(&want["headers"]).iter());
        let found: BTreeMap<String, String> = normal(forwarded.headers.by_name().iter());
        same("forwarded.headers", &serde_json::json!(expected), serde_json::json!(found));
        for name in list(&want["absent"]) {
            same(text(name), &false.into(), forwarded.headers.has(&text(name).to_lowercase()).into());
        }
    } else if want["forwarded"].is_object() {
        same("forwarded", &want["forwarded"], Value::Null);
    }
    faults.extend(response_faults(&want["response"], got.response.as_ref()));
    faults
}

fn response_faults(want: &Value, got: Option<&Lines>) -> Vec<String> {
    let found = |name: &str| got.and_then(|got| got.joined(&name.to_lowercase())).map(|value| squeezed(&value));
    let mut faults = Vec::new();
    for (name, values) in want["headers"].as_object().into_iter().flatten() {
        let accepted: BTreeSet<String> = list(values).map(|value| squeezed(text(value))).collect();
        if !found(name).is_some_and(|value| accepted.contains(&value)) {
            faults.push(format!("response {name}: expected {values}, got {:?}", found(name)));
        }
    }
    let present = list(&want["absent"]).filter_map(|name| Some(format!("response {name} is {}", found(text(name))?)));
    faults.extend(present);
    faults
}

/// What a client's library adds.
const OF_CLIENT: [&str; 2] = ["accept", "user-agent"];

fn normal<'a>(headers: impl Iterator<Item = &'a (String, String)>) -> BTreeMap<String, String> {
    let headers = headers.filter(|(name, _)| !OF_CLIENT.contains(&name.as_str()));
    headers.map(|(name, value)| (name.clone(), squeezed(value))).collect()
}

/// Spaces after commas do not count.
fn squeezed(value: &str) -> String {
    value.split(',').map(str::trim).collect::<Vec<_>>().join(",")
}

fn header_lines(request: &Value) -> Vec<(String, String)> {
    match request["header_lines"].as_array() {
        Some(lines) => lines.iter().map(|line| (text(&line[0]).to_owned(), text(&line[1]).to_owned())).collect(),
        None => pairs(&request["headers"]),
    }
}

fn pairs(value: &Value) -> Vec<(String, String)> {
    value.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), text(value).to_owned())).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

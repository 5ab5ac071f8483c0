//! Compares with results of the platform in `testdata/golden`: verdicts, errors by field and type, objects, and status.
//!
//! The folder contains a selection. The whole collection is run too if it is beside the repository.

use std::collections::BTreeMap;
use std::path::Path;

use libtest_mimic::Trial;
use serde_json::{Map, Value, json};

use crate::library::{library, program};
use crate::support::{assert_same, entries, name, read, repository};
use crate::trial::{trial, trial_if};

const FILES: [&str; 3] = ["render", "endpoints", "status"];

/// The number of parts into which each file of the whole collection is split.
const PARTS: usize = 8;

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = FILES.iter().flat_map(|file| selection(file)).collect();
    trials.extend(FILES.iter().flat_map(|file| samples(file)));
    trials.push(trial("golden/scalars", plain_scalars_are_read_as_kubectl_reads_them));
    trials
}

fn selected(file: &str) -> Vec<Value> {
    cases(&repository("testdata/golden").join(file).with_extension("jsonl"))
}

/// A test for each case in the selection.
fn selection(file: &str) -> Vec<Trial> {
    let one = |case: Value| trial(format!("golden/{file}/{}", text(&case, "id")), move || assert_agrees(&[case]));
    selected(file).into_iter().map(one).collect()
}

/// For some of the cases, a test that the program and the library give the same answer.
fn samples(file: &str) -> Vec<Trial> {
    let one = |case: Value| {
        let name = format!("golden/{file}/{}-through-the-program", text(&case, "id"));
        trial(name, move || assert_same(&program(&input(&case)).to_text(), &library(&input(&case)).to_text()))
    };
    selected(file).into_iter().step_by(16).map(one).collect()
}

/// The whole collection, which is not in the repository, in parts that run in parallel.
pub fn whole_collection() -> Vec<Trial> {
    let folder = repository("../shared/golden");
    let missing = || Some("the whole collection is not beside the repository".to_owned());
    if !folder.exists() {
        return vec![trial_if("golden/whole", missing, || {})];
    }
    let files = entries(&folder).into_iter().filter(|path| FILES.iter().any(|file| name(path).starts_with(file)));
    let mut trials: Vec<Trial> = files.flat_map(|path| (0..PARTS).map(move |part| whole(&path, part))).collect();
    trials.extend(crate::traffic::whole(&folder.join("trace.jsonl")));
    trials
}

fn whole(path: &Path, part: usize) -> Trial {
    let file = path.to_owned();
    let test = move || assert_agrees(&cases(&file).into_iter().skip(part).step_by(PARTS).collect::<Vec<_>>());
    trial(format!("golden/whole/{}/{part}", name(path)), test)
}

pub fn cases(path: &Path) -> Vec<Value> {
    let content = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases: Vec<Value> = content.lines().map(|line| serde_json::from_str(line).expect("a case is JSON")).collect();
    assert!(!cases.is_empty(), "{} has cases", path.display());
    cases
}

/// Fails with the first few disagreements.
fn assert_agrees(cases: &[Value]) {
    let mut faults = Vec::new();
    for case in cases {
        let found = if case.get("proxies").is_some() { status_faults(case) } else { render_faults(case) };
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", text(case, "id"))));
    }
    assert!(faults.is_empty(), "{} disagreements:\n{}", faults.len(), faults[..faults.len().min(10)].join("\n"));
}

/// The objects of a case.
fn input(case: &Value) -> String {
    let one = case.get("proxy").into_iter();
    stream(one.chain(["domains", "gateways", "claims", "slices", "proxies"].into_iter().flat_map(|key| items(case, key))))
}

/// Documents as one YAML stream. Characters that YAML allows only escaped are escaped.
pub fn stream<'a>(documents: impl IntoIterator<Item = &'a Value>) -> String {
    let mut text = String::new();
    for document in documents {
        text.push_str("---\n");
        for character in document.to_string().chars() {
            match character {
                '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                    text.push_str(&format!("\\u{:04x}", u32::from(character)));
                }
                _ => text.push(character),
            }
        }
        text.push('\n');
    }
    text
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

fn items<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Whether a field path equals another one, or is below it.
fn inside(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The differences between our answer to a render case and that of the platform.
fn render_faults(case: &Value) -> Vec<String> {
    let want = &case["expect"];
    let answer = library(&input(case));
    let errors: Vec<&Value> = answer.found.iter().filter(|entry| text(entry, "severity") == "error").collect();
    let verdict = if errors.is_empty() { "accept" } else { "reject" };
    let mut faults = Vec::new();
    if verdict != text(want, "verdict") {
        faults.push(format!("expected {}, got {verdict} with {} errors", want["verdict"], errors.len()));
    }
    faults.extend(missed(want, &errors));
    faults.extend(invented(want, &errors));
    if verdict == "accept" && text(want, "verdict") == "accept" {
        faults.extend(object_faults(want, &answer.objects));
    }
    faults
}

fn missed(want: &Value, errors: &[&Value]) -> Vec<String> {
    let mut by_field: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for error in items(want, "errors") {
        by_field.entry(text(error, "field")).or_default().push((text(error, "type"), text(error, "layer")));
    }
    let hostless: Vec<&str> = by_field
        .iter()
        .filter(|(_, kinds)| kinds.iter().any(|(kind, _)| *kind == "Required value"))
        .filter_map(|(field, _)| field.strip_suffix("[host]").filter(|endpoint| endpoint.ends_with(".endpoint")))
        .collect();
    let ours_at = |field: &str| errors.iter().any(|error| text(error, "field") == field);
    let mut faults = Vec::new();
    for (field, kinds) in &by_field {
        // an endpoint without a host is one fault, whatever else the platform reports about it
        let of_hostless = hostless.iter().any(|host| inside(field, host) && errors.iter().any(|error| inside(text(error, "field"), host)));
        // an unknown field inside a value of the wrong type is part of that fault
        let in_wrong_type = kinds.iter().all(|(_, layer)| *layer == "unknown-field")
            && by_field
                .iter()
                .any(|(up, kinds)| inside(field, up) && up != field && kinds.iter().any(|(_, layer)| *layer == "schema") && ours_at(up));
        let exact = errors.iter().any(|error| text(error, "field") == *field && kinds.iter().any(|(kind, _)| *kind == text(error, "type")));
        // a more precise position than the platform's is fine
        let finer = kinds.iter().any(|(_, layer)| *layer == "rule") && errors.iter().any(|error| inside(text(error, "field"), field));
        if !(of_hostless || in_wrong_type || exact || finer) {
            faults.push(format!("{field}: {kinds:?} was not reported"));
        }
    }
    faults
}

fn invented(want: &Value, errors: &[&Value]) -> Vec<String> {
    let refused_only = want.get("refused").is_some() && items(want, "errors").is_empty();
    let known: Vec<&str> = items(want, "errors").iter().chain(items(want, "also")).map(|error| text(error, "field")).collect();
    let is_known = |field: &str| known.iter().any(|known| inside(field, known) || inside(known, field));
    let unknown = errors.iter().filter(|error| !refused_only && !is_known(text(error, "field")));
    unknown.map(|error| format!("{} at {}: the platform has nothing there", error["code"], error["field"])).collect()
}

fn object_faults(want: &Value, [got, documents]: &[Vec<Value>; 2]) -> Vec<String> {
    if got != documents {
        return vec!["the stream of YAML is not the list of JSON".to_owned()];
    }
    let want = items(want, "objects");
    let names = |objects: &[Value]| {
        objects.iter().map(|object| format!("{}/{}", text(object, "kind"), text(&object["metadata"], "name"))).collect::<Vec<_>>()
    };
    if names(got) != names(want) {
        return vec![format!("expected {:?}, got {:?}", names(want), names(got))];
    }
    let differ = got.iter().zip(want).filter(|(got, want)| canonical(got) != canonical(want));
    differ.map(|(got, want)| format!("expected {want}\n     got {got}")).collect()
}

/// The members of a filter that have a meaning even if they are empty.
const MEMBERS: [&str; 7] =
    ["requestHeaderModifier", "responseHeaderModifier", "requestRedirect", "urlRewrite", "requestMirror", "extensionRef", "cors"];

/// A value without nulls, empty maps, and empty lists, and with addresses in one form.
fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map.iter().map(|(key, value)| (key.clone(), canonical(value)));
            let empty = |value: &Value| *value == Value::Null || *value == json!({}) || *value == json!([]);
            Value::Object(
                kept.filter(|(key, value)| !empty(value) || (MEMBERS.contains(&key.as_str()) && *value == json!({}))).collect::<Map<_, _>>(),
            )
        }
        Value::Array(items) => Value::Array(items.iter().map(canonical).collect()),
        Value::String(text) => Value::String(text.parse::<std::net::IpAddr>().map_or_else(|_| text.clone(), |address| address.to_string())),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// The differences between our answer to a status case and that of the platform.
fn status_faults(case: &Value) -> Vec<String> {
    let answer = library(&input(case));
    let identity = |object: &Value| (text(object, "namespace").to_owned(), text(object, "name").to_owned());
    let got: BTreeMap<_, &Value> = answer.statuses.iter().map(|object| (identity(object), &object["status"])).collect();
    let mut faults = Vec::new();
    for want in items(&case["expect"], "proxies") {
        match got.get(&identity(want)) {
            Some(got) => faults.extend(proxy_status_faults(want, got)),
            None => faults.push(format!("{:?} is missing", identity(want))),
        }
    }
    faults
}

fn proxy_status_faults(want: &Value, got: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let by_type = |value: &Value| -> BTreeMap<String, Value> {
        let all = items(value, "conditions").iter().filter(|condition| text(condition, "type") != "CertificatesReady");
        all.map(|condition| (text(condition, "type").to_owned(), condition.clone())).collect()
    };
    let (expected, conditions) = (by_type(want), by_type(got));
    if !expected.keys().eq(conditions.keys()) {
        faults.push(format!("{}: expected {:?}, got {:?}", want["name"], expected.keys(), conditions.keys()));
    }
    for (kind, want) in &expected {
        let have = conditions.get(kind).cloned().unwrap_or_default();
        for (key, value) in want.as_object().into_iter().flatten() {
            let none = if key == "observedGeneration" { json!(0) } else { Value::Null };
            if have.get(key).unwrap_or(&none) != value {
                faults.push(format!("{kind}.{key}: expected {value}, got {:?}", have.get(key)));
            }
        }
    }
    if got.get("hostnames").unwrap_or(&json!([])) != &want["hostnames"] {
        faults.push(format!("hostnames: expected {}, got {}", want["hostnames"], got["hostnames"]));
    }
    let available: Vec<Value> = items(got, "hostnameStatuses")
        .iter()
        .flat_map(|entry| {
            items(entry, "conditions").iter().filter(|condition| text(condition, "type") == "Available").map(move |condition| (entry, condition))
        })
        .map(|(entry, condition)| json!({"hostname": entry["hostname"], "status": condition["status"], "reason": condition["reason"], "type": condition["type"]}))
        .collect();
    if Value::Array(available.clone()) != want["hostnameStatuses"] {
        faults.push(format!("available: expected {}, got {available:?}", want["hostnameStatuses"]));
    }
    faults
}

/// A proxy for every scalar in the table: those that are strings are rendered, and the others are rejected.
fn plain_scalars_are_read_as_kubectl_reads_them() {
    for entry in serde_json::from_str::<Vec<Value>>(&read("testdata/golden/scalars.json")).expect("the table is JSON") {
        let plain = text(&entry, "plain");
        let answer = library(&with_header(plain));
        if text(&entry, "reads") == "string" && !text(&entry, "value").is_empty() {
            let route = answer.objects[0].iter().find(|object| text(object, "kind") == "HTTPRoute");
            let route = route.unwrap_or_else(|| panic!("{plain:?} is a string, and was refused"));
            assert_eq!(route["spec"]["rules"][0]["matches"][0]["headers"][0]["value"], entry["value"], "{plain:?}");
        } else {
            assert_eq!(answer.code, Some(1), "{plain:?} is {}, not a string", entry["reads"]);
        }
    }
}

/// A proxy that matches a header by a value, which is inserted as written.
fn with_header(value: &str) -> String {
    format!(
        "---\napiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nmetadata: {{name: p}}\nspec:\n  rules:\n  - matches:\n    - headers:\n      \
         - name: x\n        value: {value}\n    backends:\n    - endpoint: https://example.com\n"
    )
}

//! Properties of a single result.

use std::collections::BTreeSet;

use gateway_api::gateways::Gateway;
use gateway_api::httproutes::HttpRoute;
use k8s_openapi::api::discovery::v1::EndpointSlice;
use proptest::prelude::Strategy;
use proptest::sample::select;
use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned};
use serde_json::{Value, json};

use super::generate::{Choices, mutate, valid_workspace};
use super::program::{built, items, stream};
use super::yaml_text::{Quotes, Style};
use super::{decisions, for_all};
use crate::support::{Done, on_input};

#[track_caller]
fn assert_is<T: Serialize + DeserializeOwned>(item: &Value) {
    let object: T = serde_json::from_value(item.clone()).expect("the object is one of its type");
    assert_eq!(serde_json::to_value(&object).expect("an object becomes JSON"), *item);
}

fn key(item: &Value, kind: &Value, name: &Value) -> String {
    format!("{kind} {}/{name}", item["metadata"]["namespace"])
}

#[test]
fn objects_are_of_their_types_and_name_each_other() {
    for_all(12, &decisions(), |bytes| {
        let objects = valid_workspace(&mut Choices::new(&bytes));
        let rendered = built(&objects, &["--only-rendered"]);
        let names: Vec<String> = rendered.iter().map(|item| key(item, &item["kind"], &item["metadata"]["name"])).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
        for item in &rendered {
            match item["kind"].as_str() {
                Some("EndpointSlice") => assert_is::<EndpointSlice>(item),
                Some("Gateway") => assert_is::<Gateway>(item),
                Some("HTTPRoute") => assert_is::<HttpRoute>(item),
                other => panic!("{other:?} is not rendered"),
            }
        }
        for route in rendered.iter().filter(|item| item["kind"] == "HTTPRoute") {
            assert!(names.contains(&key(route, &json!("Gateway"), &route["spec"]["parentRefs"][0]["name"])));
            let rules = route["spec"]["rules"].as_array().expect("a route has rules");
            for reference in rules.iter().filter_map(|rule| rule["backendRefs"].as_array()).flatten().filter(|it| it["name"] != "slice") {
                let wanted = key(route, &json!("EndpointSlice"), &reference["name"]);
                let slice = rendered.iter().find(|item| key(item, &item["kind"], &item["metadata"]["name"]) == wanted).expect("the slice is there");
                assert_eq!(slice["ports"][0]["port"], reference["port"]);
            }
        }
    });
}

#[test]
fn yaml_and_json_are_the_same_and_pass_through_unchanged() {
    for_all(12, &decisions(), |bytes| {
        let input = stream(&valid_workspace(&mut Choices::new(&bytes)), Style::default());
        let run = |arguments: &[&str], input: &str| {
            let done = on_input(&[&["build", "-q", "-"], arguments].concat(), input.as_bytes());
            assert_eq!(done.code, Some(0), "{}\n{input}", done.err);
            done.out
        };
        let yaml = run(&["--only-rendered"], &input);
        let list = run(&["--only-rendered", "-o", "json"], &input);
        let documents: Vec<Value> =
            serde_yaml::Deserializer::from_str(&yaml).map(|document| Value::deserialize(document).expect("the output is YAML")).collect();
        assert_eq!(documents, items(&list));
        assert_eq!(run(&[], &yaml), yaml);
        assert_eq!(run(&["-o", "json"], &yaml), list);
    });
}

#[test]
fn a_proxy_is_refused_exactly_where_it_has_an_error() {
    for_all(30, &decisions(), |bytes| {
        let mut choices = Choices::new(&bytes);
        let mut objects = valid_workspace(&mut choices);
        for _ in 0..choices.below(3) {
            let index = choices.below(objects.len());
            mutate(&mut objects[index], &mut choices);
        }
        let input = stream(&objects, Style::default());
        let check = on_input(&["check", "--format", "json", "-"], input.as_bytes());
        let status = on_input(&["status", "-o", "json", "-"], input.as_bytes());
        let build = on_input(&["build", "--allow-empty", "-"], input.as_bytes());
        assert_eq!(check.code, status.code, "{}", check.err);
        if check.code == Some(2) {
            return;
        }
        assert_eq!(check.code, build.code, "{}", build.err);
        assert!(build.code == Some(0) || build.out.is_empty(), "standard output has everything or nothing");
        let found: Vec<Value> = serde_json::from_str(&check.out).expect("the report is JSON");
        let errors: Vec<&Value> = found.iter().filter(|entry| entry["severity"] == "error").collect();
        assert_eq!(check.code, Some(i32::from(!errors.is_empty())));
        let proxies = items(&status.out);
        for proxy in &proxies {
            let of = |value: &Value| (value["namespace"].clone(), value["name"].clone());
            if proxies.iter().filter(|other| of(&other["metadata"]) == of(&proxy["metadata"])).count() > 1 {
                continue;
            }
            let refused = errors.iter().any(|error| error["object"]["kind"] == "HTTPProxy" && of(&error["object"]) == of(&proxy["metadata"]));
            let accepted = &proxy["status"]["conditions"][0];
            assert_eq!(accepted["type"], "Accepted");
            assert_eq!(accepted["reason"] == "Invalid", refused, "{accepted}\n{input}");
            assert!(!refused || accepted["status"] == "False");
        }
    });
}

/// All outputs in which text of the input is shown. One run of `check` prints all of its formats.
const SHOWN: [&[&str]; 9] = [
    &["check"],
    &["check", "--format", "short,json,sarif,github,junit", "-v"],
    &["build"],
    &["build", "-o", "json"],
    &["build", "-o", "name"],
    &["status"],
    &["status", "-o", "wide"],
    &["status", "-o", "yaml"],
    &["status", "-o", "json"],
];

#[test]
fn a_secret_is_shown_nowhere() {
    let odd = select(vec!["", ":", "/", "?", "#", "@", " ", "%zz", "[", "\\", "é", "'", "\"", "&", "<"]);
    let scheme = select(vec!["https:", "http:", "ftp:", "", "HTTPS:", "ht tp:"]);
    let host = select(vec!["api.example.net", "", "localhost", "a b", "[::1", "api.example.net:99999/x?y#z", "@"]);
    let place = select(vec!["/spec/rules/0/backends/0/endpoint", "/spec/hostnames/0", "/spec/rules/0/name", "/metadata/name", "/metadata/labels/a"]);
    let quotes = select(vec![Quotes::Double, Quotes::Single]);
    let cases = ("[a-zA-Z0-9]{8}", odd, "[a-zA-Z0-9]{8}", scheme, host, place, quotes);
    for_all(16, &cases.prop_map(|case| case), |(first, odd, second, scheme, host, place, quotes)| {
        let mut proxy = json!({
            "apiVersion": "networking.datumapis.com/v1alpha",
            "kind": "HTTPProxy",
            "metadata": {"name": "p", "labels": {"a": "b"}},
            "spec": {"hostnames": ["a.example.com"], "rules": [{"name": "r", "backends": [{"endpoint": "https://api.example.net"}]}]},
        });
        *proxy.pointer_mut(place).expect("the place is there") = format!("{scheme}//user:{first}{odd}{second}@{host}").into();
        for flow in [false, true] {
            let input = stream(std::slice::from_ref(&proxy), Style { flow, quotes });
            for arguments in SHOWN {
                let Done { code, out, err } = on_input(&[arguments, &["-"]].concat(), input.as_bytes());
                assert_eq!(code, Some(1), "{err}\n{input}");
                assert!(![&first, &second].iter().any(|part| out.contains(*part) || err.contains(*part)), "{arguments:?} shows it:\n{out}{err}");
            }
        }
    });
}

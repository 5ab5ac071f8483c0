//! The exact bytes that are written.

use std::collections::BTreeMap;

use serde::Serialize;

use super::write;

#[derive(Serialize)]
enum Kind {
    Exact,
    Data(u8),
}

#[derive(Serialize)]
struct Wrapped(u16);

#[derive(Serialize)]
struct All {
    name: &'static str,
    on: bool,
    kind: Kind,
    none: Option<u8>,
    port: Option<Wrapped>,
    negative: i64,
    float: f64,
    empty_map: BTreeMap<String, u8>,
    empty_list: Vec<u8>,
    map: BTreeMap<&'static str, Vec<u8>>,
    lists: Vec<Vec<u8>>,
    items: Vec<BTreeMap<&'static str, (char, ())>>,
}

fn text<T: Serialize>(value: &T) -> String {
    let mut out = Vec::new();
    write(value, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn layout() {
    let value = All {
        name: "y",
        on: true,
        kind: Kind::Exact,
        none: None,
        port: Some(Wrapped(8080)),
        negative: i64::MIN,
        float: 1.0,
        empty_map: BTreeMap::new(),
        empty_list: Vec::new(),
        map: BTreeMap::from([("no", vec![1]), ("x", vec![])]),
        lists: vec![vec![1, 2], vec![], vec![3]],
        items: vec![BTreeMap::from([("a", ('c', ())), ("b", ('7', ()))]), BTreeMap::new()],
    };
    let expected = "name: \"y\"\n\"on\": true\nkind: Exact\nnone: null\nport: 8080\nnegative: -9223372036854775808\nfloat: 1.0\n\
        empty_map: {}\nempty_list: []\nmap:\n  \"no\":\n  - 1\n  x: []\nlists:\n- - 1\n  - 2\n- []\n- - 3\n\
        items:\n- a:\n  - c\n  - null\n  b:\n  - \"7\"\n  - null\n- {}\n";
    assert_eq!(text(&value), expected);
    assert_eq!(serde_yaml::from_str::<serde_yaml::Value>(expected).unwrap(), serde_yaml::to_value(&value).unwrap());
}

#[test]
fn values_on_their_own() {
    assert_eq!(text(&"a"), "a\n");
    assert_eq!(text(&Vec::<u8>::new()), "[]\n");
    assert_eq!(text(&[["a"], ["b"]]), "- - a\n- - b\n");
    assert_eq!(text(&BTreeMap::<String, u8>::new()), "{}\n");
}

#[test]
fn long_keys_are_announced() {
    let long = "k ".repeat(600);
    let inner = BTreeMap::from([(long.as_str(), vec![1])]);
    let value = BTreeMap::from([(long.as_str(), vec![inner])]);
    let written = text(&value);
    assert_eq!(written, format!("? \"{long}\"\n:\n- ? \"{long}\"\n  :\n  - 1\n"));
    assert_eq!(serde_yaml::from_str::<serde_yaml::Value>(&written).unwrap(), serde_yaml::to_value(&value).unwrap());
}

#[test]
fn deep_values() {
    let mut value = serde_json::json!("end");
    for _ in 0..50 {
        value = serde_json::json!({ "a": { "b": value } });
    }
    assert_eq!(serde_yaml::from_str::<serde_json::Value>(&text(&value)).unwrap(), value);
}

#[test]
fn refused_values_leave_nothing_behind() {
    let mut out = b"before".to_vec();
    assert!(write(&vec![f64::NAN], &mut out).is_err());
    assert!(write(&BTreeMap::from([(1, 2)]), &mut out).is_err());
    assert!(write(&BTreeMap::from([(vec!["a"], 2)]), &mut out).is_err());
    assert!(write(&[Kind::Data(1)], &mut out).is_err());
    assert_eq!(out, b"before");
}

//! Changes of the input that must not change the result.

use serde_json::{Value, json};

use super::generate::{Choices, claim_of, mutate, proxy, valid_workspace};
use super::program::{built, stream};
use super::yaml_text::{Quotes, Style, json};
use super::{decisions, for_all};
use crate::support::{Folder, on_input};

fn sorted(items: &[Value]) -> Vec<String> {
    let mut texts: Vec<String> = items.iter().map(Value::to_string).collect();
    texts.sort();
    texts
}

#[test]
fn the_order_of_documents() {
    for_all(12, &decisions(), |bytes| {
        let mut objects = valid_workspace(&mut Choices::new(&bytes));
        let before = sorted(&built(&objects, &[]));
        let by = bytes.len() % objects.len();
        objects.rotate_left(by);
        objects.reverse();
        assert_eq!(sorted(&built(&objects, &[])), before);
    });
}

#[test]
fn the_order_of_files() {
    let folder = Folder::new();
    for_all(10, &decisions(), |bytes| {
        let mut choices = Choices::new(&bytes);
        let mut objects = valid_workspace(&mut choices);
        let index = choices.below(objects.len());
        mutate(&mut objects[index], &mut choices);
        let paths: Vec<String> = (0..objects.len()).map(|index| folder.path(&format!("{index}.yaml")).display().to_string()).collect();
        for (path, object) in paths.iter().zip(&objects) {
            std::fs::write(path, stream(std::slice::from_ref(object), Style::default())).expect("the folder can be written");
        }
        let run = |verb: &[&str], reverse: bool| {
            let mut arguments: Vec<&str> = verb.to_vec();
            arguments.extend(paths.iter().map(String::as_str));
            if reverse {
                arguments[verb.len()..].reverse();
            }
            on_input(&arguments, b"")
        };
        assert_eq!(run(&["check", "--format", "json"], false), run(&["check", "--format", "json"], true));
        let (there, back) = (run(&["build", "-o", "name", "-q"], false), run(&["build", "-o", "name", "-q"], true));
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
        assert_eq!((there.code, lines(&there.out)), (back.code, lines(&back.out)));
    });
}

#[test]
fn the_way_it_is_written() {
    for_all(8, &decisions(), |bytes| {
        let objects = valid_workspace(&mut Choices::new(&bytes));
        let build = |input: &[u8]| {
            let done = on_input(&["build", "--only-rendered", "-q", "-"], input);
            assert_eq!(done.code, Some(0), "{}\n{}", done.err, String::from_utf8_lossy(input));
            done.out
        };
        let plain = stream(&objects, Style::default());
        let want = build(plain.as_bytes());
        for flow in [false, true] {
            for quotes in [Quotes::Double, Quotes::Single, Quotes::Plain] {
                let text = stream(&objects, Style { flow, quotes });
                assert_eq!(build(text.as_bytes()), want, "written as\n{text}");
            }
        }
        assert_eq!(build(plain.replace('\n', "\r\n").as_bytes()), want, "with CRLF");
        assert_eq!(build(format!("\u{feff}{plain}").as_bytes()), want, "with a byte-order mark");
        let utf16 = |bytes: fn(u16) -> [u8; 2]| format!("\u{feff}{plain}").encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        assert_eq!(build(&utf16(u16::to_le_bytes)), want, "as UTF-16LE");
        assert_eq!(build(&utf16(u16::to_be_bytes)), want, "as UTF-16BE");
        assert_eq!(build(objects.iter().map(json).collect::<String>().as_bytes()), want, "as JSON values");
        assert_eq!(build(json(&json!({"apiVersion": "v1", "kind": "List", "items": objects})).as_bytes()), want, "as a List");
    });
}

#[test]
fn the_number_of_threads() {
    for_all(6, &decisions(), |bytes| {
        let mut choices = Choices::new(&bytes);
        let mut objects: Vec<Value> = (0..40).map(|index| proxy(&mut choices, index)).collect();
        for _ in 0..choices.below(3) {
            let index = choices.below(objects.len());
            mutate(&mut objects[index], &mut choices);
        }
        let input = stream(&objects, Style::default());
        for verb in [&["build"][..], &["build", "-o", "json"], &["check"], &["status", "-o", "yaml"]] {
            let run = |jobs| on_input(&[verb, &["--jobs", jobs, "-"]].concat(), input.as_bytes());
            assert_eq!(run("1"), run("8"));
        }
    });
}

#[test]
fn a_proxy_that_has_nothing_to_do_with_the_others() {
    for_all(12, &decisions(), |bytes| {
        let mut choices = Choices::new(&bytes);
        let mut objects = valid_workspace(&mut choices);
        let before = sorted(&built(&objects, &[]));
        let mut other = proxy(&mut choices, 99);
        other["metadata"]["namespace"] = "elsewhere".into();
        other["spec"]["hostnames"] = json!(["unrelated.example.net"]);
        objects.insert(choices.below(objects.len()), other);
        let after = built(&objects, &[]);
        let rest: Vec<Value> = after.into_iter().filter(|item| item["metadata"]["namespace"] != "elsewhere").collect();
        assert_eq!(sorted(&rest), before);
    });
}

#[test]
fn a_claim_takes_away_its_hostname_and_nothing_else() {
    for_all(12, &decisions(), |bytes| {
        let mut objects = valid_workspace(&mut Choices::new(&bytes));
        objects.retain(|object| object["kind"] != "ConfigMap");
        objects[0]["spec"]["hostnames"] = json!(["shop.example.com", "www.example.com"]);
        let arguments = ["--assume-verified", "*"];
        let mut want = built(&objects, &arguments);
        for item in want.iter_mut().filter(|item| item["kind"] == "Gateway" && item["metadata"]["name"] != "edge") {
            let listeners = item["spec"]["listeners"].as_array_mut().expect("a Gateway has listeners");
            listeners.retain(|listener| listener["hostname"] != "www.example.com");
        }
        objects.push(claim_of("www.example.com", "cluster/somewhere/else"));
        assert_eq!(built(&objects, &arguments), want);
    });
}

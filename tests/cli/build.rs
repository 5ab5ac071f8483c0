//! `build`: what is rendered, what passes through, and how it is printed.

use serde_json::Value;

use crate::support::{Folder, broken_proxy, config_map, configuration, proxy, proxy_for, stream, string, verified_domain};

/// The first line of the output, unless there are no comments.
const HEADER: &str = "# Rendered by gatewright; do not edit.\n";

/// The kind and the name of each document, in order.
#[track_caller]
fn objects(yaml: &str) -> Vec<String> {
    yaml.strip_prefix(HEADER)
        .unwrap_or(yaml)
        .split("---\n")
        .filter(|document| !document.is_empty())
        .map(|document| {
            let value = |key: &str| document.lines().find_map(|line| line.trim_start().strip_prefix(key)).unwrap_or("").trim().to_owned();
            format!("{}/{}", value("kind: "), value("name: "))
        })
        .collect()
}

#[test]
fn objects_come_in_the_order_in_which_they_are_applied() {
    let folder = Folder::with("a.yaml", stream(&[proxy("a"), proxy("b")]));
    let done = folder.run(&["build", "."]).ends(0);
    assert_eq!(objects(&done.out), ["EndpointSlice/a-0-0", "Gateway/a", "HTTPRoute/a", "EndpointSlice/b-0-0", "Gateway/b", "HTTPRoute/b"]);
}

#[test]
fn other_documents_pass_through_unchanged_and_in_place() {
    let odd = "# a comment\napiVersion: v1\nkind:   \"Secret\" # kept\nmetadata: {name: odd}\nstringData:\n    url: \"https://user:secret@example.com\"\n\n    yes: no\n";
    let text = stream(&[config_map("first"), proxy("a"), odd.to_owned(), verified_domain("example.com")]);
    let done = Folder::with("a.yaml", text).run(&["build", "."]).ends(0);
    assert_eq!(
        objects(&done.out),
        ["ConfigMap/first", "EndpointSlice/a-0-0", "Gateway/a", "HTTPRoute/a", "\"Secret\" # kept/", "Domain/example.com"]
    );
    assert!(done.out.contains(&format!("---\n{odd}---\n")), "{}", done.out);
    assert!(done.out.ends_with(&format!("---\n{}", verified_domain("example.com"))), "{}", done.out);
}

#[test]
fn a_document_keeps_its_line_breaks_and_its_missing_last_one_is_added() {
    let windows = config_map("x").replace('\n', "\r\n");
    let folder = Folder::with("a.yaml", &windows).file("b.yaml", config_map("y").trim_end()).file("c.yaml", config_map("z"));
    let done = folder.run(&["build", "."]).ends(0);
    assert_eq!(done.out, format!("{HEADER}---\n{windows}---\n{}---\n{}", config_map("y"), config_map("z")));
}

#[test]
fn only_rendered_leaves_everything_else_out() {
    let folder = Folder::with("a.yaml", stream(&[config_map("x"), proxy("a"), verified_domain("example.com")]));
    assert_eq!(objects(&folder.run(&["build", ".", "--only-rendered"]).ends(0).out), ["EndpointSlice/a-0-0", "Gateway/a", "HTTPRoute/a"]);
}

#[test]
fn what_is_no_desired_state_does_not_pass_through() {
    let claim = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: www.example.com, namespace: datum-downstream-gateway-hostnames}\ndata: {owner: c/default/a}\n";
    let local = config_map("local").replace("  name", "  annotations: {config.kubernetes.io/local-config: \"true\"}\n  name");
    let kustomization = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n";
    for text in [
        claim,
        &local,
        kustomization,
        &configuration("mine"),
        &verified_domain("x.org").replace("  name", "  uid: \"1\"\n  name"),
        &verified_domain("x.org").replace("  name", "  resourceVersion: \"1\"\n  name"),
        "apiVersion: v1\nkind: Config\nusers: []\n",
    ] {
        let folder = Folder::with("a.yaml", stream(&[proxy("a"), text.to_owned(), config_map("x")]));
        let done = folder.run(&["build", "."]).ends(0);
        assert_eq!(objects(&done.out), ["EndpointSlice/a-0-0", "Gateway/a", "HTTPRoute/a", "ConfigMap/x"], "{text}");
    }
    let exported = config_map("live").replace("  name", "  uid: \"1\"\n  name");
    Folder::with("a.yaml", exported).run(&["build", "."]).ends(0).prints("name: live").says("exported-object");
    let other = local.replace("\"true\"", "\"false\"");
    Folder::with("a.yaml", other).run(&["build", "."]).ends(0).prints("name: local");
    let elsewhere = claim.replace("datum-downstream-gateway-hostnames", "mine");
    Folder::with("a.yaml", elsewhere).run(&["build", "."]).ends(0).prints("namespace: mine");
}

#[test]
fn a_dump_of_a_cluster_informs_and_is_not_printed() {
    let dump = verified_domain("example.com").replace("  name", "  uid: \"1\"\n  name");
    let dump = format!("apiVersion: v1\nkind: List\nitems:\n- {}", dump.trim_end().replace('\n', "\n  "));
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    let done = folder.command(&["build", ".", "-"]).input(dump).run().ends(0).prints("hostname: www.example.com");
    assert_eq!(objects(&done.out).len(), 3);
}

#[test]
fn items_of_a_list_pass_through_one_by_one() {
    let item = |text: &str| format!("- {}\n", text.trim_end().replace('\n', "\n  "));
    let list = format!("apiVersion: v1\nkind: List\nitems:\n{}{}{}", item(&config_map("x")), item(&proxy("a")), item(&config_map("z")));
    let done = Folder::with("a.yaml", list).run(&["build", "."]).ends(0);
    assert_eq!(objects(&done.out), ["ConfigMap/x", "EndpointSlice/a-0-0", "Gateway/a", "HTTPRoute/a", "ConfigMap/z"]);
}

#[test]
fn a_rendered_name_that_the_input_has_too_is_an_error() {
    for (kind, api, name) in [
        ("Gateway", "gateway.networking.k8s.io/v1", "a"),
        ("HTTPRoute", "gateway.networking.k8s.io/v1", "a"),
        ("EndpointSlice", "discovery.k8s.io/v1", "a-0-0"),
    ] {
        let other = format!("apiVersion: {api}\nkind: {kind}\nmetadata:\n  name: {name}\n");
        let folder = Folder::with("a.yaml", stream(&[proxy("a"), other.clone()]));
        for verb in ["build", "check", "status"] {
            let done = folder.run(&[verb, "."]).ends(1);
            assert!((done.out + &done.err).contains("name-clash"), "{verb} {kind}");
        }
        let live = other.replace("  name", "  uid: x\n  name");
        Folder::with("a.yaml", stream(&[proxy("a"), live])).run(&["check", "."]).ends(0);
        let elsewhere = other.replace("  name", "  namespace: other\n  name");
        Folder::with("a.yaml", stream(&[proxy("a"), elsewhere])).run(&["check", "."]).ends(0);
    }
}

#[test]
fn json_is_one_list() {
    let folder = Folder::with("a.yaml", stream(&[config_map("x"), proxy("a")]));
    let list = folder.run(&["build", ".", "-o", "json"]).ends(0).json();
    assert_eq!((string(&list["apiVersion"]), string(&list["kind"])), ("v1".to_owned(), "List".to_owned()));
    let kinds: Vec<String> = list["items"].as_array().expect("items").iter().map(|item| string(&item["kind"])).collect();
    assert_eq!(kinds, ["ConfigMap", "EndpointSlice", "Gateway", "HTTPRoute"]);
    assert_eq!(list["items"][0]["data"]["key"], "value");
}

#[test]
fn name_is_a_line_for_each_object() {
    let folder = Folder::with("a.yaml", stream(&[config_map("x"), proxy("a"), verified_domain("example.com")]));
    let done = folder.run(&["build", ".", "-o", "name"]).ends(0);
    assert_eq!(
        done.out,
        "configmap/x\nendpointslice.discovery.k8s.io/a-0-0\ngateway.gateway.networking.k8s.io/a\nhttproute.gateway.networking.k8s.io/a\ndomain.networking.datumapis.com/example.com\n"
    );
}

#[test]
fn emit_chooses_the_kinds_and_not_their_order() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    let kinds = |emit: &[&str]| objects(&folder.run(&[&["build", "."], emit].concat()).ends(0).out);
    assert_eq!(kinds(&["--emit", "gateway"]), ["Gateway/a"]);
    assert_eq!(kinds(&["--emit", "httproute,endpointslice"]), ["EndpointSlice/a-0-0", "HTTPRoute/a"]);
    assert_eq!(kinds(&["--emit", "httproute", "--emit", "gateway"]), ["Gateway/a", "HTTPRoute/a"]);
    assert_eq!(kinds(&["--emit", "domain"]), ["Domain/example.com"]);
    assert_eq!(kinds(&["--emit", "domain,gateway,gateway"]), ["Gateway/a", "Domain/example.com"]);
    folder.run(&["build", ".", "--emit", "gatway"]).refuses("'gateway'");
    folder.run(&["build", ".", "--emit", "gateway,"]).ends(2);
}

#[test]
fn domains_are_emitted_once_and_only_where_none_covers() {
    let text =
        stream(&[proxy_for("a", "www.example.com"), proxy_for("b", "api.example.com"), proxy_for("c", "x.example.org"), proxy_for("d", "co.uk")]);
    let folder = Folder::with("a.yaml", text).file("d.yaml", verified_domain("example.org"));
    let done = folder.run(&["build", ".", "--emit", "domain", "--only-rendered"]).ends(0);
    assert_eq!(objects(&done.out), ["Domain/example.com"]);
}

#[test]
fn a_comment_sums_up_the_status_before_the_objects_of_a_proxy() {
    let folder = Folder::with("a.yaml", stream(&[proxy("a"), proxy_for("b", "www.example.com")]));
    let done = folder.run(&["build", "."]).ends(0);
    let head = format!("{HEADER}---\n# HTTPProxy default/a\n#   Accepted=True (Accepted): ");
    assert!(done.out.starts_with(&head), "{}", done.out);
    assert_eq!(done.out.matches("# HTTPProxy ").count(), 2);
    assert!(done.out.contains("---\n# HTTPProxy default/b\n") && done.out.contains("#   Programmed=False (ListenersNotValid): "), "{}", done.out);
    assert_eq!(done.out, folder.run(&["build", ".", "--status", "comment"]).out);
    let plain = folder.run(&["build", ".", "--status", "none"]).ends(0).lacks("#");
    let without: String = done.out.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    assert_eq!(plain.out, without);
    folder.run(&["build", ".", "-o", "json"]).ends(0).lacks("#");
}

#[test]
fn a_build_that_would_print_nothing_is_an_error() {
    for text in [configuration("mine"), verified_domain("x.org").replace("  name", "  uid: \"1\"\n  name")] {
        let folder = Folder::with("a.yaml", text);
        folder.run(&["build", "."]).refuses("--allow-empty");
        folder.run(&["build", ".", "--allow-empty"]).ends(0).prints_nothing();
    }
    let folder = Folder::with("a.yaml", config_map("x"));
    folder.run(&["build", "."]).ends(0);
    folder.run(&["build", ".", "--only-rendered"]).refuses("--allow-empty");
    folder.run(&["build", ".", "--only-rendered", "--allow-empty"]).ends(0).prints_nothing();
    let folder = Folder::with("a.yaml", proxy("a"));
    folder.run(&["build", ".", "--emit", "domain"]).refuses("--allow-empty");
    for output in ["yaml", "name"] {
        folder.run(&["build", ".", "--emit", "domain", "--allow-empty", "-o", output]).ends(0).prints_nothing();
    }
}

#[test]
fn an_empty_json_build_is_an_empty_list() {
    let folder = Folder::with("a.yaml", proxy("a"));
    let list = folder.run(&["build", ".", "--emit", "domain", "--allow-empty", "-o", "json"]).ends(0).json();
    assert_eq!(list, serde_json::json!({"apiVersion": "v1", "kind": "List", "items": []}));
}

#[test]
fn an_empty_folder_is_fine_for_a_build_that_allows_it() {
    Folder::with("a.txt", "").run(&["build", ".", "--allow-empty"]).ends(0).prints_nothing();
    Folder::new().command(&["build", "-", "--allow-empty"]).input("").run().ends(0).prints_nothing();
}

#[test]
fn hostnames_choose_the_listeners() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    let listeners = |args: &[&str]| {
        let list = folder.run(&[&["build", ".", "-o", "json", "--emit", "gateway"], args].concat()).ends(0).json();
        list["items"][0]["spec"]["listeners"].as_array().map(Vec::len)
    };
    assert_eq!(listeners(&[]), Some(2));
    assert_eq!(listeners(&["--hostnames", "verified"]), Some(2));
    assert_eq!(listeners(&["--hostnames", "all"]), Some(4));
    assert_eq!(listeners(&["--assume-verified", "example.com"]), Some(4));
}

#[test]
fn a_build_says_what_was_found_on_stderr() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com")).file("b.yaml", broken_proxy("b"));
    folder.run(&["build", "."]).ends(1).prints_nothing().says("1 error, 1 warning in 2 files; nothing was rendered");
    folder.run(&["build", "a.yaml"]).ends(0).says("hostname-no-domain");
}

#[test]
fn the_stream_is_its_own_input() {
    let folder = Folder::with("a.yaml", stream(&[proxy("a"), config_map("x")]));
    let once = folder.run(&["build", "."]).ends(0).out;
    let twice = folder.command(&["build", "-"]).input(&once).run().ends(0).out;
    assert_eq!(once, twice);
}

#[test]
fn rendered_objects_hold_no_status_and_no_null() {
    fn is_clean(value: &Value) -> bool {
        match value {
            Value::Null => false,
            Value::Array(items) => items.iter().all(is_clean),
            Value::Object(map) => map.iter().all(|(key, value)| key != "status" && key != "creationTimestamp" && is_clean(value)),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
        }
    }
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    let list = folder.run(&["build", ".", "-o", "json", "--emit", "gateway,httproute,endpointslice,domain"]).ends(0).json();
    assert!(is_clean(&list), "{list}");
}

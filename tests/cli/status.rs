//! `status`: the table, the objects, and the exit status.

use crate::support::{Folder, broken_proxy, config_map, proxy, proxy_for, stream, string, verified_domain};

fn edge() -> Folder {
    let text = stream(&[
        proxy("plain"),
        proxy_for("waits", "www.example.org"),
        proxy_for("held", "www.example.com"),
        proxy_for("holds", "www.example.com"),
        broken_proxy("wrong"),
    ]);
    Folder::with("a.yaml", text).file("d.yaml", verified_domain("example.com"))
}

#[test]
fn the_table_has_the_columns_of_kubectl() {
    let done = edge().run(&["status", "."]).ends(1);
    let lines: Vec<Vec<&str>> = done.out.lines().take(6).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines[0], ["NAMESPACE", "NAME", "HOSTNAME", "PROGRAMMED", "CERTIFICATES"]);
    assert_eq!(lines[1], ["default", "plain", "True"]);
    assert_eq!(lines[2], ["default", "waits", "False", "Unknown"]);
    assert_eq!(lines[3], ["default", "held", "www.example.com", "True", "Unknown"]);
    assert_eq!(lines[4], ["default", "holds", "False", "Unknown"]);
    assert_eq!(lines[5], ["default", "wrong", "False"]);
}

#[test]
fn wide_adds_three_columns() {
    let done = edge().run(&["status", ".", "-o", "wide"]).ends(1);
    let mut lines = done.out.lines();
    let header: Vec<&str> = lines.next().expect("a header").split("   ").filter(|cell| !cell.is_empty()).map(str::trim).collect();
    assert_eq!(header, ["NAMESPACE", "NAME", "HOSTNAME", "PROGRAMMED", "CERTIFICATES", "UNVERIFIED", "IN USE", "REASON"]);
    let rows: Vec<&str> = lines.take(5).collect();
    assert!(rows[1].contains("www.example.org") && rows[1].ends_with("ListenersNotValid"), "{}", rows[1]);
    assert!(rows[3].contains("www.example.com") && rows[3].ends_with("ListenersNotValid"), "{}", rows[3]);
    assert!(rows[4].ends_with("Invalid"), "{}", rows[4]);
}

#[test]
fn each_hostname_that_is_not_programmed_has_a_line_under_the_table() {
    let done = edge().run(&["status", "."]).ends(1);
    let under: Vec<&str> = done.out.lines().skip_while(|line| !line.is_empty()).skip(1).collect();
    assert_eq!(under.len(), 2, "{}", done.out);
    assert!(under[0].starts_with("a.yaml:15: ") && under[0].contains("`www.example.org`") && under[0].contains("; add a Domain"), "{}", under[0]);
    assert!(under[1].starts_with("a.yaml:35: ") && under[1].contains("`default/held` (a.yaml:25)"), "{}", under[1]);
}

#[test]
fn an_invalid_proxy_is_shown_and_then_counts() {
    let folder = edge();
    for output in ["table", "wide", "name", "yaml", "json"] {
        folder.run(&["status", ".", "-o", output]).ends(1).prints("wrong").says("endpoint-scheme");
    }
    Folder::with("a.yaml", proxy_for("a", "www.example.com")).run(&["status", "."]).ends(0);
}

#[test]
fn objects_come_with_their_status() {
    let folder = edge();
    let list = folder.run(&["status", ".", "-o", "json"]).ends(1).json();
    assert_eq!((string(&list["apiVersion"]), string(&list["kind"])), ("v1".to_owned(), "List".to_owned()));
    let names: Vec<String> = list["items"].as_array().expect("items").iter().map(|item| string(&item["metadata"]["name"])).collect();
    assert_eq!(names, ["plain", "waits", "held", "holds", "wrong"]);
    let plain = &list["items"][0];
    assert_eq!(plain["metadata"]["namespace"], "default");
    assert_eq!(plain["spec"]["rules"][0]["backends"][0]["endpoint"], "https://origin.example.com");
    let types = |at: usize| {
        let conditions = list["items"][at]["status"]["conditions"].as_array().expect("conditions");
        conditions.iter().map(|condition| string(&condition["type"])).collect::<Vec<_>>()
    };
    assert_eq!(types(0), ["Accepted", "Programmed"]);
    assert_eq!(types(1), ["Accepted", "Programmed", "HostnamesVerified", "CertificatesReady"]);
    assert_eq!(types(3), ["Accepted", "Programmed", "HostnamesVerified", "HostnamesInUse", "CertificatesReady"]);
    assert_eq!(types(4), ["Accepted", "Programmed"]);
    let yaml = folder.run(&["status", ".", "-o", "yaml"]).ends(1).out;
    assert_eq!(yaml.matches("---\n").count(), 5);
    assert_eq!(yaml.matches("kind: HTTPProxy\n").count(), 5);
}

#[test]
fn names_are_a_line_each() {
    let done = edge().run(&["status", ".", "-o", "name"]).ends(1);
    assert_eq!(done.out.lines().count(), 5);
    assert!(done.out.starts_with("httpproxy.networking.datumapis.com/plain\n"), "{}", done.out);
}

#[test]
fn the_status_does_not_depend_on_which_hostnames_get_listeners() {
    let folder = edge();
    for output in ["table", "yaml"] {
        assert_eq!(folder.run(&["status", ".", "-o", output]).out, folder.run(&["status", ".", "-o", output, "--hostnames", "all"]).out);
    }
}

#[test]
fn input_without_a_proxy_has_no_rows() {
    let folder = Folder::with("a.yaml", config_map("x"));
    let done = folder.run(&["status", "."]).ends(0);
    assert_eq!(done.out.lines().count(), 1);
    assert_eq!(folder.run(&["status", ".", "-o", "json"]).ends(0).json()["items"], serde_json::json!([]));
    folder.run(&["status", ".", "-o", "name"]).ends(0).prints_nothing();
}

#[test]
fn a_list_of_many_objects_is_read_once() {
    let item = |name: &str| format!("- {}\n", proxy(name).trim_end().replace('\n', "\n  "));
    let list: String = (0..1500).map(|at| item(&format!("p{at}"))).collect();
    let folder = Folder::with("a.yaml", format!("apiVersion: v1\nkind: List\nitems:\n{list}"));
    let started = std::time::Instant::now();
    let done = folder.run(&["status", ".", "-o", "yaml"]).ends(0);
    assert_eq!(done.out.matches("kind: HTTPProxy\n").count(), 1500);
    // a fraction of a second; it was half a minute when each item parsed the whole list again
    assert!(started.elapsed().as_secs() < 15, "{:?}", started.elapsed());
}

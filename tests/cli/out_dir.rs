//! `build --out-dir`: one file per object.

use std::fs;

use crate::support::{Folder, broken_proxy, config_map, proxy, proxy_for, stream};

const HEADER: &str = "# Rendered by gatewright; do not edit.\n";
const INDEX: &str = ".gatewright-files";

#[test]
fn each_object_gets_a_file_with_a_stable_name() {
    let folder = Folder::with("a.yaml", stream(&[proxy("a"), config_map("x"), proxy("b").replace("  name", "  namespace: team\n  name")]));
    let names = [
        INDEX,
        "default_configmap_x.yaml",
        "default_endpointslice.discovery.k8s.io_a-0-0.yaml",
        "default_gateway.gateway.networking.k8s.io_a.yaml",
        "default_httproute.gateway.networking.k8s.io_a.yaml",
        "team_endpointslice.discovery.k8s.io_b-0-0.yaml",
        "team_gateway.gateway.networking.k8s.io_b.yaml",
        "team_httproute.gateway.networking.k8s.io_b.yaml",
    ];
    for _ in 0..2 {
        folder.run(&["build", ".", "--out-dir", "out"]).ends(0).prints_nothing().says_nothing();
        assert_eq!(folder.names("out"), names);
    }
    let text = fs::read_to_string(folder.path("out/default_configmap_x.yaml")).expect("the file is there");
    assert_eq!(text, HEADER.to_owned() + &config_map("x"));
    let only = folder.run(&["build", "a.yaml", "--emit", "gateway", "--only-rendered", "--status", "none"]).ends(0).out;
    let text = fs::read_to_string(folder.path("out/default_gateway.gateway.networking.k8s.io_a.yaml")).expect("the file is there");
    assert!((HEADER.to_owned() + &only).starts_with(&text), "{text}");
}

#[test]
fn json_gets_json_files() {
    let folder = Folder::with("a.yaml", stream(&[proxy("a"), config_map("x")]));
    folder.run(&["build", ".", "--out-dir", "out", "-o", "json"]).ends(0);
    for name in folder.names("out").iter().filter(|name| *name != INDEX) {
        assert_eq!(name.rsplit('.').next(), Some("json"), "{name}");
        let text = fs::read_to_string(folder.path("out").join(name)).expect("the file is there");
        serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(text.ends_with("}\n") && !text.ends_with("\n\n"), "{name} ends with one line break");
    }
}

#[test]
fn names_that_differ_only_in_case_get_files_that_do_not() {
    let folder = Folder::with("a.yaml", stream(&[config_map("role"), config_map("Role"), config_map("sys:x/../y")]));
    folder.run(&["build", ".", "--out-dir", "out"]).ends(0);
    let mut names: Vec<String> = folder.names("out").iter().map(|name| name.to_lowercase()).collect();
    names.dedup();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[test]
fn objects_without_a_name_of_their_own_are_all_written() {
    let job = "apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: import-}\n";
    let folder = Folder::with("a.yaml", stream(&[job.to_owned(), job.to_owned(), config_map("x"), config_map("z")]));
    folder.run(&["build", ".", "--out-dir", "out"]).ends(0);
    let names = ["default_configmap_x.yaml", "default_configmap_z.yaml", "default_job.batch_.yaml", "default_job.batch__2.yaml"];
    assert_eq!(folder.names("out")[1..], names);
    assert_eq!(folder.read(&format!("out/{INDEX}")).lines().collect::<Vec<_>>(), names);
    let all: String = folder.names("out").iter().map(|name| fs::read_to_string(folder.path("out").join(name)).expect("text")).collect();
    assert_eq!((all.matches("kind: Job").count(), all.matches("kind: ConfigMap").count()), (2, 2));
}

#[test]
fn stale_files_are_reported_and_removed_only_on_request() {
    let folder = Folder::with("in/a.yaml", proxy("a")).file("in/b.yaml", config_map("b")).file("out/mine.yaml", config_map("mine"));
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0).says_nothing();
    fs::remove_file(folder.path("in/b.yaml")).expect("the file is there");
    for _ in 0..2 {
        folder.run(&["build", "in", "--out-dir", "out"]).ends(0).says("stale").says("default_configmap_b.yaml").says("--prune");
        assert!(folder.path("out/default_configmap_b.yaml").exists());
    }
    folder.run(&["build", "in", "--out-dir", "out", "-q"]).ends(0).says_nothing();
    folder.run(&["build", "in", "--out-dir", "out", "--prune"]).ends(0).says("removed").says("default_configmap_b.yaml");
    assert!(!folder.path("out/default_configmap_b.yaml").exists());
    assert!(folder.path("out/mine.yaml").exists(), "a file of the user stays");
    let ours: String = folder.names("out").iter().filter(|name| *name != INDEX && *name != "mine.yaml").map(|name| format!("{name}\n")).collect();
    assert_eq!(folder.read(&format!("out/{INDEX}")), ours, "a removed file is not ours any more");
    folder.write("out/default_configmap_b.yaml", "of the user by now\n");
    folder.run(&["build", "in", "--out-dir", "out", "--prune"]).ends(0).says_nothing();
    assert!(folder.path("out/default_configmap_b.yaml").exists());
}

#[test]
fn an_index_that_leads_elsewhere_removes_nothing() {
    let folder = Folder::with("in/a.yaml", proxy("a"))
        .file("keep.yaml", "")
        .file("out/.keep", "")
        .file(&format!("out/{INDEX}"), "../keep.yaml\n.keep\n/etc/x\n..\n");
    folder.run(&["build", "in", "--out-dir", "out", "--prune"]).ends(0);
    assert!(folder.path("keep.yaml").exists() && folder.path("out/.keep").exists());
}

#[test]
fn a_build_with_findings_writes_nothing() {
    let folder = Folder::with("in/a.yaml", proxy("a"));
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
    let before = folder.names("out");
    folder.write("in/a.yaml", broken_proxy("a"));
    folder.run(&["build", "in", "--out-dir", "out", "--prune"]).ends(1);
    assert_eq!(folder.names("out"), before);
    folder.run(&["build", "in", "--out-dir", "other"]).ends(1);
    assert!(!folder.path("other").exists());
}

#[test]
fn files_that_have_not_changed_are_not_touched() {
    let folder = Folder::with("in/a.yaml", proxy("a"));
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
    let time = |name: &str| fs::metadata(folder.path("out").join(name)).and_then(|metadata| metadata.modified()).expect("the file is there");
    let name = "default_gateway.gateway.networking.k8s.io_a.yaml";
    let before = time(name);
    std::thread::sleep(std::time::Duration::from_millis(20));
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
    assert_eq!(time(name), before);
}

#[test]
fn nothing_half_written_is_left() {
    let folder = Folder::with("in/a.yaml", proxy("a"));
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
    assert!(folder.names("out").iter().all(|name| !name.contains(".tmp")));
}

#[test]
fn a_folder_that_cannot_be_written_is_told_with_its_path() {
    let folder = Folder::with("in/a.yaml", proxy("a")).file("file", "");
    for path in ["file", "file/deep"] {
        folder.run(&["build", "in", "--out-dir", path]).refuses(path);
    }
    fs::create_dir_all(folder.path("out/default_gateway.gateway.networking.k8s.io_a.yaml/x")).expect("the folder can be made");
    folder.run(&["build", "in", "--out-dir", "out"]).refuses("out/default_gateway.gateway.networking.k8s.io_a.yaml");
}

#[test]
fn nothing_to_write_is_an_error_unless_permitted() {
    let folder = Folder::with("in/a.yaml", proxy("a"));
    let args = ["build", "in", "--emit", "domain", "--out-dir", "out"];
    folder.run(&args).refuses("--allow-empty");
    assert!(!folder.path("out").exists());
    folder.run(&[&args[..], &["--allow-empty"]].concat()).ends(0);
}

#[test]
fn a_rendered_domain_does_not_replace_one_of_the_input() {
    let other = "apiVersion: networking.datumapis.com/v1alpha\nkind: Domain\nmetadata: {name: example.com}\nspec: {domainName: other.org}\n";
    let folder = Folder::with("in/a.yaml", stream(&[proxy_for("a", "www.example.com"), other.to_owned()]));
    let args = ["build", "in", "--emit", "domain"];
    let printed = folder.run(&args).ends(0).out;
    folder.run(&[&args[..], &["--out-dir", "out"]].concat()).ends(0);
    assert_eq!(folder.names("out").len() - 1, printed.matches("kind: Domain").count());
}

//! `build --out-dir` into a folder that somebody prepared, and what is left after a run that failed.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::time::Duration;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::support::{Folder, config_map, proxy, stream};

const INDEX: &str = ".gatewright-files";
const GATEWAY: &str = "out/default_gateway.gateway.networking.k8s.io_a.yaml";

#[test]
fn links_are_replaced_and_not_followed() {
    let folder = Folder::with("in/a.yaml", proxy("a")).file("victim", "precious").file("out/keep", "");
    for name in [GATEWAY, "out/.gatewright-files", "out/default_httproute.gateway.networking.k8s.io_a.yaml"] {
        symlink("../victim", folder.path(name)).expect("links can be made");
    }
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
    assert_eq!(folder.read("victim"), "precious");
    for name in folder.names("out") {
        assert!(folder.path("out").join(&name).symlink_metadata().expect("it is there").is_file(), "{name}");
    }
    assert!(folder.read(GATEWAY).contains("kind: Gateway"));
}

#[test]
fn devices_and_pipes_are_replaced() {
    for target in ["/dev/null", "/dev/zero", "/dev/full"] {
        let folder = Folder::with("in/a.yaml", proxy("a")).file("out/keep", "");
        symlink(target, folder.path(GATEWAY)).expect("links can be made");
        symlink(target, folder.path("out/.gatewright-files")).expect("links can be made");
        folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
        assert!(folder.read(GATEWAY).contains("kind: Gateway"), "{target}");
    }
    let folder = Folder::with("in/a.yaml", proxy("a")).file("out/keep", "");
    for name in [GATEWAY, "out/.gatewright-files"] {
        mknodat(CWD, folder.path(name), FileType::Fifo, Mode::from_raw_mode(0o600), 0).expect("a pipe can be made");
    }
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
    assert!(folder.read(GATEWAY).contains("kind: Gateway"));
}

#[test]
fn a_folder_in_the_way_is_refused_before_anything_is_written() {
    for name in [GATEWAY, "out/.gatewright-files"] {
        let folder = Folder::with("in/a.yaml", proxy("a")).file(&format!("{name}/x"), "");
        let before = folder.names("out");
        folder.run(&["build", "in", "--out-dir", "out"]).refuses(name);
        assert_eq!(folder.names("out"), before);
    }
}

#[test]
fn what_a_killed_run_left_is_removed() {
    let leftover = "out/.gatewright-0123456789abcdef.tmp";
    let folder = Folder::with("in/a.yaml", proxy("a")).file(leftover, "half").file("out/.gatewright-mine.tmp", "");
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
    assert!(!folder.path(leftover).exists());
    assert!(folder.path("out/.gatewright-mine.tmp").exists());
}

#[test]
fn the_permissions_of_a_replaced_file_stay() {
    let folder = Folder::with("in/a.yaml", proxy("a")).file(GATEWAY, "old");
    fs::set_permissions(folder.path(GATEWAY), fs::Permissions::from_mode(0o640)).expect("permissions can be set");
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
    assert_eq!(fs::metadata(folder.path(GATEWAY)).expect("it is there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn only_our_own_files_are_pruned() {
    let folder = Folder::with("in/a.yaml", stream(&[proxy("a"), config_map("gone")])).file("out/notes.yaml", config_map("notes"));
    let args = ["build", "in", "--out-dir", "out", "--prune"];
    folder.run(&args).ends(0);
    let index = folder.read("out/.gatewright-files");
    folder.write("out/.gatewright-files", format!("{index}notes.yaml\n"));
    folder.write("in/a.yaml", proxy("a"));
    for _ in 0..2 {
        folder.run(&args).ends(0).says("kept").says("out/notes.yaml");
    }
    assert_eq!(folder.read("out/notes.yaml"), config_map("notes"));
    assert!(!folder.path("out/default_configmap_gone.yaml").exists());
}

#[test]
fn json_files_are_pruned_unless_they_were_edited() {
    let folder = Folder::with("in/a.yaml", stream(&[proxy("a"), config_map("x"), config_map("y")]));
    let args = ["build", "in", "--out-dir", "out", "--prune", "-o", "json"];
    folder.run(&args).ends(0);
    folder.write("out/default_configmap_x.json", "{}");
    folder.write("in/a.yaml", proxy("a"));
    folder.run(&args).ends(0).says("kept because it was edited: out/default_configmap_x.json");
    assert!(folder.path("out/default_configmap_x.json").exists() && !folder.path("out/default_configmap_y.json").exists());
}

#[test]
fn an_input_is_not_overwritten() {
    let name = "out/default_configmap_x.yaml";
    let folder = Folder::with("in/a.yaml", proxy("a")).file(name, config_map("x"));
    folder.run(&["build", "in", name, "--out-dir", "out"]).refuses(name);
    assert_eq!(folder.read(name), config_map("x"));
    assert_eq!(folder.names("out").len(), 1);
}

#[test]
fn long_names_are_cut() {
    let long = |end: &str| config_map(&("x".repeat(250) + end));
    let folder = Folder::with("in/a.yaml", stream(&[long("a"), long("b"), proxy("a")]));
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
    assert_eq!(folder.names("out").iter().filter(|name| name.contains("configmap")).count(), 2);
}

#[test]
fn a_run_that_is_killed_leaves_whole_files() {
    let objects: Vec<String> = (0..2000).map(|number| config_map(&format!("c{number}"))).collect();
    let folder = Folder::with("in/a.yaml", stream(&objects));
    let mut child = folder.command(&["build", "in", "--out-dir", "out"]).into_command().spawn().expect("the program runs");
    while !folder.path("out").exists() && child.try_wait().expect("it can be asked").is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    for name in folder.names("out").iter().filter(|name| name.starts_with("default_configmap_c")) {
        let number = name.trim_start_matches("default_configmap_c").trim_end_matches(".yaml");
        let text = folder.read(&format!("out/{name}"));
        assert!(text.ends_with(&config_map(&format!("c{number}"))), "{name}: {text}");
    }
    folder.run(&["build", "in", "--out-dir", "out"]).ends(0);
    assert_eq!(folder.names("out").len(), objects.len() + 1);
    assert!(folder.path("out").join(INDEX).is_file());
}

//! Scans of folders: links, pipes, ignore files, `--exclude`, and our own output.

use std::fs;
use std::os::unix::fs::symlink;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::support::{Folder, config_map, proxy, stream};

/// The names of the proxies in the input, in order.
#[track_caller]
fn read(folder: &Folder, args: &[&str]) -> Vec<String> {
    let done = folder.run(&[&["status", "-o", "name"], args].concat()).ends(0);
    done.out.lines().map(|line| line.strip_prefix("httpproxy.networking.datumapis.com/").expect("a name").to_owned()).collect()
}

#[test]
fn what_is_outside_is_not_read_unless_it_is_named() {
    let folder = Folder::with("repo/a.yaml", proxy("a")).file("secret.yaml", proxy("secret"));
    symlink("../secret.yaml", folder.path("repo/link.yaml")).expect("links can be made");
    symlink("/proc/self/environ", folder.path("repo/env.yaml")).expect("links can be made");
    symlink("..", folder.path("repo/up")).expect("links can be made");
    let report = folder.run(&["check", "repo", "--format", "json"]).ends(0);
    assert_eq!(report.codes(), ["outside-link"; 3]);
    for verb in ["build", "check", "status"] {
        let done = folder.command(&[verb, "repo"]).env("CANARY", "b33f").run().ends(0);
        assert!(!(done.out + &done.err).contains("b33f"), "{verb}");
    }
    assert_eq!(read(&folder, &["repo"]), ["a"]);
    assert_eq!(read(&folder, &["repo", "repo/link.yaml"]), ["a", "secret"]);
}

#[test]
fn nothing_is_waited_for() {
    let folder = Folder::with("a.yaml", proxy("a"));
    mknodat(CWD, folder.path("pipe.yaml"), FileType::Fifo, Mode::from_raw_mode(0o600), 0).expect("a pipe can be made");
    for (name, target) in [("zero.yaml", "/dev/zero"), ("random.json", "/dev/urandom"), ("tty.yaml", "/dev/tty"), ("to-pipe.yaml", "pipe.yaml")] {
        symlink(target, folder.path(name)).expect("links can be made");
    }
    assert_eq!(read(&folder, &["."]), ["a"]);
}

#[test]
fn every_folder_is_entered_once() {
    let mut folder = Folder::with("00/a.yaml", proxy("a"));
    for number in 0..25 {
        folder = folder.file(&format!("{number:02}/keep.txt"), "");
        for link in ["x", "y"] {
            symlink(format!("../{:02}", (number + 1) % 25), folder.path(&format!("{number:02}/{link}"))).expect("links can be made");
        }
    }
    let deep = "d/".repeat(1200) + "deep.yaml";
    let folder = folder.file(&deep, proxy("deep"));
    assert_eq!(read(&folder, &["."]), ["a", "deep"]);
}

#[test]
fn ignore_files_count_from_the_root_of_the_repository() {
    let folder = Folder::with(".git/HEAD", "").file(".gitignore", "generated/\n*.local.yaml\n").file("apps/.ignore", "old.yaml\n");
    let folder = folder.file("apps/a.yaml", proxy("a")).file("apps/b.local.yaml", proxy("b")).file("apps/generated/c.yaml", proxy("c"));
    let folder = folder.file("apps/old.yaml", proxy("old")).file("apps/generated/d.yaml", config_map("d"));
    for path in [".", "apps"] {
        assert_eq!(read(&folder, &[path]), ["a"]);
        assert_eq!(read(&folder, &[path, "--no-ignore"]), ["a", "b", "c", "old"]);
        folder.run(&["check", path]).ends(0).says("3 files").says("--no-ignore");
        let verbose = folder.run(&["check", path, "-v"]).ends(0);
        for name in ["apps/b.local.yaml", "apps/generated/c.yaml", "apps/old.yaml"] {
            assert!(verbose.err.contains(&format!("skipped {name}: listed in an ignore file, but mentions")), "{}", verbose.err);
        }
    }
    assert_eq!(read(&folder, &["apps/generated"]), ["c"], "what is named is read");
    let folder = folder.file(".gatewrightignore", "!*.local.yaml\n");
    assert_eq!(read(&folder, &["."]), ["a", "b"]);
}

#[test]
fn ignore_files_above_a_folder_without_a_repository_do_not_count() {
    let folder = Folder::with(".gitignore", "*.yaml\n").file("x/a.yaml", proxy("a")).file("x/.gitignore", "b.yaml\n").file("x/b.yaml", proxy("b"));
    assert_eq!(read(&folder, &["x"]), ["a"]);
    let folder = folder.file("x/.git/info/exclude", "a.yaml\n");
    assert_eq!(read(&folder, &["x"]), ["a"]);
}

#[test]
fn excluded_paths_are_those_of_git() {
    let folder = Folder::with("a.yaml", proxy("a")).file("charts/b.yaml", proxy("b")).file("x/charts/c.yaml", proxy("c"));
    let folder = folder.file("x/testdata/d.yaml", proxy("d"));
    for (pattern, want) in [
        ("charts", &["a", "d"][..]),
        ("/charts", &["a", "c", "d"]),
        ("./charts", &["a", "d"]),
        ("charts/", &["a", "d"]),
        ("**/testdata/**", &["a", "b", "c"]),
        ("{a,b}.yaml", &["c", "d"]),
        ("x/*", &["a", "b"]),
        ("*.yml", &["a", "b", "c", "d"]),
    ] {
        assert_eq!(read(&folder, &[".", "--exclude", pattern]), want, "{pattern}");
    }
    assert_eq!(read(&folder, &[".", "--exclude", "*.yaml", "--exclude", "!c.yaml"]), ["c"]);
    folder.run(&["check", ".", "--exclude", "charts", "--exclude", "nowhere"]).ends(0).says("`--exclude nowhere` excludes nothing").lacks("`charts`");
    folder.run(&["check", ".", "--exclude", "a["]).refuses("a[");
}

#[test]
fn code_of_others_and_hidden_entries_are_read_only_if_named() {
    let folder = Folder::with("a.yaml", proxy("a")).file("node_modules/b.yaml", proxy("b")).file("vendor/c.yaml", proxy("c"));
    let folder = folder.file(".d.yaml", proxy("d"));
    assert_eq!(read(&folder, &["."]), ["a"]);
    assert_eq!(read(&folder, &["node_modules", "vendor", ".d.yaml"]), ["b", "c", "d"]);
}

#[test]
fn our_own_output_is_skipped_unless_it_is_named() {
    let folder = Folder::with("a.yaml", stream(&[proxy("a"), config_map("x")]));
    folder.run(&["build", ".", "--out-dir", "rendered"]).ends(0);
    folder.run(&["build", ".", "--out-dir", "json", "-o", "json"]).ends(0);
    let printed = folder.run(&["build", "."]).ends(0).out;
    let folder = folder.file("all.yaml", &printed);
    folder.run(&["check", "."]).ends(0);
    folder.run(&["build", "."]).ends(0).prints(&printed);
    folder
        .run(&["check", ".", "-v"])
        .ends(0)
        .says("skipped our own output rendered/default_configmap_x.yaml")
        .says("skipped our own output all.yaml");
    for named in ["rendered", "json", "all.yaml", "rendered/default_configmap_x.yaml"] {
        let done = folder.run(&["build", named, "-o", "name"]).ends(0);
        assert!(done.out.contains("configmap/x"), "{named}: {}", done.out);
    }
}

#[test]
fn what_only_claims_to_be_our_output_is_read() {
    let header = "# Rendered by gatewright; do not edit.\n";
    let folder = Folder::with("a.yaml", proxy("a")).file("x/b.yaml", format!("{header}{}", proxy("b")));
    let folder = folder.file("x/c.yaml", format!("{header}a: [\n")).file("x/.gatewright-files", "b.yaml\nc.yaml\nd.yaml\n");
    let folder = folder.file("x/d.yaml", proxy("d"));
    let report = folder.run(&["check", ".", "--format", "json"]).json();
    assert!(report.to_string().contains("x/c.yaml"), "{report}");
    fs::remove_file(folder.path("x/c.yaml")).expect("the file is there");
    assert_eq!(read(&folder, &["."]), ["a", "b", "d"]);
}

#[test]
fn a_report_is_no_input_and_does_not_replace_one() {
    let folder = Folder::with("a.yaml", proxy("a"));
    for _ in 0..2 {
        for report in ["json=report.json", "sarif=report.yaml"] {
            folder.run(&["check", ".", "--format", report]).ends(0);
        }
    }
    for (args, target) in [(&["check", "."][..], "a.yaml"), (&["check", "a.yaml"], "a.yaml"), (&["check", "a.yaml"], "./a.yaml")] {
        folder.run(&[args, &["--format", &format!("json={target}")]].concat()).refuses("a.yaml");
        assert_eq!(folder.read("a.yaml"), proxy("a"));
    }
}

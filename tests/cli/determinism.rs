//! Equal input gives equal bytes, whatever the order of the files, the number of threads, and the time.

use crate::support::{Done, Folder, broken_proxy, config_map, proxy, proxy_for, stream, verified_domain};

/// More documents than a thread claims at a time.
const FILES: usize = 40;

/// Files with findings of every severity, some of them across files.
fn workspace() -> Folder {
    let folder = Folder::with("dup-1.yaml", proxy("dup")).file("dup-2.yaml", proxy("dup")).file("domain.yaml", verified_domain("example.com"));
    let folder = folder.file("bad.yaml", "a: [\n").file("x/bad.yaml", stream(&[broken_proxy("b1"), broken_proxy("b2")]));
    (0..FILES).fold(folder, |folder, at| {
        let text = stream(&[
            proxy_for(&format!("p{at}"), "www.example.com"),
            config_map(&format!("c{at}")),
            proxy_for(&format!("q{at}"), &format!("w{at}.example.org")),
        ]);
        folder.file(&format!("many/{at}.yaml"), text)
    })
}

fn same(done: &Done, want: &Done, what: &str) {
    assert_eq!((done.code, &done.out, &done.err), (want.code, &want.out, &want.err), "{what}");
}

#[test]
fn reports_do_not_depend_on_the_order_of_files() {
    let folder = workspace();
    let mut files: Vec<String> = (0..FILES).map(|at| format!("many/{at}.yaml")).collect();
    files.extend(["dup-1.yaml", "dup-2.yaml", "domain.yaml", "bad.yaml", "x/bad.yaml"].map(str::to_owned));
    for format in ["human", "short", "json", "sarif", "github", "junit"] {
        let run = |files: &[String]| {
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            folder.run(&[&["check", "--format", format], &files[..]].concat())
        };
        let want = run(&files);
        let reversed: Vec<String> = files.iter().rev().cloned().collect();
        same(&run(&reversed), &want, format);
        let mut turned = files.clone();
        turned.rotate_left(FILES / 3);
        same(&run(&turned), &want, format);
    }
}

#[test]
fn nothing_depends_on_the_number_of_threads() {
    let folder = workspace();
    for args in [
        &["check", "."][..],
        &["check", ".", "--format", "json"],
        &["status", "."],
        &["status", ".", "-o", "yaml"],
        &["build", "many", "domain.yaml"],
        &["build", "many", "domain.yaml", "-o", "json"],
        &["build", "many", "domain.yaml", "-o", "name", "--emit", "domain"],
    ] {
        let want = folder.run(&[args, &["--jobs", "1"]].concat());
        for jobs in ["3", "1000"] {
            same(&folder.run(&[args, &["--jobs", jobs]].concat()), &want, &format!("{args:?} {jobs}"));
        }
        same(&folder.run(args), &want, &format!("{args:?}"));
    }
}

#[test]
fn diagnostics_are_sorted_by_file_and_position() {
    let report = workspace().run(&["check", ".", "--format", "json"]).ends(1).json();
    let places: Vec<(String, u64, u64)> = report
        .as_array()
        .expect("an array")
        .iter()
        .map(|found| {
            (found["file"].as_str().expect("a file").to_owned(), found["line"].as_u64().expect("a line"), found["column"].as_u64().expect("a column"))
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(places.len() > FILES);
}

#[test]
fn who_holds_a_hostname_does_not_depend_on_the_order_of_files() {
    let folder = Folder::with("z.yaml", proxy_for("a", "www.example.com"))
        .file("y.yaml", proxy_for("b", "www.example.com"))
        .file("d.yaml", verified_domain("example.com"));
    let names = |files: &[&str]| {
        let done = folder.run(&[&["status", "-o", "wide"], files].concat()).ends(0);
        let mut lines: Vec<String> = done.out.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(names(&["z.yaml", "y.yaml", "d.yaml"]), names(&["d.yaml", "y.yaml", "z.yaml"]));
}

#[test]
fn two_runs_at_different_times_print_the_same() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    let commands = [&["status", ".", "-o", "json"][..], &["build", "."], &["check", ".", "--format", "junit"], &["check", ".", "--format", "sarif"]];
    let first = commands.map(|args| folder.run(args));
    std::thread::sleep(std::time::Duration::from_millis(1100));
    for (args, first) in commands.iter().zip(&first) {
        same(&folder.run(args), first, &format!("{args:?}"));
    }
}

#[test]
fn the_environment_changes_nothing_that_it_is_not_meant_to() {
    let folder = workspace();
    let want = folder.run(&["check", "."]);
    for (name, value) in [
        ("LANG", "de_DE.UTF-8"),
        ("LC_ALL", "C"),
        ("TZ", "Asia/Tokyo"),
        ("COLUMNS", "40"),
        ("TERM", "dumb"),
        ("RUST_BACKTRACE", "1"),
        ("RUST_LOG", "trace"),
    ] {
        same(&folder.command(&["check", "."]).env(name, value).run(), &want, name);
    }
}

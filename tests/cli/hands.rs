//! Command lines of people who are used to kubectl, kustomize, or ruff.

use crate::support::{Folder, proxy, proxy_for};

#[test]
fn options_may_stand_before_the_command() {
    let folder = Folder::with("a.yaml", proxy("a"));
    for args in [&["-n", "team", "build", "a.yaml", "-o", "name"][..], &["--namespace=team", "-q", "build", "-o", "name", "a.yaml"]] {
        folder.run(args).ends(0).prints("gateway.gateway.networking.k8s.io/a");
    }
    folder.run(&["-n", "team", "build", "a.yaml"]).ends(0).prints("namespace: team");
    folder.run(&["--nonsense", "check", "a.yaml"]).refuses("--nonsense");
}

#[test]
fn help_is_a_command_as_well() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["help"]).ends(0).out, folder.run(&["--help"]).ends(0).out);
    assert_eq!(folder.run(&["help", "build"]).ends(0).out, folder.run(&["build", "--help"]).ends(0).out);
    folder.run(&["help", "me"]).refuses("help");
}

#[test]
fn the_option_of_another_command_leads_to_the_right_one() {
    let folder = Folder::with("a.yaml", proxy("a"));
    folder.run(&["check", "-o", "json", "a.yaml"]).refuses("use `--format`");
    folder.run(&["check", "--output", "json", "a.yaml"]).refuses("use `--format`");
    folder.run(&["status", "--format", "json", "a.yaml"]).refuses("use `-o` with table");
    folder.run(&["build", "--format", "json", "a.yaml"]).refuses("use `-o` with yaml");
}

#[test]
fn a_flag_may_be_repeated_and_a_list_may_hold_blanks() {
    let folder = Folder::with("a.yaml", proxy("a"));
    folder.run(&["check", "-vv", "a.yaml"]).ends(0).says("read a.yaml");
    folder.run(&["check", "-q", "--quiet", "a.yaml"]).ends(0).says_nothing();
    let done = folder.command(&["build", "-o", "name", "a.yaml"]).env("GATEWRIGHT_EMIT", "gateway, httproute").run().ends(0);
    assert_eq!(done.out.lines().count(), 2, "{}", done.out);
}

#[test]
fn what_a_folder_scan_notes_can_be_allowed() {
    let folder = Folder::with("a.yaml", proxy("a")).file("values.yaml", "image: x\n");
    folder.run(&["check", "."]).ends(0).prints("not-a-resource");
    folder.run(&["check", ".", "--allow", "not-a-resource"]).ends(0).prints_nothing();
    folder.run(&["check", "values.yaml", "--allow", "not-a-resource"]).ends(1).prints("not-a-resource");
}

#[test]
fn a_denied_warning_is_told_on_stderr_beside_the_table() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    folder.run(&["status", "a.yaml"]).ends(0).says_nothing();
    let done = folder.run(&["status", "a.yaml", "--deny", "warnings"]).ends(1).says("error[hostname-no-domain]");
    assert!(done.out.contains("no Domain in namespace"), "{}", done.out);
}

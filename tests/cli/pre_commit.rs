//! The hook for pre-commit. A test in `cases` runs it with pre-commit itself.

use crate::support::{Folder, broken_proxy, proxy_for, read, verified_domain};

/// The command of the hook, with its arguments.
fn command_line() -> Vec<String> {
    let hooks: Vec<serde_json::Value> = serde_yaml::from_str(&read(".pre-commit-hooks.yaml")).expect("the hooks are YAML");
    let entry = hooks[0]["entry"].as_str().expect("an entry").split(' ');
    let args = hooks[0]["args"].as_array().expect("arguments").iter().map(|arg| arg.as_str().expect("text"));
    entry.chain(args).map(str::to_owned).collect()
}

#[test]
fn the_hook_checks_the_repository_as_a_whole() {
    let words = command_line();
    assert_eq!(words[0], "gatewright");
    let args: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    let folder = Folder::with("deploy/a.yaml", proxy_for("a", "www.example.com")).file("deploy/d.yaml", verified_domain("example.com"));
    let folder = folder.file(".pre-commit-config.yaml", "repos: []\n").file(".github/workflows/ci.yml", "on: push\n");
    // pre-commit runs a hook with an empty pipe as standard input
    folder.command(&args).input("").run().ends(0);
    folder.write("deploy/b.yaml", broken_proxy("b"));
    folder.command(&args).input("").run().ends(1).prints("endpoint-scheme");
}

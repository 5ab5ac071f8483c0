//! The hook for pre-commit, run by pre-commit itself where it is installed.

use std::path::Path;
use std::process::Command;

use super::common::{Folder, broken_proxy, proxy, proxy_for, skipped, verified_domain};

fn hooks() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml")).expect("the hooks are there")
}

/// The command of the hook, with its arguments.
fn command_line() -> Vec<String> {
    let hooks: Vec<serde_json::Value> = serde_yaml::from_str(&hooks()).expect("the hooks are YAML");
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
    // pre-commit gives a hook an empty pipe
    folder.command(&args).input("").run().ends(0);
    folder.write("deploy/b.yaml", broken_proxy("b"));
    folder.command(&args).input("").run().ends(1).prints("endpoint-scheme");
}

/// Runs a tool in the folder: what it prints, and whether it was content. `None` where there is no such tool.
fn tool(folder: &Folder, words: &[&str]) -> Option<(String, bool)> {
    let binaries = Path::new(env!("CARGO_BIN_EXE_gatewright")).parent().expect("the binary lies in a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(binaries.to_owned()).chain(std::env::split_paths(&path))).expect("the paths can be joined");
    let mut command = Command::new(words[0]);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    let command = command.args(&words[1..]).current_dir(folder.root()).env("PATH", path).env("PRE_COMMIT_HOME", folder.path(".cache"));
    let done = command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").output().ok()?;
    Some((String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr), done.status.success()))
}

#[test]
fn pre_commit_runs_the_hook() {
    let folder = Folder::with("a.yaml", proxy("a")).file("notes.txt", "none of ours\n").file(".gitignore", ".cache\n");
    // installed from the path instead of built anew
    let hook = hooks().replace("language: rust", "language: system").replace('\n', "\n    ");
    folder.write(".pre-commit-config.yaml", format!("repos:\n- repo: local\n  hooks:\n    {}\n", hook.trim_end()));
    if tool(&folder, &["pre-commit", "--version"]).is_none() || tool(&folder, &["git", "init", "-q"]).is_none() {
        skipped("there is no pre-commit");
        return;
    }
    let run = |want: bool| {
        tool(&folder, &["git", "add", "-A"]).expect("git is there");
        let (text, content) = tool(&folder, &["pre-commit", "run", "--all-files"]).expect("pre-commit is there");
        assert_eq!(content, want, "{text}");
        text
    };
    assert!(run(true).contains("Passed"));
    folder.write("b.yaml", broken_proxy("b"));
    let text = run(false);
    assert!(text.contains("endpoint-scheme") && text.contains("1 error"), "{text}");
}

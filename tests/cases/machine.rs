//! Tests that need something that not every machine has. They are skipped without it, and the summary says so.

use std::io::Write;
use std::process::{Command, Stdio};

use libtest_mimic::Trial;

use crate::support::{Folder, broken_proxy, gatewright, proxy, proxy_for, read, tool};
use crate::trial::trial_if;

pub fn trials() -> Vec<Trial> {
    vec![
        trial_if("machine/bash-completes-what-can-come-next", || missing("bash"), bash_completes_what_can_come_next),
        trial_if("machine/pre-commit-runs-the-hook", || missing("git").or_else(|| missing("pre-commit")), pre_commit_runs_the_hook),
        trial_if("machine/an-unreadable-file-is-reported-with-its-path", reads_everything, an_unreadable_file_is_reported_with_its_path),
        trial_if("machine/each-stream-has-colors-on-a-terminal-of-its-own", no_terminal, each_stream_has_colors_on_a_terminal_of_its_own),
        trial_if("machine/a-dumb-terminal-gets-plain-characters", no_terminal, a_dumb_terminal_gets_plain_characters),
        trial_if("machine/a-terminal-as-standard-input-feeds-nothing", no_terminal, a_terminal_as_standard_input_feeds_nothing),
    ]
}

/// The reason why a program cannot be run; `None` if it can.
fn missing(program: &str) -> Option<String> {
    let done = tool(program).arg("--version").output();
    (!done.is_ok_and(|done| done.status.success())).then(|| format!("`{program}` is not installed"))
}

/// The words that bash offers for the last word of a line.
fn bash_offers(script: &str, words: &[&str]) -> Vec<String> {
    let line = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
    let current = words.len() - 1;
    let ask = format!(
        "{script}\nCOMP_WORDS=({line})\nCOMP_CWORD={current}\n_gatewright gatewright '{}' '{}'\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        words[current],
        words[current - 1]
    );
    let mut bash = tool("bash").arg("--norc").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("bash runs");
    bash.stdin.take().expect("a pipe").write_all(ask.as_bytes()).expect("bash reads");
    let done = bash.wait_with_output().expect("bash ends");
    String::from_utf8_lossy(&done.stdout).lines().map(str::to_owned).collect()
}

fn bash_completes_what_can_come_next() {
    let script = gatewright(&["completions", "bash"]).run().ends(0).out;
    for (words, want) in [
        (&["gatewright", "bu"][..], "build"),
        (&["gatewright", "build", "--out"], "--out-dir"),
        (&["gatewright", "build", "--emit", "end"], "endpointslice"),
        (&["gatewright", "build", "--hostnames", ""], "verified"),
        (&["gatewright", "check", "--deny", "endpoint-h"], "endpoint-host"),
        (&["gatewright", "check", "--allow", "warn"], "warnings"),
        (&["gatewright", "check", "--format", "sa"], "sarif"),
        (&["gatewright", "status", "--output", "w"], "wide"),
        (&["gatewright", "explain", "hostname-f"], "hostname-form"),
        (&["gatewright", "completions", "po"], "powershell"),
    ] {
        let offers = bash_offers(&script, words);
        assert!(offers.iter().any(|offer| offer == want), "{words:?}: {offers:?}");
    }
}

/// Runs a tool in the folder, with no Git configuration but that of the folder. Returns its output, and whether it succeeded.
fn in_repository(folder: &Folder, words: &[&str]) -> (String, bool) {
    let mut command = tool(words[0]);
    command.args(&words[1..]).current_dir(folder.root()).env("PRE_COMMIT_HOME", folder.path(".cache"));
    let done = command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").output().expect("the tool runs");
    (String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr), done.status.success())
}

fn pre_commit_runs_the_hook() {
    let folder = Folder::with("a.yaml", proxy("a")).file("notes.txt", "not an object\n").file(".gitignore", ".cache\n");
    // installed from the path instead of built again
    let hook = read(".pre-commit-hooks.yaml").replace("language: rust", "language: system").replace('\n', "\n    ");
    folder.write(".pre-commit-config.yaml", format!("repos:\n- repo: local\n  hooks:\n    {}\n", hook.trim_end()));
    assert!(in_repository(&folder, &["git", "init", "-q"]).1, "there is a repository");
    let run = |want: bool| {
        in_repository(&folder, &["git", "add", "-A"]);
        let (text, content) = in_repository(&folder, &["pre-commit", "run", "--all-files"]);
        assert_eq!(content, want, "{text}");
        text
    };
    assert!(run(true).contains("Passed"));
    folder.write("b.yaml", broken_proxy("b"));
    let text = run(false);
    assert!(text.contains("endpoint-scheme") && text.contains("1 error"), "{text}");
}

/// A folder with a file that nobody may read.
#[cfg(unix)]
fn unreadable() -> Folder {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with("x/a.yaml", proxy("a"));
    std::fs::set_permissions(folder.path("x/a.yaml"), std::fs::Permissions::from_mode(0o0)).expect("the mode can be set");
    folder
}

#[cfg(unix)]
fn reads_everything() -> Option<String> {
    std::fs::read(unreadable().path("x/a.yaml")).is_ok().then(|| "this user can read every file".to_owned())
}

#[cfg(unix)]
fn an_unreadable_file_is_reported_with_its_path() {
    let folder = unreadable();
    for args in [["check", "x"], ["build", "x/a.yaml"]] {
        folder.run(&args).refuses("x/a.yaml");
    }
}

#[cfg(not(unix))]
fn reads_everything() -> Option<String> {
    Some("files have no modes".to_owned())
}

#[cfg(not(unix))]
fn an_unreadable_file_is_reported_with_its_path() {}

/// Runs a shell command on a terminal, which `script` creates.
fn on_terminal(folder: &Folder, line: &str, env: &[(&str, &str)]) -> Command {
    let mut script = tool("script");
    script.args(["-qec", line, "/dev/null"]).current_dir(folder.root()).env("TERM", "xterm").envs(env.iter().copied());
    script
}

/// The output of a command on a terminal.
fn shown(folder: &Folder, line: &str, env: &[(&str, &str)]) -> String {
    let done = on_terminal(folder, line, env).output().expect("`script` runs");
    String::from_utf8_lossy(&done.stdout).into_owned()
}

fn no_terminal() -> Option<String> {
    let done = on_terminal(&Folder::new(), "test -t 1 && echo a terminal", &[]).output();
    let is_made = done.is_ok_and(|done| String::from_utf8_lossy(&done.stdout).contains("a terminal"));
    (!is_made).then(|| "`script` of util-linux, which makes a terminal, is not installed".to_owned())
}

fn each_stream_has_colors_on_a_terminal_of_its_own() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    for (line, env, want) in [
        ("gatewright check a.yaml", &[][..], true),
        ("gatewright build a.yaml >out", &[], true),
        ("gatewright check a.yaml --color never", &[], false),
        ("gatewright check a.yaml", &[("NO_COLOR", "1")], false),
        ("gatewright check a.yaml", &[("NO_COLOR", "")], true),
        ("gatewright check a.yaml", &[("TERM", "dumb")], false),
        ("gatewright check a.yaml", &[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")], true),
        // the report goes to a file, and only the summary to the terminal
        ("gatewright check a.yaml >out; cat out", &[], false),
        // the warnings go to a file, and the objects to the terminal
        ("gatewright build a.yaml 2>err; cat err", &[], false),
        ("gatewright --help", &[], true),
        ("gatewright bulid 2>err; cat err", &[], false),
    ] {
        assert_eq!(shown(&folder, line, env).contains('\u{1b}'), want, "{line} {env:?}");
    }
}

fn a_dumb_terminal_gets_plain_characters() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    let text = shown(&folder, "gatewright check a.yaml", &[("TERM", "dumb")]);
    assert!(text.contains("hostname-no-domain") && text.is_ascii(), "{text}");
}

fn a_terminal_as_standard_input_feeds_nothing() {
    let folder = Folder::with("a.yaml", proxy("a"));
    let text = shown(&folder, "gatewright status -o name", &[]);
    assert!(text.contains("httpproxy.networking.datumapis.com/a"), "{text}");
}

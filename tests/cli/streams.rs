//! What goes to which stream, exit statuses, colors, closed pipes, and full disks.

use std::fs::File;
use std::io::Read;
use std::process::Stdio;

use crate::support::{Folder, broken_proxy, proxy, proxy_for, proxy_to};

#[test]
fn fine_is_zero() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    for args in [&["build", "."][..], &["check", "."], &["status", "."], &["explain"], &["man"], &["completions", "zsh"], &["--help"], &["--version"]]
    {
        let done = folder.run(args).ends(0);
        assert!(!done.out.is_empty(), "{args:?}");
    }
}

#[test]
fn findings_are_one_in_every_format() {
    let folder = Folder::with("a.yaml", broken_proxy("a"));
    for format in ["human", "short", "json", "sarif", "github", "junit"] {
        let done = folder.run(&["check", ".", "--format", format]).ends(1);
        assert!(!done.out.is_empty(), "{format}");
    }
    for output in ["table", "wide", "yaml", "json", "name"] {
        folder.run(&["status", ".", "-o", output]).ends(1);
    }
    for output in ["yaml", "json", "name"] {
        folder.run(&["build", ".", "-o", output]).ends(1).prints_nothing();
    }
}

#[test]
fn a_document_that_does_not_parse_is_a_finding() {
    for text in ["a: [1\n", "a: b: c\n", "\ta: 1\n", "a: 1\na: 2\n", "%YAML 1.1\n---\na: 1\n", "--- {a: 1}\n", "a: *x\n", "a: .inf\n", "a: \u{1}\n"] {
        for verb in ["build", "check", "status"] {
            Folder::with("a.yaml", text).run(&[verb, "a.yaml"]).ends(1);
        }
    }
}

#[test]
fn mistakes_on_the_command_line_are_two() {
    let folder = Folder::with("a.yaml", proxy("a"));
    for args in [
        &["bulid", "."][..],
        &["build", "--no-such-option", "."],
        &["build", ".", "-o", "xml"],
        &["build", ".", "--emit", "ingress"],
        &["build", ".", "--emit", ""],
        &["build", ".", "--status", "maybe"],
        &["check", ".", "--format", "xml"],
        &["check", ".", "--format", "json="],
        &["status", ".", "-o", "html"],
        &["explain", "no-such-thing"],
        &["completions", "tcsh"],
        &["completions"],
        &["build", ".", "--jobs", "0"],
        &["build", ".", "--hostnames", "none"],
        &["build", ".", "--listener-tls-option", "x"],
        &["build", ".", "--color", "red"],
        &["man", "x"],
    ] {
        let done = folder.run(args).ends(2).prints_nothing();
        assert!(done.err.starts_with("error: "), "{args:?}: {}", done.err);
    }
}

#[test]
fn no_arguments_show_the_help_as_a_mistake() {
    Folder::new().run(&[]).ends(2).prints_nothing().says("Examples:");
}

#[test]
fn nothing_is_printed_where_one_of_many_files_is_broken() {
    let folder = (0..80).fold(Folder::new(), |folder, at| folder.file(&format!("p{at}.yaml"), proxy(&format!("p{at}"))));
    folder.write("z.yaml", broken_proxy("z"));
    folder.run(&["build", "."]).ends(1).prints_nothing().says("endpoint-scheme");
}

#[test]
fn stdout_carries_only_the_result() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    folder.run(&["build", ".", "-v"]).ends(0).lacks("hostname-no-domain").lacks("read a.yaml").says("hostname-no-domain");
    folder.run(&["status", ".", "-o", "json"]).ends(0).says("hostname-no-domain").json();
    folder.run(&["check", ".", "--format", "json", "-v"]).ends(0).says("read a.yaml").json();
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let many: String = (0..2000).map(|at| proxy(&format!("p{at}")) + "---\n").collect();
    let folder = Folder::with("a.yaml", &many).file("b.yaml", many.replace("https:", "ftp:"));
    for (args, code) in [
        (&["build", "a.yaml"][..], 0),
        (&["build", "a.yaml", "-o", "json"], 0),
        (&["build", "a.yaml", "-o", "name"], 0),
        (&["build", "a.yaml", "--jobs", "3"], 0),
        (&["status", "a.yaml", "-o", "yaml"], 0),
        (&["explain", "--recursive", "httpproxy"], 0),
        (&["completions", "fish"], 0),
        (&["man"], 0),
        // a closed pipe does not change the exit status
        (&["check", "b.yaml", "--format", "json"], 1),
    ] {
        let mut command = folder.command(args).into_command();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut head = [0; 10];
        let mut out = child.stdout.take().expect("stdout is a pipe");
        out.read_exact(&mut head).expect("there is output");
        drop(out);
        let done = child.wait_with_output().expect("the program ends");
        assert_eq!(done.status.code(), Some(code), "{args:?}");
        let err = String::from_utf8_lossy(&done.stderr);
        assert!(!err.contains("ipe") && !err.contains("panicked"), "{args:?}: {err}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = Folder::with("a.yaml", proxy("a")).file("b.yaml", broken_proxy("b"));
    for args in [
        &["build", "a.yaml"][..],
        &["build", "a.yaml", "-o", "json"],
        &["build", "a.yaml", "-o", "name"],
        &["check", "b.yaml"],
        &["check", "a.yaml", "--format", "json"],
        &["status", "a.yaml"],
        &["status", "a.yaml", "-o", "yaml"],
        &["explain"],
        &["man"],
        &["completions", "bash"],
        &["--help"],
        &["build", "--help"],
        &["--version"],
    ] {
        let full = File::options().write(true).open("/dev/full").expect("Linux has it");
        let done = folder.command(args).into_command().stdout(full).output().expect("the program runs");
        let err = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{args:?}: {err}");
        assert!(err.contains("cannot write to standard output: ") && !err.contains("panicked"), "{args:?}: {err}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn stderr_that_cannot_be_written_changes_nothing() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com")).file("b.yaml", broken_proxy("b"));
    for (args, code) in
        [(&["build", "a.yaml"][..], 0), (&["build", "b.yaml"], 1), (&["check", "b.yaml"], 1), (&["build", "gone"], 2), (&["bulid"], 2)]
    {
        let full = File::options().write(true).open("/dev/full").expect("Linux has it");
        let done = folder.command(args).into_command().stderr(full).output().expect("the program runs");
        assert_eq!(done.status.code(), Some(code), "{args:?}");
    }
}

/// A run whose output streams are both pipes.
fn colored(args: &[&str], env: &[(&str, &str)]) -> (bool, bool) {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    let done = env.iter().fold(folder.command(args), |command, (name, value)| command.env(name, value)).run();
    (done.out.contains('\u{1b}'), done.err.contains('\u{1b}'))
}

#[test]
fn pipes_get_colours_only_where_they_are_asked_for() {
    for args in [&["check", "."][..], &["build", "."], &["status", "."]] {
        let check = args[0] == "check";
        let all = (check, !check);
        let with = |option: &'static str| [args, &["--color", option]].concat();
        assert_eq!(colored(args, &[]), (false, false), "{args:?}");
        assert_eq!(colored(&with("auto"), &[]), (false, false), "{args:?}");
        assert_eq!(colored(&with("never"), &[("CLICOLOR_FORCE", "1")]), (false, false), "{args:?}");
        let status = args[0] == "status";
        if status {
            continue; // its warnings are below the table, which has no colors
        }
        assert_eq!(colored(&with("always"), &[]), all, "{args:?}");
        assert_eq!(colored(&with("always"), &[("NO_COLOR", "1"), ("TERM", "dumb")]), all, "{args:?}");
        assert_eq!(colored(args, &[("CLICOLOR_FORCE", "1")]), all, "{args:?}");
        assert_eq!(colored(args, &[("CLICOLOR_FORCE", "0")]), (false, false), "{args:?}");
        assert_eq!(colored(args, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), (false, false), "{args:?}");
        assert_eq!(colored(args, &[("GATEWRIGHT_COLOR", "always")]), all, "{args:?}");
        assert_eq!(colored(&with("never"), &[("GATEWRIGHT_COLOR", "always")]), (false, false), "{args:?}");
    }
}

#[test]
fn help_and_mistakes_follow_the_same_rules() {
    assert_eq!(colored(&["--help"], &[]), (false, false));
    assert_eq!(colored(&["--help"], &[("CLICOLOR_FORCE", "1")]), (true, false));
    assert_eq!(colored(&["bulid"], &[]), (false, false));
    assert_eq!(colored(&["bulid"], &[("CLICOLOR_FORCE", "1")]), (false, true));
    assert_eq!(colored(&["bulid", "--color", "always"], &[]), (false, true));
    assert_eq!(colored(&["bulid", "--color=never"], &[("CLICOLOR_FORCE", "1")]), (false, false));
    assert_eq!(colored(&["bulid"], &[("GATEWRIGHT_COLOR", "always")]), (false, true));
}

/// Sequences that text in the input must not send to a terminal.
#[track_caller]
fn is_harmless(text: &str, what: &str) {
    let bad = text.chars().find(|character| {
        (character.is_control() && *character != '\n')
            || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    });
    assert_eq!(bad, None, "{what}: {text}");
}

#[test]
fn control_characters_of_the_input_never_reach_a_terminal() {
    let evil = "x\\e[31m\\a\\b\\x9b\\u202e\\u200by";
    for text in [
        proxy(&format!("\"{evil}\"")),
        proxy("a").replace("  name: a", &format!("  name: a\n  namespace: \"{evil}\"")),
        proxy_for("a", &format!("\"{evil}.example.com\"")),
        proxy("a").replace("spec:", &format!("spec:\n  \"{evil}\": 1")),
        proxy_to("a", &format!("\"https://{evil}.example.com\"")),
        proxy("a").replace("HTTPProxy", &format!("\"HTTPProxy{evil}\"")),
        proxy("a").replace("v1alpha", &format!("\"v1{evil}\"")),
        proxy("a") + "    # \u{202e}\u{200b}\n    x: 1\n",
        proxy("a").replace("spec:", &format!("spec: &a\n  x: *\u{202e}b\n  \"{evil}\": {{}}\n  \"{evil}\": {{}}")),
    ] {
        let folder = Folder::with("a.yaml", &text);
        for args in [
            &["check", "a.yaml"][..],
            &["check", "a.yaml", "--format", "short"],
            &["check", "a.yaml", "--format", "github"],
            &["status", "a.yaml"],
            &["status", "a.yaml", "-o", "wide"],
            &["status", "a.yaml", "-o", "name"],
            &["build", "a.yaml"],
        ] {
            let done = folder.run(args);
            is_harmless(&(done.out + &done.err), &format!("{args:?} {text}"));
        }
    }
}

#[cfg(unix)]
#[test]
fn control_characters_of_file_names_never_reach_a_terminal() {
    let name = "x\u{1b}[31m\u{202e}y.yaml";
    let folder = Folder::with(name, broken_proxy("a")).file("empty/z\u{7}.yaml", "");
    for args in [
        &["check", "."][..],
        &["check", ".", "--format", "short"],
        &["check", ".", "--format", "github"],
        &["check", name],
        &["check", ".", "-v", "--exclude", "empty"],
        &["status", "."],
        &["build", "."],
        &["check", "gone\u{1b}[31m"],
        &["check", "empty"],
        &["check", ".", "--config", name],
    ] {
        let done = folder.run(args);
        is_harmless(&(done.out + &done.err), &format!("{args:?}"));
    }
}

#[cfg(unix)]
#[test]
fn names_with_control_characters_pass_through_as_they_are_and_are_printed_harmlessly() {
    let folder = Folder::with("a.yaml", "apiVersion: v1\nkind: \"X\\e[31m\"\nmetadata: {name: \"y\\e[31m\"}\n").file("b.yaml", proxy("b"));
    let done = folder.run(&["build", ".", "-o", "name"]).ends(0);
    is_harmless(&done.out, "build -o name");
}

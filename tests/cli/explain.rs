//! `explain`, `completions`, `man`, help, and suggestions for misspelled words.

use crate::support::{Done, Folder, proxy};

fn run(args: &[&str]) -> Done {
    Folder::with("a.yaml", proxy("a")).run(args)
}

#[test]
fn a_code_is_explained_with_an_example_and_its_fix() {
    run(&["explain", "endpoint-host"]).ends(0).says_nothing().prints("endpoint-host (error)").prints("\nExample:\n").prints("\nFix:\n");
}

#[test]
fn no_word_lists_the_codes() {
    let done = run(&["explain"]).ends(0);
    assert_eq!(done.out.lines().count(), gatewright::diag::Code::ALL.len());
    assert!(done.out.lines().all(|line| line.contains("error") || line.contains("warning") || line.contains("note")));
}

#[test]
fn a_field_is_documented() {
    let done = run(&["explain", "httpproxy.spec.rules.matches.path"]).ends(0);
    assert!(done.out.contains("Type:") && done.out.contains("Default:") && done.out.contains("  value: string"), "{}", done.out);
    run(&["explain", "httpproxy.spec.hostnames"]).ends(0).prints("at most 16 items").prints("each 1 to 253 characters");
    run(&["explain", "httpproxy.spec.rules.matches.method"]).ends(0).prints("`GET`");
    run(&["explain", "domain.spec.domainName"]).ends(0).prints("Required: yes");
    run(&["explain", "httpproxy"]).ends(0).prints("spec");
    run(&["explain", "domain.spec"]).ends(0).prints("domainName");
}

#[test]
fn fields_are_found_however_they_are_written() {
    let want = run(&["explain", "httpproxy.spec.rules.backends.endpoint"]).ends(0).out;
    for path in [
        "HTTPProxy.spec.rules.backends.endpoint",
        "httpproxies.spec.rules.backends.endpoint",
        "spec.rules[0].backends[0].endpoint",
        "spec.rules[0].backends[0].endpoint[path]",
        "httpproxy.spec.Rules.backends.Endpoint",
    ] {
        assert_eq!(run(&["explain", path]).ends(0).out, want, "{path}");
    }
}

#[test]
fn recursive_shows_every_field_below() {
    let done = run(&["explain", "--recursive", "httpproxy.spec"]).ends(0);
    for field in ["httpproxy.spec.rules.matches.path.type", "httpproxy.spec.rules.backends.tls.hostname", "httpproxy.spec.rules.filters.cors.maxAge"]
    {
        assert!(done.out.contains(&format!("{field}\n")), "{field}");
    }
    assert_eq!(done.out, run(&["explain", "httpproxy.spec", "--recursive"]).out);
}

#[test]
fn a_nearly_right_word_gets_the_right_one() {
    for (word, near) in [
        ("endpoint-hots", "endpoint-host"),
        ("Endpoint-Host", "endpoint-host"),
        ("endpoint_host", "endpoint-host"),
        ("httpproxi", "httpproxy"),
        ("httpproxy.spec.rule", "httpproxy.spec.rules"),
        ("httpproxy.spec.rules.backend", "httpproxy.spec.rules.backends"),
        ("httpproxy.spec.rules.macthes.path", "httpproxy.spec.rules.matches"),
        ("domain.spec.domainname2", "domain.spec.domainName"),
    ] {
        run(&["explain", word]).refuses(&format!("did you mean `{near}"));
    }
    run(&["explain", "zzzzzz"]).refuses("gatewright explain");
    for (args, near) in [
        (&["biuld", "."][..], "'build'"),
        (&["chekc", "."], "'check'"),
        (&["stauts", "."], "'status'"),
        (&["explian"], "'explain'"),
        (&["completion", "bash"], "'completions'"),
        (&["build", "--onlyrendered", "."], "'--only-rendered'"),
        (&["build", "--outdir", "x", "."], "'--out-dir'"),
        (&["check", "--fromat", "json", "."], "'--format'"),
        (&["build", "-o", "ymal", "."], "'yaml'"),
        (&["status", "-o", "wid", "."], "'wide'"),
        (&["build", "--emit", "gatway", "."], "'gateway'"),
        (&["build", "--hostnames", "al", "."], "'all'"),
        (&["build", "--status", "comments", "."], "'comment'"),
        (&["build", "--color", "alway", "."], "'always'"),
        (&["completions", "bsh"], "'bash'"),
    ] {
        run(args).refuses(near);
    }
}

#[test]
fn a_path_where_a_command_belongs_gets_a_hint() {
    run(&["a.yaml"]).refuses("gatewright build a.yaml");
    run(&["."]).refuses("gatewright build .");
    run(&["-"]).refuses("gatewright build -");
}

#[test]
fn help_leads_with_examples_and_fits_a_terminal() {
    for args in [
        &["--help"][..],
        &["-h"],
        &["build", "--help"],
        &["build", "-h"],
        &["check", "--help"],
        &["status", "-h"],
        &["explain", "--help"],
        &["completions", "--help"],
        &["man", "--help"],
    ] {
        let done = run(args).ends(0).says_nothing();
        let examples = done.out.find("Examples:").unwrap_or_else(|| panic!("{args:?} has examples"));
        let usage = done.out.find("Usage:").expect("there is a usage line");
        assert!(examples < usage, "{args:?}: the examples come first");
        for line in done.out.lines() {
            assert!(line.chars().count() <= 80, "{args:?}: {line}");
        }
    }
}

#[test]
fn help_names_every_option() {
    let done = run(&["build", "--help"]).ends(0);
    for option in [
        "--namespace",
        "--config",
        "--gateway-class",
        "--target-domain",
        "--listener-tls-option",
        "--hostnames",
        "--assume-verified",
        "--claims",
        "--now",
        "--deny",
        "--warn",
        "--allow",
        "--color",
        "--quiet",
        "--verbose",
        "--filename",
        "--exclude",
        "--emit",
        "--out-dir",
        "--prune",
        "--only-rendered",
        "--status",
        "--allow-empty",
        "GATEWRIGHT_NAMESPACE",
    ] {
        assert!(done.out.contains(option), "{option}");
    }
}

#[test]
fn examples_of_the_help_are_commands() {
    let command = gatewright::command();
    let helps = std::iter::once(command.clone()).chain(command.get_subcommands().cloned());
    let mut count = 0;
    for help in helps {
        let text = help.get_before_help().expect("help has examples").to_string();
        for line in text.lines().filter_map(|line| line.find("gatewright ").map(|at| &line[at..])) {
            let typed = line.split("   ").next().expect("a command").split(['|', '>']).next().expect("a command");
            let words: Vec<&str> = typed.split_whitespace().collect();
            gatewright::command().try_get_matches_from(&words).unwrap_or_else(|error| panic!("`{typed}`: {error}"));
            count += 1;
        }
    }
    assert!(count >= 20, "{count} examples");
}

#[test]
fn the_version_is_told() {
    for option in ["--version", "-V"] {
        assert_eq!(run(&[option]).ends(0).out, concat!("gatewright ", env!("CARGO_PKG_VERSION"), "\n"));
    }
}

#[test]
fn completions_know_values_and_codes() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&["completions", shell]).ends(0).says_nothing().out;
        for word in ["check", "--only-rendered", "recursive"] {
            let word = if shell == "fish" { word.trim_start_matches('-') } else { word };
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = run(&["completions", shell]).ends(0).out;
        for word in ["endpointslice", "verified", "always", "endpoint-host", "warnings", "sarif", "wide", "comment"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn the_manual_has_every_command() {
    let page = run(&["man"]).ends(0).says_nothing().out;
    for section in ["\"EXIT STATUS\"", "ENVIRONMENT", "EXAMPLES", "SOURCE_DATE_EPOCH"] {
        assert!(page.contains(section), "the page has {section}");
    }
    for words in [".TH gatewright", "gatewright\\-build", "gatewright\\-status", "\\-\\-only\\-rendered", "GATEWRIGHT_NAMESPACE"] {
        assert!(page.contains(words), "{words}");
    }
}

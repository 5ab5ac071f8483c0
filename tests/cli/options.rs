//! Options: their variables, their precedence, and which values are rejected.

use crate::support::{Done, Folder, broken_proxy, config_map, configuration, proxy, proxy_for, string, verified_domain};

/// The gateway class of the rendered Gateways.
#[track_caller]
fn class(done: &Done) -> String {
    string(&done.json()["items"][0]["spec"]["gatewayClassName"])
}

const GATEWAYS: [&str; 7] = ["build", ".", "-o", "json", "--emit", "gateway", "--only-rendered"];

fn gateways<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&GATEWAYS[..], more].concat()
}

#[test]
fn every_option_has_its_variable() {
    let command = gatewright::command();
    for verb in command.get_subcommands() {
        // the request is part of the question, like the URL
        let is_question = |option: &clap::Arg| option.get_help_heading() == Some("Request");
        for option in verb.get_arguments().filter(|option| option.get_long().is_some_and(|long| long != "help") && !is_question(option)) {
            let long = option.get_long().expect("it has a long form");
            let want = format!("GATEWRIGHT_{}", long.to_uppercase().replace('-', "_"));
            let variable = option.get_env().map(|name| name.to_string_lossy().into_owned());
            assert_eq!(variable, Some(want), "{} --{long}", verb.get_name());
        }
    }
}

#[test]
fn flag_beats_variable_beats_file_beats_default() {
    let folder = Folder::with("a.yaml", proxy("a"));
    assert_eq!(class(&folder.run(&GATEWAYS).ends(0)), "datum-external-global-proxy");
    folder.write("config.yaml", configuration("from-input"));
    assert_eq!(class(&folder.run(&GATEWAYS).ends(0)), "from-input");
    folder.write("other/config.txt", configuration("from-file"));
    let file = ["--config", "other/config.txt"];
    assert_eq!(class(&folder.run(&gateways(&file)).ends(0)), "from-file");
    let variable = |args: &[&str]| folder.command(&gateways(args)).env("GATEWRIGHT_GATEWAY_CLASS", "from-env");
    assert_eq!(class(&variable(&file).run().ends(0)), "from-env");
    assert_eq!(class(&variable(&["--gateway-class", "from-flag"]).run().ends(0)), "from-flag");
}

#[test]
fn variables_do_what_options_do() {
    let text = proxy_for("a", "www.example.com") + "---\n" + &proxy_for("b", "www.example.org");
    let folder = Folder::with("a.yaml", text);
    for (option, value) in [
        ("--namespace", "team"),
        ("--gateway-class", "mine"),
        ("--listener-tls-option", "a=b"),
        ("--hostnames", "all"),
        ("--assume-verified", "example.com"),
        ("--emit", "domain"),
        ("--output", "json"),
        ("--status", "none"),
    ] {
        let variable = format!("GATEWRIGHT_{}", option[2..].to_uppercase().replace('-', "_"));
        let plain = folder.run(&["build", "."]).ends(0).out;
        let by_option = folder.run(&["build", ".", option, value]).ends(0).out;
        let by_variable = folder.command(&["build", "."]).env(&variable, value).run().ends(0).out;
        assert_ne!(plain, by_option, "{option} does something");
        assert_eq!(by_option, by_variable, "{variable}");
    }
}

#[test]
fn switches_have_variables() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com")).file("b.yaml", config_map("b"));
    for (value, on) in [("1", true), ("true", true), ("yes", true), ("0", false), ("false", false), ("no", false), ("", false)] {
        let done = folder.command(&["build", "."]).env("GATEWRIGHT_ONLY_RENDERED", value).run().ends(0);
        assert_eq!(done.out.contains("ConfigMap"), !on, "{value}");
        let done = folder.command(&["build", "."]).env("GATEWRIGHT_QUIET", value).run().ends(0);
        assert_eq!(done.err.is_empty(), on, "{value}");
        folder.command(&["build", "."]).env("GATEWRIGHT_PRUNE", value).run().ends(0);
    }
    folder.command(&["build", "."]).env("GATEWRIGHT_QUIET", "maybe").run().refuses("GATEWRIGHT_QUIET");
}

#[test]
fn repeatable_options_take_commas_in_the_environment() {
    let text = ["www.example.com", "www.example.org", "www.example.net"].map(|name| proxy_for(&name[4..].replace('.', "-"), name));
    let folder = Folder::with("a.yaml", &text[0]).file("b.yaml", &text[1]).file("c.yaml", &text[2]);
    let names = |name: &str, value: &str| {
        let done = folder.command(&["status", "-o", "wide"]).env(name, value).run().ends(0);
        done.out
            .lines()
            .filter(|line| line.starts_with("default"))
            .map(|line| line.split_whitespace().nth(1).expect("a name").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("GATEWRIGHT_FILENAME", "a.yaml,c.yaml"), ["example-com", "example-net"]);
    assert_eq!(names("GATEWRIGHT_FILENAME", "a.yaml, c.yaml,"), ["example-com", "example-net"]);
    assert_eq!(names("GATEWRIGHT_EXCLUDE", "a.*,c.*"), ["example-org"]);
    let done = folder.command(&["status"]).env("GATEWRIGHT_ASSUME_VERIFIED", "example.com, example.net").run().ends(0);
    assert_eq!(done.out.matches("True").count(), 2, "{}", done.out);
    let codes = "hostname-no-domain, invalid-regex";
    folder.command(&["check", "."]).env("GATEWRIGHT_DENY", codes).run().ends(1);
    folder.command(&["check", "."]).env("GATEWRIGHT_ALLOW", codes).run().ends(0).prints_nothing();
    let done = folder.command(&gateways(&[])).env("GATEWRIGHT_LISTENER_TLS_OPTION", "a=1,b=2, c=3").run().ends(0);
    assert_eq!(done.json()["items"][0]["spec"]["listeners"][1]["tls"]["options"], serde_json::json!({"a": "1", "b": "2", "c": "3"}));
    let done = folder.command(&["build", "-o", "name"]).env("GATEWRIGHT_EMIT", "gateway,domain").run().ends(0);
    assert_eq!(done.out.lines().count(), 6, "{}", done.out);
    let done = folder.command(&["check", "."]).env("GATEWRIGHT_FORMAT", "json=x.json,short=y,z.txt,sarif=z.sarif").run().ends(0);
    done.prints_nothing();
    assert_eq!(folder.names("."), ["a.yaml", "b.yaml", "c.yaml", "x.json", "y,z.txt", "z.sarif"]);
}

#[test]
fn an_option_replaces_the_whole_value_of_a_lower_source() {
    let config = "apiVersion: apiserver.config.datumapis.com/v1alpha1\nkind: NetworkServicesOperator\ngateway:\n  listenerTLSOptions: {x: config, k: config}\n";
    let folder = Folder::with("a.yaml", proxy("a")).file("config.yaml", config);
    let options = |done: Done| done.ends(0).json()["items"][0]["spec"]["listeners"][1]["tls"]["options"].clone();
    assert_eq!(options(folder.run(&GATEWAYS)), serde_json::json!({"x": "config", "k": "config"}));
    let variable = |args: &[&str]| options(folder.command(&gateways(args)).env("GATEWRIGHT_LISTENER_TLS_OPTION", "k=env,z=env").run());
    assert_eq!(variable(&[]), serde_json::json!({"k": "env", "z": "env"}));
    assert_eq!(variable(&["--listener-tls-option", "z=flag,s", "--listener-tls-option", "w="]), serde_json::json!({"w": "", "z": "flag,s"}));

    let folder = Folder::with("a.yaml", proxy("a")).file("b.yaml", proxy("b"));
    let done = |args: &[&str]| folder.command(&[&["status", "-o", "name"], args].concat()).env("GATEWRIGHT_FILENAME", "a.yaml").run().ends(0).out;
    assert!(done(&[]).ends_with("/a\n"));
    for args in [&["-f", "b.yaml"][..], &["b.yaml"]] {
        assert_eq!(done(args), "httpproxy.networking.datumapis.com/b\n");
    }
}

#[test]
fn an_empty_variable_is_not_set() {
    let folder = Folder::with("a.yaml", proxy("a"));
    let want = folder.run(&["build", "."]).ends(0);
    let command = gatewright::command();
    let build = command.find_subcommand("build").expect("there is build");
    for variable in build.get_arguments().filter_map(|option| option.get_env()) {
        let done = folder.command(&["build", "."]).env(variable.to_str().expect("text"), "").run().ends(0);
        assert_eq!((done.out, done.err), (want.out.clone(), want.err.clone()), "{variable:?}");
    }
}

#[test]
fn a_bad_value_in_the_environment_is_told_with_its_variable() {
    let folder = Folder::with("a.yaml", proxy("a"));
    for (variable, value) in [
        ("GATEWRIGHT_NAMESPACE", "Not_A_Label"),
        ("GATEWRIGHT_CONFIG", "gone.yaml"),
        ("GATEWRIGHT_CLAIMS", "gone.yaml"),
        ("GATEWRIGHT_FILENAME", "gone.yaml"),
        ("GATEWRIGHT_LISTENER_TLS_OPTION", "novalue"),
        ("GATEWRIGHT_HOSTNAMES", "some"),
        ("GATEWRIGHT_NOW", "today"),
        ("GATEWRIGHT_DENY", "no-such-code"),
        ("GATEWRIGHT_WARN", "endpoint-host"),
        ("GATEWRIGHT_ALLOW", "endpoint-host"),
        ("GATEWRIGHT_COLOR", "blue"),
        ("GATEWRIGHT_JOBS", "0"),
        ("GATEWRIGHT_JOBS", "many"),
        ("GATEWRIGHT_OUTPUT", "xml"),
        ("GATEWRIGHT_EMIT", "gateway,ingress"),
        ("GATEWRIGHT_STATUS", "above"),
        ("GATEWRIGHT_EXCLUDE", "[a"),
        ("GATEWRIGHT_ALLOW_EMPTY", "perhaps"),
    ] {
        let path = if variable == "GATEWRIGHT_FILENAME" { &["build"][..] } else { &["build", "."] };
        let done = folder.command(path).env(variable, value).run().ends(2).prints_nothing();
        assert!(value == "gone.yaml" || done.err.contains(variable), "{variable}: {}", done.err);
        assert!(done.err.contains(value.rsplit(',').next().expect("a part")), "{variable}: {}", done.err);
    }
    folder.command(&["check", "."]).env("GATEWRIGHT_FORMAT", "xml").run().refuses("GATEWRIGHT_FORMAT");
}

#[test]
fn the_namespace_is_for_objects_that_name_none() {
    let named = proxy("b").replace("  name: b\n", "  name: b\n  namespace: own\n");
    let folder = Folder::with("a.yaml", proxy("a")).file("b.yaml", named);
    let namespaces = |args: &[&str]| {
        let done = folder.run(&gateways(args)).ends(0).json();
        [0, 1].map(|at: usize| string(&done["items"][at]["metadata"]["namespace"]))
    };
    assert_eq!(namespaces(&[]), ["default", "own"]);
    for args in [&["-n", "team"][..], &["-nteam"], &["--namespace", "team"], &["--namespace=team"]] {
        assert_eq!(namespaces(args), ["team", "own"]);
    }
    folder.run(&["build", ".", "-n", "Team"]).refuses("invalid value `Team` for `--namespace`");
}

#[test]
fn the_configuration_is_read_in_any_encoding() {
    let folder = Folder::with("a.yaml", proxy("a"));
    let text = configuration("mine");
    let wide: Vec<u8> = "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [text.clone().into_bytes(), format!("\u{FEFF}{text}").into_bytes(), text.replace('\n', "\r\n").into_bytes(), wide] {
        folder.write("config.txt", bytes);
        assert_eq!(class(&folder.run(&gateways(&["--config", "config.txt"])).ends(0)), "mine");
    }
}

#[test]
fn a_configuration_that_cannot_be_used_is_a_mistake_on_the_command_line() {
    let folder = Folder::with("a.yaml", proxy("a")).file("x/y", "");
    for content in ["", "a: [\n", "kind: Other\n", &proxy("a"), "\u{FEFF}", "5\n", &(configuration("a") + "gateway: {listenerTLSOptions: {}}\n")] {
        folder.write("config.txt", content);
        folder.run(&["build", ".", "--config", "config.txt"]).refuses("config.txt");
    }
    folder.write("config.txt", b"a: \xFF");
    folder.run(&["check", ".", "--config", "config.txt"]).refuses("byte 3");
    folder.run(&["check", ".", "--config", "gone"]).refuses("`gone`");
    folder.run(&["check", ".", "--config", "x"]).refuses("`x`");
}

#[test]
fn a_configuration_means_the_same_in_a_file_and_in_the_input() {
    let with = |lines: &str| configuration("a") + "gateway:\n" + lines;
    for word in ["yes", "on", "true", "y"] {
        let config = with(&format!("  disableHostnameVerification: {word}\n"));
        let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com")).file("b.txt", format!("---\n{config}---\n"));
        for args in [&["check", "--format", "json", "a.yaml", "--config", "b.txt"][..], &["check", "--format", "json", "a.yaml", "b.txt"]] {
            let warnings = if args.contains(&"--config") { &[][..] } else { &["configuration-in-input"] };
            assert_eq!(folder.run(args).ends(0).codes(), warnings, "{word}");
        }
    }
    for (line, place) in [
        ("  targetDomain: 5\n", "6:17"),
        ("  targetDomain: yes\n", "6:17"),
        ("  legacyTargetDomains: [a, 1]\n", "6:28"),
        ("  listenerTLSOptions: {a/b: yes}\n", "6:29"),
        ("  disableHostnameVerification: maybe\n", "6:32"),
    ] {
        let folder = Folder::with("a.yaml", proxy("a")).file("b.txt", with(line));
        folder.run(&["check", "a.yaml", "--config", "b.txt"]).refuses(&format!("b.txt:{place}"));
        let done = folder.run(&["check", "--format", "short", "a.yaml", "b.txt"]).ends(2);
        assert!(done.out.starts_with(&format!("b.txt:{place}: error[invalid-config]")), "{}", done.out);
        assert_eq!(folder.run(&["status", "a.yaml", "b.txt"]).ends(2).out, "", "nothing is computed with a configuration that is not known");
    }
    let folder = Folder::with("a.yaml", proxy("a")).file("b.txt", configuration("mine"));
    assert_eq!(class(&folder.command(&gateways(&["--config", "-"])).input(configuration("mine")).run().ends(0)), "mine");
    folder.command(&["check", "-", "--config", "-"]).input(configuration("mine")).run().refuses("`-` can be given only once");
    folder.write("b.txt", configuration("a").replace("v1alpha1", "v2"));
    folder.run(&["check", "a.yaml", "--config", "b.txt"]).refuses("v1alpha1");
    assert_eq!(folder.run(&["check", "--format", "json", "a.yaml", "b.txt"]).ends(2).codes(), ["invalid-config"]);
    let two = with("  targetDomain: a.b\n") + "---\n" + &with("  targetDomain: a.b\n");
    Folder::with("a.yaml", proxy("a")).file("b.txt", two).run(&["check", "a.yaml", "--config", "b.txt"]).refuses("two configurations");
}

#[test]
fn one_configuration_document_in_the_input_counts() {
    for content in
        [configuration("mine"), format!("apiVersion: v1\nkind: List\nitems:\n- {}", configuration("mine").trim_end().replace('\n', "\n  "))]
    {
        let folder = Folder::with("a.yaml", proxy("a")).file("config.yaml", &content);
        assert_eq!(class(&folder.run(&GATEWAYS).ends(0)), "mine", "{content}");
        folder.run(&["build", "."]).ends(0).lacks("NetworkServicesOperator");
    }
}

#[test]
fn two_configuration_documents_are_an_error() {
    let folder = Folder::with("a.yaml", proxy("a")).file("c1.yaml", configuration("one")).file("c2.yaml", configuration("two"));
    folder.run(&["build", "."]).ends(1).prints_nothing().says("c2.yaml:1").says("c1.yaml:1").says("--config");
    folder.run(&["status", "."]).ends(1).says("duplicate-config");
    assert_eq!(class(&folder.run(&gateways(&["--config", "c2.yaml"])).ends(0)), "two");
    folder.write("b.yaml", broken_proxy("b"));
    let done = folder.run(&["check", "--format", "json", "."]).ends(1);
    assert_eq!(done.codes(), ["endpoint-scheme", "configuration-in-input", "duplicate-config"]);
}

#[test]
fn disabled_verification_in_the_configuration_verifies_everything() {
    let config = configuration("a") + "gateway:\n  disableHostnameVerification: true\n";
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com")).file("config.yaml", config);
    assert_eq!(folder.run(&["check", "--format", "json", "."]).ends(0).codes(), ["configuration-in-input"]);
}

const CLAIM: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: www.example.com\n  namespace: datum-downstream-gateway-hostnames\ndata:\n  owner: cluster/elsewhere/theirs\n";

#[test]
fn claims_say_who_holds_a_hostname() {
    let folder = Folder::with("in/a.yaml", proxy_for("a", "www.example.com")).file("in/d.yaml", verified_domain("example.com")).file("claims", CLAIM);
    folder.run(&["status", "in"]).ends(0).prints("default     a      www.example.com   True");
    let done = folder.run(&["status", "in", "--claims", "claims"]).ends(0).prints("elsewhere/theirs").prints("claims:7");
    assert!(done.out.contains("in/a.yaml:6"), "{}", done.out);
    folder.run(&["build", "in", "--claims", "claims"]).ends(0).lacks("kind: ConfigMap").lacks("hostname: www");
    folder.command(&["status", "in", "--claims", "-"]).input(CLAIM).run().ends(0).prints("elsewhere/theirs");
    folder.command(&["status", "-", "--claims", "-"]).input(CLAIM).run().refuses("`-` can be given only once");
    folder.run(&["status", "in", "--claims", "gone"]).refuses("`gone`");
    folder.run(&["status", "in", "--claims", "in"]).refuses("`in`");
}

#[test]
fn claims_count_as_of_the_accounting_namespace_where_they_name_none() {
    let folder = Folder::with("in/a.yaml", proxy_for("a", "www.example.com")).file("in/d.yaml", verified_domain("example.com"));
    let config = configuration("x") + "gateway: {downstreamHostnameAccountingNamespace: books}\n";
    for (text, config, held) in [
        (CLAIM.replace("  namespace: datum-downstream-gateway-hostnames\n", ""), "", true),
        (CLAIM.replace("  namespace: datum-downstream-gateway-hostnames\n", ""), config.as_str(), true),
        (CLAIM.replace("datum-downstream-gateway-hostnames", "books"), config.as_str(), true),
        (CLAIM.replace("datum-downstream-gateway-hostnames", "books"), "", false),
        (CLAIM.to_owned(), config.as_str(), false),
    ] {
        folder.write("in/config.yaml", config);
        folder.write("claims", &text);
        let done = folder.run(&["status", "in", "--claims", "claims"]).ends(0);
        assert_eq!(done.out.contains("elsewhere/theirs"), held, "{text}{config}\n{}", done.out);
        assert_eq!(done.err.contains("claims has no effect"), !held, "{text}{config}\n{}", done.err);
    }
}

#[test]
fn the_file_of_claims_is_no_input() {
    let folder = Folder::with("in/a.yaml", proxy("a")).file("claims", CLAIM.to_owned() + "---\n" + &broken_proxy("b")).file("empty/x", "");
    let done = folder.run(&["build", "in", "--claims", "claims", "-o", "name"]).ends(0);
    assert!(!done.out.contains("/b"), "{}", done.out);
    folder.run(&["build", "empty", "--claims", "claims"]).refuses("no .yaml, .yml, or .json file");
    folder.write("claims", "a: [\n");
    folder.run(&["check", "in", "--claims", "claims"]).ends(1).prints("claims:1");
}

/// The time of the first condition.
#[track_caller]
fn time(done: &Done) -> String {
    string(&done.json()["items"][0]["status"]["conditions"][0]["lastTransitionTime"])
}

#[test]
fn time_comes_from_the_option_or_the_epoch_and_never_from_the_clock() {
    let folder = Folder::with("a.yaml", proxy("a"));
    let status = |args: &[&str]| folder.command(&[&["status", "-o", "json", "."], args].concat());
    assert_eq!(time(&status(&[]).run()), "1970-01-01T00:00:00Z");
    assert_eq!(time(&status(&["--now", "2025-08-11T16:09:09Z"]).run()), "2025-08-11T16:09:09Z");
    assert_eq!(time(&status(&[]).env("SOURCE_DATE_EPOCH", "1754928549").run()), "2025-08-11T16:09:09Z");
    assert_eq!(time(&status(&["--now", "2001-01-01T00:00:00Z"]).env("SOURCE_DATE_EPOCH", "1754928549").run()), "2001-01-01T00:00:00Z");
    assert_eq!(time(&status(&[]).env("GATEWRIGHT_NOW", "2001-01-01T00:00:00Z").env("SOURCE_DATE_EPOCH", "1").run()), "2001-01-01T00:00:00Z");
    for bad in ["now", "2025-08-11", "2025-08-11 16:09:09", "2025-13-11T16:09:09Z"] {
        status(&["--now", bad]).run().refuses(&format!("invalid value `{bad}` for `--now`"));
    }
    status(&[]).env("SOURCE_DATE_EPOCH", "yesterday").run().refuses("SOURCE_DATE_EPOCH");
}

#[test]
fn assumed_domains_count_as_verified_with_all_below_them() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    for name in ["example.com", "EXAMPLE.com.", "www.example.com", "com", "*"] {
        folder.run(&["check", ".", "--assume-verified", name, "--deny", "warnings"]).ends(0);
    }
    for name in ["example.org", "ample.com", "x.www.example.com"] {
        folder.run(&["check", ".", "--assume-verified", name, "--deny", "warnings"]).ends(1);
    }
    folder.run(&["check", ".", "--assume-verified", "a.b", "--assume-verified", "example.com", "--deny", "warnings"]).ends(0);
    folder.run(&["check", ".", "--assume-verified", "*.example.com"]).refuses("use `example.com`, which covers all names below it");
}

#[test]
fn what_was_assumed_is_told_where_the_output_cannot_say_it() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    for args in [&["build", "-o", "json"][..], &["build", "--status", "none"], &["build", "--out-dir", "out"], &["status", "-o", "yaml"]] {
        let args = [args, &["a.yaml", "--assume-verified", "*"]].concat();
        folder.run(&args).ends(0).says("treated as verified only because of `--assume-verified`: www.example.com");
        folder.run(&[&args[..], &["-q"]].concat()).ends(0).says_nothing();
    }
    folder.run(&["build", "a.yaml", "--assume-verified", "*"]).ends(0).says_nothing();
}

/// The report of `check` on a hostname that no Domain covers.
#[track_caller]
fn weight(args: &[&str]) -> (String, Option<i32>) {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    let done = folder.run(&[&["check", "--format", "json", "."], args].concat());
    let severity = done.json()[0]["severity"].as_str().unwrap_or("nothing").to_owned();
    (severity, done.code)
}

#[test]
fn levels_raise_and_lower_what_is_no_error() {
    let code = "hostname-no-domain";
    let of = |severity: &str, code: i32| (severity.to_owned(), Some(code));
    assert_eq!(weight(&[]), of("warning", 0));
    assert_eq!(weight(&["--deny", code]), of("error", 1));
    assert_eq!(weight(&["--deny", "warnings"]), of("error", 1));
    assert_eq!(weight(&["--warn", code]), of("warning", 0));
    assert_eq!(weight(&["--allow", code]), of("nothing", 0));
    assert_eq!(weight(&["--allow", "warnings"]), of("nothing", 0));
    // a code is more specific than all warnings
    assert_eq!(weight(&["--deny", "warnings", "--allow", code]), of("nothing", 0));
    assert_eq!(weight(&["--warn", code, "--deny", "warnings"]), of("warning", 0));
    assert_eq!(weight(&["--allow", "warnings", "--deny", code]), of("error", 1));
    // the last option wins
    assert_eq!(weight(&["--deny", code, "--allow", code]), of("nothing", 0));
    assert_eq!(weight(&["--allow", code, "--deny", code]), of("error", 1));
    assert_eq!(weight(&["--deny", "warnings", "--warn", "warnings"]), of("warning", 0));
    assert_eq!(weight(&["--deny", "invalid-regex,hostname-no-domain"]), of("error", 1));
}

#[test]
fn a_level_on_the_command_line_beats_one_in_the_environment() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    let code = "hostname-no-domain";
    folder.command(&["check", ".", "--allow", code]).env("GATEWRIGHT_DENY", code).run().ends(0).prints_nothing();
    folder.command(&["check", ".", "--deny", code]).env("GATEWRIGHT_ALLOW", code).run().ends(1);
    folder.command(&["check", ".", "--warn", "warnings"]).env("GATEWRIGHT_DENY", "warnings").run().ends(0).prints(code);
}

#[test]
fn a_note_can_be_raised() {
    let folder = Folder::with("a.yaml", proxy("a")).file("values.yaml", "a: 1\n");
    for (option, severity, code) in [("--warn", "warning", 0), ("--deny", "error", 1)] {
        folder.write("b.yaml", proxy_for("b", "foo.co.uk").replace("foo.co.uk", "co.uk"));
        let done = folder.run(&["check", "--format", "short", "b.yaml", option, "root-domain-unknown"]).ends(code);
        assert!(done.out.contains(&format!("{severity}[root-domain-unknown]")), "{}", done.out);
    }
    folder.run(&["check", ".", "--deny", "not-a-resource"]).ends(1);
}

#[test]
fn denied_warnings_stop_a_build() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    folder.run(&["build", ".", "--deny", "warnings"]).ends(1).prints_nothing().says("hostname-no-domain");
    folder.run(&["status", ".", "--deny", "warnings"]).ends(1);
}

#[test]
fn lowering_an_error_is_a_mistake_on_the_command_line() {
    let folder = Folder::with("a.yaml", broken_proxy("a"));
    for verb in ["build", "check", "status"] {
        for option in ["--warn", "--allow"] {
            folder.run(&[verb, ".", option, "endpoint-scheme"]).refuses(&format!("`endpoint-scheme` for `{option}`"));
        }
        folder.run(&[verb, ".", "--deny", "endpoint-scheme"]).ends(1);
        folder.run(&[verb, ".", "--allow", "warnings"]).ends(1);
    }
}

#[test]
fn an_unknown_code_is_a_mistake_with_the_nearest_one() {
    let folder = Folder::with("a.yaml", proxy("a"));
    for option in ["--deny", "--warn", "--allow"] {
        folder.run(&["check", ".", option, "invalid-regexp"]).refuses("`invalid-regex`");
        folder.run(&["check", ".", option, "Invalid_Regex"]).refuses("`invalid-regex`");
        folder.run(&["check", ".", option, "warning"]).refuses("`warnings`");
        folder.run(&["check", ".", option, "zzz"]).refuses("gatewright explain");
    }
}

#[test]
fn usage_is_told_before_the_input_is_looked_at() {
    Folder::new().run(&["check", "gone.yaml", "--deny", "zzz"]).refuses("zzz");
}

#[test]
fn quiet_leaves_only_errors_on_stderr() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    for verb in ["build", "check", "status"] {
        for option in ["-q", "--quiet"] {
            folder.run(&[verb, ".", option]).ends(0).says_nothing();
        }
    }
    folder.write("b.yaml", broken_proxy("b"));
    let done = folder.run(&["build", ".", "-q"]).ends(1).prints_nothing().says("endpoint-scheme");
    assert!(!done.err.contains("hostname-no-domain") && !done.err.contains("nothing was rendered"), "{}", done.err);
    folder.run(&["build", "gone", "-q"]).refuses("gone");
}

#[test]
fn quiet_changes_no_result() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com")).file("b.yaml", broken_proxy("b"));
    for args in [
        &["check", "--format", "json", "."][..],
        &["check", "--format", "sarif", "."],
        &["status", "."],
        &["status", "-o", "yaml", "."],
        &["build", "a.yaml"],
    ] {
        let quiet = [args, &["-q"]].concat();
        assert_eq!(folder.run(args).out, folder.run(&quiet).out, "{args:?}");
    }
    let done = folder.run(&["check", "--format", "short", ".", "-q"]).ends(1).says_nothing();
    assert_eq!(done.out.lines().count(), 1, "a report for people has only the error: {}", done.out);
}

#[test]
fn verbose_says_what_was_read_skipped_and_decided() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"))
        .file("d.yaml", verified_domain("example.com"))
        .file("b.yaml", proxy_for("b", "www.example.org"))
        .file("c.yaml", proxy_for("c", "www.example.net"))
        .file("x/.git/y.yaml", "")
        .file("notes.txt", "")
        .file("values.yaml", "a: 1\n");
    for verb in ["build", "check", "status"] {
        for option in ["-v", "--verbose"] {
            let done = folder.run(&[verb, ".", option, "--exclude", "values.yaml", "--assume-verified", "example.org"]).ends(0);
            for words in [
                "read a.yaml\n",
                "read d.yaml\n",
                "skipped values.yaml: excluded\n",
                "skipped x/.git: hidden\n",
                "skipped notes.txt: ",
                "`www.example.com` of HTTPProxy default/a is verified by the Domain `example.com`\n",
                "`www.example.org` of HTTPProxy default/b is treated as verified because of `--assume-verified`\n",
                "`www.example.net` of HTTPProxy default/c is not verified\n",
            ] {
                assert!(done.err.contains(words), "`{words}` in {}", done.err);
            }
            assert_eq!(done.out, folder.run(&[verb, ".", "--exclude", "values.yaml", "--assume-verified", "example.org"]).out);
        }
    }
}

#[test]
fn what_was_assumed_is_visible_in_the_output() {
    let folder = Folder::with("a.yaml", proxy_for("a", "www.example.com"));
    let done = folder.run(&["build", ".", "--assume-verified", "example.com"]).ends(0);
    assert!((done.out + &done.err).contains("--assume-verified"), "build");
    let done = folder.run(&["status", ".", "--assume-verified", "*"]).ends(0);
    assert!((done.out + &done.err).contains("--assume-verified"), "status");
}

#[test]
fn options_that_need_each_other_are_told() {
    let folder = Folder::with("a.yaml", proxy("a"));
    folder.run(&["build", ".", "--prune"]).refuses("--out-dir");
    folder.run(&["build", ".", "--out-dir", "out", "-o", "name"]).refuses("--out-dir");
}

#[test]
fn commands_that_read_nothing_take_the_common_options_too() {
    for args in [&["explain", "endpoint-host"][..], &["completions", "bash"], &["man"]] {
        let plain = Folder::new().run(args).ends(0).out;
        let common = ["-n", "team", "--color", "never", "-q", "--deny", "warnings", "--hostnames", "all"];
        assert_eq!(Folder::new().run(&[args, &common].concat()).ends(0).out, plain);
    }
}

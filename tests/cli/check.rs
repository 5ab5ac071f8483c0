//! `check`: the reports, and the streams and files that they go to.

use serde_json::json;

use crate::support::{Folder, broken_proxy, proxy, proxy_for, proxy_to, stream, string};

fn three() -> Folder {
    Folder::with("a.yaml", proxy_for("a", "www.example.com")).file("b.yaml", broken_proxy("b")).file("c.yaml", proxy("c"))
}

#[test]
fn human_and_short_end_with_a_summary_on_stderr() {
    for format in [&[][..], &["--format", "human"], &["--format", "short"]] {
        let done = three().run(&[&["check", "."], format].concat()).ends(1);
        assert_eq!(done.err, "1 error, 1 warning in 3 files\n");
        assert!(!done.out.contains("in 3 files"));
        let done = Folder::with("a.yaml", proxy("a")).run(&[&["check", "."], format].concat()).ends(0).prints_nothing();
        assert_eq!(done.err, "no problems in 1 file\n");
    }
}

#[test]
fn machine_formats_leave_stderr_empty() {
    for format in ["json", "sarif", "github", "junit"] {
        three().run(&["check", ".", "--format", format]).ends(1).says_nothing();
    }
}

#[test]
fn human_is_the_default() {
    assert_eq!(three().run(&["check", "."]).out, three().run(&["check", ".", "--format", "human"]).out);
}

#[test]
fn human_shows_the_text_at_fault() {
    let done = three().run(&["check", "b.yaml"]).ends(1);
    for words in [
        "endpoint-scheme",
        "b.yaml:8:17",
        "    - endpoint: ftp://origin.example.com",
        "help: ",
        "(spec.rules[0].backends[0].endpoint[scheme]: Unsupported value)",
    ] {
        assert!(done.out.contains(words), "{words}: {}", done.out);
    }
}

#[test]
fn short_is_a_line_each() {
    let done = three().run(&["check", ".", "--format", "short"]).ends(1);
    let lines: Vec<&str> = done.out.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("a.yaml:6:15: warning[hostname-no-domain]: "), "{}", lines[0]);
    assert!(lines[1].starts_with("b.yaml:8:17: error[endpoint-scheme]: "), "{}", lines[1]);
}

#[test]
fn json_has_exactly_these_keys_in_this_order() {
    let text = stream(&[proxy("a"), proxy("a")]);
    let done = Folder::with("a.yaml", text).run(&["check", ".", "--format", "json"]).ends(1);
    let report = done.json();
    let keys = |value: &serde_json::Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        keys(&report[0]),
        ["code", "severity", "message", "file", "line", "column", "endLine", "endColumn", "object", "field", "type", "help", "related"]
    );
    assert_eq!(keys(&report[0]["object"]), ["apiVersion", "kind", "namespace", "name"]);
    assert_eq!(keys(&report[0]["related"][0]), ["message", "file", "line", "column", "field"]);
    let place = |value: &serde_json::Value| json!([value["file"], value["line"], value["column"], value["field"]]);
    assert_eq!(place(&report[0]), json!(["a.yaml", 13, 9, "metadata.name"]));
    assert_eq!(place(&report[0]["related"][0]), json!(["a.yaml", 4, 9, "metadata.name"]));
    assert_eq!(report[0]["type"], "Duplicate value");
}

#[test]
fn json_has_null_where_there_is_nothing() {
    let report = Folder::with("a.yaml", "a: [\n").run(&["check", "a.yaml", "--format", "json"]).ends(1).json();
    assert_eq!(
        (&report[0]["object"], &report[0]["field"], &report[0]["type"], &report[0]["related"]),
        (&json!(null), &json!(null), &json!(null), &json!([]))
    );
    let report = three().run(&["check", "a.yaml", "--format", "json"]).ends(0).json();
    assert_eq!((&report[0]["severity"], &report[0]["type"]), (&json!("warning"), &json!(null)));
    assert_eq!(report[0]["field"], "spec.hostnames[0]");
}

#[test]
fn json_of_a_clean_run_is_an_empty_array() {
    let done = three().run(&["check", "c.yaml", "--format", "json"]).ends(0).says_nothing();
    assert_eq!(done.out, "[]\n");
}

#[test]
fn ends_are_one_past_the_last_character() {
    let text = proxy_to("a", "\"ftp://é.example.com\" # ü");
    let report = Folder::with("a.yaml", text).run(&["check", ".", "--format", "json"]).ends(1).json();
    let scheme = report.as_array().expect("an array").iter().find(|found| found["code"] == "endpoint-scheme").expect("it is found");
    assert_eq!(json!([scheme["line"], scheme["column"], scheme["endLine"], scheme["endColumn"]]), json!([8, 18, 8, 21]));
    let host = report.as_array().expect("an array").iter().find(|found| found["code"] == "endpoint-host").expect("it is found");
    assert_eq!(json!([host["line"], host["column"], host["endLine"], host["endColumn"]]), json!([8, 24, 8, 37]));
}

#[test]
fn several_reports_in_one_run() {
    let folder = three();
    let done = folder.run(&["check", ".", "--format", "short", "--format", "json=r/x.json", "--format", "sarif=x.sarif"]);
    // a missing folder is not created
    done.refuses("r/x.json");
    let done =
        folder.run(&["check", ".", "--format", "short", "--format", "json=x.json", "--format", "sarif=x.sarif", "--format=junit=x.xml"]).ends(1);
    assert_eq!(done.out.lines().count(), 2);
    let of = |name: &str| std::fs::read_to_string(folder.path(name)).expect("the report is there");
    assert_eq!(of("x.json"), folder.run(&["check", "a.yaml", "b.yaml", "c.yaml", "--format", "json"]).out);
    assert!(of("x.sarif").contains("\"2.1.0\"") && of("x.xml").contains("<testsuite"), "each file has its report");
}

#[test]
fn reports_into_files_leave_stdout_empty() {
    let folder = three();
    let done = folder.run(&["check", ".", "--format", "human=x.txt"]).ends(1).prints_nothing().says_nothing();
    drop(done);
    let text = std::fs::read_to_string(folder.path("x.txt")).expect("the report is there");
    assert_eq!(text, folder.run(&["check", "a.yaml", "b.yaml", "c.yaml"]).out);
}

#[test]
fn stdout_has_every_format_without_a_file() {
    let one = |format: &str| three().run(&["check", ".", "--format", format]).out;
    let done = three().run(&["check", ".", "--format", "short", "--format", "github"]).ends(1);
    assert_eq!(done.out, one("short") + &one("github"));
    assert_eq!(three().run(&["check", ".", "--format", "json", "--format", "json=-"]).out, one("json"));
}

#[test]
fn a_report_that_cannot_be_written_leaves_stdout_empty() {
    for format in ["json=gone/x.json", "json=."] {
        three().run(&["check", ".", "--format", "human", "--format", format]).refuses(&format[5..]);
    }
    three().run(&["check", ".", "--format", "json=x", "--format", "sarif=x"]).refuses("`x`");
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_can_go_to_a_device() {
    let done = three().run(&["check", ".", "--format", "json=/dev/stdout"]).ends(1);
    assert_eq!(done.codes().len(), 2);
    three().run(&["check", ".", "--format", "json=/dev/null"]).ends(1).prints_nothing();
    three().run(&["check", ".", "--format", "json=/dev/full"]).refuses("/dev/full");
    let folder = three();
    let out = std::fs::File::create(folder.path("out.txt")).expect("the file can be made");
    let status = folder.command(&["check", "b.yaml", "--format", "json=/dev/stdout"]).into_command().stdout(out).status();
    assert_eq!(status.expect("the program runs").code(), Some(1));
    let text = std::fs::read_to_string(folder.path("out.txt")).expect("text");
    assert!(text.contains("endpoint-scheme"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_report_replaces_a_link() {
    let folder = three().file("real.json", "");
    std::os::unix::fs::symlink("real.json", folder.path("link.json")).expect("links can be made");
    folder.run(&["check", ".", "--exclude", "*.json", "--format", "json=link.json"]).ends(1);
    assert!(std::fs::symlink_metadata(folder.path("link.json")).expect("it is there").is_file());
    assert!(folder.read("link.json").contains("endpoint-scheme"));
    assert_eq!(folder.read("real.json"), "", "somebody else may have made the link");
}

#[test]
fn an_unknown_format_is_told_with_the_nearest_one() {
    three().run(&["check", ".", "--format", "jsn"]).refuses("`json`");
    three().run(&["check", ".", "--format", "xml"]).refuses("`junit`");
    three().run(&["check", ".", "--format", "JSON"]).refuses("`json`");
}

#[test]
fn every_problem_is_told_in_one_run() {
    let text = stream(&[proxy_to("a", "ftp://user@127.0.0.1/x?y#z"), "a: [\n".to_owned(), proxy("b").replace("spec", "spce")]);
    let done = Folder::with("a.yaml", text).run(&["check", "a.yaml", "--format", "json"]).ends(1);
    let codes = done.codes();
    for code in ["endpoint-scheme", "endpoint-userinfo", "endpoint-host", "endpoint-suffix", "yaml-syntax", "unknown-field", "required-field"] {
        assert!(codes.iter().any(|found| found == code), "{code}: {codes:?}");
    }
}

#[test]
fn a_second_place_may_lie_in_another_file() {
    let folder = Folder::with("a.yaml", proxy("same")).file("b.yaml", proxy("same"));
    for args in [["check", "a.yaml", "b.yaml", "--format", "json"], ["check", "b.yaml", "a.yaml", "--format", "json"]] {
        let report = folder.run(&args).ends(1).json();
        assert_eq!((string(&report[0]["file"]), string(&report[0]["related"][0]["file"])), ("b.yaml".to_owned(), "a.yaml".to_owned()));
    }
}

#[test]
fn fields_of_http_route_get_what_http_proxy_offers() {
    for (field, offer) in [("timeouts: {request: 1s}", "timeouts"), ("backendRefs: [{name: x}]", "backends"), ("weight: 5", "one backend")] {
        let text = proxy("a").replace("  - backends:", &format!("  - {field}\n    backends:"));
        let report = Folder::with("a.yaml", text).run(&["check", ".", "--format", "json"]).ends(1).json();
        assert!(string(&report[0]["help"]).contains(offer), "{report}");
    }
    let report = Folder::with("a.yaml", proxy_for("a", "\"*.example.com\"")).run(&["check", ".", "--format", "json"]).ends(1).json();
    assert!(string(&report[0]["message"]).contains("wildcard"), "{report}");
}

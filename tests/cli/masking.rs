//! Secrets in the input are never shown, whatever the input is and whatever is printed.

use crate::support::{Folder, config_map, proxy, proxy_for, proxy_to, stream};

const SECRET: &str = "hunter2";

/// Everything that the program prints for a file. One run writes all reports.
fn prints(text: &str) -> Vec<(String, String)> {
    let folder = Folder::with("a.yaml", text);
    let formats = ["human", "short", "json", "sarif", "github", "junit"].map(|format| format!("{format}=report.{format}"));
    let formats = formats.join(",");
    let reports = vec!["check", "a.yaml", "--format", "human", "--format", &formats];
    let outputs = ["table", "wide", "yaml", "json", "name"].map(|output| vec!["status", "a.yaml", "-o", output]);
    let builds = ["yaml", "json", "name"].map(|output| vec!["build", "a.yaml", "-o", output, "--only-rendered"]);
    let runs = [reports].into_iter().chain(outputs).chain(builds);
    let mut printed: Vec<(String, String)> = runs
        .map(|args| {
            let done = folder.command(&[&args[..], &["-v"]].concat()).run();
            (args.join(" "), done.out + &done.err)
        })
        .collect();
    // without an object in the input there is no report
    let written = folder.names(".").into_iter().filter(|name| name.starts_with("report."));
    printed.extend(written.map(|name| (name.clone(), folder.read(&name))));
    printed
}

#[track_caller]
fn is_masked(text: &str) {
    assert!(text.contains(SECRET), "the case holds a secret");
    for (command, printed) in prints(text) {
        assert!(!printed.contains(SECRET), "`{command}` of\n{text}\nprints\n{printed}");
    }
}

#[test]
fn in_endpoints() {
    for endpoint in [
        "https://user:hunter2@origin.example.com",
        "https://:hunter2@origin.example.com",
        "https://user:hun/hunter2@origin.example.com",
        "https://user:hun@hunter2@origin.example.com",
        "https://user:hun:hunter2@origin.example.com",
        "\"https://user:hun#hunter2@origin.example.com\"",
        "\"https://user:hun?hunter2@origin.example.com\"",
        "\"https://user:hun hunter2@origin.example.com\"",
        "'https://user:it''s hunter2@origin.example.com'",
        "\"https://user:a\\\"hunter2@origin.example.com\"",
        "\"https://user:hunter2@origin.example.com/path?query#fragment\"",
        "//user:hunter2@origin.example.com",
        "ftp://user:hunter2@127.0.0.1",
        "https://user:%zzhunter2@origin.example.com",
        "https://user:hunter2@[::1",
        "https://user:hunter2@a b",
        "https://user:hunter2@",
        "\"https:\\/\\/user:hunter2@origin.example.com\"",
        "\"https:\\x2f\\x2fuser\\x3ahunter2\\x40origin.example.com\"",
        "\"https:\\u002f\\u002fuser\\u003ahunter2\\u0040origin.example.com\"",
        ">-\n        https://user:hunter2@origin.example.com",
        "|\n        https://user:hunter2@origin.example.com",
        "\"https://user:hunt\n        hunter2@origin.example.com\"",
        "\"https://user:\\\n        hunter2@origin.example.com\"",
        "https://user:hunt\n        hunter2@origin.example.com",
        "[\"https://user:hunter2@origin.example.com\"]",
        "{\"https://user:hunter2@origin.example.com\": 1}",
        "!!binary https://user:hunter2@origin.example.com",
        "&a https://user:hunter2@origin.example.com",
    ] {
        is_masked(&proxy_to("a", endpoint));
    }
}

#[test]
fn in_json() {
    for endpoint in ["https://user:hunter2@a.example.com", "https:\\/\\/user:hunter2@a.example.com", "\\u0068ttps:\\u002F/user:hunter2@a.example.com"]
    {
        is_masked(&format!(
            "{{\"apiVersion\":\"networking.datumapis.com/v1alpha\",\"kind\":\"HTTPProxy\",\"metadata\":{{\"name\":\"a\"}},\"spec\":{{\"rules\":[{{\"backends\":[{{\"endpoint\":\"{endpoint}\"}}]}}]}}}}\n"
        ));
    }
}

#[test]
fn in_every_other_place() {
    let url = "https://user:hunter2@example.com";
    for text in [
        proxy(&format!("\"{url}\"")),
        proxy("a").replace("  name: a", &format!("  name: a\n  namespace: \"{url}\"")),
        proxy("a").replace("  name: a", &format!("  name: a\n  labels: {{x: \"{url}\"}}")),
        proxy("a").replace("  name: a", &format!("  name: a\n  labels: {{\"{url}\": x}}")),
        proxy("a").replace("  name: a", &format!("  name: a\n  annotations: {{\"{url}\": x, y: \"{url}\"}}")),
        proxy("a").replace("networking.datumapis.com/v1alpha", &format!("\"networking.datumapis.com/{url}\"")),
        proxy("a").replace("HTTPProxy", &format!("\"{url}\"")),
        proxy_for("a", &format!("\"{url}\"")),
        proxy("a").replace("spec:", &format!("spec:\n  \"{url}\": 1")),
        proxy("a").replace("spec:", &format!("spec:\n  unknown: \"{url}\"")),
        proxy("a").replace("spec:", &format!("spec: # {url}\n  unknown: 1")),
        proxy("a").replace("spec:", &format!("spec:\n  hostnames: {{\"{url}\": \"{url}\"}}")),
        proxy("a").replace("  - backends", &format!("  - name: \"{url}\"\n    backends")),
        proxy("a").replace(
            "  - backends",
            &format!(
                "  - matches: [{{path: {{value: \"{url}\"}}}}, {{headers: [{{name: x, type: RegularExpression, value: \"({url}\"}}]}}]\n    backends"
            ),
        ),
        proxy("a").replace(
            "  - backends",
            &format!("  - matches: [{{headers: [{{name: \"{url}\", value: a}}, {{name: \"{url}\", value: a}}]}}]\n    backends"),
        ),
        proxy("a").replace("  - backends", &format!("  - filters: [{{type: \"{url}\"}}]\n    backends")),
        proxy("a").replace("spec:", &format!("status: {{conditions: [{{type: \"{url}\", message: \"{url}\"}}]}}\nspec:")),
        // not YAML
        format!("{}  broken: [{url}\n", proxy("a")),
        format!("{}{url}: {url}: {url}\n", proxy("a")),
        format!("a: \"{url}\n"),
        format!("a: *{url}\n"),
        format!("--- {url}\n"),
        format!("%TAG {url}\n---\na: 1\n"),
        format!("a: 1\n...\n{url}: x\n"),
        format!("\"{url}\": 1\n\"{url}\": 2\n"),
        format!("{url}\n"),
        format!("- {url}\n"),
        stream(&[format!("a: \"{url}\"\n"), proxy_to("a", "ftp://x")]),
        proxy_to("a", &format!("ftp://x\n      # {url}")),
        proxy_to("a", &format!("ftp://x # {url} and {url}")),
        "apiVersion: apiserver.config.datumapis.com/v1alpha1\nkind: NetworkServicesOperator\ngateway: \"https://user:hunter2@x\"\n".to_owned(),
    ] {
        is_masked(&text);
    }
}

#[test]
fn in_long_lines_that_are_cut() {
    for filler in [50, 100, 200, 400] {
        let pad = "x".repeat(filler);
        is_masked(&proxy_to("a", &format!("\"https://user:{pad}hunter2{pad}@origin.example.com/{pad}\"")));
        is_masked(&proxy("a").replace("spec:", &format!("spec: {{unknown: 1, a: \"{pad}\", b: \"https://user:{pad}hunter2@example.com\"}}\nx:")));
        is_masked(&format!("{{a: \"https://user:{pad}hunter2@example.com\", b: \"{pad}\", c: [}}\n"));
    }
}

#[test]
fn in_second_places() {
    let text = stream(&[proxy("same") + "# https://user:hunter2@example.com\n", proxy("same")]);
    is_masked(&text.replace("  name: same", "  name: same # https://user:hunter2@example.com"));
}

#[test]
fn in_messages_about_files() {
    let folder = Folder::with("a.yaml", proxy("a"));
    for args in [&["check", "https://user:hunter2@example.com/a.yaml"][..], &["check", ".", "--config", "https://user:hunter2@example.com/a.yaml"]] {
        let done = folder.run(args).ends(2);
        assert!(!done.err.contains(SECRET), "{}", done.err);
    }
    folder.write(
        "config",
        "gateway: \"https://user:hunter2@example.com\"\napiVersion: apiserver.config.datumapis.com/v1alpha1\nkind: NetworkServicesOperator\n",
    );
    let done = folder.run(&["check", ".", "--config", "config"]).ends(2);
    assert!(!done.err.contains(SECRET), "{}", done.err);
}

#[test]
fn the_user_stays_and_the_secret_is_redacted() {
    let folder = Folder::with("a.yaml", proxy_to("a", "https://user:hunter2@origin.example.com"));
    for format in ["human", "json"] {
        folder.run(&["check", ".", "--format", format]).ends(1).prints("user:redacted");
    }
    folder.run(&["status", ".", "-o", "yaml"]).ends(1).prints("https://user:redacted@origin.example.com");
}

#[test]
fn a_user_without_a_secret_is_shown() {
    Folder::with("a.yaml", proxy_to("a", "https://user@origin.example.com")).run(&["check", "."]).ends(1).prints("https://user@origin.example.com");
}

#[test]
fn passed_through_documents_are_the_users_own_bytes() {
    let text = config_map("x").replace("value", "\"https://user:hunter2@example.com\"");
    let folder = Folder::with("a.yaml", &text);
    assert_eq!(folder.run(&["build", "."]).ends(0).out, format!("# Rendered by gatewright; do not edit.\n---\n{text}"));
    folder.run(&["build", ".", "-o", "json"]).ends(0).prints("https://user:hunter2@example.com");
    folder.run(&["build", ".", "--out-dir", "out"]).ends(0);
    assert_eq!(
        std::fs::read_to_string(folder.path("out/default_configmap_x.yaml")).expect("the file is there"),
        format!("# Rendered by gatewright; do not edit.\n{text}")
    );
}

#[test]
fn rendered_values_are_masked_too() {
    // a header can contain any bytes, and a computed object repeats it
    let header = "  - filters:\n    - type: RequestHeaderModifier\n      requestHeaderModifier: {set: [{name: x-origin, value: \"https://user:hunter2@example.com\"}]}\n    backends";
    let text = proxy("a").replace("  - backends", header);
    let folder = Folder::with("a.yaml", &text);
    for args in [&["status", ".", "-o", "yaml"][..], &["status", ".", "-o", "json"]] {
        folder.run(args).ends(0).lacks(SECRET).prints("redacted");
    }
}

//! Input: files, folders, standard input, encodings, lists.

use std::fs;

use crate::support::{Folder, broken_proxy, config_map, proxy, stream, string};

/// The names of the proxies in the input, in order.
#[track_caller]
fn read(folder: &Folder, args: &[&str]) -> Vec<String> {
    let done = folder.run(&[&["status", "-o", "name"], args].concat()).ends(0);
    done.out.lines().map(|line| line.strip_prefix("httpproxy.networking.datumapis.com/").expect("a name").to_owned()).collect()
}

#[test]
fn a_named_file_may_have_any_ending() {
    let folder = Folder::with("proxy", proxy("a")).file("proxy.txt", proxy("b"));
    assert_eq!(read(&folder, &["proxy", "proxy.txt"]), ["a", "b"]);
}

#[test]
fn standard_input_is_read_once() {
    for args in [["-", "-"], ["-", "a.yaml"], ["a.yaml", "-"]] {
        let folder = Folder::with("a.yaml", config_map("a"));
        let done = folder.command(&[&["build", "-v"], &args[..]].concat()).input(proxy("shop")).run().ends(0);
        assert_eq!(done.out.matches("kind: HTTPRoute").count(), 1, "{args:?}");
        assert_eq!(done.err.contains("skipped <stdin>: already read"), args == ["-", "-"], "{args:?}\n{}", done.err);
    }
}

#[test]
fn a_folder_is_read_all_the_way_down() {
    let folder = Folder::with("x/y/z/a.yaml", proxy("a")).file("x/b.yml", proxy("b")).file("x/y/c.json", proxy("c"));
    assert_eq!(read(&folder, &["x"]), ["b", "c", "a"]);
}

#[test]
fn a_folder_scan_takes_three_endings_in_any_case() {
    let folder = Folder::with("a.yaml", proxy("a")).file("b.YML", proxy("b")).file("c.Json", proxy("c"));
    let folder = folder.file("d.txt", proxy("d")).file("e.yaml.bak", proxy("e")).file("yaml", proxy("f"));
    assert_eq!(read(&folder, &["."]), ["a", "b", "c"]);
}

#[test]
fn a_folder_scan_is_sorted_by_path() {
    let names = ["B.yaml", "a-b.yaml", "a.yaml", "a/z.yaml", "a0.yaml", "b/a.yaml", "c.yaml"];
    let folder = names.iter().rev().fold(Folder::new(), |folder, name| folder.file(name, proxy(&name.to_lowercase().replace(['/', '.'], "-"))));
    let want: Vec<String> = names.iter().map(|name| name.to_lowercase().replace(['/', '.'], "-")).collect();
    assert_eq!(read(&folder, &["."]), want);
}

#[test]
fn hidden_folders_are_skipped() {
    let folder = Folder::with("a.yaml", proxy("a")).file(".git/b.yaml", proxy("b")).file("x/.cache/c.yaml", proxy("c"));
    assert_eq!(read(&folder, &["."]), ["a"]);
}

#[test]
fn a_hidden_folder_that_was_named_is_read() {
    let folder = Folder::with(".deploy/a.yaml", proxy("a"));
    assert_eq!(read(&folder, &[".deploy"]), ["a"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_are_survived() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with("x/a.yaml", proxy("a"));
    symlink("..", folder.path("x/up")).expect("links can be made");
    symlink("itself", folder.path("x/itself")).expect("links can be made");
    symlink(folder.root(), folder.path("x/root")).expect("links can be made");
    assert_eq!(read(&folder, &["."]), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_linked_folder_is_read_once() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with("real/a.yaml", proxy("a"));
    symlink("real", folder.path("link")).expect("links can be made");
    assert_eq!(read(&folder, &["."]), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_yaml_link_that_leads_nowhere_is_left_out() {
    let folder = Folder::with("a.yaml", proxy("a"));
    std::os::unix::fs::symlink("gone.yaml", folder.path("b.yaml")).expect("links can be made");
    for verb in ["build", "check", "status"] {
        let done = folder.run(&[verb, "."]).ends(0);
        assert!((done.out + &done.err).contains("b.yaml"), "{verb}");
    }
    folder.run(&["check", "--deny", "warnings", "."]).ends(0);
    folder.run(&["build", "--deny", "warnings", "."]).ends(1);
    folder.run(&["check", ".", "b.yaml"]).refuses("b.yaml");
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let folder = Folder::with("a.yaml", proxy("a"));
    assert_eq!(read(&folder, &["a.yaml", "./a.yaml", ".", "-f", "a.yaml"]), ["a"]);
}

#[test]
fn inputs_come_in_the_order_given() {
    let folder = Folder::with("a.yaml", proxy("a")).file("b.yaml", proxy("b"));
    assert_eq!(read(&folder, &["b.yaml", "a.yaml"]), ["b", "a"]);
}

#[test]
fn filename_is_accepted_repeatedly_and_beside_paths() {
    let folder = Folder::with("a.yaml", proxy("a")).file("b.yaml", proxy("b")).file("c.yaml", proxy("c"));
    assert_eq!(read(&folder, &["a.yaml", "-f", "b.yaml", "--filename", "c.yaml"]), ["a", "b", "c"]);
    assert_eq!(read(&folder, &["-f", "c.yaml", "-fb.yaml", "--filename=a.yaml"]), ["c", "b", "a"]);
}

#[test]
fn filename_takes_standard_input() {
    for args in [&["status", "-o", "name", "-f", "-"], &["status", "-o", "name", "--filename", "-"]] {
        Folder::new().command(args).input(proxy("a")).run().ends(0).prints("/a\n");
    }
}

#[test]
fn a_comma_belongs_to_the_name_of_a_file() {
    let folder = Folder::with("a,b.yaml", proxy("a"));
    assert_eq!(read(&folder, &["-f", "a,b.yaml"]), ["a"]);
    assert_eq!(read(&folder, &["a,b.yaml"]), ["a"]);
}

#[test]
fn a_dash_reads_standard_input() {
    for verb in ["build", "check", "status"] {
        Folder::new().command(&[verb, "-"]).input(proxy("a")).run().ends(0);
    }
}

#[test]
fn standard_input_goes_with_files() {
    let folder = Folder::with("a.yaml", proxy("a"));
    let done = folder.command(&["status", "-o", "name", "a.yaml", "-"]).input(proxy("b")).run().ends(0);
    assert_eq!(done.out.lines().count(), 2);
}

#[test]
fn standard_input_is_named_in_reports() {
    Folder::new().command(&["check", "--format", "short", "-"]).input(broken_proxy("a")).run().ends(1).prints("<stdin>:8:17: error[");
}

#[test]
fn a_pipe_with_no_path_is_refused() {
    let folder = Folder::with("a.yaml", proxy("a"));
    for verb in ["build", "check", "status"] {
        for input in ["", &proxy("b")] {
            let done = folder.command(&[verb]).input(input).run().refuses("standard input");
            assert!(done.err.contains("`-`") && done.err.contains("`.`"), "{}", done.err);
        }
    }
}

#[test]
fn a_file_on_standard_input_with_no_path_is_refused() {
    let folder = Folder::with("a.yaml", proxy("a"));
    let file = fs::File::open(folder.path("a.yaml")).expect("the file is there");
    folder.command(&["build"]).stdin(file).run().refuses("`-`");
}

#[test]
fn no_path_and_no_input_reads_the_current_folder() {
    let folder = Folder::with("x/a.yaml", proxy("a"));
    assert_eq!(read(&folder, &[]), ["a"]);
}

#[test]
fn a_path_is_not_disturbed_by_a_pipe() {
    let folder = Folder::with("a.yaml", proxy("a"));
    folder.command(&["status", "-o", "name", "a.yaml"]).input(proxy("b")).run().ends(0).lacks("/b");
}

#[test]
fn a_file_that_is_not_there_is_a_mistake_on_the_command_line() {
    for verb in ["build", "check", "status"] {
        Folder::new().run(&[verb, "gone.yaml"]).refuses("`gone.yaml`");
    }
}

#[test]
fn an_empty_path_is_no_path() {
    Folder::with("a.yaml", proxy("a")).run(&["build", ""]).refuses("a value is required");
}

#[test]
fn json_is_read() {
    let object = r#"{"apiVersion": "networking.datumapis.com/v1alpha", "kind": "HTTPProxy", "metadata": {"name": "NAME"},
        "spec": {"rules": [{"backends": [{"endpoint": "https:\/\/origin.example.com"}]}]}}"#;
    let one = |name: &str| object.replace("NAME", name);
    let folder = Folder::with("one.json", one("a")).file("many.json", format!("{}\n{}{}", one("b"), one("c"), one("d")));
    assert_eq!(read(&folder, &["one.json", "many.json"]), ["a", "b", "c", "d"]);
    Folder::new().command(&["check", "-"]).input(one("a") + &one("b")).run().ends(0);
}

#[test]
fn tabs_may_indent_json() {
    let text = "{\n\t\"apiVersion\": \"networking.datumapis.com/v1alpha\",\n\t\"kind\": \"HTTPProxy\",\n\t\"metadata\": {\"name\": \"a\"},\n\t\"spec\": {\n\t\t\"rules\": [{\"backends\": [{\"endpoint\": \"https://origin.example.com\"}]}]\n\t}\n}\n";
    assert_eq!(read(&Folder::with("a.json", text), &["a.json"]), ["a"]);
}

/// Indents every line.
fn indented(text: &str, by: usize) -> String {
    text.lines().map(|line| format!("{}{line}\n", " ".repeat(by))).collect()
}

fn item(text: &str) -> String {
    format!("- {}", indented(text, 2).trim_start())
}

#[test]
fn lists_are_unwrapped() {
    let list = format!("apiVersion: v1\nkind: List\nitems:\n{}{}{}", item(&proxy("a")), item(&config_map("x")), item(&proxy("b")));
    assert_eq!(read(&Folder::with("list.yaml", list), &["list.yaml"]), ["a", "b"]);
    let list = format!("apiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxyList\nitems:\n{}", item(&proxy("a")));
    assert_eq!(read(&Folder::with("list.yaml", &list), &["list.yaml"]), ["a"]);
    let bare = list.replace("- apiVersion: networking.datumapis.com/v1alpha\n  kind: HTTPProxy\n  metadata", "- metadata");
    assert_ne!(bare, list);
    assert_eq!(read(&Folder::with("list.yaml", bare), &["list.yaml"]), ["a"]);
}

#[test]
fn items_of_a_list_have_positions_of_their_own() {
    let list = format!("apiVersion: v1\nkind: List\nitems:\n{}{}", item(&broken_proxy("a")), item(&broken_proxy("b")));
    let report = Folder::with("list.yaml", list).run(&["check", "--format", "json", "list.yaml"]).ends(1).json();
    let places: Vec<_> =
        report.as_array().expect("an array").iter().map(|found| (found["line"].as_u64(), string(&found["object"]["name"]))).collect();
    assert_eq!(places, [(Some(11), "a".to_owned()), (Some(19), "b".to_owned())]);
    assert_eq!(string(&report[1]["field"]), "spec.rules[0].backends[0].endpoint[scheme]");
}

#[test]
fn an_empty_list_is_a_document() {
    let folder = Folder::with("list.yaml", "apiVersion: v1\nkind: List\nitems: []\n");
    for verb in ["check", "status"] {
        folder.run(&[verb, "list.yaml"]).ends(0);
    }
    folder.run(&["build", "list.yaml"]).refuses("nothing to print");
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
}

#[test]
fn every_encoding_with_a_mark_is_read() {
    let text = proxy("a").replace("metadata:\n", "metadata:\n  annotations: {note: \"größer 😀\"}\n");
    let windows = text.replace('\n', "\r\n");
    for bytes in [
        text.clone().into_bytes(),
        format!("\u{FEFF}{text}").into_bytes(),
        utf16(&text, u16::to_le_bytes),
        utf16(&text, u16::to_be_bytes),
        windows.clone().into_bytes(),
        format!("\u{FEFF}{windows}").into_bytes(),
        utf16(&windows, u16::to_le_bytes),
    ] {
        let folder = Folder::with("a.yaml", &bytes);
        assert_eq!(read(&folder, &["a.yaml"]), ["a"]);
        assert_eq!(read(&folder, &["."]), ["a"]);
        folder.command(&["check", "-"]).input(&bytes).run().ends(0);
    }
}

#[test]
fn positions_do_not_depend_on_the_encoding() {
    let text = broken_proxy("a").replace("- endpoint", "- { endpoint").replace(".com\n", ".com, tls: {hostname: \"é ü\"} }\n");
    let want = Folder::with("a.yaml", &text).run(&["check", "--format", "json", "a.yaml"]).ends(1).out;
    let windows = text.replace('\n', "\r\n");
    for bytes in [format!("\u{FEFF}{text}").into_bytes(), utf16(&text, u16::to_le_bytes), utf16(&windows, u16::to_be_bytes), windows.into_bytes()] {
        assert_eq!(Folder::with("a.yaml", bytes).run(&["check", "--format", "json", "a.yaml"]).ends(1).out, want);
    }
}

#[test]
fn bytes_that_are_no_text_are_a_finding_with_their_offset() {
    for (bytes, offset) in [(&b"a: \xFF\n"[..], 3), (b"\xEF\xBB\xBFa: \xC3(\n", 6), (b"\xFF\xFEa\0:\0\x00\xD8b\0", 6), (b"\xFE\xFF\0a\0:\0", 6)] {
        let folder = Folder::with("a.yaml", bytes);
        for verb in ["build", "check", "status"] {
            let done = folder.run(&[verb, "a.yaml"]).ends(1);
            let all = done.out + &done.err;
            assert!(all.contains(&format!(" at byte {offset}")) && all.contains("invalid-encoding"), "{all}");
        }
    }
}

#[test]
fn text_in_an_older_encoding_is_a_finding_also_in_a_folder_scan() {
    let folder = Folder::with("a.yaml", proxy("a")).file("b.yaml", b"name: \xE9t\xE9\n");
    assert_eq!(folder.run(&["check", "--format", "json", "."]).ends(0).codes(), ["left-out"]);
    folder.run(&["build", "."]).ends(0).says("left-out").says("b.yaml");
    assert_eq!(folder.run(&["check", "--format", "json", "a.yaml", "b.yaml"]).ends(1).codes(), ["invalid-encoding"]);
    let ours = Folder::with("b.yaml", b"# networking.datumapis.com\nname: \xE9t\xE9\n");
    assert_eq!(ours.run(&["check", "--format", "json", "."]).ends(1).codes(), ["invalid-encoding"]);
}

#[test]
fn no_resources_at_all_is_an_error() {
    for content in ["", "# nothing\n", "---\n---\n", "---\n# nothing\n...\n", " \n\n", "\u{FEFF}", "\r\n", "null\n", "--- # c\n~\n"] {
        let folder = Folder::with("a.yaml", content);
        for verb in ["build", "check", "status"] {
            folder.run(&[verb, "."]).refuses("no Kubernetes objects");
            folder.run(&[verb, ".", "--allow-empty"]).ends(0);
            for args in [&[verb, "-"][..], &[verb, "b.txt", "-"]] {
                let folder = Folder::with("b.txt", proxy("b"));
                folder.command(args).input(content).run().refuses("standard input contains no document");
                folder.command(&[args, &["--allow-empty"]].concat()).input(content).run().ends(0);
            }
        }
        for verb in ["build", "status"] {
            folder.run(&[verb, "a.yaml"]).refuses("`a.yaml` contains no document");
        }
        assert_eq!(folder.run(&["check", "--format", "json", "a.yaml"]).ends(0).codes(), ["empty-input"]);
        assert!(folder.run(&["check", "--format", "json", "a.yaml", "--allow-empty"]).ends(0).codes().is_empty());
    }
    for verb in ["build", "check", "status"] {
        Folder::with("a.txt", "").run(&[verb, "."]).refuses("no .yaml, .yml, or .json file");
    }
}

#[test]
fn empty_documents_are_silent() {
    let text = format!("# first\n---\n---\n# note\n---\n{}---\n---\n# last\n", proxy("a"));
    let folder = Folder::with("a.yaml", text).file("empty.yaml", "").file("comment.yaml", "# only\n");
    folder.run(&["build", ".", "--status", "none"]).ends(0).says_nothing();
    let done = folder.run(&["check", "."]).ends(0).prints_nothing();
    assert_eq!(done.err, "no problems in 3 files\n");
}

#[test]
fn a_document_that_is_no_object_is_an_error_in_a_named_file() {
    for text in ["a: 1\n", "kind: HTTPProxy\n", "apiVersion: v1\n", "just text\n", "- 1\n", "5\n", "apiVersion: ''\nkind: ''\n"] {
        let folder = Folder::with("a.yaml", text);
        for verb in ["build", "check", "status"] {
            let done = folder.run(&[verb, "a.yaml"]).ends(1);
            assert!((done.out + &done.err).contains("not-a-resource"), "{verb} {text}");
        }
        folder.command(&["check", "-"]).input(text).run().ends(1);
    }
}

#[test]
fn a_document_that_is_no_object_is_a_note_in_a_folder_scan() {
    for text in ["a: 1\n", "kind: HTTPProxy\n", "just text\n", "- 1\n"] {
        let folder = Folder::with("values.yaml", text).file("a.yaml", proxy("a"));
        let report = folder.run(&["check", "--format", "json", "."]).ends(0).json();
        assert_eq!((string(&report[0]["code"]), string(&report[0]["severity"])), ("not-a-resource".to_owned(), "note".to_owned()));
        folder.run(&["build", "."]).ends(0).says("not-a-resource").lacks(text.trim());
        // a file that is named is an error, even if a scan finds it first
        folder.run(&["check", ".", "values.yaml"]).ends(1);
    }
}

#[test]
fn a_kustomization_needs_no_kind() {
    let folder = Folder::with("kustomization.yaml", "resources: [a.yaml]\n").file("a.yaml", proxy("a"));
    folder.run(&["build", "."]).ends(0).says("note[left-out]").lacks("resources:");
    folder.run(&["check", "kustomization.yaml", "a.yaml"]).ends(0);
}

const TEMPLATE: &str = "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\n  {{- if .Values.x }}\n  x: y\n  {{- end }}\n";

#[test]
fn a_template_in_a_folder_is_a_warning_where_nothing_has_to_be_passed_on() {
    let folder = Folder::with("templates/svc.yaml", TEMPLATE).file("a.yaml", proxy("a"));
    for verb in ["check", "status"] {
        let done = folder.run(&[verb, "."]).ends(0);
        assert!((done.out + &done.err).contains("template-skipped"), "{verb}");
        folder.run(&[verb, ".", "--deny", "warnings"]).ends(1);
        folder.run(&[verb, ".", "--allow", "template-skipped"]).ends(0);
    }
}

#[test]
fn a_template_in_a_folder_is_left_out_of_a_build() {
    let folder = Folder::with("templates/svc.yaml", TEMPLATE).file("a.yaml", proxy("a"));
    folder.run(&["build", "."]).ends(0).says("warning[left-out]").says("--exclude");
    let broken = Folder::with("a.yaml", proxy("a")).file("b.yaml", "a: [\n");
    broken.run(&["build", "."]).ends(1).prints_nothing().says("--exclude");
    for glob in ["templates", "templates/", "./templates", "templates/*", "svc.yaml", "**/svc.*", "*/svc.yaml"] {
        folder.run(&["build", ".", "--exclude", glob]).ends(0).says_nothing();
    }
}

#[test]
fn a_template_that_was_named_or_is_ours_is_an_error() {
    let folder = Folder::with("svc.yaml", TEMPLATE).file("x/p.yaml", TEMPLATE.replace("v1", "networking.datumapis.com/v1alpha"));
    folder.run(&["check", "svc.yaml"]).ends(1);
    folder.run(&["check", "x"]).ends(1);
    folder.command(&["check", "-"]).input(TEMPLATE).run().ends(1);
}

#[test]
fn exclude_is_repeatable_and_speaks_of_names_and_paths() {
    let folder = Folder::with("a.yaml", proxy("a")).file("x/b.yaml", proxy("b")).file("x/c/d.yaml", proxy("d")).file("e.yml", proxy("e"));
    assert_eq!(read(&folder, &[".", "--exclude", "x"]), ["a", "e"]);
    assert_eq!(read(&folder, &[".", "--exclude", "*.yml", "--exclude", "b.yaml"]), ["a", "d"]);
    assert_eq!(read(&folder, &[".", "--exclude", "x/c"]), ["a", "e", "b"]);
    assert_eq!(read(&folder, &["x", "--exclude", "c"]), ["b"]);
    assert_eq!(read(&folder, &["x", "--exclude", "x/b.yaml"]), ["d"]);
    assert_eq!(read(&folder, &[folder.root().to_str().expect("the path is text"), "--exclude", "x/*"]), ["a", "e"]);
    folder.run(&["check", ".", "--exclude", "[a"]).refuses("invalid value `[a` for `--exclude`");
}

#[test]
fn everything_excluded_is_no_resource() {
    Folder::with("a.yaml", proxy("a")).run(&["check", ".", "--exclude", "*"]).refuses("`--exclude` excludes every file");
}

#[test]
fn the_output_folder_is_never_scanned() {
    let folder = Folder::with("a.yaml", proxy("a"));
    for _ in 0..2 {
        folder.run(&["build", ".", "--out-dir", "out/deep"]).ends(0);
        assert_eq!(folder.names("out/deep").len(), 4);
    }
    // another folder beside it is scanned
    folder.write("out/b.yaml", proxy("b"));
    folder.run(&["build", ".", "--out-dir", "./out/../out/deep"]).ends(0);
    assert_eq!(folder.names("out/deep").len(), 7);
}

#[test]
fn a_folder_inside_the_output_folder_can_be_built() {
    let folder = Folder::with("apps/a.yaml", proxy("a"));
    folder.run(&["build", "apps", "--out-dir", "."]).ends(0);
    assert_eq!(folder.names(".").len(), 5);
    folder.run(&["build", ".", "--out-dir", "."]).refuses("--out-dir");
}

#[test]
fn paths_are_shown_without_a_leading_dot() {
    let folder = Folder::with("x/a.yaml", broken_proxy("a"));
    for path in [".", "./x", "x/", "./x/a.yaml"] {
        let report = folder.run(&["check", "--format", "json", path]).ends(1).json();
        assert_eq!(string(&report[0]["file"]), "x/a.yaml");
    }
}

#[test]
fn many_documents_in_one_file_keep_their_lines() {
    let text = stream(&[proxy("a"), broken_proxy("b"), proxy("c"), broken_proxy("d")]);
    let report = Folder::with("a.yaml", text).run(&["check", "--format", "json", "a.yaml"]).ends(1).json();
    let lines: Vec<_> = report.as_array().expect("an array").iter().map(|found| found["line"].as_u64()).collect();
    assert_eq!(lines, [Some(17), Some(35)]);
}

/// Emacs locks `shop.yaml` with `.#shop.yaml`, a link to the name of a user, a host, and a process, and not to a file.
#[cfg(unix)]
#[test]
fn the_lock_of_an_editor_is_no_input() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with("shop.yaml", proxy("shop"));
    symlink("me@host.4711:1754928549", folder.path(".#shop.yaml")).expect("links can be made");
    assert_eq!(read(&folder, &["."]), ["shop"]);
    symlink("nowhere", folder.path("#blog.yaml")).expect("links can be made");
    folder.run(&["check", "."]).ends(0).prints("#blog.yaml");
    folder.run(&["check", ".", "--exclude", "#*"]).ends(0).prints_nothing();
}

//! `trace`: the answer for people and as JSON, the options of a request, and the exit status.

use crate::support::{Done, broken_proxy, gatewright, on_input, proxy_for, repository};

/// Asks the proxy of `testdata/trace/shop.yaml`, with its hostname verified.
fn ask(args: &[&str]) -> Done {
    let fixed = ["trace", "--assume-verified", "example.com"];
    gatewright(&[&fixed[..], args, &["shop.yaml"]].concat()).folder(repository("testdata/trace")).run()
}

#[test]
fn an_answer_says_what_happens_then_why() {
    let done = ask(&["-H", "X-Env: canary", "http://www.example.com/cart//x?a=1"]).ends(0);
    assert_eq!(
        done.out,
        "\
→ https://new.example.net as GET /v2/cart/x?a=1

rule 0 `canary` of default/shop, match 0
  shop.yaml:10:7
  goes first because it matches more headers (the method is one of them)

not answered by
  rule 2, match 0: matches too, but comes later  (shop.yaml:31:7)
  rule 2, match 1: other path  (shop.yaml:32:34)
  rule 1, match 0: other path  (shop.yaml:25:39)

on the way
  ~ path /cart//x → /cart/x (normalized)
  ~ path /cart/x → /v2/cart/x
  ~ host www.example.com → new.example.net
  + x-canary: 1
  + x-forwarded-host: www.example.com
  + x-forwarded-proto: http
  - x-env
  TLS to the backend, its certificate verified for new.example.net

to the client
  strict-transport-security: max-age=60
"
    );
}

#[test]
fn each_kind_of_answer_has_its_line_and_its_status() {
    for (args, code, line) in [
        (&["https://www.example.com/old/x"][..], 0, "301 → https://www.example.org/old/x"),
        (&["-X", "POST", "www.example.com/old/x"], 1, "404: no rule of default/shop matches POST /old/x"),
        (&["-d", "a=1", "www.example.com/old/x"], 1, "404: no rule of default/shop matches POST /old/x"),
        (&["-I", "www.example.com/api"], 0, "→ https://origin.example.net:8443 as HEAD /api"),
        (&["www.exampel.com"], 1, "404: no proxy serves www.exampel.com; did you mean www.example.com?"),
        (&["https://www.exampel.com"], 1, "connection reset: no proxy serves the TLS server name www.exampel.com; did you mean www.example.com?"),
        (&["www.example.com/a%2fb"], 1, "307 → /a/b: a path with escaped slashes is redirected before any rule is tried"),
        (&["-H", "Host: www.example.com:8080", "other.example.com/api"], 0, "→ https://origin.example.net:8443 as GET /api"),
    ] {
        let done = ask(args).ends(code);
        let first = done.out.lines().next().unwrap_or_default();
        assert_eq!(first, line, "{args:?}");
    }
}

#[test]
fn a_hostname_that_is_listed_and_not_served_is_asked_as_if_it_were() {
    let done = on_input(&["trace", "www.example.org/x", "-"], proxy_for("shop", "www.example.org")).ends(1);
    done.prints("404: no proxy serves www.example.org, because default/shop lists it and no verified Domain covers it")
        .prints("if it were served\n\n→ https://");
}

#[test]
fn every_key_of_the_json_is_always_there() {
    for url in ["www.example.com/cart", "https://www.example.com/old", "nobody.example.com/", "www.example.com/a#b"] {
        let value = ask(&["-o", "json", url]).json();
        let keys: Vec<&str> = value.as_object().expect("one object").keys().map(String::as_str).collect();
        let wanted = [
            "request",
            "by",
            "status",
            "proxy",
            "rule",
            "match",
            "backend",
            "endpoint",
            "location",
            "forwarded",
            "response",
            "at",
            "decided_by",
            "others",
            "notes",
        ];
        assert_eq!(keys, wanted, "{url}");
    }
}

#[test]
fn an_invalid_proxy_does_not_answer() {
    on_input(&["trace", "www.example.com", "-"], broken_proxy("shop")).ends(1).prints("404: no proxy serves").says("error[");
}

#[test]
fn a_request_that_cannot_be_made_is_a_mistake_on_the_command_line() {
    ask(&["ftp://www.example.com/"]).ends(2).says("the URL needs the scheme `http` or `https`");
    ask(&["-H", "X-Env", "www.example.com"]).ends(2).says("invalid value `X-Env` for `--header`: expected `NAME: VALUE`");
}

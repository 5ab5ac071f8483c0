//! Hostile input: every run ends with the right exit status, and its work grows no faster than the input.
//!
//! The limit is on processor time, and it is generous: a quadratic step on a megabyte would take minutes.

use std::io::Write;
use std::process::Stdio;

use crate::support::tool;

/// Large enough that a quadratic step shows, and small enough that each run takes a fraction of a second.
const LARGE: usize = 1 << 20;

/// Runs `check` on the input with limits on processor time and memory, and checks the exit status.
#[track_caller]
fn check(input: &[u8], want: i32) {
    let script = format!("ulimit -t 6; ulimit -v {}; exec gatewright check --format short -", 4 << 20);
    let mut child =
        tool("sh").args(["-c", &script]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("there is a shell");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    stdin.write_all(input).expect("the program reads all of its input");
    drop(stdin);
    let status = child.wait().expect("the program ends");
    assert_eq!(status.code(), Some(want), "ended by {status}");
}

fn proxy(spec: &str) -> Vec<u8> {
    format!("apiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nmetadata: {{name: p}}\nspec:\n{spec}").into_bytes()
}

#[test]
fn endless_nesting() {
    for unit in ["[", "{a: ", "- ", "? ", "{", "[[]"] {
        check(unit.repeat(LARGE / unit.len()).as_bytes(), 1);
    }
}

#[test]
fn fifty_thousand_faults_on_one_line() {
    check("{{ x }} ".repeat(50_000).as_bytes(), 1);
}

#[test]
fn endless_scalars() {
    for unit in ["\"", "'", "&a ", "*a ", "!!str ", "a", "|", ">", "#", "\t", "%", "a: ", ": ", "\\"] {
        check(unit.repeat(LARGE / unit.len()).as_bytes(), if unit == "#" { 2 } else { 1 });
    }
}

#[test]
fn one_endless_line() {
    let long = "x".repeat(5 * LARGE);
    check(&proxy(&format!("  rules: [{{name: \"{long}\", backends: [{{endpoint: \"https://a.b\"}}]}}]\n")), 1);
}

#[test]
fn a_hundred_thousand_empty_documents() {
    check("---\n".repeat(100_000).as_bytes(), 2);
    check("{}\n".repeat(50_000).as_bytes(), 1);
}

#[test]
fn fifty_thousand_keys() {
    let keys: String = (0..50_000).map(|key| format!("  k{key}: 1\n")).collect();
    check(&proxy(&keys), 1);
    check(&proxy(&"  k: 1\n".repeat(50_000)), 1);
}

#[test]
fn lists_far_over_their_limits() {
    let headers: String = (0..50_000).map(|header| format!("      - {{name: h{header}, value: x}}\n")).collect();
    check(&proxy(&format!("  rules:\n  - backends: [{{endpoint: \"https://a.b\"}}]\n    matches:\n    - headers:\n{headers}")), 1);
    check(&proxy(&format!("  hostnames: [{}]\n  rules: []\n", "a.example.com, ".repeat(50_000))), 1);
}

#[test]
fn aliases_that_multiply() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let before = level - 1;
        bomb += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{before}"); 10].join(", "));
    }
    check(bomb.as_bytes(), 1);
    let mut chain = String::from("a0: &a0 [x]\n");
    for level in 1..50_000 {
        chain += &format!("a{level}: &a{level} [*a{}]\n", level - 1);
    }
    check(chain.as_bytes(), 1);
}

#[test]
fn bytes_that_are_no_text() {
    check(&vec![0xFF; LARGE], 1);
    check(&vec![0; LARGE], 1);
}

//! Compares the whole program with `kubectl kustomize` on the same file: `cargo bench --bench compare`.
//!
//! Prints a table with the best of several runs. `kubectl kustomize` does less, because it only passes the documents through, and it needs
//! minutes for 10,000 of them: set `KUSTOMIZE_LARGEST=10000` to measure it for that row too. Its column is empty if kubectl is not installed.

#[expect(dead_code, reason = "only the other benchmark measures the flow style")]
mod corpus;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use corpus::{Style, corpus};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const GATEWRIGHT: &str = env!("CARGO_BIN_EXE_gatewright");

/// The time of the best of several runs; `None` if the program cannot be started or fails.
fn time(runs: usize, program: &str, arguments: &[&str]) -> Option<Duration> {
    let once = || {
        let start = Instant::now();
        let status = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
        status.success().then(|| start.elapsed())
    };
    (0..runs).map(|_| once()).min().flatten()
}

/// The peak resident set size in bytes, measured by GNU time; `None` if that is not installed.
fn peak(arguments: &[&str]) -> Option<u64> {
    let mut command = Command::new("/usr/bin/time");
    let done = command.args(["-f", "%M", GATEWRIGHT]).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).output().ok()?;
    let kibibytes: u64 = String::from_utf8_lossy(&done.stderr).lines().last()?.parse().ok()?;
    Some(kibibytes * 1024)
}

fn shown(duration: Option<Duration>) -> String {
    duration.map_or_else(String::new, |duration| format!("{:.1} ms", duration.as_secs_f64() * 1e3))
}

#[expect(clippy::cast_precision_loss, reason = "sizes are printed with one digit")]
fn row(folder: &Path, proxies: usize, largest_for_kustomize: usize) -> String {
    let text = corpus(proxies, Style::Block);
    let input = folder.join("proxies.yaml");
    std::fs::write(&input, &text).expect("the temporary folder can be written");
    std::fs::write(folder.join("kustomization.yaml"), "resources: [proxies.yaml]\n").expect("the temporary folder can be written");
    let input = input.to_string_lossy();
    let runs = if proxies > 10_000 { 3 } else { 10 };
    let build = time(runs, GATEWRIGHT, &["build", "--quiet", &input]);
    let check = time(runs, GATEWRIGHT, &["check", "--quiet", &input]);
    let kustomize = (proxies <= largest_for_kustomize).then(|| time(1, "kubectl", &["kustomize", &folder.to_string_lossy()])).flatten();
    let ratio = kustomize.zip(build).map_or_else(String::new, |(theirs, ours)| format!("{:.0}×", theirs.as_secs_f64() / ours.as_secs_f64()));
    let memory = peak(&["build", "--quiet", &input]).map_or_else(String::new, |bytes| format!("{:.1}×", bytes as f64 / text.len() as f64));
    format!("| {proxies} | {:.1} MB | {} | {} | {memory} | {} | {ratio} |", text.len() as f64 / 1e6, shown(build), shown(check), shown(kustomize))
}

#[expect(clippy::print_stdout, reason = "the table is the result of this program")]
fn main() {
    let folder = std::env::temp_dir().join(format!("gatewright-compare-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let largest = std::env::var("KUSTOMIZE_LARGEST").ok().and_then(|largest| largest.parse().ok()).unwrap_or(1_000);
    println!("| proxies | input | build | check | peak memory of build to input | kubectl kustomize | build is faster by |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for proxies in SIZES {
        println!("{}", row(&folder, proxies, largest));
    }
    let small = folder.join("small.yaml");
    std::fs::write(&small, corpus(1, Style::Block)).expect("the temporary folder can be written");
    println!("\n`--version`: {}", shown(time(20, GATEWRIGHT, &["--version"])));
    println!("`check` of one small file: {}", shown(time(20, GATEWRIGHT, &["check", "--quiet", &small.to_string_lossy()])));
    std::fs::remove_dir_all(&folder).expect("the temporary folder can be removed");
}

//! Every command that README.md shows does what it shows.

use libtest_mimic::Trial;

use crate::support::{ROOT, assert_kept, read, repository, tool};
use crate::trial::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("readme/commands-print-what-is-shown", commands_print_what_is_shown),
        trial("readme/commands-without-output-exist", commands_without_output_exist),
    ]
}

/// A fenced block: its language and its lines.
struct Block {
    language: String,
    first: usize,
    lines: Vec<String>,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in text.lines().enumerate() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(_), Some(block)) => blocks.push(block),
            (Some(language), None) => open = Some(Block { language: language.to_owned(), first: number + 1, lines: Vec::new() }),
            (None, Some(mut block)) => {
                block.lines.push(line.to_owned());
                open = Some(block);
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "every block is closed");
    blocks
}

/// The output of a command on both streams, run by a shell in the root of the repository.
fn output(command: &str) -> String {
    let command = command.replace("cargo run --release --", "gatewright");
    let script = format!("exec 2>&1\n{command}");
    let done = tool("sh").args(["-c", &script]).current_dir(ROOT).output().expect("there is a shell");
    String::from_utf8(done.stdout).expect("the output is text")
}

fn commands_print_what_is_shown() {
    let text = read("README.md");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let consoles: Vec<Block> = blocks(&text).into_iter().filter(|block| block.language == "console").collect();
    assert!(consoles.len() >= 3, "the README shows what the program does");
    // from the last to the first, so that line numbers stay valid while outputs change
    for block in consoles.iter().rev() {
        let mut want = Vec::new();
        for command in block.lines.iter().filter(|line| line.starts_with("$ ")) {
            want.push(command.clone());
            want.extend(output(&command[2..]).lines().map(|line| line.trim_end().to_owned()));
        }
        lines.splice(block.first..block.first + block.lines.len(), want);
    }
    assert_kept(&repository("README.md"), &(lines.join("\n") + "\n"));
}

fn commands_without_output_exist() {
    let text = read("README.md");
    let gate = read(".ci/run");
    for line in blocks(&text).iter().filter(|block| block.language == "sh").flat_map(|block| &block.lines) {
        if line.starts_with("cargo test") {
            assert!(gate.lines().any(|step| step == line), "the gate runs the README's test command");
            continue;
        }
        let words = line.split('|').find(|part| part.trim_start().starts_with("gatewright")).unwrap_or_else(|| panic!("`{line}` runs gatewright"));
        parses(words);
    }
    for code in text.split('`').filter(|code| code.starts_with("gatewright ")) {
        parses(code);
    }
}

/// Whether the program accepts the command line.
fn parses(command: &str) {
    let words: Vec<&str> = command.split_whitespace().collect();
    gatewright::command().try_get_matches_from(&words).unwrap_or_else(|error| panic!("`{command}` is a command: {error}"));
}

//! Every command that README.md shows does what it shows. `UPDATE=1 cargo test --test readme` writes the outputs anew.

use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A fenced block: its language, and its lines.
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

/// What a command prints on both streams, run by a shell in the repository's root.
fn output(command: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_gatewright"));
    let folder = binary.parent().expect("the binary lies in a folder");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let command = command.replace("cargo run --release --", "gatewright");
    let script = format!("exec 2>&1\n{command}");
    let mut shell = Command::new("sh");
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GATEWRIGHT_")) {
        shell.env_remove(name);
    }
    let done = shell.args(["-c", &script]).current_dir(ROOT).env("PATH", path).output().expect("there is a shell");
    String::from_utf8(done.stdout).expect("the output is text")
}

#[test]
fn every_command_prints_what_is_shown() {
    let path = Path::new(ROOT).join("README.md");
    let text = std::fs::read_to_string(&path).expect("README.md is there");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let consoles: Vec<Block> = blocks(&text).into_iter().filter(|block| block.language == "console").collect();
    assert!(consoles.len() >= 3, "the README shows what the program does");
    // from the last to the first, so that line numbers hold while outputs change
    for block in consoles.iter().rev() {
        let commands: Vec<&String> = block.lines.iter().filter(|line| line.starts_with("$ ")).collect();
        let mut want = Vec::new();
        for command in commands {
            want.push(command.clone());
            want.extend(output(&command[2..]).lines().map(|line| line.trim_end().to_owned()));
        }
        lines.splice(block.first..block.first + block.lines.len(), want);
    }
    let want = lines.join("\n") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &want).expect("README.md can be written");
    }
    assert_eq!(text, want, "README.md shows other output than the commands print: run with UPDATE=1");
}

#[test]
fn commands_without_output_are_commands_that_there_are() {
    let text = std::fs::read_to_string(Path::new(ROOT).join("README.md")).expect("README.md is there");
    let gate = std::fs::read_to_string(Path::new(ROOT).join(".ci/run")).expect("the gate is there");
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

/// Whether the command line is one that the program takes.
fn parses(command: &str) {
    let words: Vec<&str> = command.split_whitespace().collect();
    gatewright::command().try_get_matches_from(&words).unwrap_or_else(|error| panic!("`{command}` is a command: {error}"));
}

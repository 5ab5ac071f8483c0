//! Outputs that are kept in files: compared with them, or written to them with `BLESS=1`.

use std::fs;
use std::path::Path;

use similar::TextDiff;

/// The number of lines of a difference that are shown.
const SHOWN: usize = 40;

/// Whether outputs are written instead of compared.
pub fn is_blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Compares an output with its file, or writes the file. An empty output has no file.
#[track_caller]
pub fn assert_kept(path: &Path, output: &str) {
    if is_blessing() {
        return write(path, output);
    }
    let kept = if path.exists() { fs::read_to_string(path).expect("a kept output can be read") } else { String::new() };
    if kept != output {
        let name = path.strip_prefix(super::ROOT).unwrap_or(path).display();
        panic!(
            "the program no longer prints what {name} has\n\n{}\nif the new output is right, write it with `.ci/bless`",
            difference(&kept, output)
        );
    }
}

/// Asserts that two outputs are the same.
#[track_caller]
pub fn assert_same(left: &str, right: &str) {
    assert!(left == right, "{}", difference(left, right));
}

fn write(path: &Path, output: &str) {
    if output.is_empty() {
        if path.exists() {
            fs::remove_file(path).expect("a kept output can be removed");
        }
    } else if fs::read_to_string(path).ok().as_deref() != Some(output) {
        fs::write(path, output).expect("an output can be written");
    }
}

/// The lines that differ, with two lines of context.
fn difference(kept: &str, output: &str) -> String {
    let diff = TextDiff::from_lines(kept, output);
    let unified = diff.unified_diff().context_radius(2).to_string();
    let lines: Vec<String> = unified.split_terminator('\n').map(visible).collect();
    let mut text = lines.iter().take(SHOWN).map(|line| format!("{line}\n")).collect::<String>();
    if lines.len() > SHOWN {
        text += &format!("… and {} lines more\n", lines.len() - SHOWN);
    }
    text
}

/// A line of a difference, with the invisible characters after its mark made visible.
fn visible(line: &str) -> String {
    let (mark, line) = line.split_at(line.len().min(1));
    let text = line.trim_end_matches(' ');
    let escape = |character: char| if character.is_control() { character.escape_default().collect() } else { String::from(character) };
    let seen: String = text.chars().map(escape).collect();
    format!("{mark}{seen}{}", "·".repeat(line.len() - text.len()))
}

#[test]
fn a_difference_is_a_few_lines() {
    let kept: String = (0..100).map(|line| format!("line {line}\n")).collect();
    let output = kept.replace("line 50\n", "line fifty \r\n");
    assert_eq!(difference(&kept, &output), "@@ -49,5 +49,5 @@\n line 48\n line 49\n-line 50\n+line fifty \\r\n line 51\n line 52\n");
    assert_eq!(difference(&kept, "").lines().count(), SHOWN + 1);
    assert_eq!((visible("-a  "), visible(" ")), ("-a··".to_owned(), " ".to_owned()));
}

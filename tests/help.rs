//! Help: `-h` fits a screen and refers to `--help`, which has everything, as does the manual.

use clap::Arg;

use crate::support::gatewright;

/// The size of a common terminal window, in columns and lines.
const WIDTH: usize = 80;
const HEIGHT: usize = 40;

fn printed(args: &[&str]) -> String {
    gatewright(args).env("COLUMNS", &WIDTH.to_string()).run().ends(0).says_nothing().out
}

/// The arguments before `-h`: none for the program itself, then each command.
fn commands() -> Vec<Vec<String>> {
    let command = gatewright::command();
    let verbs = command.get_subcommands().map(|verb| vec![verb.get_name().to_owned()]);
    std::iter::once(Vec::new()).chain(verbs).collect()
}

fn help(words: &[String], option: &str) -> String {
    printed(&words.iter().map(String::as_str).chain([option]).collect::<Vec<_>>())
}

/// The options of a command that are not hidden.
fn options(words: &[String]) -> Vec<Arg> {
    let command = gatewright::command();
    let command = words.first().map_or(&command, |verb| command.find_subcommand(verb).expect("the command exists"));
    command.get_arguments().filter(|option| !option.is_hide_set() && option.get_long().is_some()).cloned().collect()
}

#[test]
fn short_help_fits_a_screen() {
    for words in commands() {
        let text = help(&words, "-h");
        let lines = text.lines().count();
        assert!(lines <= HEIGHT, "`gatewright {} -h` has {lines} lines; hide rare options (`hide_short_help`)\n{text}", words.join(" "));
        for line in text.lines() {
            assert!(line.chars().count() <= WIDTH, "`gatewright {} -h`: {line}", words.join(" "));
        }
        let details = [&["gatewright"][..], &words.iter().map(String::as_str).collect::<Vec<_>>(), &["--help"]].concat().join(" ");
        let names = text.contains(&details) || words.is_empty() && text.contains("`--help`");
        assert!(names, "`gatewright {} -h` names `{details}`\n{text}", words.join(" "));
    }
}

#[test]
fn every_option_has_its_line_in_the_short_help_or_is_named_at_its_end() {
    for words in commands() {
        let text = help(&words, "-h");
        let (listed, end) = text.rsplit_once("\n\n").expect("a paragraph ends the help");
        for option in options(&words).iter().filter(|option| option.get_id() != "help") {
            let long = format!("--{}", option.get_long().expect("the option has a long form"));
            let place = if option.is_hide_short_help_set() { end } else { listed };
            let named = place.split([' ', ',', '\n', '.']).any(|word| word == long);
            assert!(named, "`gatewright {} -h` names {long}\n{text}", words.join(" "));
        }
    }
}

#[test]
fn long_help_has_every_option_with_its_values_and_its_variable() {
    for words in commands() {
        // one line, however the text was wrapped
        let text = help(&words, "--help").split_whitespace().collect::<Vec<_>>().join(" ");
        for option in options(&words) {
            let long = option.get_long().expect("the option has a long form");
            assert!(text.contains(&format!("--{long}")), "--{long}\n{text}");
            if let Some(variable) = option.get_env() {
                assert!(text.contains(&format!("[env: {}]", variable.to_string_lossy())), "--{long} names its variable\n{text}");
            }
            let values = if option.get_action().takes_values() { option.get_possible_values() } else { Vec::new() };
            for value in values.iter().filter(|value| value.get_help().is_some()) {
                let words = format!("{}", value.get_help().expect("filtered"));
                assert!(text.contains(&words), "--{long} describes `{}`\n{text}", value.get_name());
            }
        }
    }
}

#[test]
fn every_option_that_takes_a_value_is_described_in_a_paragraph() {
    for words in commands() {
        for option in options(&words).iter().filter(|option| option.get_action().takes_values()) {
            let long = option.get_long().expect("the option has a long form");
            let text = option.get_long_help().unwrap_or_else(|| panic!("--{long} has a paragraph")).to_string();
            let paragraph = text.split("\n\n").nth(1).unwrap_or_else(|| panic!("--{long}: a paragraph follows the first line"));
            assert!(paragraph.ends_with('.'), "--{long}: {paragraph}");
        }
    }
}

#[test]
fn the_manual_has_the_paragraphs_of_the_long_help() {
    let manual = printed(&["man"]).replace("\\-", "-").replace("\\*(Aq", "'");
    for words in commands() {
        for option in options(&words).iter().filter_map(Arg::get_long_help) {
            let last = option.to_string();
            let last = last.split("\n\n").last().expect("a text has a paragraph");
            assert!(manual.contains(last), "the manual says: {last}");
        }
    }
    for sentence in ["The input has errors, or warnings that", "Default for `--now`"] {
        assert!(manual.contains(sentence), "{sentence}");
        assert!(printed(&["--help"]).contains(sentence), "{sentence}");
    }
}

//! Accepts what kubectl users type: options before the command, and `help COMMAND`.

use std::ffi::OsString;

use clap::Command;

/// Moves the command in front of its options, and turns `help COMMAND` into `COMMAND --help`. Other arguments are unchanged, and clap
/// rejects them if they are invalid.
pub(crate) fn command_first(command: &Command, arguments: Vec<OsString>) -> Vec<OsString> {
    let is_verb = |word: &OsString| command.get_subcommands().any(|verb| *word == *verb.get_name());
    if arguments.get(1).is_some_and(|word| word == "help") {
        return match &arguments[2..] {
            [] => vec![arguments[0].clone(), "--help".into()],
            [verb] if is_verb(verb) => vec![arguments[0].clone(), verb.clone(), "--help".into()],
            // clap then rejects the unknown word, and not `help`
            rest => std::iter::once(&arguments[0]).chain(rest).cloned().collect(),
        };
    }
    let mut at = 1;
    while let Some(count) = arguments.get(at).and_then(|word| own_option(command, word.to_str()?)) {
        at += count;
    }
    if at > 1 && arguments.get(at).is_some_and(is_verb) {
        let mut reordered = arguments;
        reordered[1..=at].rotate_right(1);
        return reordered;
    }
    arguments
}

/// The number of arguments that an option of any command takes, including the option itself; `None` if the word is not such an option.
fn own_option(command: &Command, word: &str) -> Option<usize> {
    let options = || command.get_subcommands().flat_map(Command::get_arguments);
    if let Some(long) = word.strip_prefix("--") {
        let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
        let option = options().find(|option| option.get_long() == Some(name))?;
        return Some(if option.get_action().takes_values() && value.is_none() { 2 } else { 1 });
    }
    let letters = word.strip_prefix('-').filter(|letters| !letters.is_empty())?;
    for (place, letter) in letters.char_indices() {
        let option = options().find(|option| option.get_short() == Some(letter))?;
        if option.get_action().takes_values() {
            // the value is the rest of the word, or else the next word
            return Some(if place + letter.len_utf8() == letters.len() { 2 } else { 1 });
        }
    }
    Some(1)
}

#[cfg(test)]
mod tests {
    use super::command_first;

    #[track_caller]
    fn case(typed: &str, want: &str) {
        let arguments = typed.split(' ').map(Into::into).collect();
        let words: Vec<String> = command_first(&crate::cli::command(), arguments).into_iter().map(|word| word.into_string().expect("text")).collect();
        assert_eq!(words.join(" "), want);
    }

    #[test]
    fn options_can_come_before_the_command() {
        case("gatewright -n x check a.yaml", "gatewright check -n x a.yaml");
        case("gatewright -qnx --color=never --deny warnings check a", "gatewright check -qnx --color=never --deny warnings a");
        case("gatewright -o json build", "gatewright build -o json");
    }

    #[test]
    fn help_can_be_a_word() {
        case("gatewright help", "gatewright --help");
        case("gatewright help build", "gatewright build --help");
        case("gatewright help me", "gatewright me");
    }

    #[test]
    fn other_arguments_are_unchanged() {
        for typed in ["gatewright", "gatewright check -n x", "gatewright --help", "gatewright --wrong check", "gatewright -n check"] {
            case(typed, typed);
        }
    }
}

//! `gatewright explain`: what a code means, or a field.

use super::exit::{ExitStatus, Failure};
use super::output::print;
use super::suggest::Suggested;
use super::{Io, fields};
use crate::diag::{Code, explanation, prose};

/// Explain a diagnostic or a field
///
/// For the code of a diagnostic: what it means, why it matters, an example that triggers it and the same example fixed. For a field of an
/// HTTPProxy or a Domain: its type, limits, default and description. Without an argument: a list of all codes.
#[derive(clap::Args)]
#[command(help_template = super::help::TEMPLATE, before_help = "\
Examples:
  gatewright explain                                list all codes
  gatewright explain endpoint-host                  explain a code
  gatewright explain httpproxy.spec.rules.matches   describe a field
  gatewright explain --recursive httpproxy.spec     and all fields below it")]
pub(crate) struct Args {
    /// A code or a field path, such as `httpproxy.spec.hostnames`
    ///
    /// A field path can be copied from a diagnostic: case and list indices are ignored, and `httpproxy.` can be omitted.
    #[arg(value_name = "CODE|FIELD", value_parser = Suggested::new(Code::ALL.iter().map(|code| code.as_str())), hide_possible_values = true)]
    word: Option<String>,
    /// Include all fields below the given one
    #[arg(long, env = "GATEWRIGHT_RECURSIVE", action = clap::ArgAction::SetTrue, value_parser = clap::builder::BoolishValueParser::new())]
    recursive: bool,
}

pub(crate) fn run(args: &Args, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let text = match args.word.as_deref().map(str::trim).filter(|word| !word.is_empty()) {
        None => list(),
        Some(word) => match Code::parse(word) {
            Some(code) => code_text(code),
            None => fields::explain(word, args.recursive).map_err(|near| unknown(word, near))?,
        },
    };
    print(io, text.as_bytes(), ExitStatus::Success)
}

fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or(0);
    Code::ALL.iter().map(|code| format!("{code:width$}  {:7}  {}\n", code.severity().as_str(), code.summary())).collect()
}

fn code_text(code: Code) -> String {
    let page = explanation(code);
    let paragraph = |text: &str| fields::wrapped(&text.replace('\n', " "));
    let block = |yaml: &str| yaml.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect::<String>();
    let mut text = format!("{code} ({})\n\n{}\n\nWhy:\n\n{}\n", code.severity().as_str(), paragraph(page.what), paragraph(page.why));
    if let Some(example) = page.example {
        text += &format!("\nExample:\n\n{}", block(example));
    }
    text += &format!("\nFix:\n\n{}\n", paragraph(page.fix));
    if let Some(fixed) = page.fixed {
        text += &format!("\n{}", block(fixed));
    }
    text
}

fn unknown(word: &str, near: Option<String>) -> Failure {
    let near = prose::nearest(word, Code::ALL.iter().map(|code| code.as_str())).map(str::to_owned).or(near);
    let hint = near.map_or_else(
        || "`gatewright explain` lists the codes, `gatewright explain --recursive httpproxy` the fields".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Failure::usage(format!("there is no code and no field `{word}`; {hint}"))
}

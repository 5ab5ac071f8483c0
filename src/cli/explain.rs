//! `gatewright explain`: prints the page of a code or a field.

use super::exit::{ExitStatus, Failure};
use super::output::print;
use super::suggest::Suggested;
use super::wrap::{labeled, wrapped};
use super::{Io, help};
use crate::diag::{Code, shapes};
use crate::explain::{CodePage, Details, FieldPage, Page, page};

/// Explain a diagnostic or a field
///
/// For the code of a diagnostic: what it means, why it matters, an example that triggers it, and the same example fixed. For a field of an
/// HTTPProxy or a Domain: its type, limits, default, and description. Without an argument: a list of all codes.
#[derive(clap::Args)]
#[command(help_template = help::TEMPLATE, before_help = "\
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
        Some(word) => match page(word) {
            Ok(Page::Code(page)) => code(&page),
            Ok(Page::Field(page)) if args.recursive => all_fields(&page),
            Ok(Page::Field(page)) => field(&page),
            Err(unknown) => return Err(no_page(word, unknown.near.as_deref())),
        },
    };
    print(io, text.as_bytes(), ExitStatus::Success)
}

/// All codes, one line each.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or(0);
    Code::ALL.iter().map(|code| format!("{code:width$}  {:7}  {}\n", code.severity().as_str(), code.summary())).collect()
}

fn code(page: &CodePage) -> String {
    let CodePage { code, severity, summary: _, what, why, example, fix, fixed } = page;
    let mut text = format!("{code} ({})\n\n{}\n\nWhy:\n\n{}\n", severity.as_str(), wrapped(what), wrapped(why));
    if let Some(example) = example {
        text += &format!("\nExample:\n\n{}", block(example));
    }
    text += &format!("\nFix:\n\n{}\n", wrapped(fix));
    if let Some(fixed) = fixed {
        text += &format!("\n{}", block(fixed));
    }
    text
}

/// YAML with an indent.
fn block(yaml: &str) -> String {
    yaml.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

/// A field, and a list of the fields in it.
fn field(page: &FieldPage) -> String {
    let mut text = details(page);
    if !page.fields.is_empty() {
        text += "Fields:\n";
    }
    for details in page.fields.iter().filter_map(|field| field.details.as_ref()) {
        let required = if details.is_required { " (required)" } else { "" };
        text += &format!("  {}: {}{required}\n      {}\n", details.name, details.type_name, details.summary());
    }
    text
}

/// A field and all fields below it.
fn all_fields(page: &FieldPage) -> String {
    page.fields.iter().fold(details(page), |text, field| text + &all_fields(field))
}

fn details(page: &FieldPage) -> String {
    let Some(Details { name: _, type_name, is_required, limits, default, doc }) = &page.details else { return format!("{}\n\n", page.path) };
    let mut text = format!("{}\n\nType:     {type_name}\nRequired: {}\n", page.path, if *is_required { "yes" } else { "no" });
    for limit in limits {
        text += &format!("{}\n", labeled("Limit:    ", limit));
    }
    if let Some(default) = default {
        text += &format!("Default:  {default}\n");
    }
    text + &format!("\n{}\n\n", wrapped(doc))
}

fn no_page(word: &str, near: Option<&str>) -> Failure {
    let message = shapes::unknown("code or field", word, near);
    let hint = "; `gatewright explain` lists all codes, and `gatewright explain --recursive httpproxy` lists all fields";
    Failure::usage(if near.is_some() { message } else { message + hint })
}

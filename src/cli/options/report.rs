//! Options for diagnostics and messages.

use clap::builder::BoolishValueParser;
use clap::{ArgAction, ArgMatches};

use super::ColorWhen;
use crate::cli::exit::Failure;
use crate::cli::origin::Origin;
use crate::cli::suggest::Suggested;
use crate::diag::render::Terminal;
use crate::diag::{Code, Levels, Severity, prose, shapes};

/// The word for all warnings, in place of a code.
const WARNINGS: &str = "warnings";

/// Options for diagnostics and messages.
#[derive(clap::Args)]
#[command(next_help_heading = "Diagnostics")]
pub(crate) struct ReportArgs {
    /// Report CODE as an error (`warnings` for all warnings)
    ///
    /// Can be repeated or separated by commas. Errors make the exit status 1. `gatewright explain` lists the codes.
    ///
    /// If several of `--deny`, `--warn` and `--allow` name the same code, the last one applies. A code that is named overrides `warnings`.
    #[arg(long, value_name = "CODE", env = "GATEWRIGHT_DENY", value_delimiter = ',', value_parser = codes(), hide_possible_values = true)]
    deny: Vec<String>,
    /// Report CODE as a warning
    ///
    /// Applies to notes and warnings. Errors cannot be downgraded: the platform would reject the HTTPProxy anyway.
    #[arg(long, hide_short_help = true, value_name = "CODE", env = "GATEWRIGHT_WARN", value_delimiter = ',', value_parser = codes(), hide_possible_values = true)]
    warn: Vec<String>,
    /// Do not report CODE (`warnings` for all warnings)
    ///
    /// Applies to notes and warnings. Errors cannot be turned off.
    #[arg(long, value_name = "CODE", env = "GATEWRIGHT_ALLOW", value_delimiter = ',', value_parser = codes(), hide_possible_values = true)]
    allow: Vec<String>,
    /// Use color: auto, always, or never
    ///
    /// With `auto`, the variables `NO_COLOR` and `TERM=dumb` turn color off, and `CLICOLOR_FORCE` turns it on.
    #[arg(long, value_name = "WHEN", env = "GATEWRIGHT_COLOR", value_enum, default_value_t = ColorWhen::Auto, hide_short_help = true)]
    color: ColorWhen,
    /// Print only errors
    ///
    /// Suppresses warnings, notes and the summary. Reports in files and formats for tools are not affected.
    #[arg(short, long, env = "GATEWRIGHT_QUIET", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new(), overrides_with = "quiet")]
    pub(crate) quiet: bool,
    /// Also print what was read, skipped, and decided
    ///
    /// Goes to standard error: each file that was read or skipped, the settings in effect, and why each hostname is served or not.
    #[arg(short, long, env = "GATEWRIGHT_VERBOSE", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new(), overrides_with = "verbose")]
    pub(crate) verbose: bool,
}

fn codes() -> Suggested {
    Suggested::new(Code::ALL.iter().map(|code| code.as_str()).chain([WARNINGS]))
}

/// A value of `--deny`, `--warn`, or `--allow`.
struct Level<'a> {
    option: &'static str,
    word: &'a str,
    level: Option<Severity>,
    /// The order in which values apply: first those from the environment, then those from the command line. Later ones override.
    rank: (bool, usize),
}

impl ReportArgs {
    /// The severities that the options set.
    pub(crate) fn levels(&self, matches: &ArgMatches) -> Result<Levels, Failure> {
        let origin = Origin(matches);
        let options = [("deny", &self.deny, Some(Severity::Error)), ("warn", &self.warn, Some(Severity::Warning)), ("allow", &self.allow, None)];
        let mut words: Vec<Level<'_>> = Vec::new();
        for (option, values, level) in options {
            let places = matches.indices_of(option).into_iter().flatten();
            let of_option = values.iter().zip(places).map(|(word, place)| (word.trim(), place)).filter(|(word, _)| !word.is_empty());
            words.extend(of_option.map(|(word, place)| Level { option, word, level, rank: (origin.by_command_line(option), place) }));
        }
        words.sort_by_key(|word| word.rank);
        let mut levels = Levels::default();
        for Level { option, word, level, .. } in words {
            if word == WARNINGS {
                levels.deny_warnings = level == Some(Severity::Error);
                levels.allow_warnings = level.is_none();
                continue;
            }
            let code = Code::parse(word).ok_or_else(|| origin.invalid(option, word, unknown_code(word)))?;
            // in a folder scan, a document that is not an object is only a note
            let is_always_error = code.severity() == Severity::Error && code != Code::NotAResource;
            if is_always_error && level != Some(Severity::Error) {
                return Err(origin.invalid(option, word, "errors cannot be downgraded, because the platform would reject the HTTPProxy anyway"));
            }
            levels.codes.insert(code, level);
        }
        Ok(levels)
    }

    /// What standard output supports.
    pub(crate) fn stdout_terminal(&self) -> Terminal {
        self.color.stdout()
    }

    /// What standard error supports.
    pub(crate) fn stderr_terminal(&self) -> Terminal {
        self.color.stderr()
    }
}

fn unknown_code(word: &str) -> String {
    let near = prose::nearest(word, Code::ALL.iter().map(|code| code.as_str()).chain([WARNINGS]));
    let hint = near.map_or_else(|| "`gatewright explain` lists all codes".to_owned(), shapes::did_you_mean);
    format!("unknown code; {hint}")
}

//! `gatewright check`: validate and render nothing.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::ArgMatches;

use super::exit::{ExitStatus, Failure};
use super::options::{InputArgs, PlatformArgs, ReportArgs};
use super::pipeline::{Request, compile};
use super::report::{self, Findings};
use super::{Io, output};
use crate::diag::prose;
use crate::diag::render::{Format, Look};

/// Check HTTPProxies and Domains without rendering anything
#[derive(clap::Args)]
#[command(help_template = super::HELP, before_help = "\
Examples:
  gatewright check .                                   say what is wrong below this folder
  gatewright check --format github .                   annotate a pull request
  gatewright check --format human --format sarif=gatewright.sarif .
                                                       for the log and for code scanning
  gatewright check --deny warnings proxy.yaml          let no warning pass")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// How to report; `FORMAT=FILE` writes to a file, and can be repeated
    #[arg(
        long,
        value_name = "FORMAT[=FILE]",
        env = "GATEWRIGHT_FORMAT",
        value_delimiter = ',',
        help = "How to report: human, short, json, sarif, github or junit; `FORMAT=FILE` writes to a file, repeatable"
    )]
    format: Vec<String>,
    #[command(flatten)]
    platform: PlatformArgs,
    #[command(flatten)]
    report: ReportArgs,
}

pub(crate) fn run(args: Args, matches: &ArgMatches, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let Targets { files, stdout } = Targets::of(&args.format)?;
    args.report.levels()?;
    // the report of the last run is no input of this one
    let never = files.iter().filter(|(_, path)| path.is_file()).filter_map(|(_, path)| std::fs::canonicalize(path).ok()).collect();
    // the process ends after this: giving back every piece of a large input would be time for nothing
    let request = ManuallyDrop::new(Request::new(&args.input, args.platform, matches, never, false)?);
    let mut compiled = ManuallyDrop::new(compile(&request)?);
    let mut sink = std::mem::take(&mut compiled.sink);
    compiled.decide(&mut sink);
    let findings = Findings::new(&request, sink, &args.report)?;
    report::narrate(&request, &compiled, &args.report, io.err);
    report::require_resources(&request, &compiled, &findings)?;
    let shown = findings.shown(&args.report);
    let text = |format: Format, look: Look| {
        // a reader of files takes what is missing for mended, so `--quiet` is for people only
        let diagnostics = if for_people(format) { &shown } else { &findings.diagnostics };
        // the one format that names what passed
        let resources = if format == Format::Junit { report::resources(&compiled, &request) } else { Vec::new() };
        report::text(format, diagnostics, &request, &resources, look)
    };
    for (format, path) in &files {
        output::write_file(path, text(*format, Look::PLAIN).as_bytes())?;
    }
    if let Some(format) = stdout {
        let text = text(format, args.report.stdout_look());
        io.out.write_all(text.as_bytes()).and_then(|()| io.out.flush()).map_err(|error| Failure::output("<stdout>", &error))?;
        if for_people(format) && !args.report.quiet {
            let _ = writeln!(io.err, "{}", findings.summary(&request));
        }
    }
    Ok(findings.status())
}

fn for_people(format: Format) -> bool {
    match format {
        Format::Human | Format::Short => true,
        Format::Json | Format::Sarif | Format::Github | Format::Junit => false,
    }
}

/// Where the report goes: into files, each in its format, and to standard output.
struct Targets {
    files: Vec<(Format, PathBuf)>,
    stdout: Option<Format>,
}

impl Targets {
    /// For people on standard output, where nothing else was asked for.
    fn of(given: &[String]) -> Result<Self, Failure> {
        let mut targets = Self { files: Vec::new(), stdout: None };
        for word in given.iter().filter(|word| !word.is_empty()) {
            let (name, file) = word.split_once('=').map_or((word.as_str(), "-"), |(name, file)| (name, file));
            let format = Format::parse(name).ok_or_else(|| unknown_format(name))?;
            if file.is_empty() {
                return Err(Failure::usage(format!("`--format {word}` names no file")));
            }
            if file != "-" {
                let path = PathBuf::from(file);
                if targets.files.iter().any(|(_, other)| *other == path) {
                    return Err(Failure::usage(format!("two formats for the file `{file}`")));
                }
                targets.files.push((format, path));
            } else if targets.stdout.replace(format).is_some() {
                return Err(Failure::usage("two formats for standard output: write all but one to a file with `FORMAT=FILE`"));
            }
        }
        if targets.files.is_empty() && targets.stdout.is_none() {
            targets.stdout = Some(Format::Human);
        }
        Ok(targets)
    }
}

fn unknown_format(name: &str) -> Failure {
    let words = Format::ALL.map(Format::as_str);
    let hint = prose::nearest(name, words).map_or_else(|| format!("there are {}", prose::all_of(words)), |near| format!("did you mean `{near}`?"));
    Failure::usage(format!("`--format {name}`: there is no such format; {hint}"))
}

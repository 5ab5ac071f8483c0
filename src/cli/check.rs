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
    let targets = targets(&args.format)?;
    args.report.levels()?;
    // the process ends after this: giving back every piece of a large input would be time for nothing
    let request = ManuallyDrop::new(Request::new(&args.input, args.platform, matches, None, false)?);
    let mut compiled = ManuallyDrop::new(compile(&request)?);
    let mut sink = std::mem::take(&mut compiled.sink);
    compiled.decide(&mut sink);
    let findings = Findings::new(&request, sink, &args.report)?;
    report::narrate(&request, &compiled, &args.report, io.err);
    report::require_resources(&request, &compiled, &findings)?;
    let shown = findings.shown(&args.report);
    // the one format that names what passed
    let lists_resources = targets.iter().any(|(format, _)| *format == Format::Junit);
    let resources = if lists_resources { report::resources(&compiled, &request) } else { Vec::new() };
    for (format, file) in &targets {
        match file {
            Some(path) => output::write_file(path, report::text(*format, &shown, &request, &resources, Look::PLAIN).as_bytes())?,
            None => {
                let text = report::text(*format, &shown, &request, &resources, args.report.stdout_look());
                io.out.write_all(text.as_bytes()).and_then(|()| io.out.flush()).map_err(|error| Failure::output("<stdout>", &error))?;
            }
        }
    }
    let for_people = targets.iter().any(|(format, file)| file.is_none() && matches!(format, Format::Human | Format::Short));
    if for_people && !args.report.quiet {
        let _ = writeln!(io.err, "{}", findings.summary(&request));
    }
    Ok(findings.status())
}

/// The formats that go to stdout or a file; human where none goes to stdout and nothing else was asked for.
fn targets(given: &[String]) -> Result<Vec<(Format, Option<PathBuf>)>, Failure> {
    let mut targets = Vec::new();
    for word in given.iter().filter(|word| !word.is_empty()) {
        let (name, file) = word.split_once('=').map_or((word.as_str(), None), |(name, file)| (name, Some(PathBuf::from(file))));
        let format = Format::parse(name).ok_or_else(|| unknown_format(name))?;
        if file.as_ref().is_some_and(|file| file.as_os_str().is_empty()) {
            return Err(Failure::usage(format!("`--format {word}` names no file")));
        }
        if file.is_none() && targets.iter().any(|(_, other): &(Format, Option<PathBuf>)| other.is_none()) {
            return Err(Failure::usage("two formats for standard output: write all but one to a file with `FORMAT=FILE`"));
        }
        targets.push((format, file));
    }
    if targets.is_empty() {
        targets.push((Format::Human, None));
    }
    Ok(targets)
}

fn unknown_format(name: &str) -> Failure {
    let words = Format::ALL.map(Format::as_str);
    let hint = prose::nearest(name, words).map_or_else(|| format!("there are {}", prose::all_of(words)), |near| format!("did you mean `{near}`?"));
    Failure::usage(format!("`--format {name}`: there is no such format; {hint}"))
}

//! `gatewright check`: validate and render nothing.

use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::exit::{ExitStatus, Failure};
use super::kept::Kept;
use super::narrate::narrate;
use super::options::{InputArgs, PlatformArgs, ReportArgs};
use super::origin::Origin;
use super::report::{self, Findings, NamedFiles};
use super::request::Request;
use super::suggest::Suggested;
use super::{Io, output};
use crate::compile::{Compilation, ForeignSyntax};
use crate::diag::render::{Format, Terminal};
use crate::diag::{Code, Diagnostic, prose, shapes};
use crate::source::{FileId, SourceFile, Suspect};

/// Check HTTPProxies and Domains without rendering
///
/// Reports every problem in the input in one run: on standard output, or in files. The exit status is 1 if there are errors. Warnings do
/// not affect it unless `--deny` turns them into errors.
///
/// Run `gatewright explain CODE` to see what a diagnostic means and how to fix it.
#[derive(clap::Args)]
#[command(help_template = super::help::TEMPLATE, before_help = "\
Examples:
  gatewright check .                     check the current folder
  gatewright check --deny warnings .     fail on warnings
  gatewright check --format github .     annotate a pull request
  gatewright check --format human --format sarif=gatewright.sarif .", before_long_help = "\
Examples:
  # Check the current folder
  gatewright check .

  # Fail on warnings too
  gatewright check --deny warnings proxy.yaml

  # Fail on unverified hostnames, and do not report hostnames without a Domain
  gatewright check --deny hostname-unverified --allow hostname-no-domain .

  # Annotate a pull request on GitHub
  gatewright check --format github .

  # Print the report, and write it as SARIF and JUnit XML too
  gatewright check --format human --format sarif=gatewright.sarif .
  gatewright check --format human,sarif=gatewright.sarif,junit=tests.xml .")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Report format: human (default), short, json, sarif, github, or junit; with FILE, write the report to FILE
    ///
    /// `human` shows the text at fault; `short` prints one line per diagnostic; `json` is an array of all diagnostics; `sarif` is
    /// SARIF 2.1.0 for code scanning; `github` is workflow commands that annotate a pull request; `junit` is JUnit XML with one test case per
    /// object.
    ///
    /// Several formats can be given by repeating the option or separated by commas, but only one report can go to each file. Reports without
    /// FILE go to standard output. With `human` and `short`, a summary line goes to standard error.
    #[arg(
        long,
        value_name = "FORMAT[=FILE]",
        env = "GATEWRIGHT_FORMAT",
        value_parser = Suggested::new(Format::ALL.map(Format::as_str)),
        hide_possible_values = true,
        help_heading = "Output"
    )]
    format: Vec<String>,
    #[command(flatten)]
    platform: PlatformArgs,
    #[command(flatten)]
    report: ReportArgs,
}

pub(crate) fn run(args: Args, matches: &ArgMatches, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let targets = targets(&args.format, Origin(matches))?;
    let levels = args.report.levels(matches)?.exempt(Code::LeftOut);
    // a report of an earlier run is not an input of this one
    let targeted = || targets.iter().filter_map(|target| target.file.as_deref());
    let never = targeted().filter_map(output::place).collect();
    let request = Kept::new(Request::new(&args.input, args.platform, matches, never, ForeignSyntax::Skip)?, io.after);
    let compilation = Kept::new(request.compile()?, io.after);
    report::require_documents(&request, &compilation, NamedFiles::Reported)?;
    protect_inputs(targeted(), &request, &compilation)?;
    let findings = Findings::new(&compilation, &levels);
    narrate(&request, &compilation, &args.report, io.err);
    report::require_resources(&request, &compilation, &findings)?;
    let shown = findings.shown(&args.report);
    let all: Vec<&Diagnostic> = findings.all().collect();
    let write = |format: Format, terminal: Terminal, out: &mut dyn Write| {
        // a tool would take a missing finding for a fixed one, so `--quiet` affects only human formats
        let diagnostics = if for_people(format) { &shown } else { &all };
        // the only format that lists objects without findings
        let resources = if format == Format::Junit { report::resources(&compilation) } else { Vec::new() };
        report::write(format, diagnostics, &request, &resources, terminal, |text| out.write_all(text))
    };
    let (files, printed): (Vec<_>, Vec<_>) = targets.iter().partition(|target| target.file.is_some());
    // files first, and all of them before any is moved into place: if one cannot be written, there is no report at all
    let prepared = files.into_iter().map(|target| {
        let path = target.file.as_deref().unwrap_or(Path::new(""));
        output::prepare_file(path, |out| write(target.format, Terminal::PLAIN, out))
    });
    for file in prepared.collect::<Result<Vec<_>, _>>()? {
        file.put_in_place()?;
    }
    let terminal = args.report.stdout_terminal();
    let status = output::print_with(io, |out| printed.iter().try_for_each(|target| write(target.format, terminal, out)), findings.status())?;
    if printed.iter().any(|target| for_people(target.format)) && !args.report.quiet {
        let _ = writeln!(io.err, "{}", findings.summary(&request));
    }
    Ok(status)
}

/// Rejects a report that would replace an input: a file that was named, or one that a scan found and that contains an object.
fn protect_inputs<'p>(targets: impl Iterator<Item = &'p Path>, request: &Request, compilation: &Compilation<'_>) -> Result<(), Failure> {
    let refuse = |path: &dyn Display| Err(Failure::usage(format!("cannot write the report to `{path}`: it is an input of this run")));
    for path in targets {
        let Some(place) = output::place(path) else { continue };
        let real = std::fs::canonicalize(path).unwrap_or_default();
        if request.loaded.named.contains(&place) || request.loaded.named.contains(&real) {
            return refuse(&path.display());
        }
    }
    let is_input = |(id, file): &(FileId, &SourceFile)| file.suspect == Some(Suspect::Target) && !compilation.passed_over().contains(id);
    match request.loaded.sources.files().find(is_input) {
        Some((_, file)) => refuse(&file.name),
        None => Ok(()),
    }
}

fn for_people(format: Format) -> bool {
    match format {
        Format::Human | Format::Short => true,
        Format::Json | Format::Sarif | Format::Github | Format::Junit => false,
    }
}

/// A report and its file; without one it goes to standard output.
struct Target {
    format: Format,
    file: Option<PathBuf>,
}

/// The reports of `--format`, each once; by default, a human one.
fn targets(values: &[String], origin: Origin<'_>) -> Result<Vec<Target>, Failure> {
    let mut targets: Vec<Target> = Vec::new();
    for word in values.iter().flat_map(|value| words(value)) {
        let (name, file) = word.split_once('=').map_or((word, None), |(name, file)| (name, Some(file)));
        let format = Format::parse(name).ok_or_else(|| origin.invalid("format", name, unknown_format(name)))?;
        if file == Some("") {
            return Err(origin.invalid("format", word, "expected a file name after `=`"));
        }
        let file = file.filter(|file| *file != "-").map(PathBuf::from);
        if targets.iter().any(|other| other.format == format && other.file == file) {
            continue;
        }
        if let Some(path) = file.as_ref().filter(|_| targets.iter().any(|other| other.file == file)) {
            return Err(Failure::usage(format!("`{}` is the target of two reports", path.display())));
        }
        targets.push(Target { format, file });
    }
    if targets.is_empty() {
        targets.push(Target { format: Format::Human, file: None });
    }
    Ok(targets)
}

/// The reports in one value. A comma separates two only if a format follows: a file name may contain one.
fn words(value: &str) -> Vec<&str> {
    let names_format = |text: &str| Format::parse(text.split(['=', ',']).next().unwrap_or("").trim()).is_some();
    let mut words = Vec::new();
    let mut start = 0;
    for (comma, _) in value.match_indices(',') {
        if names_format(&value[comma + 1..]) || !value[start..comma].contains('=') {
            words.push(value[start..comma].trim());
            start = comma + 1;
        }
    }
    words.push(value[start..].trim());
    words.retain(|word| !word.is_empty());
    words
}

fn unknown_format(name: &str) -> String {
    let words = Format::ALL.map(Format::as_str);
    let expected = || format!("expected {}", prose::one_of(words));
    let hint = prose::nearest(name, words).map_or_else(expected, shapes::did_you_mean);
    format!("unknown format; {hint}")
}

//! `gatewright build`: render to standard output or into a folder.

use std::path::PathBuf;

use clap::builder::{BoolishValueParser, EnumValueParser};
use clap::{ArgAction, ArgMatches, ValueEnum, ValueHint};

use super::exit::{ExitStatus, Failure};
use super::kept::Kept;
use super::narrate::{narrate, tell_assumptions};
use super::options::{InputArgs, PlatformArgs, ReportArgs};
use super::origin::Origin;
use super::report::{self, Findings, NamedFiles};
use super::request::Request;
use super::stream::{Layout, StatusComment, Stream};
use super::suggest::Trimmed;
use super::{Io, out_dir};
use crate::compile::{ForeignSyntax, OutputOptions, Trees};
use crate::emit::Kind;

/// Render HTTPProxies to Gateway API manifests
///
/// Prints the Gateway, the HTTPRoute and the EndpointSlices that the platform would create for each HTTPProxy. Domains and all other
/// objects pass through unchanged and in place, so that applying the output with pruning deletes nothing. HTTPProxies are replaced by what
/// is rendered from them.
///
/// The output is all or nothing: if the input has an error, nothing is printed and the exit status is 1.
#[derive(clap::Args)]
#[command(help_template = super::help::TEMPLATE, before_help = "\
Examples:
  gatewright build . | kubectl apply -f -            render and apply
  gatewright build --assume-verified example.com .   treat a domain as verified
  gatewright build --out-dir rendered --prune .      write one file per object
  kubectl get domains -A -o yaml | gatewright build . -", before_long_help = "\
Examples:
  # Render the objects in the current folder and apply the result
  gatewright build . | kubectl apply -f -

  # Use the real status of the Domains to tell which hostnames are verified
  kubectl get domains -A -o yaml | gatewright build . -

  # Treat example.com and all names below it as verified
  gatewright build --assume-verified example.com .

  # Render all hostnames, verified or not
  gatewright build --hostnames all proxy.yaml

  # Write one file per object, and remove the files of objects that are gone
  gatewright build --out-dir rendered --prune .

  # Print only what is rendered, and only the HTTPRoutes
  gatewright build --only-rendered --emit httproute --status none .")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Output format: yaml, json, or name
    ///
    /// With `--out-dir`, the format of the files: yaml or json.
    #[arg(short, long, value_name = "FORMAT", env = "GATEWRIGHT_OUTPUT", value_enum, default_value_t = Output::Yaml, help_heading = "Output")]
    output: Output,
    /// Kinds to render, separated by commas
    ///
    /// Default: `gateway,httproute,endpointslice`. The input objects that pass through are not affected.
    #[arg(long, value_name = "KINDS", env = "GATEWRIGHT_EMIT", value_parser = Trimmed(EnumValueParser::<Emit>::new()), value_delimiter = ',', default_value = "gateway,httproute,endpointslice", hide_default_value = true, help_heading = "Output")]
    emit: Vec<Emit>,
    /// Write one file per object into DIR instead of printing
    ///
    /// Creates the folder if needed. Each file is replaced as a whole, and a file whose content would not change is left alone. The file
    /// `.gatewright-files` in the folder lists the files of the last run, so that the next one can tell which of them are stale. The folder
    /// is never read as input.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, env = "GATEWRIGHT_OUT_DIR", help_heading = "Output")]
    out_dir: Option<PathBuf>,
    /// Remove stale files from the folder of --out-dir
    ///
    /// A file is stale if an earlier run wrote it and this run does not. Without `--prune`, stale files are reported and kept. Only files
    /// that gatewright wrote are removed: they are listed, and start with its header or, for JSON, have not been edited.
    #[arg(long, env = "GATEWRIGHT_PRUNE", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new(), help_heading = "Output")]
    prune: bool,
    /// Omit objects that would pass through
    ///
    /// Prints only the objects that are rendered from HTTPProxies.
    #[arg(long, env = "GATEWRIGHT_ONLY_RENDERED", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new(), help_heading = "Output")]
    only_rendered: bool,
    /// Where to summarize the status
    ///
    /// Applies to YAML on standard output. `gatewright status` prints the whole status.
    #[arg(long, value_name = "WHERE", env = "GATEWRIGHT_STATUS", value_enum, default_value_t = Status::Comment, help_heading = "Output")]
    status: Status,
    #[command(flatten)]
    platform: PlatformArgs,
    #[command(flatten)]
    report: ReportArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Output {
    /// A stream of YAML documents
    Yaml,
    /// A JSON `List`
    Json,
    /// One `resource.group/name` per line
    Name,
}

#[derive(Clone, Copy, ValueEnum)]
enum Emit {
    /// Gateways
    Gateway,
    /// HTTPRoutes
    Httproute,
    /// EndpointSlices
    Endpointslice,
    /// Domains that the platform would create
    Domain,
}

#[derive(Clone, Copy, ValueEnum)]
enum Status {
    /// In a comment before the objects of each HTTPProxy
    Comment,
    /// No summary
    None,
}

pub(crate) fn run(args: Args, matches: &ArgMatches, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let levels = args.report.levels(matches)?;
    args.consistent(Origin(matches))?;
    let never = args.out_dir.iter().filter_map(|folder| std::fs::canonicalize(folder).ok()).collect();
    let allow_empty = args.input.allow_empty;
    let options = OutputOptions { kinds: args.emit.iter().map(|kind| kind.kind()).collect(), only_rendered: args.only_rendered };
    let request = Request::new(&args.input, args.platform, matches, never, ForeignSyntax::Refuse)?.writing(options.clone());
    let request = Kept::new(request, io.after);
    let compilation = Kept::new(request.compile()?, io.after);
    report::require_documents(&request, &compilation, NamedFiles::Required)?;
    let findings = Findings::new(&compilation, &levels);
    narrate(&request, &compilation, &args.report, io.err);
    findings.write(&request, &args.report, io.err);
    if findings.status() != ExitStatus::Success {
        if !args.report.quiet {
            let _ = writeln!(io.err, "{}; nothing was rendered", findings.summary(&request));
        }
        return Ok(findings.status());
    }
    report::require_resources(&request, &compilation, &findings)?;
    let layout = match args.output {
        Output::Yaml => Layout::Yaml,
        Output::Json => Layout::Json,
        Output::Name => Layout::Name,
    };
    let comment = match args.status {
        Status::Comment => StatusComment::Before,
        Status::None => StatusComment::None,
    };
    let stream = Stream { compilation: &compilation, trees: &Trees::of(&compilation), options: &options, jobs: request.jobs(), comment };
    let has_comments = layout == Layout::Yaml && comment == StatusComment::Before && args.out_dir.is_none();
    if !has_comments {
        tell_assumptions(&compilation, &args.report, io.err);
    }
    if let Some(folder) = &args.out_dir {
        return out_dir::write(
            &stream,
            folder,
            layout,
            &out_dir::Options { prune: args.prune, allow_empty, quiet: args.report.quiet, inputs: &request.loaded.named },
            io,
        );
    }
    stream.write(layout, allow_empty, |text| io.out.write_all(text).map_err(|error| Failure::stdout(&error)))?;
    Ok(ExitStatus::Success)
}

impl Args {
    /// Rejects options that cannot be used together. Variables do not count, since they may be set for every run.
    fn consistent(&self, origin: Origin<'_>) -> Result<(), Failure> {
        if origin.by_command_line("prune") && self.out_dir.is_none() {
            return Err(Failure::usage("`--prune` requires `--out-dir`"));
        }
        if self.out_dir.is_some() && matches!(self.output, Output::Name) {
            return Err(Failure::usage("`-o name` cannot be used with `--out-dir`: use `-o yaml` or `-o json`"));
        }
        Ok(())
    }
}

impl Emit {
    fn kind(self) -> Kind {
        match self {
            Self::Gateway => Kind::Gateway,
            Self::Httproute => Kind::HttpRoute,
            Self::Endpointslice => Kind::EndpointSlice,
            Self::Domain => Kind::Domain,
        }
    }
}

//! `gatewright build`: render to standard output or into a folder.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::builder::{BoolishValueParser, EnumValueParser};
use clap::{ArgAction, ArgMatches, ValueEnum, ValueHint};

use super::exit::{ExitStatus, Failure};
use super::given::Given;
use super::narrate::{narrate, tell_assumptions};
use super::options::{InputArgs, PlatformArgs, ReportArgs};
use super::pipeline::{Request, compile};
use super::report::{self, Findings};
use super::stream::{Layout, StatusComment, Stream};
use super::suggest::Trimmed;
use super::trees::Trees;
use super::{Io, out_dir};
use crate::emit::Kind;

/// Render HTTPProxies as Gateway API manifests
#[derive(clap::Args)]
#[command(help_template = super::HELP, before_help = "\
Examples:
  gatewright build . | kubectl apply -f -            render and apply
  gatewright build --hostnames all proxy.yaml        take all as verified
  gatewright build --assume-verified example.com .   take one domain as verified
  gatewright build --out-dir rendered --prune .      a file for each object
  kubectl get domains -o yaml | gatewright build . -
                                                     with the Domains' state")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// How to print
    #[arg(short, long, value_name = "FORMAT", env = "GATEWRIGHT_OUTPUT", value_enum, default_value_t = Output::Yaml, help_heading = "Output")]
    output: Output,
    /// What to render
    #[arg(long, value_name = "KIND", env = "GATEWRIGHT_EMIT", value_parser = Trimmed(EnumValueParser::<Emit>::new()), value_delimiter = ',', default_value = "gateway,httproute,endpointslice", help_heading = "Output")]
    emit: Vec<Emit>,
    /// Write a file for each object into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, env = "GATEWRIGHT_OUT_DIR", help_heading = "Output")]
    out_dir: Option<PathBuf>,
    /// Remove files of an earlier run that are no longer rendered
    #[arg(long, env = "GATEWRIGHT_PRUNE", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new(), help_heading = "Output")]
    prune: bool,
    /// Leave out what is passed through
    #[arg(long, env = "GATEWRIGHT_ONLY_RENDERED", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new(), help_heading = "Output")]
    only_rendered: bool,
    /// Print nothing, and call that fine, where there is nothing to print
    #[arg(long, env = "GATEWRIGHT_ALLOW_EMPTY", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new(), help_heading = "Output")]
    allow_empty: bool,
    /// Sum up the computed status before each proxy's objects
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
    /// One JSON `List`
    Json,
    /// `resource.group/name`, a line each
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
    /// As a comment
    Comment,
    /// Not at all
    None,
}

pub(crate) fn run(args: Args, matches: &ArgMatches, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let levels = args.report.levels(matches)?;
    args.consistent(Given(matches))?;
    let never = args.out_dir.iter().filter_map(|folder| std::fs::canonicalize(folder).ok()).collect();
    // the process ends after this: giving back every piece of a large input would be time for nothing
    let request = ManuallyDrop::new(Request::new(&args.input, args.platform, matches, never, true)?);
    let mut compiled = ManuallyDrop::new(compile(&request)?);
    let mut sink = std::mem::take(&mut compiled.sink);
    let (accepted, claims) = compiled.decide(&mut sink);
    let findings = Findings::new(&request, sink, &levels);
    narrate(&request, &compiled, (&accepted, &claims), &args.report, io.err);
    findings.write(&request, &args.report, io.err);
    if findings.status() != ExitStatus::Success {
        if !args.report.quiet {
            let _ = writeln!(io.err, "{}; nothing was rendered", findings.summary(&request));
        }
        return Ok(findings.status());
    }
    if !args.allow_empty {
        report::require_resources(&request, &compiled, &findings)?;
    }
    let kinds: Vec<Kind> = args.emit.iter().map(|kind| kind.kind()).collect();
    let layout = match args.output {
        Output::Yaml => Layout::Yaml,
        Output::Json => Layout::Json,
        Output::Name => Layout::Name,
    };
    let comment = match args.status {
        Status::Comment => StatusComment::Before,
        Status::None => StatusComment::None,
    };
    let stream = Stream {
        request: &request,
        compiled: &compiled,
        trees: &Trees::new(&request, &compiled),
        accepted: &accepted,
        claims: &claims,
        kinds: &kinds,
        only_rendered: args.only_rendered,
        comment,
    };
    let has_comments = layout == Layout::Yaml && comment == StatusComment::Before && args.out_dir.is_none();
    if !has_comments {
        tell_assumptions(&compiled, (&accepted, &claims), &args.report, io.err);
    }
    if let Some(folder) = &args.out_dir {
        return out_dir::write(
            &stream,
            folder,
            layout,
            out_dir::Options { prune: args.prune, allow_empty: args.allow_empty, quiet: args.report.quiet },
            io,
        );
    }
    stream.write(layout, args.allow_empty, |text| io.out.write_all(text).map_err(|error| Failure::stdout(&error)))?;
    Ok(ExitStatus::Success)
}

impl Args {
    /// Refuses options that make no sense together. A variable that is set for every run is none of these mistakes.
    fn consistent(&self, given: Given<'_>) -> Result<(), Failure> {
        if given.by_command_line("prune") && self.out_dir.is_none() {
            return Err(Failure::usage("`--prune` removes files from the folder of `--out-dir DIR`, which is missing"));
        }
        if self.out_dir.is_some() && matches!(self.output, Output::Name) {
            return Err(Failure::usage("`--out-dir` writes YAML or JSON: `-o name` goes to standard output only"));
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

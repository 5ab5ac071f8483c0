//! `gatewright status`: what the platform would answer.

use clap::{ArgMatches, ValueEnum};

use super::Io;
use super::exit::{ExitStatus, Failure};
use super::kept::Kept;
use super::list;
use super::narrate::{assumption, narrate, tell_assumptions};
use super::options::{InputArgs, PlatformArgs, ReportArgs};
use super::output::print;
use super::report::{self, Findings, NamedFiles};
use super::request::Request;
use super::stream::not_read;
use super::table::table;
use crate::compile::{Compilation, ComputedStatus, ForeignSyntax, Trees};
use crate::diag::{Code, Diagnostic, Severity, mask, prose};
use crate::emit::status::WithStatus;
use crate::hostnames::{DecidedProxy, Verdict};
use crate::model::Standalone;
use crate::source::Span;
use crate::status::{self, ConditionStatus, Status, kind};

/// Show the status that the platform would report
///
/// Computes the status of every HTTPProxy from the input alone: its conditions, and which of its hostnames are verified, unverified or in
/// use by another resource. What only a running platform knows, such as whether a certificate was issued, is reported as unknown.
#[derive(clap::Args)]
#[command(help_template = super::help::TEMPLATE, before_help = "\
Examples:
  gatewright status .                    list all HTTPProxies
  gatewright status -o wide .            with reasons
  gatewright status -o yaml proxy.yaml   the HTTPProxy with its full status
  kubectl get domains -A -o yaml | gatewright status . -", before_long_help = "\
Examples:
  # List the HTTPProxies in the current folder with their status
  gatewright status .

  # Show reasons, unverified hostnames and hostnames that are in use
  gatewright status -o wide .

  # Print HTTPProxies with their conditions, as `kubectl get -o yaml` would
  gatewright status -o yaml proxy.yaml

  # Use the real status of the Domains to tell which hostnames are verified
  kubectl get domains -A -o yaml | gatewright status . -")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Output format: table, wide, yaml, json, or name
    ///
    /// `table` and `wide` end with a line for each hostname that is not served, which says why. With the other formats, these lines go to
    /// standard error.
    #[arg(short, long, value_name = "FORMAT", env = "GATEWRIGHT_OUTPUT", value_enum, default_value_t = Output::Table, help_heading = "Output")]
    output: Output,
    #[command(flatten)]
    platform: PlatformArgs,
    #[command(flatten)]
    report: ReportArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// A table like that of `kubectl get httpproxy`
    Table,
    /// The table, with unserved hostnames and reasons
    Wide,
    /// The HTTPProxies with their computed status, as YAML documents
    Yaml,
    /// The HTTPProxies with their computed status, as a JSON `List`
    Json,
    /// One `resource.group/name` per line
    Name,
}

pub(crate) fn run(args: Args, matches: &ArgMatches, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let levels = args.report.levels(matches)?.exempt(Code::LeftOut);
    let request = Kept::new(Request::new(&args.input, args.platform, matches, Vec::new(), ForeignSyntax::Skip)?, io.after);
    let compilation = Kept::new(request.compile()?, io.after);
    report::require_documents(&request, &compilation, NamedFiles::Required)?;
    let rows = compilation.statuses();
    let findings = Findings::new(&compilation, &levels);
    narrate(&request, &compilation, &args.report, io.err);
    report::require_resources(&request, &compilation, &findings)?;
    if compilation.workspace().resources.is_empty() && !args.report.quiet {
        let _ = writeln!(io.err, "no Kubernetes objects found");
    }
    if findings.all().any(|diagnostic| diagnostic.code == Code::InvalidConfig) {
        // the status depends on the configuration
        findings.write(&request, &args.report, io.err);
        return Ok(findings.status());
    }
    let text = match args.output {
        Output::Table | Output::Wide => {
            // an error is reported as one, in addition to the line under the table
            let is_told = |diagnostic: &Diagnostic| !is_under_table(diagnostic) || diagnostic.severity == Severity::Error;
            findings.write_some(is_told, &request, &args.report, io.err);
            let mut text = rows_as_table(&rows, args.output == Output::Wide).into_bytes();
            text.extend_from_slice(under_table(&findings, &rows, &compilation).as_bytes());
            text
        }
        Output::Yaml | Output::Json => {
            tell_assumptions(&compilation, &args.report, io.err);
            findings.write(&request, &args.report, io.err);
            objects(&rows, &Trees::of(&compilation), args.output)?
        }
        Output::Name => {
            tell_assumptions(&compilation, &args.report, io.err);
            findings.write(&request, &args.report, io.err);
            rows.iter()
                .map(|row| format!("httpproxy.networking.datumapis.com/{}\n", safe(&row.found.resource.object.name)))
                .collect::<String>()
                .into_bytes()
        }
    };
    print(io, &text, findings.status())
}

fn rows_as_table(rows: &[ComputedStatus<'_, '_>], wide: bool) -> String {
    let cells = rows.iter().map(|row| {
        let of = |kind: &str| row.status.condition(kind).map_or(String::new(), |condition| condition.status.as_str().to_owned());
        let object = &row.found.resource.object;
        let mut cells = vec![
            safe(&object.namespace),
            safe(&object.name),
            safe(&row.status.hostnames.join(",")),
            of(kind::PROGRAMMED),
            of(kind::CERTIFICATES_READY),
        ];
        if wide {
            // the platform reports no hostnames of a proxy that it has not accepted
            let accepted = row.decided.filter(|_| is_accepted(&row.status));
            let with = |is_wanted: fn(Verdict) -> bool| accepted.map_or(String::new(), |proxy| with_verdict(proxy, is_wanted));
            let reason = row.status.condition(kind::PROGRAMMED).map_or("", |condition| &*condition.reason);
            let reason = if row.decided.is_none() { status::reason::INVALID } else { reason };
            let unverified = with(|verdict| matches!(verdict, Verdict::Unverified));
            let in_use = with(|verdict| matches!(verdict, Verdict::InUse(_)));
            cells.extend([unverified, in_use, reason.to_owned()]);
        }
        cells
    });
    let cells: Vec<Vec<String>> = cells.collect();
    let header = ["NAMESPACE", "NAME", "HOSTNAME", "PROGRAMMED", "CERTIFICATES", "UNVERIFIED", "IN USE", "REASON"];
    table(if wide { &header } else { &header[..5] }, &cells)
}

/// Text from the input, safe for a terminal.
fn safe(text: &str) -> String {
    prose::escape(&mask(text)).into_owned()
}

fn is_accepted(status: &Status) -> bool {
    status.condition(kind::ACCEPTED).is_some_and(|condition| condition.status == ConditionStatus::True)
}

fn with_verdict(proxy: DecidedProxy<'_, '_>, is_wanted: fn(Verdict) -> bool) -> String {
    let wanted = proxy.hostnames().filter(|hostname| is_wanted(hostname.decision.verdict));
    let mut names: Vec<&str> = wanted.map(|hostname| &*hostname.text.value).collect();
    names.sort_unstable();
    names.join(",")
}

/// Whether a diagnostic is shown in a line under the table: those about hostnames that are not programmed.
fn is_under_table(diagnostic: &Diagnostic) -> bool {
    matches!(
        diagnostic.code,
        Code::HostnameUnverified | Code::HostnameNoDomain | Code::HostnameTargetDomain | Code::RootDomainUnknown | Code::HostnameInUse
    )
}

/// One line for each hostname that is not programmed, with the reason and what to do, and one for each that is only treated as verified.
fn under_table(findings: &Findings<'_>, rows: &[ComputedStatus<'_, '_>], compilation: &Compilation<'_>) -> String {
    let sources = compilation.sources();
    let place = |span: Span| {
        let start = sources.start(span);
        (prose::escape(&sources.file(span.file).name).into_owned(), start.line, start.column)
    };
    let mut lines: Vec<((String, usize, usize), String)> = Vec::new();
    for diagnostic in findings.all().filter(|diagnostic| is_under_table(diagnostic)) {
        let second = diagnostic.related.first().map(|related| place(related.span));
        let second = second.map_or(String::new(), |(file, line, _)| format!(" ({file}:{line})"));
        let help = diagnostic.help.as_deref().map_or(String::new(), |help| format!("; {}", safe(help)));
        lines.push((place(diagnostic.span), format!("{}{second}{help}", safe(&diagnostic.message))));
    }
    for hostname in rows.iter().filter_map(|row| row.decided).flat_map(|proxy| proxy.hostnames()) {
        if hostname.decision.cover.is_assumed() {
            let why = assumption(compilation.settings());
            lines.push((place(hostname.text.span), format!("the hostname `{}` is treated as verified because of {why}", hostname.name())));
        }
    }
    lines.sort();
    let text: String = lines.into_iter().map(|((file, line, _), text)| format!("{file}:{line}: {text}\n")).collect();
    if text.is_empty() { text } else { format!("\n{text}") }
}

/// The HTTPProxies with their computed status.
fn objects(rows: &[ComputedStatus<'_, '_>], trees: &Trees<'_>, output: Output) -> Result<Vec<u8>, Failure> {
    let mut text = Vec::new();
    if output != Output::Json {
        for row in rows {
            text.extend_from_slice(b"---\n");
            with_object(row, trees, |object| list::yaml(&object, &mut text))?;
        }
        return Ok(text);
    }
    if rows.is_empty() {
        return Ok(list::EMPTY_LIST.to_vec());
    }
    text.extend_from_slice(list::LIST_START);
    for row in rows {
        with_object(row, trees, |object| list::list_item(&object, &mut text))?;
    }
    list::end_items(&mut text);
    text.extend_from_slice(list::LIST_END);
    Ok(text)
}

fn with_object(
    row: &ComputedStatus<'_, '_>,
    trees: &Trees<'_>,
    write: impl FnOnce(WithStatus<'_, '_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let resource = row.found.resource;
    let with_status = |object: &Standalone<'_>| write(WithStatus { object: object.node(), object_ref: &resource.object, status: &row.status });
    trees.read(resource, with_status).ok_or_else(not_read)?
}

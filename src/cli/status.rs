//! `gatewright status`: what the platform would answer.

use clap::{ArgMatches, ValueEnum};

use super::Io;
use super::exit::{ExitStatus, Failure};
use super::narrate::{assumption, narrate, tell_assumptions};
use super::objects;
use super::options::{InputArgs, PlatformArgs, ReportArgs};
use super::output::print;
use super::pipeline::{Compiled, Request, compile};
use super::report::{self, Findings};
use super::table::table;
use super::trees::Trees;
use crate::check::Accepted;
use crate::diag::{Code, Diagnostic, Severity, mask, prose};
use crate::emit::status::WithStatus;
use crate::hostnames::{Claims, Verdict};
use crate::model::Found;
use crate::source::Span;
use crate::status::{self, Status, kind};

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
    /// Output format: table, wide, yaml, json or name
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

/// A proxy with what was computed for it.
struct Row<'w, 's> {
    found: Found<'w, 's>,
    accepted: Option<Accepted<'w, 's>>,
    status: Status,
}

pub(crate) fn run(args: Args, matches: &ArgMatches, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let levels = args.report.levels(matches)?;
    let request = Request::new(&args.input, args.platform, matches, Vec::new(), false)?;
    let mut compiled = compile(&request)?;
    let mut sink = std::mem::take(&mut compiled.sink);
    let (accepted, claims) = compiled.decide(&mut sink);
    let rows = rows(&compiled, &accepted, &claims, sink.found());
    let findings = Findings::new(&request, sink, &levels);
    narrate(&request, &compiled, (&accepted, &claims), &args.report, io.err);
    report::require_resources(&request, &compiled, &findings)?;
    if findings.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::InvalidConfig) {
        // what the platform would answer depends on it
        findings.write(&request, &args.report, io.err);
        return Ok(findings.status());
    }
    let text = match args.output {
        Output::Table | Output::Wide => {
            // what ends the run with an error is told as one, besides the line under the table
            let is_told = |diagnostic: &Diagnostic| !is_under_table(diagnostic) || diagnostic.severity == Severity::Error;
            findings.write_some(is_told, &request, &args.report, io.err);
            let mut text = rows_as_table(&rows, &claims, args.output == Output::Wide).into_bytes();
            text.extend_from_slice(under_table(&findings, &rows, &claims, &compiled, &request).as_bytes());
            text
        }
        Output::Yaml | Output::Json => {
            tell_assumptions(&compiled, (&accepted, &claims), &args.report, io.err);
            findings.write(&request, &args.report, io.err);
            objects(&rows, &Trees::new(&request, &compiled), args.output)?
        }
        Output::Name => {
            tell_assumptions(&compiled, (&accepted, &claims), &args.report, io.err);
            findings.write(&request, &args.report, io.err);
            rows.iter()
                .map(|row| format!("httpproxy.networking.datumapis.com/{}\n", safe(&row.found.resource.object.name)))
                .collect::<String>()
                .into_bytes()
        }
    };
    print(io, &text, findings.status())
}

fn rows<'w, 's>(compiled: &'w Compiled<'s>, accepted: &[Accepted<'w, 's>], claims: &Claims, found: &[Diagnostic]) -> Vec<Row<'w, 's>> {
    let mut errors: std::collections::HashMap<_, Vec<&Diagnostic>> = std::collections::HashMap::new();
    for diagnostic in found {
        if let Some(object) = &diagnostic.object {
            errors.entry(std::sync::Arc::as_ptr(object)).or_default().push(diagnostic);
        }
    }
    let mut accepted = accepted.iter().peekable();
    let one = |found: Found<'w, 's>| {
        let sound = accepted.next_if(|proxy| proxy.index() == found.index).copied();
        let status = match sound {
            Some(proxy) => status::compute(proxy, &compiled.workspace, claims, &compiled.settings),
            None => {
                let mut own = errors.get(&std::sync::Arc::as_ptr(&found.resource.object)).cloned().unwrap_or_default();
                own.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
                status::invalid(found, &own, &compiled.settings)
            }
        };
        Row { found, accepted: sound, status }
    };
    compiled.workspace.proxies().into_iter().map(one).collect()
}

fn rows_as_table(rows: &[Row<'_, '_>], claims: &Claims, wide: bool) -> String {
    let cells = rows.iter().map(|row| {
        let of = |kind: &str| row.status.condition(kind).map_or(String::new(), |condition| condition.status.to_owned());
        let object = &row.found.resource.object;
        let mut cells =
            vec![safe(&object.namespace), safe(&object.name), row.status.hostnames.join(","), of(kind::PROGRAMMED), of(kind::CERTIFICATES_READY)];
        if wide {
            // the platform says nothing of the hostnames of a proxy that it has not accepted
            let with =
                |verdict| row.accepted.filter(|_| is_accepted(&row.status)).map_or(String::new(), |proxy| with_verdict(proxy, claims, verdict));
            let reason = row.status.condition(kind::PROGRAMMED).map_or("", |condition| condition.reason);
            let reason = if row.accepted.is_none() { status::reason::INVALID } else { reason };
            cells.extend([with(Verdict::Unverified), with(Verdict::InUse), reason.to_owned()]);
        }
        cells
    });
    let cells: Vec<Vec<String>> = cells.collect();
    let header = ["NAMESPACE", "NAME", "HOSTNAME", "PROGRAMMED", "CERTIFICATES", "UNVERIFIED", "IN USE", "REASON"];
    table(if wide { &header } else { &header[..5] }, &cells)
}

/// Text of the input as a terminal may show it.
fn safe(text: &str) -> String {
    prose::escape(&mask(text)).into_owned()
}

fn is_accepted(status: &Status) -> bool {
    status.condition(kind::ACCEPTED).is_some_and(|condition| condition.status == "True")
}

fn with_verdict(proxy: Accepted<'_, '_>, claims: &Claims, verdict: Verdict) -> String {
    let decisions = &claims.of(proxy).decisions;
    let mut names: Vec<&str> = proxy
        .proxy()
        .hostnames()
        .zip(decisions)
        .filter(|(_, decision)| decision.verdict == verdict)
        .map(|((_, hostname), _)| &*hostname.value)
        .collect();
    names.sort_unstable();
    names.join(",")
}

/// Findings that are told in a line under the table: hostnames that are not programmed.
fn is_under_table(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code, Code::HostnameUnverified | Code::HostnameNoDomain | Code::RootDomainUnknown | Code::HostnameInUse)
}

/// One line for each hostname that is not programmed: why, and what to do; and one for each that only counts as verified.
fn under_table(findings: &Findings, rows: &[Row<'_, '_>], claims: &Claims, compiled: &Compiled<'_>, request: &Request) -> String {
    let sources = &request.loaded.sources;
    let place = |span: Span| {
        let start = sources.start(span);
        (prose::escape(&sources.file(span.file).name).into_owned(), start.line, start.column)
    };
    let mut lines: Vec<((String, usize, usize), String)> = Vec::new();
    for diagnostic in findings.diagnostics.iter().filter(|diagnostic| is_under_table(diagnostic)) {
        let second = diagnostic.related.first().map(|related| place(related.span));
        let second = second.map_or(String::new(), |(file, line, _)| format!(" ({file}:{line})"));
        let help = diagnostic.help.as_deref().map_or(String::new(), |help| format!("; {}", safe(help)));
        lines.push((place(diagnostic.span), format!("{}{second}{help}", safe(&diagnostic.message))));
    }
    for proxy in rows.iter().filter_map(|row| row.accepted) {
        for ((_, hostname), decision) in proxy.proxy().hostnames().zip(&claims.of(proxy).decisions) {
            if decision.cover.is_assumed() {
                let why = assumption(&compiled.settings);
                lines.push((place(hostname.span), format!("the hostname `{}` counts as verified by {why}", hostname.value)));
            }
        }
    }
    lines.sort();
    let text: String = lines.into_iter().map(|((file, line, _), text)| format!("{file}:{line}: {text}\n")).collect();
    if text.is_empty() { text } else { format!("\n{text}") }
}

/// The HTTPProxies with their computed status.
fn objects(rows: &[Row<'_, '_>], trees: &Trees<'_>, output: Output) -> Result<Vec<u8>, Failure> {
    let mut text = Vec::new();
    if output != Output::Json {
        for row in rows {
            text.extend_from_slice(b"---\n");
            row.with_object(trees, |object| objects::yaml(&object, &mut text))?;
        }
        return Ok(text);
    }
    if rows.is_empty() {
        return Ok(objects::EMPTY_LIST.to_vec());
    }
    text.extend_from_slice(objects::LIST_START);
    for row in rows {
        row.with_object(trees, |object| objects::list_item(&object, &mut text))?;
    }
    objects::end_items(&mut text);
    text.extend_from_slice(objects::LIST_END);
    Ok(text)
}

impl Row<'_, '_> {
    fn with_object(&self, trees: &Trees<'_>, write: impl FnOnce(WithStatus<'_, '_>) -> Result<(), Failure>) -> Result<(), Failure> {
        let resource = self.found.resource;
        trees.read(resource, |object| write(WithStatus { object, object_ref: &resource.object, status: &self.status }))
    }
}

//! `gatewright trace`: what would happen to a request.

mod human;
mod json;

use clap::{ArgMatches, ValueEnum};

use super::Io;
use super::exit::{ExitStatus, Failure};
use super::narrate::narrate;
use super::options::{InputArgs, PlatformArgs, ReportArgs};
use super::output::print;
use super::report::{self, Findings};
use super::request::Request;
use crate::compile::ForeignSyntax;
use crate::trace::{self, Tracer};

/// Show what would happen to a request
///
/// Compiles the input as `build` does, and answers the request as the platform's data plane would: which rule answers and why, what the
/// backend sees, and what the client gets. The URL is sent as typed: nothing in it is normalized first.
#[derive(clap::Args)]
#[command(help_template = super::help::TEMPLATE, before_help = "\
Examples:
  gatewright trace https://www.example.com/cart .
  gatewright trace -X POST -H 'X-Env: canary' www.example.com/ proxy.yaml
  gatewright trace --assume-verified '*' -o json www.example.com/ .")]
pub(crate) struct Args {
    /// URL of the request
    ///
    /// It is sent as typed: no segment is resolved, nothing is escaped, and a fragment stays. Without a scheme, it is http.
    #[arg(value_name = "URL")]
    url: String,
    #[command(flatten)]
    input: InputArgs,
    /// Method
    ///
    /// Default: GET, or POST with `--data`.
    #[arg(short = 'X', long, value_name = "METHOD", help_heading = "Request")]
    request: Option<String>,
    /// Header line, repeatable
    ///
    /// `NAME: VALUE`, or `NAME;` for an empty value. A `Host` replaces that of the URL, but not the TLS server name.
    #[arg(short = 'H', long, value_name = "LINE", help_heading = "Request")]
    header: Vec<String>,
    /// Use the method HEAD
    #[arg(short = 'I', long, help_heading = "Request", hide_short_help = true)]
    head: bool,
    /// Body
    ///
    /// Only decides the method and the content type, as in curl: rules do not see a body.
    #[arg(short = 'd', long, value_name = "TEXT", help_heading = "Request", hide_short_help = true)]
    data: Option<String>,
    /// TLS server name, if it is not the host
    ///
    /// The data plane chooses certificate and routes by it. Default: the host of the URL.
    #[arg(long, value_name = "NAME", help_heading = "Request", hide_short_help = true)]
    resolve_host: Option<String>,
    /// Header line of the backend's response, repeatable
    ///
    /// What the backend is assumed to answer with, in the form of `--header`. The answer shows what the client then gets.
    #[arg(long, value_name = "LINE", help_heading = "Request", hide_short_help = true)]
    response_header: Vec<String>,
    /// Output format: human or json
    ///
    /// `json` is one object in which every key is always present.
    #[arg(short, long, value_name = "FORMAT", env = "GATEWRIGHT_OUTPUT", value_enum, default_value_t = Output::Human, help_heading = "Output")]
    output: Output,
    #[command(flatten)]
    platform: PlatformArgs,
    #[command(flatten)]
    report: ReportArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// An answer for people
    Human,
    /// One JSON object
    Json,
}

pub(crate) fn run(args: Args, matches: &ArgMatches, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let levels = args.report.levels(matches)?;
    let asked = args.request()?;
    let backend = lines("response-header", &args.response_header)?;
    let request = Request::new(&args.input, args.platform, matches, Vec::new(), ForeignSyntax::Skip)?;
    let compilation = request.compile()?;
    let findings = Findings::new(&compilation, &levels);
    narrate(&request, &compilation, &args.report, io.err);
    report::require_resources(&request, &compilation, &findings)?;
    let plans = compilation.plans();
    let tracer = Tracer::new(&plans);
    let answer = tracer.answer(&asked, &backend, None);
    let status = if answer.by.is_answer() { ExitStatus::Success } else { ExitStatus::Findings };
    let text = match args.output {
        Output::Human => {
            findings.write(&request, &args.report, io.err);
            let explain = |answer| {
                human::Explained { tracer: &tracer, request: &asked, answer, compilation: &compilation, verbose: args.report.verbose }.write()
            };
            let mut text = explain(&answer);
            if let Some(listing) = human::listing(&tracer, &asked).filter(|_| answer.serving.is_none()) {
                text += "\nif it were served\n\n";
                text += &explain(&tracer.answer(&asked, &backend, Some(listing)));
            }
            text
        }
        Output::Json => json::write(&tracer, &asked, &answer, &compilation),
    };
    print(io, text.as_bytes(), status)
}

impl Args {
    fn request(&self) -> Result<trace::Request, Failure> {
        let method = match (&self.request, self.head, &self.data) {
            (Some(method), _, _) => method,
            (None, true, _) => "HEAD",
            (None, false, Some(_)) => "POST",
            (None, false, None) => "GET",
        };
        let mut headers = lines("header", &self.header)?;
        if self.data.is_some() && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
            headers.push(("Content-Type".to_owned(), "application/x-www-form-urlencoded".to_owned()));
        }
        trace::Request::new(method, &self.url, headers, self.resolve_host.as_deref())
            .map_err(|trace::UnknownScheme| Failure::usage("the URL needs the scheme `http` or `https`"))
    }
}

/// Header lines as curl reads them.
fn lines(option: &str, given: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let split = |line: &String| {
        let pair = line.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
        let empty = || line.strip_suffix(';').map(|name| (name.trim().to_owned(), String::new()));
        pair.or_else(empty).ok_or_else(|| Failure::usage(format!("invalid value `{line}` for `--{option}`: expected `NAME: VALUE`")))
    };
    given.iter().map(split).collect()
}

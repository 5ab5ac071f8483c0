//! What `--verbose` prints: what was read, skipped, and decided.

use std::collections::BTreeSet;
use std::io::Write;

use super::options::ReportArgs;
use super::request::Request;
use crate::compile::{Accounted, Compilation, Fate, OutputOptions, Reason};
use crate::diag::{mask, prose};
use crate::hostnames::{Cover, DecidedHostname, Verdict, is_claim};
use crate::model::settings::Settings;
use crate::model::{GROUP, Resource};
use crate::source::{Skip, Skipped};

/// Prints it, unless `--quiet` is given or `--verbose` is not; also the warning about useless claims, which needs no `--verbose`.
pub(crate) fn narrate(request: &Request, compilation: &Compilation<'_>, args: &ReportArgs, err: &mut dyn Write) {
    if args.quiet {
        return;
    }
    if let Some(text) = useless_claims(request, compilation) {
        let _ = writeln!(err, "{text}");
    }
    for pattern in &request.loaded.unused_excludes {
        let _ = writeln!(err, "warning: `--exclude {}` excludes nothing", prose::escape(&mask(pattern)));
    }
    let ignored = request.loaded.skipped.iter().filter(|skipped| skipped.reason == Skip::IgnoredMention).count();
    if ignored > 0 && !args.verbose {
        let (files, verb) = (prose::count(ignored, "file"), if ignored == 1 { "mentions" } else { "mention" });
        let _ = writeln!(err, "note: skipped {files} listed in ignore files that {verb} `{GROUP}`; `-v` lists them, `--no-ignore` reads them");
    }
    if !args.verbose {
        return;
    }
    let mut text = String::new();
    for (id, file) in request.loaded.sources.files() {
        let verb = if compilation.passed_over().contains(&id) { "skipped our own output" } else { "read" };
        text += &format!("{verb} {}\n", prose::escape(&file.name));
    }
    for Skipped { path, reason } in &request.loaded.skipped {
        text += &format!("skipped {}: {reason}\n", prose::escape(path));
    }
    let Settings { namespace, gateway_class, .. } = compilation.settings();
    let objects = prose::count(compilation.workspace().resources.len(), "object");
    text += &prose::escape(&format!("namespace {namespace}, gateway class {gateway_class}, {objects}"));
    text.push('\n');
    for proxy in compilation.decided().proxies() {
        for DecidedHostname { text: hostname, decision, .. } in proxy.hostnames() {
            let why = match (decision.verdict, decision.cover) {
                (Verdict::Unverified, _) => "is not verified".to_owned(),
                (Verdict::InUse(_), _) => "is verified, and in use elsewhere".to_owned(),
                (Verdict::Verified, Cover::Verified(domain)) => {
                    format!("is verified by the Domain `{}`", compilation.workspace().resources[domain].object.name)
                }
                (Verdict::Verified, Cover::Assumed(_) | Cover::Unverified(_) | Cover::None) => {
                    format!("is treated as verified because of {}", assumption(compilation.settings()))
                }
            };
            text += &prose::escape(&mask(&format!("`{}` of {} {why}", hostname.value, proxy.object())));
            text.push('\n');
        }
    }
    if let Some(options) = request.output() {
        text += &account(compilation, options);
    }
    // if standard error is closed, nobody reads it
    let _ = err.write_all(text.as_bytes());
}

/// What becomes of the input: a line for everything that is left out, and the counts.
fn account(compilation: &Compilation<'_>, options: &OutputOptions) -> String {
    let sources = compilation.sources();
    let mut text = String::new();
    let (mut rendered, mut passed, mut left_out) = (0, 0, 0);
    for Accounted { document, object, fate } in compilation.account(options) {
        match fate {
            Fate::Rendered => rendered += 1,
            Fate::PassedThrough => passed += 1,
            // an empty document is nothing that could be output
            Fate::LeftOut(Reason::Empty) => {}
            Fate::LeftOut(reason) => {
                left_out += 1;
                let resource = object.map(|index| &compilation.workspace().resources[index]);
                let what = resource.map_or_else(|| "a document".to_owned(), |resource| resource.object.to_string());
                let at = resource.map_or(document, |resource| resource.anchor);
                let place = format!("{}:{}", sources.file(at.file).name, sources.start(at).line);
                text += &prose::escape(&mask(&format!("left out {what} ({place}): {}", reason.describe())));
                text.push('\n');
            }
        }
    }
    let proxies = if rendered == 1 { "HTTPProxy" } else { "HTTPProxies" };
    text + &format!("{rendered} {proxies} rendered, {} passed through, {left_out} left out\n", prose::count(passed, "object"))
}

/// A warning if the file of `--claims` has no effect, most likely because of a wrong namespace.
fn useless_claims(request: &Request, compilation: &Compilation<'_>) -> Option<String> {
    let file = request.claims()?;
    let mut here = compilation.workspace().resources.iter().filter(|resource| resource.origin.document.file == file).peekable();
    let first = &here.peek()?.object.namespace;
    let counts = |resource: &Resource<'_>| is_claim(&resource.content, &resource.object.namespace, compilation.settings());
    if here.clone().any(counts) {
        return None;
    }
    let name = prose::escape(&request.loaded.sources.file(file).name);
    let namespace = prose::shown(first);
    let wanted = &compilation.settings().accounting_namespace;
    Some(format!("warning: {name} has no effect: its ConfigMaps are in namespace `{namespace}`, but claims are read from `{wanted}`"))
}

/// Lists the hostnames that are treated as verified although no Domain verifies them, for output that cannot contain that.
pub(crate) fn tell_assumptions(compilation: &Compilation<'_>, args: &ReportArgs, err: &mut dyn Write) {
    const NAMED: usize = 5;
    let hostnames = compilation.decided().proxies().flat_map(|proxy| proxy.hostnames());
    let assumed = hostnames.filter(|hostname| hostname.decision.cover.is_assumed());
    let names: BTreeSet<&str> = assumed.map(|hostname| &*hostname.text.value).collect();
    if args.quiet || names.is_empty() {
        return;
    }
    let more = names.len().saturating_sub(NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    let names: Vec<&str> = names.into_iter().take(NAMED).collect();
    let why = assumption(compilation.settings());
    let _ = writeln!(err, "note: treated as verified only because of {why}: {}{more}", prose::escape(&mask(&names.join(", "))));
}

/// Why a hostname is treated as verified although no Domain verifies it.
pub(crate) fn assumption(settings: &Settings) -> &'static str {
    if settings.creates_domains { "`--assume-verified`" } else { "`disableHostnameVerification` in the configuration" }
}

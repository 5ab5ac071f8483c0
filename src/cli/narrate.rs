//! What `--verbose` tells: what was read, skipped and decided.

use std::collections::BTreeSet;
use std::io::Write;

use super::options::ReportArgs;
use super::request::Request;
use crate::compile::Compilation;
use crate::diag::{mask, prose};
use crate::hostnames::{Cover, DecidedHostname, Verdict, is_claim};
use crate::model::Resource;
use crate::model::settings::Settings;

/// Tells it all, where it is wanted.
pub(crate) fn narrate(request: &Request, compilation: &Compilation<'_>, args: &ReportArgs, err: &mut dyn Write) {
    if args.quiet {
        return;
    }
    if let Some(text) = claims_of_nobody(request, compilation) {
        let _ = writeln!(err, "{text}");
    }
    if !args.verbose {
        return;
    }
    let mut text = String::new();
    for (_, file) in request.loaded.sources.files() {
        text += &format!("read {}\n", prose::escape(&file.name));
    }
    for (path, reason) in &request.loaded.skipped {
        text += &format!("skipped {}: {reason}\n", prose::escape(path));
    }
    let Settings { namespace, gateway_class, .. } = compilation.settings();
    let resources = prose::count(compilation.workspace().resources.len(), "resource");
    text += &prose::escape(&format!("namespace {namespace}, gateway class {gateway_class}, {resources}"));
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
                    format!("counts as verified by {}", assumption(compilation.settings()))
                }
            };
            text += &prose::escape(&mask(&format!("`{}` of {} {why}", hostname.value, proxy.object())));
            text.push('\n');
        }
    }
    // where stderr is closed nobody reads it
    let _ = err.write_all(text.as_bytes());
}

/// Says that a file of claims holds none, which is most likely a mistake in the namespace.
fn claims_of_nobody(request: &Request, compilation: &Compilation<'_>) -> Option<String> {
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
    Some(format!("warning: no claim in {name} counts: its ConfigMaps are in the namespace `{namespace}`, and claims are kept in `{wanted}`"))
}

/// Tells which hostnames count as verified without a Domain that says so, where the result has no place for it.
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
    let _ = writeln!(err, "note: verified by {why} alone: {}{more}", prose::escape(&mask(&names.join(", "))));
}

/// What lets a hostname count as verified without a Domain.
pub(crate) fn assumption(settings: &Settings) -> &'static str {
    if settings.creates_domains { "`--assume-verified`" } else { "`disableHostnameVerification` of the configuration" }
}

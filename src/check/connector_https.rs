//! A connector hides the origin's name, so an https endpoint behind one has no name to verify the certificate against.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter};
use crate::model::endpoint::Host;
use crate::model::{Action, Endpoint, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::ConnectorHttps, run).of_silent_fault();

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::rules(proxy, |path, rule| {
        // only the first rewrite counts, and only its hostname: the Gateway controller looks at nothing else
        let first_rewrite = rule.filters().find_map(|(_, filter)| match filter.action()? {
            Action::UrlRewrite(rewrite) => Some(rewrite),
            Action::RequestHeaderModifier(_)
            | Action::ResponseHeaderModifier(_)
            | Action::RequestMirror(_)
            | Action::RequestRedirect(_)
            | Action::ExtensionRef(_)
            | Action::Cors(_) => None,
        });
        if first_rewrite.is_some_and(|rewrite| !rewrite.hostname.is_absent()) {
            return;
        }
        let backends = path.field("backends");
        for (index, backend) in rule.backends().filter(|(_, backend)| backend.has_connector()) {
            let Some((endpoint, Ok(url))) = backend.endpoint.get().map(|endpoint| (endpoint, endpoint.url())) else { continue };
            if !endpoint.is_https() {
                continue;
            }
            report.push(
                Finding::new(endpoint.span_of(&url.scheme), "an https endpoint behind a connector needs a `URLRewrite` with the origin's hostname")
                    .label("no name to verify the certificate against")
                    .at(backends.index(index).field("endpoint").part("scheme"), FieldError::Invalid)
                    .help(help(endpoint, first_rewrite.is_some())),
            );
        }
    });
}

fn help(endpoint: &Endpoint<'_>, has_rewrite: bool) -> String {
    let name = match endpoint.host() {
        Some(Host::Name(name)) if super::is_precise_hostname(name) => name,
        Some(Host::Name(_) | Host::Ipv4(_) | Host::Ipv6(_)) | None => "origin.example.com",
    };
    if has_rewrite {
        format!("use `http://`, or add `hostname: {name}` to the first `urlRewrite` of the rule")
    } else {
        format!("use `http://`, or add the filter `{{type: URLRewrite, urlRewrite: {{hostname: {name}}}}}` to the rule")
    }
}

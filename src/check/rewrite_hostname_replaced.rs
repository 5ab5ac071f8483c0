//! The platform decides which host a backend sees, and overwrites the hostname of a rewrite.

use super::{Check, walk};
use crate::diag::{Code, Finding, Reporter};
use crate::model::{Action, FilterType, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::RewriteReplaced, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::rules(proxy, |path, rule| {
        let Some((_, backend)) = rule.backends().next() else { return };
        let Some(certificate) = backend.certificate_hostname() else { return };
        let host = rule.host_override(backend).map_or(certificate, |text| crate::model::lower(&text.value));
        let first = rule.filters().find(|(_, filter)| filter.is(FilterType::UrlRewrite));
        let Some((index, Some(Action::UrlRewrite(rewrite)))) = first.map(|(index, filter)| (index, filter.action())) else { return };
        let Some(hostname) = rewrite.hostname.get().filter(|hostname| hostname.value != *host) else { return };
        let filters = path.field("filters");
        let field = filters.index(index);
        report.push(
            Finding::new(hostname.span, format!("the backend sees the host `{host}`, not `{}`", hostname.value))
                .label("replaced by the platform")
                .field(field.field("urlRewrite").field("hostname"))
                .help(format!(
                    "remove it; to choose the host, set the `Host` header with a `RequestHeaderModifier` filter: `set: [{{name: Host, value: {}}}]`",
                    hostname.value
                )),
        );
    });
}

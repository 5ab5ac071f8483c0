//! Where the platform adds no rewrite there is nothing that could carry a `Host` to the backend.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, Sink};
use crate::model::{Given, HttpProxy};

pub(super) const RULE: Rule = Rule { code: Code::HostOverrideLost, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::rules(proxy, |path, rule| {
        let Some((_, backend)) = rule.backends().next() else { return };
        if !matches!(backend.endpoint, Given::Is(_)) || backend.certificate_hostname().is_some() {
            return;
        }
        let Some(host) = rule.host_override(backend) else { return };
        let why = if backend.has_connector() { "a connector" } else { "an http endpoint that is an IP address" };
        sink.push(
            Diagnostic::new(
                RULE.code,
                host.span,
                format!(
                    "the Host header `{}` never reaches the backend: the platform takes it out for {why}",
                    crate::diag::prose::shown(&host.value)
                ),
            )
            .label("lost")
            .field(path.field("filters"))
            .help("remove it, or use an endpoint with a name, or https with `tls.hostname`"),
        );
    });
}

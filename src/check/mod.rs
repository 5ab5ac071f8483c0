//! The checks: each is a small file named after its code, with one line in `CHECKS`.
//!
//! A check looks at one proxy or at the whole input, and reports through a [`Reporter`], which adds its code, its severity, and the object.
//! Checks change nothing, and none depends on another. Lints on the plan do not belong here, because the plan depends on this module; they
//! report through the same [`Reporter`].

mod backend_name;
mod backend_required;
mod backend_target;
mod checked;
mod connector_https;
mod duplicate_domain;
mod duplicate_hostname;
mod duplicate_resource;
mod duplicate_rule_name;
mod endpoint_help;
mod endpoint_host;
mod endpoint_host_required;
mod endpoint_port;
mod endpoint_scheme;
mod endpoint_suffix;
mod endpoint_unprogrammable;
mod endpoint_url;
mod endpoint_userinfo;
mod external_auth_ignored;
mod external_auth_protocol;
mod filter_member;
mod filter_not_supported;
mod host_header_value;
mod host_override_lost;
mod hostname_form;
mod instance_port_missing;
mod instance_port_unnamed;
mod instances;
mod invalid_path;
mod invalid_regex;
mod mirror_backend;
mod name_clash;
mod path_modifier;
mod platform_hostname;
mod prefix_rewrite_match;
mod redirect_and_rewrite;
mod redirect_with_backend;
mod repeated_cors;
mod repeated_filter;
mod rewrite_hostname_replaced;
mod tls_hostname;
mod tls_hostname_required;
mod too_many_filters;
mod too_many_matches;
mod unsupported_extension;
mod walk;
mod wildcard_not_alone;

pub use checked::{Checked, Collected, Inspected, Valid};

use crate::diag::{Code, Finding, Reporter, Severity, Sink};
use crate::model::settings::Settings;
use crate::model::{Content, Decoded, HttpProxy, ProxyPlace, Workspace};
use endpoint_help::{ascii_host, has_no_host, is_precise_hostname, origin_help};

/// A check: what it reports, and what it looks at.
#[derive(Clone, Copy)]
struct Check {
    /// The only code that it reports.
    code: Code,
    scope: Scope,
    /// Whether the platform reports the fault in the status. If not, the status is computed as if the object were valid.
    refuses: bool,
}

/// What a check looks at.
#[derive(Clone, Copy)]
enum Scope {
    /// One proxy by itself. These run right after decoding, on any thread.
    Proxy(fn(&HttpProxy<'_>, &mut Reporter<'_>)),
    /// The whole input.
    Input(fn(&Collected<'_>, &mut InputReporter<'_>)),
}

impl Check {
    const fn of_proxy(code: Code, run: fn(&HttpProxy<'_>, &mut Reporter<'_>)) -> Self {
        Self { code, scope: Scope::Proxy(run), refuses: true }
    }

    const fn of_input(code: Code, run: fn(&Collected<'_>, &mut InputReporter<'_>)) -> Self {
        Self { code, scope: Scope::Input(run), refuses: true }
    }

    /// A check of what the platform accepts and reports as programmed, although it never programs it.
    const fn of_silent_fault(self) -> Self {
        Self { refuses: false, ..self }
    }
}

/// Every check.
const CHECKS: &[Check] = &[
    backend_name::CHECK,
    backend_required::CHECK,
    backend_target::CHECK,
    connector_https::CHECK,
    duplicate_domain::CHECK,
    duplicate_hostname::CHECK,
    duplicate_resource::CHECK,
    duplicate_rule_name::CHECK,
    endpoint_host::CHECK,
    endpoint_host_required::CHECK,
    endpoint_port::CHECK,
    endpoint_scheme::CHECK,
    endpoint_suffix::CHECK,
    endpoint_unprogrammable::CHECK,
    endpoint_url::CHECK,
    endpoint_userinfo::CHECK,
    external_auth_ignored::CHECK,
    external_auth_protocol::CHECK,
    filter_member::CHECK,
    filter_not_supported::CHECK,
    host_header_value::CHECK,
    host_override_lost::CHECK,
    hostname_form::CHECK,
    instance_port_missing::CHECK,
    instance_port_unnamed::CHECK,
    invalid_path::CHECK,
    invalid_regex::CHECK,
    mirror_backend::CHECK,
    name_clash::CHECK,
    path_modifier::CHECK,
    platform_hostname::CHECK,
    prefix_rewrite_match::CHECK,
    redirect_and_rewrite::CHECK,
    redirect_with_backend::CHECK,
    repeated_cors::CHECK,
    repeated_filter::CHECK,
    rewrite_hostname_replaced::CHECK,
    tls_hostname::CHECK,
    tls_hostname_required::CHECK,
    too_many_filters::CHECK,
    too_many_matches::CHECK,
    unsupported_extension::CHECK,
    wildcard_not_alone::CHECK,
];

/// Runs the checks of one object, which do not depend on other objects.
pub fn resource<'s>(decoded: Decoded<'s>, sink: &mut Sink) -> Inspected<'s> {
    Inspected::new(decoded, |resource| {
        let Content::HttpProxy(proxy) = &resource.content else { return false };
        let mut refused = false;
        for Check { code, scope, refuses } in CHECKS {
            let mark = sink.mark();
            match scope {
                Scope::Proxy(run) => run(proxy, &mut Reporter::new(sink, *code, &resource.object)),
                Scope::Input(_) => {}
            }
            refused |= *refuses && sink.has_errors_since(mark);
        }
        refused
    })
}

/// Runs the checks of the whole input. The settings must be those that hostnames are decided with.
pub fn run<'s>(collected: Collected<'s>, settings: &Settings, sink: &mut Sink) -> Checked<'s> {
    Checked::new(collected, settings, sink)
}

/// Runs the checks of the whole input, and returns the indices of the objects that they refuse.
fn over_all(collected: &Collected<'_>, proxies: &[ProxyPlace], settings: &Settings, sink: &mut Sink) -> Vec<usize> {
    let mut refused = Vec::new();
    let workspace = collected.workspace();
    for Check { code, scope, refuses } in CHECKS {
        match scope {
            Scope::Proxy(_) => {}
            Scope::Input(run) => {
                let mut found = Vec::new();
                run(collected, &mut InputReporter { code: *code, workspace, proxies, settings, sink, found: &mut found });
                refused.extend(found.into_iter().filter(|_| *refuses));
            }
        }
    }
    refused
}

/// Receives the findings of a check of the whole input.
struct InputReporter<'k> {
    code: Code,
    workspace: &'k Workspace<'k>,
    /// Every HTTPProxy, without those that were read from a cluster beside their desired state.
    proxies: &'k [ProxyPlace],
    settings: &'k Settings,
    sink: &'k mut Sink,
    /// The indices of the objects with an error.
    found: &'k mut Vec<usize>,
}

impl InputReporter<'_> {
    /// Reports a finding in the object at an index in the workspace.
    fn push(&mut self, index: usize, finding: Finding) {
        Reporter::new(self.sink, self.code, &self.workspace.resources[index].object).push(finding);
        if self.code.severity() == Severity::Error {
            self.found.push(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::CHECKS;

    /// The other files in the folder.
    const OTHERS: [&str; 5] = ["mod", "checked", "endpoint_help", "instances", "walk"];

    #[test]
    fn each_check_has_the_file_of_its_code() {
        let folder = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check")).expect("the folder is there");
        let names = folder.map(|entry| entry.expect("the folder can be listed").file_name().to_string_lossy().replace(".rs", ""));
        let files: BTreeSet<String> = names.filter(|name| !OTHERS.contains(&name.as_str())).collect();
        let codes: BTreeSet<String> = CHECKS.iter().map(|check| check.code.as_str().replace('-', "_")).collect();
        assert_eq!(files, codes);
        assert_eq!(codes.len(), CHECKS.len(), "no two checks report the same code");
    }
}

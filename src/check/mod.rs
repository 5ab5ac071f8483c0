//! The rules: first those of one proxy, each a small file with one line in `RULES`, then those over all of the input.
//!
//! Rules read; they change nothing, and none depends on another having run.

mod backend_name;
mod backend_required;
mod backend_target;
mod checked;
mod duplicate_domain;
mod duplicate_hostname;
mod duplicate_resource;
mod duplicate_rule_name;
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
mod invalid_path;
mod invalid_regex;
mod mirror_backend;
mod name_clash;
mod path_modifier;
mod prefix_rewrite_match;
mod redirect_and_rewrite;
mod redirect_with_backend;
mod repeated_cors;
mod repeated_filter;
mod rewrite_replaced;
mod tls_hostname;
mod tls_hostname_required;
mod too_many_filters;
mod too_many_matches;
mod unsupported_extension;
mod walk;
mod wildcard_not_alone;

use std::sync::Arc;

pub use checked::{Checked, Collected, Inspected, Valid};

use crate::diag::{Code, Sink, shapes};
use crate::model::endpoint::Host;
use crate::model::schema::Format;
use crate::model::{Content, Decoded, Endpoint, HttpProxy};

/// A rule over one proxy.
struct Rule {
    /// What it reports.
    code: Code,
    /// Looks at a proxy and reports.
    run: fn(&HttpProxy<'_>, &mut Sink),
}

/// Every rule over one proxy.
const RULES: &[Rule] = &[
    backend_name::RULE,
    backend_required::RULE,
    backend_target::RULE,
    duplicate_hostname::RULE,
    duplicate_rule_name::RULE,
    endpoint_host::RULE,
    endpoint_host_required::RULE,
    endpoint_port::RULE,
    endpoint_scheme::RULE,
    endpoint_suffix::RULE,
    endpoint_unprogrammable::RULE,
    endpoint_url::RULE,
    endpoint_userinfo::RULE,
    external_auth_ignored::RULE,
    external_auth_protocol::RULE,
    filter_member::RULE,
    filter_not_supported::RULE,
    host_header_value::RULE,
    host_override_lost::RULE,
    hostname_form::RULE,
    invalid_path::RULE,
    invalid_regex::RULE,
    mirror_backend::RULE,
    path_modifier::RULE,
    prefix_rewrite_match::RULE,
    redirect_and_rewrite::RULE,
    redirect_with_backend::RULE,
    repeated_cors::RULE,
    repeated_filter::RULE,
    rewrite_replaced::RULE,
    tls_hostname::RULE,
    tls_hostname_required::RULE,
    too_many_filters::RULE,
    too_many_matches::RULE,
    unsupported_extension::RULE,
    wildcard_not_alone::RULE,
];

/// The rules over one object, run by whoever decoded it: objects are independent here.
pub fn resource<'s>(decoded: Decoded<'s>, sink: &mut Sink) -> Inspected<'s> {
    Inspected::new(decoded, |resource| {
        let Content::HttpProxy(proxy) = &resource.content else { return false };
        sink.set_object(Some(Arc::clone(&resource.object)));
        let mark = sink.mark();
        for rule in RULES {
            (rule.run)(proxy, sink);
        }
        sink.set_object(None);
        sink.has_errors_since(mark)
    })
}

/// The rules over all of the input.
pub fn run<'s>(collected: Collected<'s>, sink: &mut Sink) -> Checked<'s> {
    Checked::new(collected, sink)
}

/// Runs the rules over all of the input, and refuses what they refuse.
fn over_all(collected: &mut Collected<'_>, sink: &mut Sink) {
    let rules: [fn(&Collected<'_>, &mut Sink) -> Vec<usize>; 3] = [duplicate_resource::run, duplicate_domain::run, name_clash::run];
    for rule in rules {
        for index in rule(collected, sink) {
            collected.refuse(index);
        }
    }
}

/// Whether an endpoint has no host: one fault, reported by one rule.
fn has_no_host(endpoint: &Endpoint<'_>) -> bool {
    matches!(endpoint.host(), Some(Host::Name(name)) if name.is_empty())
}

/// RFC 1123 without a wildcard, its length counted.
fn is_precise_hostname(text: &str) -> bool {
    (1..=253).contains(&text.len()) && Format::PreciseHostname.matches(text)
}

/// Help for an endpoint that is none: the origin that a browser would read in it, where there is one.
fn origin_help(text: &str) -> String {
    // a browser reads `https:/ /a` as the host `https`: what has no dot is no origin that is meant
    let is_whole = |url: &url::Url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| host.contains(['.', ':']));
    let http = |text: &str| url::Url::parse(text).ok().filter(is_whole);
    let text = text.trim();
    // a host and a port without a scheme read as a scheme and a path
    let without_scheme = || text.contains('.').then(|| http(&format!("https://{text}"))).flatten();
    let origin = http(text).or_else(|| if text.contains("://") { None } else { without_scheme() }).map(|url| url.origin().ascii_serialization());
    match origin {
        Some(origin) if origin != text => shapes::use_instead(origin),
        Some(_) | None => "use a scheme, a host, and optionally a port, for example `https://origin.example.com:8443`".to_owned(),
    }
}

/// A host with its international letters as DNS has them.
fn ascii_host(host: &str) -> Option<String> {
    let ascii = url::Host::parse(host).ok()?.to_string();
    (ascii != host && ascii.contains('.') && ascii.split('.').all(|label| Format::Label.matches(label))).then_some(ascii)
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn every_rule_has_a_code_of_its_own_list() {
        for rule in RULES {
            assert!(crate::diag::Code::ALL.contains(&rule.code));
        }
    }
}

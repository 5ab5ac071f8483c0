//! The rules: first those of one proxy, each a small file with one line in `RULES`, then those over all of the input.
//!
//! Rules read; they change nothing, and none depends on another having run.

mod backend_name;
mod backend_required;
mod backend_target;
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

use crate::diag::{Code, ObjectRef, Sink, shapes};
use crate::model::endpoint::Host;
use crate::model::schema::Format;
use crate::model::{Content, Endpoint, Found, HttpProxy, ProxyStatus, Resource, Workspace};

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

/// A proxy that no error was found in. Only [`accepted`] makes one, after [`run`].
#[derive(Clone, Copy, Debug)]
pub struct Accepted<'w, 's> {
    resource: &'w Resource<'s>,
    proxy: &'w HttpProxy<'s>,
    /// The same proxy as it was read from a cluster.
    observed: Option<&'w HttpProxy<'s>>,
    index: usize,
}

impl<'w, 's> Accepted<'w, 's> {
    /// The proxy.
    pub fn proxy(&self) -> &'w HttpProxy<'s> {
        self.proxy
    }

    /// What it is called.
    pub fn object(&self) -> &'w Arc<ObjectRef> {
        &self.resource.object
    }

    /// The resource that it is.
    pub fn resource(&self) -> &'w Resource<'s> {
        self.resource
    }

    /// What the platform said last: of the proxy itself, else of the same one as it was read from a cluster.
    pub fn status(&self) -> Option<&'w ProxyStatus<'s>> {
        self.proxy.status.as_deref().or_else(|| self.observed?.status.as_deref())
    }

    /// When it was made, as far as the input tells.
    pub fn created(&self) -> Option<i128> {
        self.proxy.meta.created.or_else(|| self.observed?.meta.created)
    }

    /// `metadata.generation`, as far as the input tells.
    pub fn generation(&self) -> Option<i64> {
        self.proxy.meta.generation.or_else(|| self.observed?.meta.generation)
    }

    /// Its place in the workspace.
    pub fn index(&self) -> usize {
        self.index
    }
}

/// The rules over one object, run by whoever decoded it: objects are independent here.
pub fn resource(resource: &mut Resource<'_>, sink: &mut Sink) {
    let Content::HttpProxy(proxy) = &resource.content else { return };
    sink.set_object(Some(Arc::clone(&resource.object)));
    let mark = sink.mark();
    for rule in RULES {
        (rule.run)(proxy, sink);
    }
    resource.broken |= sink.has_errors_since(mark);
    sink.set_object(None);
}

/// The rules over all of the input. What they refuse is marked, and [`accepted`] gives out the rest.
pub fn run(workspace: &mut Workspace<'_>, sink: &mut Sink) {
    let rules: [fn(&Workspace<'_>, &mut Sink) -> Vec<usize>; 3] = [duplicate_resource::run, duplicate_domain::run, name_clash::run];
    for rule in rules {
        for index in rule(workspace, sink) {
            workspace.resources[index].broken = true;
        }
    }
}

/// The proxies that passed everything. One that was read from a cluster stands back where the same one is desired state.
pub fn accepted<'w, 's>(workspace: &'w Workspace<'s>) -> Vec<Accepted<'w, 's>> {
    let proxies = workspace.proxies();
    let sound = proxies.into_iter().filter(|found| !found.resource.broken);
    sound.map(|Found { index, resource, proxy, observed }| Accepted { resource, proxy, observed, index }).collect()
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

//! Hosts that admission accepts, but that the API server then rejects in the EndpointSlice made from them.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::HttpProxy;
use crate::model::endpoint::Host;

pub(super) const CHECK: Check = Check::of_proxy(Code::EndpointUnprogrammable, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::endpoints(proxy, |path, backend, endpoint, url| {
        if backend.has_connector() {
            return;
        }
        let (message, help) = match endpoint.host() {
            Some(Host::Name(name)) if name.len() > 1 && name.ends_with('.') => (
                format!("the endpoint host `{name}` ends with a dot, which EndpointSlices do not allow"),
                shapes::use_instead(name.trim_end_matches('.')),
            ),
            Some(Host::Ipv6(address)) if address.to_ipv4_mapped().is_some() => {
                let plain = address.to_ipv4_mapped().map_or_else(String::new, |plain| plain.to_string());
                let message = format!("the endpoint host `{address}` is an IPv4 address in IPv6 notation, which EndpointSlices do not allow");
                (message, shapes::use_instead(plain))
            }
            _ => return,
        };
        report.push(Finding::new(endpoint.span_of(&url.host), message).at(path.part("host"), FieldError::Invalid).help(help));
    });
}

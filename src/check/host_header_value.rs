//! The platform turns a `Host` header that is set into the hostname of a rewrite, so it must be a valid hostname.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, prose, shapes};
use crate::model::schema::Format;
use crate::model::{FilterType, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::HostHeaderValue, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filters(proxy, |path, _, filter| {
        let modifier = filter.request_header_modifier().filter(|_| filter.is(FilterType::RequestHeaderModifier));
        let Some(modifier) = modifier else { return };
        let hosts = modifier.set.items().iter().enumerate().filter_map(|(index, header)| Some((index, header.as_ref()?.host_value()?)));
        let Some((index, Some(value))) = hosts.map(|(index, value)| (index, value.get())).next() else { return };
        let lower = value.value.to_lowercase();
        if super::is_precise_hostname(&lower) {
            return;
        }
        let (message, help) = match port_of(&lower) {
            Some(host) => (
                format!("the `Host` header `{}` contains a port", prose::shown(&value.value)),
                format!("use `{host}` here, and put the port in the `endpoint` of the backend"),
            ),
            None => (shapes::not_valid(&value.value, "hostname for the `Host` header"), Format::PreciseHostname.help(&value.value)),
        };
        let path = path.field("requestHeaderModifier");
        report.push(Finding::new(value.span, message).at(path.field("set").index(index).field("value"), FieldError::Invalid).help(help));
    });
}

/// The host of `host:port`.
fn port_of(text: &str) -> Option<&str> {
    let (host, port) = text.rsplit_once(':')?;
    let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    (digits && Format::PreciseHostname.matches(host)).then_some(host)
}

//! A hostname is fully qualified: at least two labels, each a DNS-1123 label, and no wildcard.

use super::Check;
use crate::diag::{Code, FieldError, Finding, Reporter, prose, shapes};
use crate::model::HttpProxy;
use crate::model::schema::Format;

pub(super) const CHECK: Check = Check::of_proxy(Code::HostnameForm, run);

/// The longest label that DNS allows.
const MOST: usize = 63;

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    for (index, hostname) in proxy.hostnames() {
        let text = hostname.value.as_ref();
        let (message, help) = if let Some(rest) = text.strip_prefix("*.") {
            (format!("wildcard hostnames such as `{text}` are not supported"), format!("list each hostname: `www.{rest}`, `api.{rest}`, and so on"))
        } else if !text.contains('.') {
            (format!("the hostname `{text}` is not fully qualified"), format!("use the full name, for example `{text}.example.com`"))
        } else if let Some(label) = text.split('.').find(|label| !Format::Label.matches(label)) {
            let message = if label.len() > MOST {
                format!("the hostname label `{}` is {}", prose::shown(label), shapes::too_long(label.len(), MOST, "characters"))
            } else {
                shapes::not_valid(label, "DNS label")
            };
            (message, Format::Label.help(label))
        } else {
            continue;
        };
        report.push(Finding::new(hostname.span, message).at(format_args!("spec.hostnames[{index}].hostname"), FieldError::Invalid).help(help));
    }
}

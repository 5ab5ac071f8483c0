//! A hostname is fully qualified: two labels or more, each a DNS-1123 label, and no wildcard.

use super::Rule;
use crate::diag::{Code, Diagnostic, FieldError, Sink};
use crate::model::HttpProxy;
use crate::model::schema::Format;

pub(super) const RULE: Rule = Rule { code: Code::HostnameForm, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    for (index, hostname) in proxy.hostnames() {
        let text = hostname.value.as_ref();
        let (message, help) = if let Some(rest) = text.strip_prefix("*.") {
            (format!("`{text}` is a wildcard, and the platform takes none"), format!("list each hostname: `www.{rest}`, `api.{rest}`, and so on"))
        } else if !text.contains('.') {
            (format!("`{text}` is not fully qualified: it has only one label"), format!("write the whole name, such as `{text}.example.com`"))
        } else if let Some(label) = text.split('.').find(|label| !Format::Label.matches(label)) {
            let what = if label.len() > 63 {
                format!("{} characters, and DNS takes at most 63", label.len())
            } else {
                "a form that DNS does not take".to_owned()
            };
            (format!("the label `{}` of the hostname has {what}", crate::diag::prose::shown(label)), "shorten that part of the name".to_owned())
        } else {
            continue;
        };
        sink.push(
            Diagnostic::new(RULE.code, hostname.span, message).at(format_args!("spec.hostnames[{index}].hostname"), FieldError::Invalid).help(help),
        );
    }
}

//! Which filter types the platform supports on a rule, and which on a backend.

use super::walk::Place;
use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter};
use crate::model::{FilterType, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::FilterNotSupported, run);

const MIRRORING: &str = "remove it: the platform does not support request mirroring";

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filters(proxy, |path, place, filter| {
        let Some(kind) = filter.kind.get() else { return };
        if supported(kind.value, place) {
            return;
        }
        let (on, help) = match place {
            Place::Rule => ("a rule", MIRRORING),
            Place::Backend => ("a backend", "move it to the `filters` of the rule"),
        };
        let help = if kind.value == FilterType::RequestMirror { MIRRORING } else { help };
        let message = format!("`{}` is not supported on {on}", kind.value.as_str());
        report.push(Finding::new(kind.span, message).at(path.field("type"), FieldError::Unsupported).help(help));
    });
}

fn supported(kind: FilterType, place: Place) -> bool {
    match kind {
        FilterType::RequestHeaderModifier | FilterType::ResponseHeaderModifier | FilterType::ExtensionRef => true,
        FilterType::RequestRedirect | FilterType::UrlRewrite | FilterType::Cors => place == Place::Rule,
        FilterType::RequestMirror => false,
    }
}

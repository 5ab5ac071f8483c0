//! The only extension that the data plane supports is the HTTPRouteFilter of Envoy Gateway.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::{FilterType, HttpProxy};

pub(super) const CHECK: Check = Check::of_proxy(Code::UnsupportedExtension, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filters(proxy, |path, _, filter| {
        if !filter.is(FilterType::ExtensionRef) {
            return;
        }
        let Some(reference) = filter.extension_ref() else { return };
        for (name, given, wanted) in [("group", &reference.group, "gateway.envoyproxy.io"), ("kind", &reference.kind, "HTTPRouteFilter")] {
            let Some(text) = given.get().filter(|text| text.value != wanted) else { continue };
            let what = format!("extensionRef {name}");
            let message = if text.value.is_empty() { shapes::empty(&what) } else { shapes::unsupported(&what, &text.value) };
            report.push(
                Finding::new(text.span, message)
                    .at(path.field("extensionRef").field(name), FieldError::Unsupported)
                    .help(shapes::use_instead(format_args!("{name}: {wanted}"))),
            );
        }
    });
}

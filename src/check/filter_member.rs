//! A filter is a union: `type` names the one member that must be set.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::HttpProxy;

pub(super) const CHECK: Check = Check::of_proxy(Code::FilterMember, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filters(proxy, |path, _, filter| {
        let Some(kind) = filter.kind.get() else { return };
        let wanted = kind.value.member();
        // the wrong member in place of the right one is one fault, not two
        if filter.present.is_empty() {
            report.push(
                Finding::new(kind.span, shapes::requires(format_args!("type: {}", kind.value.as_str()), wanted))
                    .at(path, FieldError::Invalid)
                    .help(format!("add a `{wanted}` block, or change the type")),
            );
        }
        for (other, at) in filter.present.iter().filter(|(present, _)| *present != kind.value) {
            report.push(
                Finding::new(*at, shapes::not_allowed_with(other.member(), format_args!("type: {}", kind.value.as_str())))
                    .at(path, FieldError::Invalid)
                    .also(kind.span, "type set here", Some(path.field("type").to_string()))
                    .help(format!("use `type: {}`, or move it to a separate filter", other.as_str())),
            );
        }
    });
}

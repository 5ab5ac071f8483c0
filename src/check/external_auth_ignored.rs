//! `externalAuth` is in the schema, but the platform ignores it.

use super::{Check, walk};
use crate::diag::{Code, Finding, Reporter};
use crate::model::HttpProxy;

pub(super) const CHECK: Check = Check::of_proxy(Code::ExternalAuthIgnored, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filters(proxy, |path, _, filter| {
        if let Some(auth) = filter.external_auth.get() {
            report.push(
                Finding::new(auth.anchor, "`externalAuth` has no effect: requests are not authorized")
                    .label("ignored by the platform")
                    .field(path.field("externalAuth"))
                    .help("remove it, and authorize requests in the backend"),
            );
        }
    });
}

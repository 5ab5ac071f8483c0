//! `externalAuth` is in the schema, but the platform ignores it.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, Sink};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::ExternalAuthIgnored, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::filters(proxy, |path, _, filter| {
        if let Some(auth) = filter.external_auth.get() {
            sink.push(
                Diagnostic::new(RULE.code, auth.anchor, "`externalAuth` has no effect: requests are not authorized")
                    .label("ignored by the platform")
                    .field(path.field("externalAuth"))
                    .help("remove it, and authorize requests in the backend"),
            );
        }
    });
}

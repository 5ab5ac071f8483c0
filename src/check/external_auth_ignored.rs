//! `externalAuth` is part of the schema, and the platform does nothing with it.

use super::{Rule, walk};
use crate::diag::{Code, Diagnostic, Sink};
use crate::model::HttpProxy;

pub(super) const RULE: Rule = Rule { code: Code::ExternalAuthIgnored, run };

fn run(proxy: &HttpProxy<'_>, sink: &mut Sink) {
    walk::filters(proxy, |path, _, filter| {
        if let Some(auth) = filter.external_auth.get() {
            sink.push(
                Diagnostic::new(RULE.code, auth.anchor, "`externalAuth` is not programmed: requests pass without it")
                    .label("no effect")
                    .field(path.field("externalAuth"))
                    .help("remove it, and authorise requests in the backend"),
            );
        }
    });
}

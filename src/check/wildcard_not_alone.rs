//! In CORS lists `*` means everything, so it must be the only entry.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter};
use crate::model::{HttpProxy, List, Text};

pub(super) const CHECK: Check = Check::of_proxy(Code::WildcardNotAlone, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filters(proxy, |path, _, filter| {
        let Some(cors) = filter.cors.get() else { return };
        let lists: [(&str, &List<Text<'_>>); 3] =
            [("allowOrigins", &cors.allow_origins), ("allowMethods", &cors.allow_methods), ("allowHeaders", &cors.allow_headers)];
        for (name, list) in lists {
            let wildcard = list.items().iter().flatten().find(|text| text.value == "*");
            if let (Some(wildcard), true) = (wildcard, list.items().len() > 1) {
                report.push(
                    Finding::new(wildcard.span, format!("`*` cannot be combined with other values in `{name}`"))
                        .at(path.field("cors").field(name), FieldError::Invalid)
                        .help("remove `*`, or remove the other values"),
                );
            }
        }
    });
}

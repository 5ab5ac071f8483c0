//! A path modifier is a union: `type` names the one field that must be set.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, prose, shapes};
use crate::model::{Given, HttpProxy, PathModifier, PathModifierType};
use crate::yaml::Path;

pub(super) const CHECK: Check = Check::of_proxy(Code::PathModifier, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filters(proxy, |path, _, filter| {
        if let Some(modifier) = filter.request_redirect.get().and_then(|redirect| redirect.path.get()) {
            check(modifier, &path.field("requestRedirect").field("path"), report);
        }
        if let Some(modifier) = filter.url_rewrite.get().and_then(|rewrite| rewrite.path.get()) {
            check(modifier, &path.field("urlRewrite").field("path"), report);
        }
    });
}

fn check(modifier: &PathModifier<'_>, path: &Path<'_>, report: &mut Reporter<'_>) {
    let Some(kind) = modifier.kind.get() else { return };
    let (wanted, other, other_kind) = match kind.value {
        PathModifierType::ReplaceFullPath => (&modifier.replace_full_path, &modifier.replace_prefix_match, PathModifierType::ReplacePrefixMatch),
        PathModifierType::ReplacePrefixMatch => (&modifier.replace_prefix_match, &modifier.replace_full_path, PathModifierType::ReplaceFullPath),
    };
    // the wrong field in place of the right one is one fault, not two
    if wanted.is_absent() && other.is_absent() {
        let message = shapes::requires(format_args!("type: {}", kind.value.as_str()), kind.value.member());
        report.push(Finding::new(kind.span, message).at(path, FieldError::Invalid).help(format!("add `{}: /new-path`", kind.value.member())));
    }
    if let Given::Is(text) = other {
        let message = shapes::not_allowed_with(other_kind.member(), format_args!("type: {}", kind.value.as_str()));
        report.push(
            Finding::new(text.span, message)
                .at(path, FieldError::Invalid)
                .also(kind.span, "type set here", Some(path.field("type").to_string()))
                .help(if wanted.is_absent() {
                    format!("use `{}: {}`, or `type: {}`", kind.value.member(), prose::shown(&text.value), other_kind.as_str())
                } else {
                    format!("remove it, or use `type: {}` and remove `{}`", other_kind.as_str(), kind.value.member())
                }),
        );
    }
}

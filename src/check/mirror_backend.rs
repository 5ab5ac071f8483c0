//! What the Gateway API requires of references in `requestMirror` and `externalAuth`.

use super::{Check, walk};
use crate::diag::{Code, FieldError, Finding, Reporter, shapes};
use crate::model::{BackendRef, Fraction, Given, HttpProxy, Mirror, Text, defaults};
use crate::yaml::Path;

pub(super) const CHECK: Check = Check::of_proxy(Code::MirrorBackend, run);

fn run(proxy: &HttpProxy<'_>, report: &mut Reporter<'_>) {
    walk::filters(proxy, |path, _, filter| {
        if let Some(mirror) = filter.request_mirror.get() {
            check_mirror(mirror, &path.field("requestMirror"), report);
        }
        if let Some(reference) = filter.external_auth.get().and_then(|auth| auth.backend_ref.get()) {
            check_reference(reference, &path.field("externalAuth").field("backendRef"), report);
        }
    });
}

fn check_mirror(mirror: &Mirror<'_>, path: &Path<'_>, report: &mut Reporter<'_>) {
    if let Some(reference) = mirror.backend_ref.get() {
        check_reference(reference, &path.field("backendRef"), report);
    }
    if !mirror.percent.is_absent() && !mirror.fraction.is_absent() {
        report.push(
            Finding::new(mirror.percent_at, shapes::mutually_exclusive("percent", "fraction"))
                .at(path, FieldError::Invalid)
                .help("remove one of them"),
        );
    }
    if let Some(Fraction { numerator: Given::Is(numerator), denominator }) = mirror.fraction.get() {
        let whole = match denominator {
            Given::Is(denominator) => denominator.value,
            Given::Absent => defaults::MIRROR_DENOMINATOR,
            Given::Broken => return,
        };
        if numerator.value > whole {
            let message = format!("the numerator {} exceeds the denominator {whole}", numerator.value);
            report.push(
                Finding::new(numerator.span, message)
                    .at(path.field("fraction"), FieldError::Invalid)
                    .help(format!("use a numerator of at most {whole}")),
            );
        }
    }
}

fn check_reference(reference: &BackendRef<'_>, path: &Path<'_>, report: &mut Reporter<'_>) {
    let is = |given: &Given<Text<'_>>, word: &str, default: &str| match given {
        Given::Absent => default == word,
        Given::Is(text) => text.value == word,
        Given::Broken => false,
    };
    let is_service = is(&reference.group, "", defaults::BACKEND_GROUP) && is(&reference.kind, "Service", defaults::BACKEND_KIND);
    if is_service && reference.port.is_absent() {
        report.push(
            Finding::new(reference.anchor, "a reference to a Service requires a `port`")
                .at(path, FieldError::Invalid)
                .help("add the port of the Service, for example `port: 8080`"),
        );
    }
}

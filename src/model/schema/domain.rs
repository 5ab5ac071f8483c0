//! The Domain: `networking.datumapis.com/v1alpha`.

use super::meta::DOMAIN_META;
use super::{ANY_TEXT, Field, Format, Kind, Object, Text};

pub(crate) static DOMAIN: Object = Object {
    name: "a Domain",
    fields: &[
        Field::required("apiVersion", Kind::Text(&ANY_TEXT), "Always `networking.datumapis.com/v1alpha`."),
        Field::required("kind", Kind::Text(&ANY_TEXT), "Always `Domain`."),
        Field::required("metadata", Kind::Object(&DOMAIN_META), "Name, namespace, labels and annotations."),
        Field::required("spec", Kind::Object(&SPEC), "The name to verify."),
        Field::optional(
            "status",
            Kind::Anything,
            "The state that the platform reported. The Domain is verified if its condition `Verified` is `True`.",
        ),
    ],
};

pub(crate) static SPEC: Object = Object {
    name: "spec",
    fields: &[
        Field::required(
            "domainName",
            Kind::Text(&DOMAIN_NAME),
            "The domain whose ownership is verified. A verified Domain covers this name and every name below it, for HTTPProxies in its namespace.",
        ),
        Field::optional("desiredRegistrationRefreshAttempt", Kind::Time, "The earliest time at which to look up the registration again."),
        Field::optional("desiredVerificationRefreshAttempt", Kind::Time, "The earliest time at which to verify the domain again."),
    ],
};

static DOMAIN_NAME: Text = Text::limited(1, 253, Format::DomainName);

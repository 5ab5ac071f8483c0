//! The Domain: `networking.datumapis.com/v1alpha`.

use super::meta::DOMAIN_META;
use super::{ANY_TEXT, Field, Format, Record, StringRule, Type};

pub(crate) static DOMAIN: Record = Record {
    name: "a Domain",
    fields: &[
        Field::required("apiVersion", Type::Text(&ANY_TEXT), "Always `networking.datumapis.com/v1alpha`."),
        Field::required("kind", Type::Text(&ANY_TEXT), "Always `Domain`."),
        Field::required("metadata", Type::Object(&DOMAIN_META), "Name, namespace, labels and annotations."),
        Field::required("spec", Type::Object(&SPEC), "The name to verify."),
        Field::optional(
            "status",
            Type::Anything,
            "The state that the platform reported. The Domain is verified if its condition `Verified` is `True`.",
        ),
    ],
};

pub(crate) static SPEC: Record = Record {
    name: "spec",
    fields: &[
        Field::required(
            "domainName",
            Type::Text(&DOMAIN_NAME),
            "The domain whose ownership is verified. A verified Domain covers this name and every name below it, for HTTPProxies in its namespace.",
        ),
        Field::optional("desiredRegistrationRefreshAttempt", Type::Time, "The earliest time at which to look up the registration again."),
        Field::optional("desiredVerificationRefreshAttempt", Type::Time, "The earliest time at which to verify the domain again."),
    ],
};

static DOMAIN_NAME: StringRule = StringRule::limited(1, 253, Format::DomainName);

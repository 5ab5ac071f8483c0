//! The Domain: `networking.datumapis.com/v1alpha`.

use super::meta::DOMAIN_META;
use super::{ANY_TEXT, Field, Format, Kind, Object, Text};

pub(crate) static DOMAIN: Object = Object {
    name: "a Domain",
    fields: &[
        Field::required("apiVersion", Kind::Text(&ANY_TEXT), "Always `networking.datumapis.com/v1alpha`."),
        Field::required("kind", Kind::Text(&ANY_TEXT), "Always `Domain`."),
        Field::required("metadata", Kind::Object(&DOMAIN_META), "Name, namespace, labels and annotations."),
        Field::required("spec", Kind::Object(&SPEC), "Which name is to be verified."),
        Field::optional("status", Kind::Anything, "What the platform found. The Domain counts as verified where the condition `Verified` is `True`."),
    ],
};

pub(crate) static SPEC: Object = Object {
    name: "spec",
    fields: &[
        Field::required(
            "domainName",
            Kind::Text(&DOMAIN_NAME),
            "The name whose ownership is verified. Once verified, it covers itself and every name below it, in its namespace.",
        ),
        Field::optional("desiredRegistrationRefreshAttempt", Kind::Time, "Asks for a new look at the registration no earlier than this."),
        Field::optional("desiredVerificationRefreshAttempt", Kind::Time, "Asks for a new verification no earlier than this."),
    ],
};

static DOMAIN_NAME: Text = Text::limited(1, 253, Format::DomainName);

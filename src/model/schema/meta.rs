//! `metadata`: the fields of `ObjectMeta`, and what each kind asks of the name.

use super::{ANY_TEXT, Field, Format, Kind, List, Object, Text, Unique};

static LABEL: Text = Text::limited(0, usize::MAX, Format::Label);
static SUBDOMAIN: Text = Text::limited(0, usize::MAX, Format::Subdomain);
static FINALIZERS: List = List { item: Kind::Text(&ANY_TEXT), min: 0, max: usize::MAX, unique: Unique::No };
static OWNERS: List = List { item: Kind::Object(&OWNER), min: 0, max: usize::MAX, unique: Unique::No };
static MANAGED: List = List { item: Kind::Anything, min: 0, max: usize::MAX, unique: Unique::No };
const WHOLE: Kind = Kind::Integer { min: i64::MIN, max: i64::MAX, one_of: &[] };

macro_rules! meta {
    ($name:expr, $doc:literal, $copied:literal, $created:literal, $generation:literal) => {
        Object {
            name: "metadata",
            fields: &[
                Field::required("name", Kind::Text($name), $doc),
                Field::optional("namespace", Kind::Text(&LABEL), "The namespace; without one that of `--namespace`."),
                Field::optional("labels", Kind::StringMap, $copied),
                Field::optional("annotations", Kind::StringMap, $copied),
                Field::optional("generateName", Kind::Text(&ANY_TEXT), "Cannot stand in for a name: only the API server can make one up."),
                Field::optional("creationTimestamp", Kind::Time, $created),
                Field::optional("deletionGracePeriodSeconds", WHOLE, "Set by the API server."),
                Field::optional("deletionTimestamp", Kind::Time, "Set by the API server."),
                Field::optional("finalizers", Kind::List(&FINALIZERS), "Set by controllers."),
                Field::optional("generation", WHOLE, $generation),
                Field::optional("managedFields", Kind::List(&MANAGED), "Set by the API server."),
                Field::optional("ownerReferences", Kind::List(&OWNERS), "Set by controllers."),
                Field::optional("resourceVersion", Kind::Text(&ANY_TEXT), "Set by the API server: the object was read from a live cluster."),
                Field::optional("selfLink", Kind::Text(&ANY_TEXT), "No longer used."),
                Field::optional("uid", Kind::Text(&ANY_TEXT), "Set by the API server: the object was read from a live cluster."),
            ],
        }
    };
}

/// Of an HTTPProxy, whose Gateway's name becomes part of labels.
pub(crate) static PROXY_META: Object = meta!(
    &LABEL,
    "A DNS-1123 label: at most 63 letters, digits and `-`. The Gateway and the HTTPRoute take this name.",
    "Not copied to what is rendered.",
    "Set by the API server. Of two that claim a hostname, the older one gets it.",
    "Set by the API server; repeated in the computed status."
);
/// Of a Domain.
pub(crate) static DOMAIN_META: Object = meta!(
    &SUBDOMAIN,
    "A DNS-1123 subdomain; the platform names a Domain after its domain.",
    "Passed through with the Domain.",
    "Set by the API server.",
    "Set by the API server."
);

static OWNER: Object = Object {
    name: "an owner reference",
    fields: &[
        Field::required("apiVersion", Kind::Text(&ANY_TEXT), "The owner's group and version."),
        Field::required("kind", Kind::Text(&ANY_TEXT), "The owner's kind."),
        Field::required("name", Kind::Text(&ANY_TEXT), "The owner's name."),
        Field::required("uid", Kind::Text(&ANY_TEXT), "The owner's uid."),
        Field::optional("controller", Kind::Boolean, "Whether the owner controls this object."),
        Field::optional("blockOwnerDeletion", Kind::Boolean, "Whether the owner's deletion waits for this object."),
    ],
};

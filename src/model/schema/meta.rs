//! `metadata`: the fields of `ObjectMeta`, with the form of the name that each kind requires.

use super::{ANY_TEXT, Field, Format, List, Record, StringMap, StringRule, Type};

static LABEL: StringRule = StringRule::limited(0, usize::MAX, Format::Label);
static SUBDOMAIN: StringRule = StringRule::limited(0, usize::MAX, Format::Subdomain);
static FINALIZERS: List = List::of(Type::Text(&ANY_TEXT), 0, usize::MAX);
static OWNERS: List = List::of(Type::Object(&OWNER), 0, usize::MAX);
static MANAGED: List = List::of(Type::Anything, 0, usize::MAX);
const WHOLE: Type = Type::Integer { min: i64::MIN, max: i64::MAX, one_of: &[] };

macro_rules! meta {
    ($name:expr, $doc:literal, $copied:literal, $created:literal, $generation:literal) => {
        Record {
            name: "metadata",
            fields: &[
                Field::required("name", Type::Text($name), $doc),
                Field::optional("namespace", Type::Text(&LABEL), "The namespace of the object. Default: the one given with `--namespace`."),
                Field::optional("labels", Type::StringMap(StringMap::Labels), $copied),
                Field::optional("annotations", Type::StringMap(StringMap::Annotations), $copied),
                Field::optional("generateName", Type::Text(&ANY_TEXT), "Not supported without a name: only the API server can generate one."),
                Field::optional("creationTimestamp", Type::Time, $created),
                Field::optional("deletionGracePeriodSeconds", WHOLE, "Set by the API server."),
                Field::optional("deletionTimestamp", Type::Time, "Set by the API server."),
                Field::optional("finalizers", Type::List(&FINALIZERS), "Set by controllers."),
                Field::optional("generation", WHOLE, $generation),
                Field::optional("managedFields", Type::List(&MANAGED), "Set by the API server."),
                Field::optional("ownerReferences", Type::List(&OWNERS), "Set by controllers."),
                Field::optional(
                    "resourceVersion",
                    Type::Text(&ANY_TEXT),
                    "Set by the API server. An object that has it was read from a live cluster.",
                ),
                Field::optional("selfLink", Type::Text(&ANY_TEXT), "No longer used."),
                Field::optional("uid", Type::Text(&ANY_TEXT), "Set by the API server. An object that has it was read from a live cluster."),
            ],
        }
    };
}

/// The metadata of an HTTPProxy. Its name is also the name of the Gateway, which Kubernetes copies to labels.
pub(crate) static PROXY_META: Record = meta!(
    &LABEL,
    "The name of the HTTPProxy, a DNS-1123 label. The Gateway and the HTTPRoute get the same name.",
    "Not copied to rendered objects.",
    "Set by the API server. If two HTTPProxies list the same hostname, the older one gets it.",
    "Set by the API server. Copied to the computed status."
);
/// The metadata of a Domain.
pub(crate) static DOMAIN_META: Record = meta!(
    &SUBDOMAIN,
    "The name of the Domain, a DNS-1123 subdomain. The platform names a Domain after its domain.",
    "Passed through with the Domain.",
    "Set by the API server.",
    "Set by the API server."
);

/// Its required fields are checked by [`crate::model`] beside the schema: the API server reports them at the list.
static OWNER: Record = Record {
    name: "an owner reference",
    fields: &[
        Field::optional("apiVersion", Type::Text(&ANY_TEXT), "Required. The API group and version of the owner."),
        Field::optional("kind", Type::Text(&ANY_TEXT), "Required. The kind of the owner."),
        Field::optional("name", Type::Text(&ANY_TEXT), "Required. The name of the owner."),
        Field::optional("uid", Type::Text(&ANY_TEXT), "Required. The uid of the owner."),
        Field::optional("controller", Type::Boolean, "Whether the owner is the controller of this object."),
        Field::optional("blockOwnerDeletion", Type::Boolean, "Whether the deletion of the owner waits for this object."),
    ],
};

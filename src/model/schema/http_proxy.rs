//! The HTTPProxy: `networking.datumapis.com/v1alpha`.

use super::filter::FILTER;
use super::meta::PROXY_META;
use super::{ANY_TEXT, Field, Format, Kind, List, Object, PORT, Text, Unique, map_list};

pub(crate) static HTTP_PROXY: Object = Object {
    name: "an HTTPProxy",
    fields: &[
        Field::required("apiVersion", Kind::Text(&ANY_TEXT), "Always `networking.datumapis.com/v1alpha`."),
        Field::required("kind", Kind::Text(&ANY_TEXT), "Always `HTTPProxy`."),
        Field::required(
            "metadata",
            Kind::Object(&PROXY_META),
            "Name, namespace, labels and annotations. Labels and annotations are not copied to what is rendered.",
        ),
        Field::required("spec", Kind::Object(&SPEC), "What the proxy does."),
        Field::optional("status", Kind::Anything, "What the platform said last. Read where it is well-formed, never an error."),
    ],
};

pub(crate) static SPEC: Object = Object {
    name: "spec",
    fields: &[
        Field::optional("hostnames", Kind::List(&HOSTNAMES), "The names that clients use. Each needs a verified Domain of the same namespace that covers it, and belongs to one resource of the platform only; \
            until then it gets no listener. Wildcards pass the schema and are then refused. The platform assigns one more hostname of its own.")
            .or("[]"),
        Field::required("rules", Kind::List(&RULES), "What is done with requests, each rule one rule of the HTTPRoute."),
    ],
};

static HOSTNAME: Text = Text::limited(1, 253, Format::Hostname);
static HOSTNAMES: List = List { item: Kind::Text(&HOSTNAME), min: 0, max: 16, unique: Unique::No };
static RULES: List = List { item: Kind::Object(&RULE), min: 1, max: 16, unique: Unique::No };

pub(crate) static RULE: Object = Object {
    name: "a rule",
    fields: &[
        Field::optional("name", Kind::Text(&RULE_NAME), "A name, unique among the rules. It becomes the name of the HTTPRoute's rule."),
        Field::optional(
            "matches",
            Kind::List(&MATCHES),
            "Which requests the rule is for: those that fit any one of the matches. Over all rules together at most 128.",
        )
        .or("[{path: {type: PathPrefix, value: /}}]"),
        Field::optional("filters", Kind::List(&FILTERS), "What is changed on the way, in this order. All types but `RequestMirror`."),
        Field::optional(
            "backends",
            Kind::List(&BACKENDS),
            "Where requests go. Required unless the rule has a `RequestRedirect` filter; at most one.",
        ),
    ],
};

static RULE_NAME: Text = Text::limited(1, 253, Format::Name);
static MATCHES: List = List { item: Kind::Object(&MATCH), min: 1, max: 64, unique: Unique::No };
pub(crate) static FILTERS: List = List { item: Kind::Object(&FILTER), min: 0, max: 16, unique: Unique::No };
static BACKENDS: List = List { item: Kind::Object(&BACKEND), min: 0, max: 1, unique: Unique::No };

pub(crate) static MATCH: Object = Object {
    name: "a match",
    fields: &[
        Field::optional("path", Kind::Object(&PATH), "The path of the request.").or("{type: PathPrefix, value: /}"),
        Field::optional("headers", Kind::List(&HEADERS), "Headers that the request must have, all of them."),
        Field::optional("queryParams", Kind::List(&QUERY_PARAMS), "Query parameters that the request must have, all of them."),
        Field::optional("method", Kind::Text(&METHOD), "The method of the request; any if absent."),
    ],
};

pub(crate) static PATH: Object = Object {
    name: "a path match",
    fields: &[
        Field::optional(
            "type",
            Kind::Text(&PATH_TYPE),
            "`PathPrefix` compares whole path elements: `/a` fits `/a` and `/a/b`, not `/ab`. `RegularExpression` is RE2.",
        )
        .or("PathPrefix"),
        Field::optional(
            "value",
            Kind::Text(&PATH_VALUE),
            "The path. For `Exact` and `PathPrefix` it starts with `/`, and holds no `//`, `/./`, `/../`, `%2F` or `#`.",
        )
        .or("/"),
    ],
};

static PATH_TYPE: Text = Text::one_of(&["Exact", "PathPrefix", "RegularExpression"]);
static PATH_VALUE: Text = Text::limited(0, 1024, Format::Any);
static HEADERS: List = map_list(&HEADER_MATCH, 16, "name");
static QUERY_PARAMS: List = map_list(&QUERY_PARAM_MATCH, 16, "name");
static METHOD: Text = Text::one_of(&["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"]);
static MATCH_TYPE: Text = Text::one_of(&["Exact", "RegularExpression"]);
static MATCH_NAME: Text = Text::limited(1, 256, Format::Token);
static HEADER_VALUE: Text = Text::limited(1, 4096, Format::Any);
static QUERY_VALUE: Text = Text::limited(1, 1024, Format::Any);

pub(crate) static HEADER_MATCH: Object = Object {
    name: "a header match",
    fields: &[
        Field::optional("type", Kind::Text(&MATCH_TYPE), "How the value is compared.").or("Exact"),
        Field::required("name", Kind::Text(&MATCH_NAME), "The header, in any case. Of names that differ only in case the first counts."),
        Field::required("value", Kind::Text(&HEADER_VALUE), "The value that it must have."),
    ],
};

pub(crate) static QUERY_PARAM_MATCH: Object = Object {
    name: "a query parameter match",
    fields: &[
        Field::optional("type", Kind::Text(&MATCH_TYPE), "How the value is compared.").or("Exact"),
        Field::required("name", Kind::Text(&MATCH_NAME), "The parameter, compared to the letter."),
        Field::required("value", Kind::Text(&QUERY_VALUE), "The value that it must have."),
    ],
};

pub(crate) static BACKEND: Object = Object {
    name: "a backend",
    fields: &[
        Field::optional(
            "endpoint",
            Kind::Text(&ANY_TEXT),
            "The URL of the backend: `http` or `https`, a fully qualified name or an IP address, and if need be a port; no user, path, query or fragment. \
            Required unless `instance` is set. Read by the grammar of Go's `net/url`.",
        ),
        Field::optional(
            "connector",
            Kind::Object(&CONNECTOR),
            "Reaches the endpoint through this connector, from where also loopback addresses and short names make sense.",
        ),
        Field::optional("instance", Kind::Object(&INSTANCE), "An EndpointSlice of this namespace, used as it is, in place of an endpoint."),
        Field::optional("tls", Kind::Object(&TLS), "How the backend's certificate is checked."),
        Field::optional("filters", Kind::List(&FILTERS), "Changes for this backend only: the two header modifiers and `ExtensionRef`."),
    ],
};

pub(crate) static CONNECTOR: Object = Object {
    name: "a connector reference",
    fields: &[Field::required("name", Kind::Text(&ANY_TEXT), "The name of the connector: a DNS-1123 label.")],
};

pub(crate) static INSTANCE: Object = Object {
    name: "an instance reference",
    fields: &[
        Field::required("name", Kind::Text(&ANY_TEXT), "The name of the EndpointSlice: a DNS-1123 subdomain."),
        Field::required("port", PORT, "The port of the EndpointSlice that requests go to. It must have a name there."),
    ],
};

pub(crate) static TLS: Object = Object {
    name: "tls",
    fields: &[Field::optional(
        "hostname",
        Kind::Text(&TLS_HOSTNAME),
        "The name that the backend's certificate is checked against. Required for an https endpoint that is an IP address; of no effect on one that is a name.",
    )],
};

static TLS_HOSTNAME: Text = Text::limited(1, 253, Format::Any);

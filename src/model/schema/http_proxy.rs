//! The HTTPProxy: `networking.datumapis.com/v1alpha`.

use super::filter::FILTER;
use super::meta::PROXY_META;
use super::{ANY_TEXT, DefaultValue, Excess, Field, Format, List, PORT, Record, StringRule, Type, map_list};
use crate::model::defaults;
use crate::model::words::{MatchType, Method, PathType};

pub(crate) static HTTP_PROXY: Record = Record {
    name: "an HTTPProxy",
    fields: &[
        Field::required("apiVersion", Type::Text(&ANY_TEXT), "Always `networking.datumapis.com/v1alpha`."),
        Field::required("kind", Type::Text(&ANY_TEXT), "Always `HTTPProxy`."),
        Field::required(
            "metadata",
            Type::Object(&PROXY_META),
            "Name, namespace, labels, and annotations. Labels and annotations are not copied to rendered objects.",
        ),
        Field::required("spec", Type::Object(&SPEC), "The hostnames and rules of the proxy."),
        Field::optional("status", Type::Anything, "The last status that the platform reported. Read as far as it is well-formed; never an error."),
    ],
};

pub(crate) static SPEC: Record = Record {
    name: "spec",
    fields: &[
        Field::optional("hostnames", Type::List(&HOSTNAMES), "The hostnames that clients use. A hostname gets listeners once a verified Domain in the same namespace covers it, and only one object can use it. \
            Wildcards are not supported. The platform assigns one more hostname of its own.")
            .or(DefaultValue::List(&[])),
        Field::required("rules", Type::List(&RULES), "What to do with requests. Each rule becomes one rule of the HTTPRoute."),
    ],
};

static HOSTNAME: StringRule = StringRule::limited(1, 253, Format::Hostname);
static HOSTNAMES: List = List { excess: Excess::MoveTo("another HTTPProxy"), ..List::of(Type::Text(&HOSTNAME), 0, 16) };
static RULES: List = List {
    if_empty: "add a rule: `- backends: [{endpoint: \"https://origin.example.com\"}]`",
    excess: Excess::MoveTo("another HTTPProxy"),
    ..List::of(Type::Object(&RULE), 1, 16)
};

pub(crate) static RULE: Record = Record {
    name: "a rule",
    fields: &[
        Field::optional("name", Type::Text(&RULE_NAME), "The name of the rule, unique in the HTTPProxy. It is copied to the rule of the HTTPRoute."),
        Field::optional(
            "matches",
            Type::List(&MATCHES),
            "The requests that the rule applies to: those that satisfy at least one of the matches. At most 128 in all rules together.",
        )
        .or(DefaultValue::List(&[DefaultValue::Object(&[("path", PATH_DEFAULT)])])),
        Field::optional(
            "filters",
            Type::List(&FILTERS),
            "Filters for matching requests and their responses. The data plane applies them in an order of its own, whatever their order here. All types except `RequestMirror` are supported.",
        ),
        Field::optional(
            "backends",
            Type::List(&BACKENDS),
            "Where to send matching requests. Required unless the rule has a `RequestRedirect` filter.",
        ),
    ],
};

static RULE_NAME: StringRule = StringRule::limited(1, 253, Format::Name);
static MATCHES: List = List { excess: Excess::MoveTo("another rule"), ..List::of(Type::Object(&MATCH), 1, 64) };
pub(crate) static FILTERS: List = List { excess: Excess::MoveTo("another rule"), ..List::of(Type::Object(&FILTER), 0, defaults::MOST_FILTERS) };
static BACKENDS: List = List {
    excess: Excess::Replace("keep one backend; to split traffic, use the endpoint of a load balancer"),
    ..List::of(Type::Object(&BACKEND), 0, 1)
};

pub(crate) static MATCH: Record = Record {
    name: "a match",
    fields: &[
        Field::optional("path", Type::Object(&PATH), "The path that the request must have.").or(PATH_DEFAULT),
        Field::optional("headers", Type::List(&HEADERS), "Headers that the request must have. All of them must match."),
        Field::optional("queryParams", Type::List(&QUERY_PARAMS), "Query parameters that the request must have. All of them must match."),
        Field::optional("method", Type::Text(&METHOD), "The method that the request must have. Default: any method."),
    ],
};

pub(crate) static PATH: Record = Record {
    name: "a path match",
    fields: &[
        Field::optional(
            "type",
            Type::Text(&PATH_TYPE),
            "How the path is compared. `PathPrefix` compares whole path elements: `/a` matches `/a` and `/a/b`, but not `/ab`. `RegularExpression` uses RE2 and must match the whole path.",
        )
        .or(PATH_TYPE_DEFAULT),
        Field::optional(
            "value",
            Type::Text(&PATH_VALUE),
            "The path to compare with. For `Exact` and `PathPrefix` it must start with `/`, and must not contain `//`, `/./`, `/../`, `%2F`, or `#`.",
        )
        .or(PATH_VALUE_DEFAULT),
    ],
};

static PATH_TYPE: StringRule = StringRule::one_of(PathType::WORDS);
const PATH_TYPE_DEFAULT: DefaultValue = DefaultValue::Text(defaults::PATH_TYPE.as_str());
const PATH_VALUE_DEFAULT: DefaultValue = DefaultValue::Text(defaults::PATH_VALUE);
const PATH_DEFAULT: DefaultValue = DefaultValue::Object(&[("type", PATH_TYPE_DEFAULT), ("value", PATH_VALUE_DEFAULT)]);
static PATH_VALUE: StringRule = StringRule::limited(0, 1024, Format::Any);
static HEADERS: List = map_list(&HEADER_MATCH, 16, "name");
static QUERY_PARAMS: List = map_list(&QUERY_PARAM_MATCH, 16, "name");
static METHOD: StringRule = StringRule::one_of(Method::WORDS);
static MATCH_TYPE: StringRule = StringRule::one_of(MatchType::WORDS);
static MATCH_NAME: StringRule = StringRule::limited(1, 256, Format::Token);
static HEADER_VALUE: StringRule = StringRule::limited(1, 4096, Format::Any);
static QUERY_VALUE: StringRule = StringRule::limited(1, 1024, Format::Any);

pub(crate) static HEADER_MATCH: Record = Record {
    name: "a header match",
    fields: &[
        Field::optional("type", Type::Text(&MATCH_TYPE), "How the value is compared.").or(DefaultValue::Text(defaults::MATCH_TYPE.as_str())),
        Field::required("name", Type::Text(&MATCH_NAME), "The name of the header; case does not matter."),
        Field::required("value", Type::Text(&HEADER_VALUE), "The value that it must have."),
    ],
};

pub(crate) static QUERY_PARAM_MATCH: Record = Record {
    name: "a query parameter match",
    fields: &[
        Field::optional("type", Type::Text(&MATCH_TYPE), "How the value is compared.").or(DefaultValue::Text(defaults::MATCH_TYPE.as_str())),
        Field::required("name", Type::Text(&MATCH_NAME), "The name of the parameter; case matters."),
        Field::required("value", Type::Text(&QUERY_VALUE), "The value that it must have."),
    ],
};

pub(crate) static BACKEND: Record = Record {
    name: "a backend",
    fields: &[
        Field::optional(
            "endpoint",
            Type::Text(&ANY_TEXT),
            "The URL of the backend, such as `https://origin.example.com:8443`: `http` or `https`, a fully qualified name or an IP address, and optionally a port, \
            without user, path, query, or fragment. Required unless `instance` is set. Parsed with the grammar of Go's `net/url`.",
        ),
        Field::optional(
            "connector",
            Type::Object(&CONNECTOR),
            "The connector through which the endpoint is reached. The endpoint may then be `localhost` or a loopback address.",
        ),
        Field::optional(
            "instance",
            Type::Object(&INSTANCE),
            "An EndpointSlice in the namespace of the HTTPProxy, used as it is instead of an endpoint.",
        ),
        Field::optional("tls", Type::Object(&TLS), "How the certificate of the backend is checked."),
        Field::optional(
            "filters",
            Type::List(&FILTERS),
            "Filters for requests to this backend. Only `RequestHeaderModifier`, `ResponseHeaderModifier`, and `ExtensionRef` are supported.",
        ),
    ],
};

pub(crate) static CONNECTOR: Record = Record {
    name: "a connector reference",
    fields: &[Field::required("name", Type::Text(&ANY_TEXT), "The name of the connector: a DNS-1123 label.")],
};

pub(crate) static INSTANCE: Record = Record {
    name: "an instance reference",
    fields: &[
        Field::required("name", Type::Text(&ANY_TEXT), "The name of the EndpointSlice: a DNS-1123 subdomain."),
        Field::required("port", PORT, "The port of the EndpointSlice to send requests to. It must have a name in the EndpointSlice."),
    ],
};

pub(crate) static TLS: Record = Record {
    name: "tls",
    fields: &[Field::optional(
        "hostname",
        Type::Text(&TLS_HOSTNAME),
        "The name that the certificate of the backend is checked against. Required for an https endpoint that is an IP address; has no effect on an endpoint with a DNS name.",
    )],
};

static TLS_HOSTNAME: StringRule = StringRule::limited(1, 253, Format::Any);

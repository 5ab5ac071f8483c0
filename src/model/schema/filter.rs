//! Filters. Rules and backends share this table: the schema is the same, only admission allows fewer types in a backend.

use super::{ANY_TEXT, DefaultValue, Field, Format, List, PORT, Record, StringRule, Type, Unique, map_list, set};
use crate::model::defaults;
use crate::model::words::{AuthProtocol, FilterType, Method, PathModifierType, Scheme};

pub(crate) static FILTER: Record = Record {
    name: "a filter",
    fields: &[
        Field::required(
            "type",
            Type::Text(&FILTER_TYPE),
            "The type of the filter. It selects the one member that is required; the others must be absent.",
        ),
        Field::optional(
            "requestHeaderModifier",
            Type::Object(&HEADER_MODIFIER),
            "Changes headers of the request. To choose the host that the backend sees, set `Host`: the platform turns it into a rewrite.",
        ),
        Field::optional("responseHeaderModifier", Type::Object(&HEADER_MODIFIER), "Changes headers of the response."),
        Field::optional("requestMirror", Type::Object(&REQUEST_MIRROR), "Mirrors requests. In the schema, but not supported by the platform."),
        Field::optional(
            "requestRedirect",
            Type::Object(&REQUEST_REDIRECT),
            "Answers the request with a redirect. A rule with a redirect must not have a backend.",
        ),
        Field::optional("urlRewrite", Type::Object(&URL_REWRITE), "Changes the host and path of the request before it is sent to the backend."),
        Field::optional("extensionRef", Type::Object(&EXTENSION_REF), "Refers to an HTTPRouteFilter of Envoy Gateway."),
        Field::optional(
            "cors",
            Type::Object(&CORS),
            "Answers preflight requests and allows cross-origin requests. At most one per rule, because HTTPRoute allows only one.",
        ),
        Field::optional(
            "externalAuth",
            Type::Object(&EXTERNAL_AUTH),
            "Authorizes requests with an external service. In the schema and checked, but not programmed by the platform.",
        ),
    ],
};

static FILTER_TYPE: StringRule = StringRule::one_of(FilterType::WORDS);

pub(crate) static HEADER_MODIFIER: Record = Record {
    name: "a header modifier",
    fields: &[
        Field::optional("set", Type::List(&HTTP_HEADERS), "Headers to set. Existing values are replaced."),
        Field::optional("add", Type::List(&HTTP_HEADERS), "Headers to add. Existing values are kept."),
        Field::optional("remove", Type::List(&REMOVED), "Names of headers to remove."),
    ],
};

static HTTP_HEADERS: List = map_list(&HTTP_HEADER, 16, "name");
static REMOVED: List = set(&ANY_TEXT, 16);

pub(crate) static HTTP_HEADER: Record = Record {
    name: "a header",
    fields: &[
        Field::required("name", Type::Text(&HEADER_NAME), "The name of the header; case does not matter."),
        Field::required("value", Type::Text(&HEADER_VALUE), "The value of the header."),
    ],
};

static HEADER_NAME: StringRule = StringRule::limited(1, 256, Format::Token);
static HEADER_VALUE: StringRule = StringRule::limited(1, 4096, Format::Any);

pub(crate) static REQUEST_REDIRECT: Record = Record {
    name: "requestRedirect",
    fields: &[
        Field::optional("scheme", Type::Text(&SCHEME), "The scheme of the new location. Default: that of the request."),
        Field::optional("hostname", Type::Text(&PRECISE_HOSTNAME), "The host of the new location. Default: that of the request."),
        Field::optional("path", Type::Object(&PATH_MODIFIER), "The path of the new location. Default: that of the request."),
        Field::optional("port", PORT, "The port of the new location."),
        Field::optional(
            "statusCode",
            Type::Integer { min: i64::MIN, max: i64::MAX, one_of: &[301, 302, 303, 307, 308] },
            "The status code of the response.",
        )
        .or(DefaultValue::Integer(defaults::REDIRECT_STATUS)),
    ],
};

pub(crate) static URL_REWRITE: Record = Record {
    name: "urlRewrite",
    fields: &[
        Field::optional(
            "hostname",
            Type::Text(&PRECISE_HOSTNAME),
            "The host that the backend sees. The platform replaces it if the endpoint has a certificate hostname: a DNS name, or `tls.hostname` for https to an IP address.",
        ),
        Field::optional("path", Type::Object(&PATH_MODIFIER), "The path that the backend sees."),
    ],
};

static SCHEME: StringRule = StringRule::one_of(Scheme::WORDS);
static PRECISE_HOSTNAME: StringRule = StringRule::limited(1, 253, Format::PreciseHostname);

pub(crate) static PATH_MODIFIER: Record = Record {
    name: "a path modifier",
    fields: &[
        Field::required(
            "type",
            Type::Text(&MODIFIER_TYPE),
            "The type of the change. It selects the one field that is required; the other must be absent.",
        ),
        Field::optional("replaceFullPath", Type::Text(&REPLACEMENT), "The new path."),
        Field::optional(
            "replacePrefixMatch",
            Type::Text(&REPLACEMENT),
            "The replacement for the matched prefix. The rule must have exactly one match, of type `PathPrefix`.",
        ),
    ],
};

static MODIFIER_TYPE: StringRule = StringRule::one_of(PathModifierType::WORDS);
static REPLACEMENT: StringRule = StringRule::limited(0, 1024, Format::Any);

pub(crate) static REQUEST_MIRROR: Record = Record {
    name: "requestMirror",
    fields: &[
        Field::required("backendRef", Type::Object(&BACKEND_REF), "The Service that receives the copies."),
        Field::optional("percent", Type::Integer { min: 0, max: 100, one_of: &[] }, "The percentage of requests to mirror."),
        Field::optional("fraction", Type::Object(&FRACTION), "The fraction of requests to mirror. Not allowed together with `percent`."),
    ],
};

pub(crate) static BACKEND_REF: Record = Record {
    name: "a backend reference",
    fields: &[
        Field::optional("group", Type::Text(&GROUP), "The API group of the backend; empty for core kinds such as Service.")
            .or(DefaultValue::Text(defaults::BACKEND_GROUP)),
        Field::optional("kind", Type::Text(&KIND), "The kind of the backend.").or(DefaultValue::Text(defaults::BACKEND_KIND)),
        Field::required("name", Type::Text(&REF_NAME), "The name of the backend."),
        Field::optional("namespace", Type::Text(&REF_NAMESPACE), "The namespace of the backend. Default: that of the HTTPProxy."),
        Field::optional("port", PORT, "The port of the backend. Required for a Service."),
    ],
};

static GROUP: StringRule = StringRule::limited(0, 253, Format::Group);
static KIND: StringRule = StringRule::limited(1, 63, Format::Kind);
static REF_NAME: StringRule = StringRule::limited(1, 253, Format::Any);
static REF_NAMESPACE: StringRule = StringRule::limited(1, 63, Format::Label);

pub(crate) static FRACTION: Record = Record {
    name: "a fraction",
    fields: &[
        Field::required("numerator", Type::Integer { min: 0, max: i32::MAX as i64, one_of: &[] }, "The numerator; at most the denominator."),
        Field::optional("denominator", Type::Integer { min: 1, max: i32::MAX as i64, one_of: &[] }, "The denominator.")
            .or(DefaultValue::Integer(defaults::MIRROR_DENOMINATOR)),
    ],
};

pub(crate) static EXTENSION_REF: Record = Record {
    name: "extensionRef",
    fields: &[
        Field::required("group", Type::Text(&GROUP), "Must be `gateway.envoyproxy.io`."),
        Field::required("kind", Type::Text(&KIND), "Must be `HTTPRouteFilter`."),
        Field::required("name", Type::Text(&REF_NAME), "The name of the HTTPRouteFilter."),
    ],
};

pub(crate) static CORS: Record = Record {
    name: "cors",
    fields: &[
        Field::optional("allowOrigins", Type::List(&ORIGINS), "Allowed origins; `*` must be the only entry."),
        Field::optional("allowMethods", Type::List(&METHODS), "Allowed methods; `*` must be the only entry."),
        Field::optional("allowHeaders", Type::List(&HEADER_NAMES), "Allowed request headers; `*` must be the only entry."),
        Field::optional("exposeHeaders", Type::List(&HEADER_NAMES), "Response headers that scripts in the browser can read."),
        Field::optional("allowCredentials", Type::Boolean, "Whether browsers may send credentials, such as cookies."),
        Field::optional(
            "maxAge",
            Type::Integer { min: 1, max: i32::MAX as i64, one_of: &[] },
            "How long browsers may cache the response to a preflight request, in seconds.",
        )
        .or(DefaultValue::Integer(defaults::CORS_MAX_AGE)),
    ],
};

static ORIGIN: StringRule = StringRule::limited(1, 253, Format::Origin);
static ORIGINS: List = set(&ORIGIN, 64);
/// The methods, and `*` for all of them.
const CORS_METHODS: [&str; Method::WORDS.len() + 1] = {
    let mut all = ["*"; Method::WORDS.len() + 1];
    let (methods, _) = all.split_at_mut(Method::WORDS.len());
    methods.copy_from_slice(Method::WORDS);
    all
};
static CORS_METHOD: StringRule = StringRule::one_of(&CORS_METHODS);
static METHODS: List = set(&CORS_METHOD, 9);
static HEADER_NAMES: List = set(&HEADER_NAME, 64);

pub(crate) static EXTERNAL_AUTH: Record = Record {
    name: "externalAuth",
    fields: &[
        Field::required("backendRef", Type::Object(&BACKEND_REF), "The authorization service."),
        Field::required("protocol", Type::Text(&PROTOCOL), "The protocol used to call it."),
        Field::optional("http", Type::Object(&AUTH_HTTP), "Options of the protocol `HTTP`, which requires this member."),
        Field::optional("grpc", Type::Object(&AUTH_GRPC), "Options of the protocol `GRPC`, which requires this member."),
        Field::optional("forwardBody", Type::Object(&FORWARD_BODY), "How much of the request body is sent to the authorization service."),
    ],
};

static PROTOCOL: StringRule = StringRule::one_of(AuthProtocol::WORDS);
static AUTH_HEADER_NAMES: List = List { unique: Unique::Set, ..List::of(Type::Text(&ANY_TEXT), 0, 64) };

pub(crate) static AUTH_HTTP: Record = Record {
    name: "externalAuth.http",
    fields: &[
        Field::optional("path", Type::Text(&REPLACEMENT), "Prefix added to the path of the authorization request."),
        Field::optional("allowedHeaders", Type::List(&AUTH_HEADER_NAMES), "Request headers that are sent to the authorization service."),
        Field::optional(
            "allowedResponseHeaders",
            Type::List(&AUTH_HEADER_NAMES),
            "Headers of the authorization response that are added to the request for the backend.",
        ),
    ],
};

pub(crate) static AUTH_GRPC: Record = Record {
    name: "externalAuth.grpc",
    fields: &[Field::optional("allowedHeaders", Type::List(&AUTH_HEADER_NAMES), "Request headers that are sent to the authorization service.")],
};

pub(crate) static FORWARD_BODY: Record = Record {
    name: "externalAuth.forwardBody",
    fields: &[Field::optional(
        "maxSize",
        Type::Integer { min: 0, max: u16::MAX as i64, one_of: &[] },
        "The maximum size of the body to send, in bytes.",
    )],
};

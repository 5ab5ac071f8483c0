//! Filters. Rules and backends share this table: the schema is the same, only admission allows fewer types in a backend.

use super::{ANY_TEXT, DefaultValue, Field, Format, Kind, List, Object, PORT, Text, Unique, map_list, set};
use crate::model::defaults;
use crate::model::words::{AuthProtocol, FilterType, Method, PathModifierType, Scheme};

pub(crate) static FILTER: Object = Object {
    name: "a filter",
    fields: &[
        Field::required(
            "type",
            Kind::Text(&FILTER_TYPE),
            "The type of the filter. It selects the one member that is required; the others must be absent.",
        ),
        Field::optional(
            "requestHeaderModifier",
            Kind::Object(&HEADER_MODIFIER),
            "Changes headers of the request. To choose the host that the backend sees, set `Host`: the platform turns it into a rewrite.",
        ),
        Field::optional("responseHeaderModifier", Kind::Object(&HEADER_MODIFIER), "Changes headers of the response."),
        Field::optional("requestMirror", Kind::Object(&REQUEST_MIRROR), "Mirrors requests. In the schema, but not supported by the platform."),
        Field::optional(
            "requestRedirect",
            Kind::Object(&REQUEST_REDIRECT),
            "Answers the request with a redirect. A rule with a redirect must not have a backend.",
        ),
        Field::optional("urlRewrite", Kind::Object(&URL_REWRITE), "Changes the host and path of the request before it is sent to the backend."),
        Field::optional("extensionRef", Kind::Object(&EXTENSION_REF), "Refers to an HTTPRouteFilter of Envoy Gateway."),
        Field::optional(
            "cors",
            Kind::Object(&CORS),
            "Answers preflight requests and allows cross-origin requests. At most one per rule, because HTTPRoute allows only one.",
        ),
        Field::optional(
            "externalAuth",
            Kind::Object(&EXTERNAL_AUTH),
            "Authorizes requests with an external service. In the schema and checked, but not programmed by the platform.",
        ),
    ],
};

static FILTER_TYPE: Text = Text::one_of(FilterType::WORDS);

pub(crate) static HEADER_MODIFIER: Object = Object {
    name: "a header modifier",
    fields: &[
        Field::optional("set", Kind::List(&HTTP_HEADERS), "Headers to set. Existing values are replaced."),
        Field::optional("add", Kind::List(&HTTP_HEADERS), "Headers to add. Existing values are kept."),
        Field::optional("remove", Kind::List(&REMOVED), "Names of headers to remove."),
    ],
};

static HTTP_HEADERS: List = map_list(&HTTP_HEADER, 16, "name");
static REMOVED: List = set(&ANY_TEXT, 16);

pub(crate) static HTTP_HEADER: Object = Object {
    name: "a header",
    fields: &[
        Field::required("name", Kind::Text(&HEADER_NAME), "The name of the header; case does not matter."),
        Field::required("value", Kind::Text(&HEADER_VALUE), "The value of the header."),
    ],
};

static HEADER_NAME: Text = Text::limited(1, 256, Format::Token);
static HEADER_VALUE: Text = Text::limited(1, 4096, Format::Any);

pub(crate) static REQUEST_REDIRECT: Object = Object {
    name: "requestRedirect",
    fields: &[
        Field::optional("scheme", Kind::Text(&SCHEME), "The scheme of the new location. Default: that of the request."),
        Field::optional("hostname", Kind::Text(&PRECISE_HOSTNAME), "The host of the new location. Default: that of the request."),
        Field::optional("path", Kind::Object(&PATH_MODIFIER), "The path of the new location. Default: that of the request."),
        Field::optional("port", PORT, "The port of the new location."),
        Field::optional(
            "statusCode",
            Kind::Integer { min: i64::MIN, max: i64::MAX, one_of: &[301, 302, 303, 307, 308] },
            "The status code of the response.",
        )
        .or(DefaultValue::Integer(defaults::REDIRECT_STATUS)),
    ],
};

pub(crate) static URL_REWRITE: Object = Object {
    name: "urlRewrite",
    fields: &[
        Field::optional(
            "hostname",
            Kind::Text(&PRECISE_HOSTNAME),
            "The host that the backend sees. The platform replaces it if the endpoint has a certificate hostname: a DNS name, or `tls.hostname` for https to an IP address.",
        ),
        Field::optional("path", Kind::Object(&PATH_MODIFIER), "The path that the backend sees."),
    ],
};

static SCHEME: Text = Text::one_of(Scheme::WORDS);
static PRECISE_HOSTNAME: Text = Text::limited(1, 253, Format::PreciseHostname);

pub(crate) static PATH_MODIFIER: Object = Object {
    name: "a path modifier",
    fields: &[
        Field::required(
            "type",
            Kind::Text(&MODIFIER_TYPE),
            "The type of the change. It selects the one field that is required; the other must be absent.",
        ),
        Field::optional("replaceFullPath", Kind::Text(&REPLACEMENT), "The new path."),
        Field::optional(
            "replacePrefixMatch",
            Kind::Text(&REPLACEMENT),
            "The replacement for the matched prefix. The rule must have exactly one match, of type `PathPrefix`.",
        ),
    ],
};

static MODIFIER_TYPE: Text = Text::one_of(PathModifierType::WORDS);
static REPLACEMENT: Text = Text::limited(0, 1024, Format::Any);

pub(crate) static REQUEST_MIRROR: Object = Object {
    name: "requestMirror",
    fields: &[
        Field::required("backendRef", Kind::Object(&BACKEND_REF), "The Service that receives the copies."),
        Field::optional("percent", Kind::Integer { min: 0, max: 100, one_of: &[] }, "The percentage of requests to mirror."),
        Field::optional("fraction", Kind::Object(&FRACTION), "The fraction of requests to mirror. Not allowed together with `percent`."),
    ],
};

pub(crate) static BACKEND_REF: Object = Object {
    name: "a backend reference",
    fields: &[
        Field::optional("group", Kind::Text(&GROUP), "The API group of the backend; empty for core kinds such as Service.")
            .or(DefaultValue::Text(defaults::BACKEND_GROUP)),
        Field::optional("kind", Kind::Text(&KIND), "The kind of the backend.").or(DefaultValue::Text(defaults::BACKEND_KIND)),
        Field::required("name", Kind::Text(&REF_NAME), "The name of the backend."),
        Field::optional("namespace", Kind::Text(&REF_NAMESPACE), "The namespace of the backend. Default: that of the HTTPProxy."),
        Field::optional("port", PORT, "The port of the backend. Required for a Service."),
    ],
};

static GROUP: Text = Text::limited(0, 253, Format::Group);
static KIND: Text = Text::limited(1, 63, Format::Kind);
static REF_NAME: Text = Text::limited(1, 253, Format::Any);
static REF_NAMESPACE: Text = Text::limited(1, 63, Format::Label);

pub(crate) static FRACTION: Object = Object {
    name: "a fraction",
    fields: &[
        Field::required("numerator", Kind::Integer { min: 0, max: i32::MAX as i64, one_of: &[] }, "The numerator; at most the denominator."),
        Field::optional("denominator", Kind::Integer { min: 1, max: i32::MAX as i64, one_of: &[] }, "The denominator.")
            .or(DefaultValue::Integer(defaults::MIRROR_DENOMINATOR)),
    ],
};

pub(crate) static EXTENSION_REF: Object = Object {
    name: "extensionRef",
    fields: &[
        Field::required("group", Kind::Text(&GROUP), "Must be `gateway.envoyproxy.io`."),
        Field::required("kind", Kind::Text(&KIND), "Must be `HTTPRouteFilter`."),
        Field::required("name", Kind::Text(&REF_NAME), "The name of the HTTPRouteFilter."),
    ],
};

pub(crate) static CORS: Object = Object {
    name: "cors",
    fields: &[
        Field::optional("allowOrigins", Kind::List(&ORIGINS), "Allowed origins; `*` must be the only entry."),
        Field::optional("allowMethods", Kind::List(&METHODS), "Allowed methods; `*` must be the only entry."),
        Field::optional("allowHeaders", Kind::List(&HEADER_NAMES), "Allowed request headers; `*` must be the only entry."),
        Field::optional("exposeHeaders", Kind::List(&HEADER_NAMES), "Response headers that scripts in the browser can read."),
        Field::optional("allowCredentials", Kind::Boolean, "Whether browsers may send credentials, such as cookies."),
        Field::optional(
            "maxAge",
            Kind::Integer { min: 1, max: i32::MAX as i64, one_of: &[] },
            "How long browsers may cache the response to a preflight request, in seconds.",
        )
        .or(DefaultValue::Integer(defaults::CORS_MAX_AGE)),
    ],
};

static ORIGIN: Text = Text::limited(1, 253, Format::Origin);
static ORIGINS: List = set(&ORIGIN, 64);
/// The methods, and `*` for all of them.
const CORS_METHODS: [&str; Method::WORDS.len() + 1] = {
    let mut all = ["*"; Method::WORDS.len() + 1];
    let (methods, _) = all.split_at_mut(Method::WORDS.len());
    methods.copy_from_slice(Method::WORDS);
    all
};
static CORS_METHOD: Text = Text::one_of(&CORS_METHODS);
static METHODS: List = set(&CORS_METHOD, 9);
static HEADER_NAMES: List = set(&HEADER_NAME, 64);

pub(crate) static EXTERNAL_AUTH: Object = Object {
    name: "externalAuth",
    fields: &[
        Field::required("backendRef", Kind::Object(&BACKEND_REF), "The authorization service."),
        Field::required("protocol", Kind::Text(&PROTOCOL), "The protocol used to call it."),
        Field::optional("http", Kind::Object(&AUTH_HTTP), "Options of the protocol `HTTP`, which requires this member."),
        Field::optional("grpc", Kind::Object(&AUTH_GRPC), "Options of the protocol `GRPC`, which requires this member."),
        Field::optional("forwardBody", Kind::Object(&FORWARD_BODY), "How much of the request body is sent to the authorization service."),
    ],
};

static PROTOCOL: Text = Text::one_of(AuthProtocol::WORDS);
static AUTH_HEADER_NAMES: List = List { unique: Unique::Set, ..List::of(Kind::Text(&ANY_TEXT), 0, 64) };

pub(crate) static AUTH_HTTP: Object = Object {
    name: "externalAuth.http",
    fields: &[
        Field::optional("path", Kind::Text(&REPLACEMENT), "Prefix added to the path of the authorization request."),
        Field::optional("allowedHeaders", Kind::List(&AUTH_HEADER_NAMES), "Request headers that are sent to the authorization service."),
        Field::optional(
            "allowedResponseHeaders",
            Kind::List(&AUTH_HEADER_NAMES),
            "Headers of the authorization response that are added to the request for the backend.",
        ),
    ],
};

pub(crate) static AUTH_GRPC: Object = Object {
    name: "externalAuth.grpc",
    fields: &[Field::optional("allowedHeaders", Kind::List(&AUTH_HEADER_NAMES), "Request headers that are sent to the authorization service.")],
};

pub(crate) static FORWARD_BODY: Object = Object {
    name: "externalAuth.forwardBody",
    fields: &[Field::optional(
        "maxSize",
        Kind::Integer { min: 0, max: u16::MAX as i64, one_of: &[] },
        "The maximum size of the body to send, in bytes.",
    )],
};

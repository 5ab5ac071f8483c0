//! Filters, one table for those of a rule and those of a backend: what differs is not the schema.

use super::{ANY_TEXT, Field, Format, Kind, List, Object, PORT, Text, Unique, map_list, set};

pub(crate) static FILTER: Object = Object {
    name: "a filter",
    fields: &[
        Field::required("type", Kind::Text(&FILTER_TYPE), "Names the one member that must be there; the others must be absent."),
        Field::optional(
            "requestHeaderModifier",
            Kind::Object(&HEADER_MODIFIER),
            "Changes headers of the request. Setting `Host` decides what the backend sees as the host: the platform turns it into a rewrite.",
        ),
        Field::optional("responseHeaderModifier", Kind::Object(&HEADER_MODIFIER), "Changes headers of the response."),
        Field::optional("requestMirror", Kind::Object(&REQUEST_MIRROR), "Part of the schema; the platform takes it nowhere."),
        Field::optional(
            "requestRedirect",
            Kind::Object(&REQUEST_REDIRECT),
            "Answers with a redirect. A rule that has one needs, and may have, no backend.",
        ),
        Field::optional("urlRewrite", Kind::Object(&URL_REWRITE), "Changes host and path on the way to the backend."),
        Field::optional("extensionRef", Kind::Object(&EXTENSION_REF), "An HTTPRouteFilter of Envoy Gateway."),
        Field::optional("cors", Kind::Object(&CORS), "Answers cross-origin requests. At most once in a rule: HTTPRoute takes no more."),
        Field::optional("externalAuth", Kind::Object(&EXTERNAL_AUTH), "Part of the schema; checked, and never programmed."),
    ],
};

static FILTER_TYPE: Text =
    Text::one_of(&["RequestHeaderModifier", "ResponseHeaderModifier", "RequestMirror", "RequestRedirect", "URLRewrite", "ExtensionRef", "CORS"]);

pub(crate) static HEADER_MODIFIER: Object = Object {
    name: "a header modifier",
    fields: &[
        Field::optional("set", Kind::List(&HTTP_HEADERS), "Headers that are set, in place of what is there."),
        Field::optional("add", Kind::List(&HTTP_HEADERS), "Headers that are added to what is there."),
        Field::optional("remove", Kind::List(&REMOVED), "Headers that are taken out."),
    ],
};

static HTTP_HEADERS: List = map_list(&HTTP_HEADER, 16, "name");
static REMOVED: List = set(&ANY_TEXT, 16);

pub(crate) static HTTP_HEADER: Object = Object {
    name: "a header",
    fields: &[
        Field::required("name", Kind::Text(&HEADER_NAME), "The header, in any case."),
        Field::required("value", Kind::Text(&HEADER_VALUE), "Its value."),
    ],
};

static HEADER_NAME: Text = Text::limited(1, 256, Format::Token);
static HEADER_VALUE: Text = Text::limited(1, 4096, Format::Any);

pub(crate) static REQUEST_REDIRECT: Object = Object {
    name: "requestRedirect",
    fields: &[
        Field::optional("scheme", Kind::Text(&SCHEME), "The scheme of the new location; that of the request if absent."),
        Field::optional("hostname", Kind::Text(&PRECISE_HOSTNAME), "The host of the new location; that of the request if absent."),
        Field::optional("path", Kind::Object(&PATH_MODIFIER), "The path of the new location; that of the request if absent."),
        Field::optional("port", PORT, "The port of the new location."),
        Field::optional(
            "statusCode",
            Kind::Integer { min: i64::MIN, max: i64::MAX, one_of: &[301, 302, 303, 307, 308] },
            "The status code of the answer.",
        )
        .or("302"),
    ],
};

pub(crate) static URL_REWRITE: Object = Object {
    name: "urlRewrite",
    fields: &[
        Field::optional(
            "hostname",
            Kind::Text(&PRECISE_HOSTNAME),
            "The host that the backend sees. The platform replaces it where it decides the host itself: for every endpoint that has a certificate hostname.",
        ),
        Field::optional("path", Kind::Object(&PATH_MODIFIER), "The path that the backend sees."),
    ],
};

static SCHEME: Text = Text::one_of(&["http", "https"]);
static PRECISE_HOSTNAME: Text = Text::limited(1, 253, Format::PreciseHostname);

pub(crate) static PATH_MODIFIER: Object = Object {
    name: "a path modifier",
    fields: &[
        Field::required("type", Kind::Text(&MODIFIER_TYPE), "Names the one field that must be there; the other must be absent."),
        Field::optional("replaceFullPath", Kind::Text(&REPLACEMENT), "The whole new path."),
        Field::optional(
            "replacePrefixMatch",
            Kind::Text(&REPLACEMENT),
            "What stands in place of the matched prefix. The rule then has exactly one match, of type `PathPrefix`.",
        ),
    ],
};

static MODIFIER_TYPE: Text = Text::one_of(&["ReplaceFullPath", "ReplacePrefixMatch"]);
static REPLACEMENT: Text = Text::limited(0, 1024, Format::Any);

pub(crate) static REQUEST_MIRROR: Object = Object {
    name: "requestMirror",
    fields: &[
        Field::required("backendRef", Kind::Object(&BACKEND_REF), "Where the copies go."),
        Field::optional("percent", Kind::Integer { min: 0, max: 100, one_of: &[] }, "How many of a hundred requests are copied."),
        Field::optional("fraction", Kind::Object(&FRACTION), "The same as a fraction; not with `percent`."),
    ],
};

pub(crate) static BACKEND_REF: Object = Object {
    name: "a backend reference",
    fields: &[
        Field::optional("group", Kind::Text(&GROUP), "The API group.").or("\"\""),
        Field::optional("kind", Kind::Text(&KIND), "The kind.").or("Service"),
        Field::required("name", Kind::Text(&REF_NAME), "The name."),
        Field::optional("namespace", Kind::Text(&REF_NAMESPACE), "The namespace; that of the proxy if absent."),
        Field::optional("port", PORT, "The port; a Service needs it."),
    ],
};

static GROUP: Text = Text::limited(0, 253, Format::Group);
static KIND: Text = Text::limited(1, 63, Format::Kind);
static REF_NAME: Text = Text::limited(1, 253, Format::Any);
static REF_NAMESPACE: Text = Text::limited(1, 63, Format::Label);

pub(crate) static FRACTION: Object = Object {
    name: "a fraction",
    fields: &[
        Field::required("numerator", Kind::Integer { min: 0, max: i32::MAX as i64, one_of: &[] }, "At most the denominator."),
        Field::optional("denominator", Kind::Integer { min: 1, max: i32::MAX as i64, one_of: &[] }, "What it is a part of.").or("100"),
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
        Field::optional("allowOrigins", Kind::List(&ORIGINS), "Origins that may ask; `*` stands alone."),
        Field::optional("allowMethods", Kind::List(&METHODS), "Methods that may be used; `*` stands alone."),
        Field::optional("allowHeaders", Kind::List(&HEADER_NAMES), "Request headers that may be sent; `*` stands alone."),
        Field::optional("exposeHeaders", Kind::List(&HEADER_NAMES), "Response headers that scripts may read."),
        Field::optional("allowCredentials", Kind::Boolean, "Whether requests may carry credentials."),
        Field::optional(
            "maxAge",
            Kind::Integer { min: 1, max: i32::MAX as i64, one_of: &[] },
            "For how many seconds the answer to a preflight request holds.",
        )
        .or("5"),
    ],
};

static ORIGIN: Text = Text::limited(1, 253, Format::Origin);
static ORIGINS: List = set(&ORIGIN, 64);
static CORS_METHOD: Text = Text::one_of(&["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "*"]);
static METHODS: List = set(&CORS_METHOD, 9);
static HEADER_NAMES: List = set(&HEADER_NAME, 64);

pub(crate) static EXTERNAL_AUTH: Object = Object {
    name: "externalAuth",
    fields: &[
        Field::required("backendRef", Kind::Object(&BACKEND_REF), "The service that is asked."),
        Field::required("protocol", Kind::Text(&PROTOCOL), "How it is asked."),
        Field::optional("http", Kind::Object(&AUTH_HTTP), "Goes with the protocol `HTTP`."),
        Field::optional("grpc", Kind::Object(&AUTH_GRPC), "Goes with the protocol `GRPC`."),
        Field::optional("forwardBody", Kind::Object(&FORWARD_BODY), "How much of the body is sent along."),
    ],
};

static PROTOCOL: Text = Text::one_of(&["HTTP", "GRPC"]);
static AUTH_HEADER_NAMES: List = List { item: Kind::Text(&ANY_TEXT), min: 0, max: 64, unique: Unique::Set };

pub(crate) static AUTH_HTTP: Object = Object {
    name: "externalAuth.http",
    fields: &[
        Field::optional("path", Kind::Text(&REPLACEMENT), "A prefix for the path of the question."),
        Field::optional("allowedHeaders", Kind::List(&AUTH_HEADER_NAMES), "Request headers that are sent along."),
        Field::optional("allowedResponseHeaders", Kind::List(&AUTH_HEADER_NAMES), "Headers of the answer that go on to the backend."),
    ],
};

pub(crate) static AUTH_GRPC: Object = Object {
    name: "externalAuth.grpc",
    fields: &[Field::optional("allowedHeaders", Kind::List(&AUTH_HEADER_NAMES), "Request headers that are sent along.")],
};

pub(crate) static FORWARD_BODY: Object = Object {
    name: "externalAuth.forwardBody",
    fields: &[Field::optional("maxSize", Kind::Integer { min: 0, max: u16::MAX as i64, one_of: &[] }, "In bytes.")],
};

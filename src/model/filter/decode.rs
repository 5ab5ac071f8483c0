//! Decodes filters.

use super::{BackendRef, Cors, ExtensionRef, ExternalAuth, Filter, Fraction, Header, HeaderModifier, Mirror, PathModifier, Redirect, Rewrite};
use crate::diag::Sink;
use crate::model::fields::Fields;
use crate::model::given::Given;
use crate::model::words::{AuthProtocol, FilterType, PathModifierType, Scheme};
use crate::source::Span;

pub(in crate::model) fn decode<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> Filter<'s> {
    let present = FilterType::ALL.iter().copied().filter_map(|kind| {
        let entry = fields.map.entry(kind.member())?;
        (!entry.value.is_null()).then_some((kind, entry.key.span))
    });
    Filter {
        present: present.collect(),
        kind: fields.word("type", sink, FilterType::parse),
        request_header_modifier: boxed(fields, "requestHeaderModifier", sink, header_modifier),
        response_header_modifier: boxed(fields, "responseHeaderModifier", sink, header_modifier),
        request_mirror: boxed(fields, "requestMirror", sink, mirror),
        request_redirect: boxed(fields, "requestRedirect", sink, redirect),
        url_rewrite: boxed(fields, "urlRewrite", sink, rewrite),
        cors: boxed(fields, "cors", sink, cors),
        extension_ref: boxed(fields, "extensionRef", sink, extension_ref),
        external_auth: boxed(fields, "externalAuth", sink, |inner, sink| external_auth(inner, fields.key("externalAuth"), sink)),
        span: fields.span,
        anchor: fields.anchor(),
    }
}

/// Decodes a member that most filters do not have; it is boxed, so that it takes little room if it is absent.
fn boxed<'n, 's, T>(
    fields: &Fields<'_, 'n, 's>,
    name: &'static str,
    sink: &mut Sink,
    decode: impl FnOnce(&Fields<'_, 'n, 's>, &mut Sink) -> T,
) -> Given<Box<T>> {
    fields.object(name, sink, |fields, sink| Box::new(decode(fields, sink)))
}

fn header_modifier<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> HeaderModifier<'s> {
    HeaderModifier { set: fields.objects("set", sink, header), add: fields.objects("add", sink, header), remove: fields.texts("remove", sink) }
}

fn header<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> Header<'s> {
    Header { name: fields.text("name", sink), value: fields.text("value", sink) }
}

fn mirror<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> Mirror<'s> {
    Mirror {
        backend_ref: fields.object("backendRef", sink, backend_ref),
        percent: fields.integer("percent", sink),
        fraction: fields.object("fraction", sink, |fields, sink| Fraction {
            numerator: fields.integer("numerator", sink),
            denominator: fields.integer("denominator", sink),
        }),
        percent_at: fields.key("percent"),
    }
}

fn backend_ref<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> BackendRef<'s> {
    BackendRef {
        group: fields.text("group", sink),
        kind: fields.text("kind", sink),
        name: fields.text("name", sink),
        namespace: fields.text("namespace", sink),
        port: fields.integer("port", sink),
        anchor: fields.anchor(),
    }
}

fn redirect<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> Redirect<'s> {
    Redirect {
        scheme: fields.word("scheme", sink, Scheme::parse),
        hostname: fields.text("hostname", sink),
        path: fields.object("path", sink, path_modifier),
        port: fields.integer("port", sink),
        status_code: fields.integer("statusCode", sink),
    }
}

fn rewrite<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> Rewrite<'s> {
    Rewrite { hostname: fields.text("hostname", sink), path: fields.object("path", sink, path_modifier) }
}

fn path_modifier<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> PathModifier<'s> {
    PathModifier {
        kind: fields.word("type", sink, PathModifierType::parse),
        replace_full_path: fields.text("replaceFullPath", sink),
        replace_prefix_match: fields.text("replacePrefixMatch", sink),
        anchor: fields.anchor(),
    }
}

fn extension_ref<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> ExtensionRef<'s> {
    ExtensionRef { group: fields.text("group", sink), kind: fields.text("kind", sink), name: fields.text("name", sink) }
}

fn cors<'s>(fields: &Fields<'_, '_, 's>, sink: &mut Sink) -> Cors<'s> {
    Cors {
        allow_origins: fields.texts("allowOrigins", sink),
        allow_methods: fields.texts("allowMethods", sink),
        allow_headers: fields.texts("allowHeaders", sink),
        expose_headers: fields.texts("exposeHeaders", sink),
        allow_credentials: fields.boolean("allowCredentials", sink),
        max_age: fields.integer("maxAge", sink),
    }
}

fn external_auth<'s>(fields: &Fields<'_, '_, 's>, anchor: Span, sink: &mut Sink) -> ExternalAuth<'s> {
    fields.check("forwardBody", sink);
    ExternalAuth {
        backend_ref: fields.object("backendRef", sink, backend_ref),
        protocol: fields.word("protocol", sink, AuthProtocol::parse),
        http: fields.check("http", sink),
        grpc: fields.check("grpc", sink),
        anchor,
    }
}

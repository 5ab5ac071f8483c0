//! Fields that are not in the schema.

use super::schema::Record;
use crate::diag::{Code, Diagnostic, FieldError, prose, shapes};
use crate::source::Spanned;
use crate::yaml::Path;

/// A field that is not in the schema, with what to use instead: the HTTPProxy counterpart of an HTTPRoute field, or the nearest name.
pub(super) fn unknown_field(schema: &Record, path: &Path<'_>, key: &Spanned<&str>) -> Diagnostic {
    let name = key.value;
    let message = format!("{} in {}", shapes::unknown("field", name, None), schema.name);
    let diagnostic = Diagnostic::new(Code::UnknownField, key.span, message).at(path.field(name), FieldError::UnknownField);
    let near = prose::nearest(name, schema.fields.iter().map(|field| field.name));
    match (from_http_route(name), near) {
        (Some(offer), _) => diagnostic.label("supported by HTTPRoute, but not by HTTPProxy").help(offer),
        (None, Some(near)) => diagnostic.help(shapes::did_you_mean(near)),
        (None, None) => {
            let known = prose::all_of(schema.fields.iter().map(|field| field.name));
            diagnostic.help(format!("remove it; the supported fields are {known}"))
        }
    }
}

/// What HTTPProxy supports instead of a field that users know from HTTPRoute.
fn from_http_route(name: &str) -> Option<&'static str> {
    Some(match name {
        "backendRefs" | "backendRef" => {
            "use `backends: [{endpoint: \"https://origin.example.com\"}]` in the rule: a backend is a URL, not a reference to a Service"
        }
        "timeouts" | "timeout" => "remove it: timeouts are set by the platform and cannot be configured here",
        "retry" | "retries" => "remove it: retries are set by the platform and cannot be configured here",
        "weight" => "remove it: HTTPProxy allows one backend per rule; to split traffic, use the endpoint of a load balancer",
        "parentRefs" | "parentRef" => "remove it: the Gateway is created from the HTTPProxy, and the route is attached to it",
        "sessionPersistence" => "remove it: HTTPProxy allows one backend per rule, so session persistence does not apply",
        "gatewayClassName" | "listeners" => "remove it: the Gateway and its listeners are created from `spec.hostnames`",
        "useDefaultGateways" => "remove it: the Gateway is created from the HTTPProxy",
        _ => return None,
    })
}

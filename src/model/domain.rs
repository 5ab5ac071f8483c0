//! A decoded Domain.

use super::fields::Fields;
use super::given::Given;
use super::meta::{self, Meta};
use super::schema;
use super::text::Text;
use crate::diag::{Code, Sink};
use crate::source::Span;
use crate::yaml::Node;

/// A Domain.
#[derive(Debug)]
pub struct Domain<'s> {
    /// `metadata`
    pub meta: Meta<'s>,
    /// `spec.domainName`
    pub domain_name: Given<Text<'s>>,
    /// Whether the platform has verified it.
    pub verified: bool,
    /// Where its status says whether it is verified.
    pub verified_at: Option<Span>,
}

pub(super) fn decode<'s>(root: &Fields<'_, '_, 's>, default_namespace: &str, sink: &mut Sink) -> Domain<'s> {
    let meta = meta::decode(root, &schema::meta::DOMAIN_META, default_namespace, sink);
    let spec = root.object("spec", sink, |spec, sink| {
        spec.check_others(&["domainName"], sink);
        let mut found = Sink::default();
        let name = spec.text("domainName", &mut found);
        meta::recode(&found, Code::DomainName, sink);
        name
    });
    let domain_name = match spec {
        Given::Is(name) => name,
        Given::Absent | Given::Broken => Given::Broken,
    };
    let mut conditions = root.map.get("status").map(|status| status.items_at(&["conditions"])).unwrap_or_default();
    let condition = conditions.find(|condition| condition.str_at(&["type"]) == Some("Verified"));
    let status = condition.and_then(|condition| condition.at(&["status"]));
    Domain { meta, domain_name, verified: status.and_then(Node::as_str) == Some("True"), verified_at: status.map(Node::span) }
}

//! The Domain that the platform would create for a hostname that no Domain covers.

use serde::Serialize;

/// A Domain.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DomainObject {
    api_version: &'static str,
    kind: &'static str,
    metadata: Metadata,
    spec: Spec,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
struct Metadata {
    name: String,
    namespace: String,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Spec {
    domain_name: String,
}

impl DomainObject {
    /// The Domain for a domain name, which is also the name of the object.
    pub fn new(namespace: &str, domain_name: &str) -> Self {
        Self {
            api_version: crate::model::API_VERSION,
            kind: "Domain",
            metadata: Metadata { name: domain_name.to_owned(), namespace: namespace.to_owned() },
            spec: Spec { domain_name: domain_name.to_owned() },
        }
    }

    pub(super) fn namespace(&self) -> &str {
        &self.metadata.namespace
    }

    pub(super) fn name(&self) -> &str {
        &self.metadata.name
    }
}

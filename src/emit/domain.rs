//! The Domain that the platform would create for a hostname that no Domain covers.

use std::collections::BTreeMap;

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
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    annotations: BTreeMap<String, String>,
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
            metadata: Metadata { annotations: BTreeMap::new(), name: domain_name.to_owned(), namespace: namespace.to_owned() },
            spec: Spec { domain_name: domain_name.to_owned() },
        }
    }

    /// The same Domain with annotations.
    pub fn annotated(mut self, annotations: &BTreeMap<&str, &str>) -> Self {
        self.metadata.annotations.extend(annotations.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
        self
    }

    pub(super) fn namespace(&self) -> &str {
        &self.metadata.namespace
    }

    pub(super) fn name(&self) -> &str {
        &self.metadata.name
    }
}

//! The EndpointSlice of a backend.

use k8s_openapi::Resource;
use k8s_openapi::api::discovery::v1::{Endpoint, EndpointConditions, EndpointPort, EndpointSlice};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::plan::{Plan, SlicePlan};

/// The annotation with the hostname that the platform checks a backend's certificate against.
pub(super) const CERTIFICATE_HOSTNAME: &str = "networking.datumapis.com/backend-cert-hostname";

/// An EndpointSlice that serializes its metadata first.
#[derive(Debug)]
pub struct SliceObject(EndpointSlice);

impl SliceObject {
    pub(super) fn metadata(&self) -> &ObjectMeta {
        &self.0.metadata
    }
}

impl Serialize for SliceObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let EndpointSlice { address_type, endpoints, metadata, ports } = &self.0;
        let mut fields = serializer.serialize_struct("EndpointSlice", 6)?;
        fields.serialize_field("apiVersion", EndpointSlice::API_VERSION)?;
        fields.serialize_field("kind", EndpointSlice::KIND)?;
        fields.serialize_field("metadata", metadata)?;
        fields.serialize_field("addressType", address_type)?;
        fields.serialize_field("endpoints", endpoints)?;
        fields.serialize_field("ports", ports)?;
        fields.end()
    }
}

pub(super) fn object(plan: &Plan<'_>, slice: &SlicePlan<'_>) -> SliceObject {
    let SlicePlan { name, port_name, address, port, https, certificate_hostname, endpoint: _ } = slice;
    let (address_type, address) = address.in_slice();
    let mut metadata = super::metadata(plan, name);
    if let Some(hostname) = certificate_hostname {
        metadata.annotations.get_or_insert_default().insert(CERTIFICATE_HOSTNAME.to_owned(), hostname.to_string());
    }
    let endpoint = Endpoint {
        addresses: vec![address.into_owned()],
        conditions: Some(EndpointConditions { ready: Some(true), serving: Some(true), terminating: Some(false) }),
        ..Endpoint::default()
    };
    let port = EndpointPort {
        app_protocol: Some(if *https { "https" } else { "http" }.to_owned()),
        name: Some(port_name.clone()),
        port: Some(i32::from(*port)),
        protocol: Some("TCP".to_owned()),
    };
    SliceObject(EndpointSlice { address_type: address_type.to_owned(), endpoints: Some(vec![endpoint]), metadata, ports: Some(vec![port]) })
}

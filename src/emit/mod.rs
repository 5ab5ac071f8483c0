//! Plans as Kubernetes objects, and objects as text. The only module that names the types of gateway-api and k8s-openapi.

mod direct;
mod domain;
mod endpoint_slice;
mod filter;
mod gateway;
mod http_route;
mod json;
pub mod status;
mod yaml;
mod yaml_string;

use std::collections::BTreeMap;

use gateway_api::gateways::Gateway;
use gateway_api::httproutes::HttpRoute;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

pub use direct::write_plan;
pub use domain::DomainObject;
pub use endpoint_slice::SliceObject;
pub use json::append as append_json;
pub use yaml::{Error as WriteError, write as write_yaml};

use crate::model::settings::Settings;
use crate::plan::Plan;

/// A kind that can be rendered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// `discovery.k8s.io/v1`
    EndpointSlice,
    /// `gateway.networking.k8s.io/v1`
    Gateway,
    /// `gateway.networking.k8s.io/v1`
    HttpRoute,
    /// `networking.datumapis.com/v1alpha`
    Domain,
}

/// A rendered object. It serializes with apiVersion, kind and metadata first.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Object {
    /// An EndpointSlice.
    EndpointSlice(Box<SliceObject>),
    /// A Gateway.
    Gateway(Box<Gateway>),
    /// An HTTPRoute.
    HttpRoute(Box<HttpRoute>),
    /// A Domain.
    Domain(DomainObject),
}

impl Object {
    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::EndpointSlice(_) => Kind::EndpointSlice,
            Self::Gateway(_) => Kind::Gateway,
            Self::HttpRoute(_) => Kind::HttpRoute,
            Self::Domain(_) => Kind::Domain,
        }
    }

    /// `resource.group/name`, as `kubectl -o name` prints it.
    pub fn full_name(&self) -> String {
        let (_, name) = self.identity();
        match self.kind() {
            Kind::EndpointSlice => format!("endpointslice.discovery.k8s.io/{name}"),
            Kind::Gateway => format!("gateway.gateway.networking.k8s.io/{name}"),
            Kind::HttpRoute => format!("httproute.gateway.networking.k8s.io/{name}"),
            Kind::Domain => format!("domain.networking.datumapis.com/{name}"),
        }
    }

    /// Namespace and name.
    pub fn identity(&self) -> (&str, &str) {
        let meta = match self {
            Self::EndpointSlice(slice) => slice.metadata(),
            Self::Gateway(gateway) => &gateway.metadata,
            Self::HttpRoute(route) => &route.metadata,
            Self::Domain(domain) => return (domain.namespace(), domain.name()),
        };
        (meta.namespace.as_deref().unwrap_or(""), meta.name.as_deref().unwrap_or(""))
    }
}

/// The objects of a plan, in the order in which to apply them: a route that is applied before its endpoints does not work.
pub fn objects(plan: &Plan<'_>, settings: &Settings, kinds: &[Kind]) -> Vec<Object> {
    let mut objects = Vec::with_capacity(plan.slices.len() + 2);
    if kinds.contains(&Kind::EndpointSlice) {
        objects.extend(plan.slices.iter().map(|slice| Object::EndpointSlice(Box::new(endpoint_slice::object(plan, slice)))));
    }
    if kinds.contains(&Kind::Gateway) {
        objects.push(Object::Gateway(Box::new(gateway::object(plan, settings))));
    }
    if kinds.contains(&Kind::HttpRoute) {
        objects.push(Object::HttpRoute(Box::new(http_route::object(plan))));
    }
    objects
}

fn metadata(plan: &Plan<'_>, name: &str) -> ObjectMeta {
    let annotations = plan.annotations.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    ObjectMeta {
        annotations: Some(annotations).filter(|annotations: &BTreeMap<_, _>| !annotations.is_empty()),
        name: Some(name.to_owned()),
        namespace: Some(plan.namespace.to_owned()),
        ..ObjectMeta::default()
    }
}

/// A list, or `None` if it is empty, so that it is left out.
fn some<T>(items: Vec<T>) -> Option<Vec<T>> {
    (!items.is_empty()).then_some(items)
}

//! The Gateway of a proxy.

use gateway_api::gateways::{
    Gateway, GatewayListeners, GatewayListenersAllowedRoutes, GatewayListenersAllowedRoutesNamespaces, GatewayListenersAllowedRoutesNamespacesFrom,
    GatewayListenersTls, GatewayListenersTlsMode, GatewaySpec,
};

use crate::model::settings::Settings;
use crate::plan::{ListenerPlan, Plan};

pub(super) fn object(plan: &Plan<'_>, settings: &Settings) -> Gateway {
    Gateway {
        metadata: super::metadata(plan, plan.name),
        spec: GatewaySpec {
            gateway_class_name: settings.gateway_class.clone(),
            listeners: plan.listeners.iter().map(|found| listener(found, settings)).collect(),
            ..GatewaySpec::default()
        },
        status: None,
    }
}

fn listener(plan: &ListenerPlan<'_>, settings: &Settings) -> GatewayListeners {
    let ListenerPlan { name, hostname, https } = plan;
    let from_same = GatewayListenersAllowedRoutesNamespaces { from: Some(GatewayListenersAllowedRoutesNamespacesFrom::Same), selector: None };
    let terminate = || GatewayListenersTls {
        certificate_refs: None,
        mode: Some(GatewayListenersTlsMode::Terminate),
        options: Some(settings.listener_tls_options.clone()),
    };
    GatewayListeners {
        allowed_routes: Some(GatewayListenersAllowedRoutes { kinds: None, namespaces: Some(from_same) }),
        hostname: hostname.map(str::to_owned),
        name: name.to_string(),
        port: if *https { 443 } else { 80 },
        protocol: if *https { "HTTPS" } else { "HTTP" }.to_owned(),
        tls: https.then(terminate),
    }
}

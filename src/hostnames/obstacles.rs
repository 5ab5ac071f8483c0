//! What keeps the objects of an accepted proxy from being made: a missing EndpointSlice, or an object that something else controls.

use crate::check::Valid;
use crate::model::{Content, Controller, GROUP, Owned, Slice, Workspace};
use crate::source::{Span, TextMap};

/// What stands in the way of one proxy.
#[derive(Clone, Debug, Default)]
pub struct Obstacles {
    /// `instance` backends whose EndpointSlice is not in the input: rule, backend, and the name's place.
    pub missing_instances: Vec<(usize, usize, Span)>,
    /// `instance` backends whose EndpointSlice has the port without a name: rule, backend, the port's place in the proxy and in the slice.
    pub unnamed_ports: Vec<(usize, usize, Span, Span)>,
    /// Objects of a rendered name that something else controls: the kind, and the object's place in the workspace.
    pub conflicts: Vec<(&'static str, usize)>,
}

impl Obstacles {
    /// Whether anything is in the way.
    pub fn any(&self) -> bool {
        !self.missing_instances.is_empty() || !self.conflicts.is_empty()
    }

    /// Whether not even the Gateway is made, so that the proxy claims no hostname.
    pub fn block_gateway(&self) -> bool {
        !self.missing_instances.is_empty() || self.conflict_with("Gateway")
    }

    /// Whether something else controls the object of this kind.
    pub fn conflict_with(&self, kind: &str) -> bool {
        self.conflicts.iter().any(|(other, _)| *other == kind)
    }
}

/// The objects of the input that can be in the way.
pub(super) struct Index<'w, 's> {
    slices: TextMap<(&'w str, &'w str), &'w Slice<'s>>,
    controlled: TextMap<(&'static str, &'w str, &'w str), (usize, &'w Controller<'s>)>,
}

impl<'w, 's> Index<'w, 's> {
    pub(super) fn of(workspace: &'w Workspace<'s>) -> Self {
        let mut slices = TextMap::default();
        let mut controlled = TextMap::default();
        for (index, resource) in workspace.by_place() {
            let (kind, owned): (&'static str, &'w Owned<'s>) = match &resource.content {
                Content::Gateway(gateway) => ("Gateway", &gateway.owned),
                Content::HttpRoute(route) => ("HTTPRoute", route),
                Content::EndpointSlice(slice) => {
                    slices.insert((slice.owned.meta.namespace.as_ref(), slice.owned.meta.name.as_ref()), &**slice);
                    ("EndpointSlice", &slice.owned)
                }
                Content::HttpProxy(_) | Content::Domain(_) | Content::Claim(_) | Content::Config(_) | Content::Foreign => continue,
            };
            if let Some(controller) = &owned.controller {
                controlled.insert((kind, owned.meta.namespace.as_ref(), owned.meta.name.as_ref()), (index, controller));
            }
        }
        Self { slices, controlled }
    }

    pub(super) fn obstacles(&self, valid: Valid<'_, '_>) -> Obstacles {
        let proxy = valid.proxy();
        let namespace = proxy.meta.namespace.as_ref();
        let mut obstacles = Obstacles::default();
        for (rule, found) in proxy.rules() {
            for (backend, instance) in found.backends().filter_map(|(index, backend)| Some((index, backend.instance.get()?))) {
                let (Some(name), Some(port)) = (instance.name.get(), instance.port.get()) else { continue };
                match self.slices.get(&(namespace, name.value.as_ref())) {
                    None => obstacles.missing_instances.push((rule, backend, name.span)),
                    Some(slice) => {
                        let unnamed = slice.ports.iter().find(|found| found.port == Some(i128::from(port.value)) && !found.named);
                        obstacles.unnamed_ports.extend(unnamed.map(|found| (rule, backend, port.span, found.span)));
                    }
                }
            }
        }
        if !self.controlled.is_empty() {
            for (kind, name) in proxy.rendered_names() {
                let found = self.controlled.get(&(kind, namespace, name.as_str())).filter(|(_, controller)| !is_proxy(controller, &proxy.meta.name));
                obstacles.conflicts.extend(found.map(|(index, _)| (kind, *index)));
            }
        }
        obstacles
    }
}

/// Whether an object is controlled by the proxy itself: the platform made it.
fn is_proxy(controller: &Controller<'_>, name: &str) -> bool {
    controller.kind.value == "HTTPProxy" && controller.name.value == name && controller.api_version.value.split('/').next() == Some(GROUP)
}

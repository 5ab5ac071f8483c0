//! What keeps the objects of a valid proxy from being created: a missing EndpointSlice, or an object that something else controls.

use crate::check::Valid;
use crate::model::{Controller, GROUP, OwnedKind, Workspace};
use crate::source::{InputMap, InputSet, Span};

/// What keeps the objects of a proxy from being created.
#[derive(Clone, Debug, Default)]
pub struct Obstacles {
    /// `instance` backends whose EndpointSlice is not in the input.
    pub missing_instances: Vec<MissingInstance>,
    /// Objects with the name of a rendered one that something else controls.
    pub conflicts: Vec<Conflict>,
}

/// An `instance` backend whose EndpointSlice is not in the input.
#[derive(Clone, Debug)]
pub struct MissingInstance {
    /// Index of the rule.
    pub rule: usize,
    /// Index of the backend in the rule.
    pub backend: usize,
    /// The name of the EndpointSlice.
    pub name: String,
    /// Where it is named.
    pub span: Span,
}

/// An object with the name of a rendered one that something else controls.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Its kind.
    pub kind: OwnedKind,
    /// Its index in the workspace.
    pub index: usize,
}

impl Obstacles {
    /// Whether any object cannot be created.
    pub fn any(&self) -> bool {
        !self.missing_instances.is_empty() || !self.conflicts.is_empty()
    }

    /// Whether not even the Gateway can be created, so that the proxy claims no hostname.
    pub fn block_gateway(&self) -> bool {
        !self.missing_instances.is_empty() || self.conflict_with(OwnedKind::Gateway)
    }

    /// Whether something else controls the object of this kind.
    pub fn conflict_with(&self, kind: OwnedKind) -> bool {
        self.conflicts.iter().any(|conflict| conflict.kind == kind)
    }
}

/// The objects in the input that can be an obstacle.
pub(super) struct Index<'w, 's> {
    slices: InputSet<(&'w str, &'w str)>,
    controlled: InputMap<(OwnedKind, &'w str, &'w str), (usize, &'w Controller<'s>)>,
}

impl<'w, 's> Index<'w, 's> {
    pub(super) fn of(workspace: &'w Workspace<'s>) -> Self {
        let mut slices = InputSet::default();
        let mut controlled = InputMap::default();
        for (index, resource) in workspace.by_place() {
            let Some((kind, owned)) = resource.content.owned() else { continue };
            if kind == OwnedKind::EndpointSlice {
                slices.insert((owned.meta.namespace.as_ref(), owned.meta.name.as_ref()));
            }
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
                let Some(name) = instance.name.get() else { continue };
                if !self.slices.contains(&(namespace, name.value.as_ref())) {
                    obstacles.missing_instances.push(MissingInstance { rule, backend, name: name.value.to_string(), span: name.span });
                }
            }
        }
        if !self.controlled.is_empty() {
            for (kind, name) in proxy.rendered_names() {
                let found = self.controlled.get(&(kind, namespace, name.as_str())).filter(|(_, controller)| !is_proxy(controller, &proxy.meta.name));
                obstacles.conflicts.extend(found.map(|(index, _)| Conflict { kind, index: *index }));
            }
        }
        obstacles
    }
}

/// Whether an object is controlled by the proxy itself: the platform created it.
fn is_proxy(controller: &Controller<'_>, name: &str) -> bool {
    controller.kind.value == "HTTPProxy" && controller.name.value == name && controller.api_version.value.split('/').next() == Some(GROUP)
}

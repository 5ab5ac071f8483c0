//! The results of the checks, as types that only the checks can create.

use std::sync::Arc;

use crate::diag::{ObjectRef, Sink};
use crate::model::settings::Settings;
use crate::model::{Decoded, HttpProxy, ProxyPlace, ProxyRef, ProxyStatus, Resource, Workspace};

/// An object that passed through the checks of single objects. Only [`resource`](super::resource) creates one.
#[derive(Debug)]
pub struct Inspected<'s> {
    resource: Resource<'s>,
    /// Whether decoding or a check reported an error.
    refused: bool,
}

impl<'s> Inspected<'s> {
    pub(super) fn new(decoded: Decoded<'s>, rules: impl FnOnce(&Resource<'s>) -> bool) -> Self {
        let (resource, faulty) = decoded.into_parts();
        let refused = rules(&resource) | faulty;
        Self { resource, refused }
    }

    /// The object.
    pub fn resource(&self) -> &Resource<'s> {
        &self.resource
    }
}

/// The whole input, each object inspected by itself, before the checks of the whole input.
///
/// ```
/// # use gatewright::{check, diag::Sink, model::Decoded};
/// fn collect<'s>(decoded: Decoded<'s>, sink: &mut Sink) -> check::Collected<'s> {
///     let mut collected = check::Collected::default();
///     collected.push(check::resource(decoded, sink));
///     collected
/// }
/// ```
///
/// An object that was not inspected cannot be added:
///
/// ```compile_fail
/// # use gatewright::{check, diag::Sink, model::Decoded};
/// fn collect<'s>(decoded: Decoded<'s>, sink: &mut Sink) -> check::Collected<'s> {
///     let mut collected = check::Collected::default();
///     collected.push(decoded);
///     collected
/// }
/// ```
#[derive(Default, Debug)]
pub struct Collected<'s> {
    workspace: Workspace<'s>,
    /// By index in the workspace.
    refused: Vec<bool>,
}

impl<'s> Collected<'s> {
    /// Reserves capacity for this many more objects.
    pub fn reserve(&mut self, objects: usize) {
        self.workspace.resources.reserve_exact(objects);
        self.refused.reserve_exact(objects);
    }

    /// Appends an object.
    pub fn push(&mut self, inspected: Inspected<'s>) {
        let Inspected { resource, refused } = inspected;
        self.workspace.resources.push(resource);
        self.refused.push(refused);
    }

    /// The objects so far.
    pub fn workspace(&self) -> &Workspace<'s> {
        &self.workspace
    }

    pub(super) fn is_refused(&self, index: usize) -> bool {
        self.refused[index]
    }
}

impl<'s> Extend<Inspected<'s>> for Collected<'s> {
    fn extend<T: IntoIterator<Item = Inspected<'s>>>(&mut self, inspected: T) {
        inspected.into_iter().for_each(|one| self.push(one));
    }
}

/// The whole input after all checks. Only [`run`](super::run) creates one, and only this gives out valid proxies.
///
/// ```
/// # use gatewright::{check, diag::Sink, hostnames, model::settings::Settings};
/// fn decide<'s>(collected: check::Collected<'s>, settings: Settings, sink: &mut Sink) -> hostnames::Decided<'s> {
///     hostnames::resolve(check::run(collected, &settings, sink), settings)
/// }
/// ```
///
/// Hostnames cannot be decided before the checks of the whole input:
///
/// ```compile_fail
/// # use gatewright::{check, diag::Sink, hostnames, model::settings::Settings};
/// fn decide<'s>(collected: check::Collected<'s>, settings: Settings, sink: &mut Sink) -> hostnames::Decided<'s> {
///     hostnames::resolve(collected, settings)
/// }
/// ```
#[derive(Debug)]
pub struct Checked<'s> {
    collected: Collected<'s>,
    proxies: Vec<ProxyPlace>,
}

impl<'s> Checked<'s> {
    /// Runs the checks of the whole input.
    pub(super) fn new(mut collected: Collected<'s>, settings: &Settings, sink: &mut Sink) -> Self {
        let proxies = collected.workspace.proxy_places();
        for index in super::over_all(&collected, &proxies, settings, sink) {
            collected.refused[index] = true;
        }
        Self { collected, proxies }
    }

    /// Every object, valid or not.
    pub fn workspace(&self) -> &Workspace<'s> {
        &self.collected.workspace
    }

    /// Whether the platform refuses the object at this index, now or when it creates the objects that are rendered from it.
    pub fn is_refused(&self, index: usize) -> bool {
        self.collected.is_refused(index)
    }

    /// Every HTTPProxy, valid or not, in input order. One that was read from a cluster is skipped if its desired state is in the input too.
    pub fn proxies(&self) -> impl Iterator<Item = ProxyRef<'_, 's>> {
        self.proxies.iter().filter_map(|place| self.workspace().proxy(*place))
    }

    /// The proxies that the platform accepts, in input order.
    pub fn valid(&self) -> impl Iterator<Item = Valid<'_, 's>> {
        self.proxies.iter().filter_map(|place| self.valid_at(*place))
    }

    /// The proxy at a place, if it has no error.
    pub(crate) fn valid_at(&self, place: ProxyPlace) -> Option<Valid<'_, 's>> {
        let found = self.workspace().proxy(place).filter(|found| !self.is_refused(found.index))?;
        Some(Valid { found, place })
    }
}

/// A proxy that the platform accepts, without an error except for faults that it does not report. Only [`Checked`] gives one out.
///
/// This is not what the platform calls accepted: a valid proxy with a missing instance has the condition `Accepted=False`.
#[derive(Clone, Copy, Debug)]
pub struct Valid<'w, 's> {
    found: ProxyRef<'w, 's>,
    place: ProxyPlace,
}

impl<'w, 's> Valid<'w, 's> {
    /// The proxy.
    pub fn proxy(&self) -> &'w HttpProxy<'s> {
        self.found.proxy
    }

    /// It as one of all proxies, valid or not.
    pub(crate) fn found(&self) -> ProxyRef<'w, 's> {
        self.found
    }

    /// Its kind, namespace, and name.
    pub fn object(&self) -> &'w Arc<ObjectRef> {
        &self.found.resource.object
    }

    /// The object that contains it.
    pub fn resource(&self) -> &'w Resource<'s> {
        self.found.resource
    }

    /// The status that the platform last reported: see [`ProxyRef::status`].
    pub fn status(&self) -> Option<&'w ProxyStatus<'s>> {
        self.found.status()
    }

    /// When it was created: see [`ProxyRef::created`].
    pub fn created(&self) -> Option<i128> {
        self.found.created()
    }

    /// `metadata.generation`: see [`ProxyRef::generation`].
    pub fn generation(&self) -> Option<i64> {
        self.found.generation()
    }

    /// Its index in the workspace.
    pub fn index(&self) -> usize {
        self.found.index
    }

    pub(crate) fn place(&self) -> ProxyPlace {
        self.place
    }
}

//! The EndpointSlices that `instance` backends use.

use super::{InputReporter, walk};
use crate::model::Slice;
use crate::source::{InputMap, Spanned};
use crate::yaml::Path;

/// An `instance` backend whose EndpointSlice is in the input.
pub(super) struct Used<'w, 's> {
    /// The index of the HTTPProxy in the workspace.
    pub(super) proxy: usize,
    /// The field path of the port in the HTTPProxy.
    pub(super) field: String,
    /// The port in the HTTPProxy.
    pub(super) port: Spanned<i64>,
    /// The EndpointSlice.
    pub(super) slice: &'w Slice<'s>,
}

/// Every `instance` backend whose EndpointSlice is in the input. Without those in the network of a tenant: the platform passes them on without
/// looking at their ports.
pub(super) fn used<'k>(report: &InputReporter<'k>) -> Vec<Used<'k, 'k>> {
    let workspace = report.workspace;
    let mut slices: InputMap<(&str, &str), (bool, &Slice<'_>)> = InputMap::default();
    for (index, slice) in workspace.slices() {
        let is_live = workspace.resources[index].live;
        let entry = slices.entry((&slice.owned.meta.namespace, &slice.owned.meta.name)).or_insert((is_live, slice));
        // what is applied takes precedence over what was read from a cluster
        if entry.0 && !is_live {
            *entry = (false, slice);
        }
    }
    let mut used = Vec::new();
    if slices.is_empty() {
        return used;
    }
    for found in report.proxies.iter().filter_map(|place| workspace.proxy(*place)) {
        let namespace = found.proxy.meta.namespace.as_ref();
        walk::backends(found.proxy, |path: &Path<'_>, backend| {
            let Some((name, port)) = backend.instance.get().and_then(|instance| Some((instance.name.get()?, instance.port.get()?))) else { return };
            let slice = slices.get(&(namespace, name.value.as_ref())).map(|(_, slice)| *slice).filter(|slice| !slice.is_of_tenant);
            let field = || path.field("instance").field("port").to_string();
            used.extend(slice.map(|slice| Used { proxy: found.index, field: field(), port: *port, slice }));
        });
    }
    used
}

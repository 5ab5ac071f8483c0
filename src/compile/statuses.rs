//! The computed status of every HTTPProxy, valid or not.

use std::collections::HashMap;
use std::sync::Arc;

use super::Compilation;
use crate::diag::{Diagnostic, ObjectRef, Severity};
use crate::hostnames::DecidedProxy;
use crate::model::ProxyRef;
use crate::status::{self, Status};

/// A proxy with its computed status.
#[derive(Debug)]
pub struct ComputedStatus<'c, 's> {
    /// The proxy.
    pub found: ProxyRef<'c, 's>,
    /// The decisions about it, if it is valid.
    pub decided: Option<DecidedProxy<'c, 's>>,
    /// The status that the platform would report.
    pub status: Status,
}

impl<'s> Compilation<'s> {
    /// The status of every proxy, in input order.
    pub fn statuses(&self) -> Vec<ComputedStatus<'_, 's>> {
        let mut errors: HashMap<*const ObjectRef, Vec<&Diagnostic>> = HashMap::new();
        for diagnostic in self.found().filter(|diagnostic| diagnostic.severity == Severity::Error) {
            if let Some(object) = &diagnostic.object {
                errors.entry(Arc::as_ptr(object)).or_default().push(diagnostic);
            }
        }
        let one = |found: ProxyRef<'_, 's>| match self.decided.get(found.index) {
            Some(proxy) => status::compute(proxy),
            None => {
                let mut own = errors.get(&Arc::as_ptr(&found.resource.object)).cloned().unwrap_or_default();
                own.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
                status::invalid(found, &own, self.settings())
            }
        };
        self.checked().proxies().map(|found| ComputedStatus { found, decided: self.decided.get(found.index), status: one(found) }).collect()
    }
}

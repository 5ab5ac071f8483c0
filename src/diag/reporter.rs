//! Collects the findings of a check.

use std::sync::Arc;

use super::{Code, Diagnostic, Finding, ObjectRef, Sink};

/// Turns the findings of a check into diagnostics: adds the code of the check, the severity of that code, and the object. A check cannot
/// report any other code or object.
#[derive(Debug)]
pub struct Reporter<'k> {
    sink: &'k mut Sink,
    code: Code,
    object: &'k Arc<ObjectRef>,
}

impl<'k> Reporter<'k> {
    /// A reporter for one check on one object.
    pub fn new(sink: &'k mut Sink, code: Code, object: &'k Arc<ObjectRef>) -> Self {
        Self { sink, code, object }
    }

    /// Reports a finding.
    pub fn push(&mut self, finding: Finding) {
        self.sink.push(Diagnostic { code: self.code, severity: self.code.severity(), object: Some(Arc::clone(self.object)), finding });
    }
}

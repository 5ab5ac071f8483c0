//! Where a check puts what it finds.

use std::sync::Arc;

use super::{Code, Diagnostic, Finding, ObjectRef, Sink};

/// Turns the findings of one check into diagnostics: with its code, the severity of that code, and the object that was looked at. A check
/// can report under no other code, and about no other object.
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

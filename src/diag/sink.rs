//! Collects diagnostics, in any order, and gives them out in one.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Code, Diagnostic, ObjectRef, Severity};
use crate::source::SourceMap;

/// Where the stages put what they find. Each worker fills its own; [`Sink::append`] joins them.
#[derive(Default, Debug)]
pub struct Sink {
    found: Vec<Diagnostic>,
    object: Option<Arc<ObjectRef>>,
}

impl Sink {
    /// Names the object that the next diagnostics are about.
    pub fn set_object(&mut self, object: Option<Arc<ObjectRef>>) {
        self.object = object;
    }

    /// Takes a diagnostic in.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if diagnostic.object.is_none() {
            diagnostic.object.clone_from(&self.object);
        }
        self.found.push(diagnostic);
    }

    /// Drops what is no fault of its own after all.
    pub fn forget(&mut self, code: Code) {
        self.found.retain(|diagnostic| diagnostic.code != code);
    }

    /// Takes in what another sink holds.
    pub fn append(&mut self, mut other: Self) {
        self.found.append(&mut other.found);
    }

    /// What has been found so far.
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// How many diagnostics are held, for [`Sink::has_errors_since`].
    pub fn mark(&self) -> usize {
        self.found.len()
    }

    /// Whether an error came in after the mark.
    pub fn has_errors_since(&self, mark: usize) -> bool {
        self.found[mark..].iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Everything that was found, in no particular order.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// What `--deny`, `--warn` and `--allow` make of the codes that are no errors.
#[derive(Clone, Default, Debug)]
pub struct Levels {
    /// `--deny warnings`: every warning that no code of its own speaks for.
    pub deny_warnings: bool,
    /// `--allow warnings`
    pub allow_warnings: bool,
    /// Per code; `None` is not reported at all.
    pub codes: BTreeMap<Code, Option<Severity>>,
}

impl Levels {
    /// Diagnostics at the severity that the user gave them, sorted by file name and place: the same whatever order the files came in. Copied
    /// is only what gets another severity.
    pub fn sorted<'d>(&self, found: impl Iterator<Item = &'d Diagnostic>, sources: &SourceMap) -> Vec<Cow<'d, Diagnostic>> {
        let mut found: Vec<Cow<'d, Diagnostic>> = found.filter_map(|diagnostic| self.apply(diagnostic)).collect();
        found.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.span.start, d.span.end, Reverse(d.severity), d.code);
            sources
                .file(a.span.file)
                .name
                .cmp(&sources.file(b.span.file).name)
                .then_with(|| key(a).cmp(&key(b)))
                .then_with(|| a.message.cmp(&b.message))
                .then_with(|| a.field.cmp(&b.field))
        });
        found.dedup();
        found
    }

    fn apply<'d>(&self, diagnostic: &'d Diagnostic) -> Option<Cow<'d, Diagnostic>> {
        // an error is the platform's verdict, and stays one
        if diagnostic.severity == Severity::Error {
            return Some(Cow::Borrowed(diagnostic));
        }
        let severity = if let Some(level) = self.codes.get(&diagnostic.code) {
            (*level)?
        } else if diagnostic.severity == Severity::Warning && self.allow_warnings {
            return None;
        } else if diagnostic.severity == Severity::Warning && self.deny_warnings {
            Severity::Error
        } else {
            diagnostic.severity
        };
        if severity == diagnostic.severity {
            return Some(Cow::Borrowed(diagnostic));
        }
        Some(Cow::Owned(Diagnostic { severity, ..diagnostic.clone() }))
    }
}

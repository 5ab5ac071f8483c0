//! Collects diagnostics in any order and sorts them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Code, Diagnostic, ObjectRef, Severity};
use crate::source::SourceMap;

/// Collects the diagnostics of all stages. Each thread has its own sink; [`Sink::append`] merges them.
#[derive(Default, Debug)]
pub struct Sink {
    found: Vec<Diagnostic>,
    object: Option<Arc<ObjectRef>>,
}

impl Sink {
    /// Sets the object of the diagnostics that follow.
    pub fn set_object(&mut self, object: Option<Arc<ObjectRef>>) {
        self.object = object;
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if diagnostic.object.is_none() {
            diagnostic.object.clone_from(&self.object);
        }
        self.found.push(diagnostic);
    }

    /// Removes the diagnostics with a code that turned out to be caused by another problem.
    pub fn forget(&mut self, code: Code) {
        self.found.retain(|diagnostic| diagnostic.code != code);
    }

    /// Adds all diagnostics of another sink.
    pub fn append(&mut self, mut other: Self) {
        self.found.append(&mut other.found);
    }

    /// The diagnostics so far, unsorted.
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// The number of diagnostics so far, for [`Sink::has_errors_since`].
    pub fn mark(&self) -> usize {
        self.found.len()
    }

    /// Whether an error was added after the mark.
    pub fn has_errors_since(&self, mark: usize) -> bool {
        self.found[mark..].iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All diagnostics, unsorted.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// The severities that `--deny`, `--warn`, and `--allow` set.
#[derive(Clone, Default, Debug)]
pub struct Levels {
    /// `--deny warnings`: applies to all warnings whose code is not in `codes`.
    pub deny_warnings: bool,
    /// `--allow warnings`: likewise.
    pub allow_warnings: bool,
    /// The severity for each code; `None` turns it off.
    pub codes: BTreeMap<Code, Option<Severity>>,
}

impl Levels {
    /// Exempts a warning from `--deny warnings`, for a command whose result does not depend on it.
    pub fn exempt(mut self, code: Code) -> Self {
        if self.deny_warnings {
            self.codes.entry(code).or_insert(Some(code.severity()));
        }
        self
    }

    /// Diagnostics with the severities that the user set, sorted by file name and position: the order of the input files does not matter.
    /// Only diagnostics whose severity changes are copied.
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
        // the platform rejects errors, whatever the user prefers
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

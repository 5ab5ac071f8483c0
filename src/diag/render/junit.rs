//! JUnit XML: one test suite per file, one test case per object. Errors are failures; warnings and notes go to the output of the test case
//! and do not fail it.

use std::collections::BTreeMap;

use super::{Masked, plain};
use crate::diag::{Diagnostic, ObjectRef, Severity, prose};
use crate::source::SourceMap;

/// The test cases of a file, in the order of its objects.
#[derive(Default)]
struct Suite<'a> {
    cases: Vec<Case<'a>>,
    of: BTreeMap<Option<&'a ObjectRef>, usize>,
}

/// An object with its diagnostics, or the diagnostics that do not belong to an object.
#[derive(Default)]
struct Case<'a> {
    object: Option<&'a ObjectRef>,
    found: Vec<&'a Diagnostic>,
}

impl<'a> Suite<'a> {
    fn case(&mut self, object: Option<&'a ObjectRef>) -> &mut Case<'a> {
        let index = *self.of.entry(object).or_insert(self.cases.len());
        if index == self.cases.len() {
            self.cases.push(Case { object, found: Vec::new() });
        }
        &mut self.cases[index]
    }

    fn failures(&self) -> usize {
        self.cases.iter().filter(|case| case.errors().next().is_some()).count()
    }
}

impl<'a> Case<'a> {
    fn errors(&self) -> impl Iterator<Item = &'a Diagnostic> {
        self.found.iter().copied().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    fn name(&self) -> String {
        match self.object {
            Some(ObjectRef { api_version: _, kind, namespace, name }) => format!("{kind}/{namespace}/{name}"),
            None => "(no resource)".to_owned(),
        }
    }
}

pub(super) fn render(report: Masked<'_>) -> String {
    let mut suites: BTreeMap<&str, Suite<'_>> = BTreeMap::new();
    for (object, file) in report.resources {
        suites.entry(file).or_default().case(Some(object));
    }
    for diagnostic in report.diagnostics {
        let file = report.sources.file(diagnostic.span.file).name.as_str();
        suites.entry(file).or_default().case(diagnostic.object.as_deref()).found.push(diagnostic);
    }
    let tests: usize = suites.values().map(|suite| suite.cases.len()).sum();
    let failures: usize = suites.values().map(Suite::failures).sum();
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gatewright\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n"
    );
    for (file, suite) in &suites {
        write_suite(&mut text, file, suite, report.sources);
    }
    text + "</testsuites>\n"
}

fn write_suite(text: &mut String, file: &str, suite: &Suite<'_>, sources: &SourceMap) {
    let file = xml(file);
    *text += &format!("  <testsuite name=\"{file}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n", suite.cases.len(), suite.failures());
    for case in &suite.cases {
        let head = format!("    <testcase name=\"{}\" classname=\"{file}\"", xml(&case.name()));
        if case.found.is_empty() {
            *text += &format!("{head}/>\n");
            continue;
        }
        *text += &format!("{head}>\n{}{}    </testcase>\n", failure(case, sources), output(case, sources));
    }
    *text += "  </testsuite>\n";
}

/// One element for all errors of a test case, because most tools show only the first element.
fn failure(case: &Case<'_>, sources: &SourceMap) -> String {
    let errors: Vec<&Diagnostic> = case.errors().collect();
    let Some(first) = errors.first() else { return String::new() };
    let message = match errors.len() {
        1 => first.message.clone(),
        count => format!("{} (and {} more)", first.message, count - 1),
    };
    format!("      <failure message=\"{}\" type=\"{}\">{}</failure>\n", xml(&message), first.code, lines(errors.iter().copied(), sources))
}

fn output(case: &Case<'_>, sources: &SourceMap) -> String {
    let others: Vec<&Diagnostic> = case.found.iter().copied().filter(|diagnostic| diagnostic.severity != Severity::Error).collect();
    if others.is_empty() { String::new() } else { format!("      <system-out>{}</system-out>\n", lines(others.into_iter(), sources)) }
}

fn lines<'d>(diagnostics: impl Iterator<Item = &'d Diagnostic>, sources: &SourceMap) -> String {
    let paragraph = |diagnostic: &Diagnostic| {
        let details = plain::details(diagnostic, sources).into_iter().map(|line| format!("  {line}"));
        std::iter::once(plain::headline(diagnostic, sources)).chain(details).map(|line| xml(&line)).collect::<Vec<_>>().join("\n")
    };
    diagnostics.map(paragraph).collect::<Vec<_>>().join("\n")
}

/// A line of text for an attribute or an element. Characters that XML 1.0 does not allow, even as references, are escaped.
fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in prose::escape(text).chars() {
        match character {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\u{FFFE}' | '\u{FFFF}' => safe.extend(character.escape_unicode()),
            _ => safe.push(character),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        assert_eq!(xml("<a b=\"c\">&'\u{1b}\u{ffff}\n"), "&lt;a b=&quot;c&quot;&gt;&amp;'\\u{1b}\\u{ffff}\\u{a}");
    }
}

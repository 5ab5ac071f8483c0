//! The page of a code.

use crate::diag::{Code, Explanation, Severity, explanation};

/// What a code means and how to fix the problem. Each text is a paragraph of Markdown without line breaks; examples are YAML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodePage {
    /// The code.
    pub code: Code,
    /// Its default severity.
    pub severity: Severity,
    /// What is reported, in one sentence.
    pub summary: &'static str,
    /// What is reported, in detail.
    pub what: String,
    /// What the platform does with such input, and where the rule comes from.
    pub why: String,
    /// Input for which the code is reported; `None` if that cannot be shown as text.
    pub example: Option<&'static str>,
    /// What to write instead.
    pub fix: String,
    /// The example after the fix; present if there is an example.
    pub fixed: Option<&'static str>,
}

impl CodePage {
    /// The page of a code. Every code has one.
    pub fn of(code: Code) -> Self {
        let Explanation { what, why, example, fix, fixed } = explanation(code);
        let line = |text: &str| text.replace('\n', " ");
        Self { code, severity: code.severity(), summary: code.summary(), what: line(what), why: line(why), example, fix: line(fix), fixed }
    }

    /// The pages of all codes, in the order of [`Code::ALL`].
    pub fn all() -> impl Iterator<Item = Self> {
        Code::ALL.iter().copied().map(Self::of)
    }
}

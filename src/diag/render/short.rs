//! A line each: `path:line:col: error[code]: message`.

use std::fmt::Write;

use super::Report;
use crate::diag::{mask, prose};

pub(super) fn render(report: Report<'_>) -> String {
    let mut text = String::new();
    for diagnostic in report.diagnostics {
        let position = report.sources.start(diagnostic.span);
        let name = &report.sources.file(diagnostic.span.file).name;
        let line = writeln!(
            text,
            "{}:{}:{}: {}[{}]: {}",
            prose::escape(name),
            position.line,
            position.column,
            diagnostic.severity.as_str(),
            diagnostic.code,
            prose::escape(&mask(&diagnostic.message))
        );
        line.expect("writing to a string does not fail");
    }
    text
}

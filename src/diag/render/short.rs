//! A line each: `path:line:col: error[code]: message`.

use super::{Report, plain};

pub(super) fn render(report: Report<'_>) -> String {
    report.diagnostics.iter().map(|diagnostic| plain::headline(diagnostic, report.sources) + "\n").collect()
}

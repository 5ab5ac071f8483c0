//! One line per diagnostic: `path:line:col: error[code]: message`.

use super::{Masked, plain};

pub(super) fn render(report: Masked<'_>) -> String {
    report.diagnostics.iter().map(|diagnostic| plain::headline(diagnostic, report.sources) + "\n").collect()
}

//! One line per diagnostic: `path:line:col: error[code]: message`.

use super::{Presentable, plain};

pub(super) fn render(report: Presentable<'_>) -> String {
    report.diagnostics.iter().map(|diagnostic| plain::headline(diagnostic, report.sources) + "\n").collect()
}

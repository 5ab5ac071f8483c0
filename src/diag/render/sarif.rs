//! sarif
use super::Report;
pub(super) fn render(report: Report<'_>) -> String {
    super::json::render(report)
}

//! The limit on the size of a document. The input is generated, because it is too large for the repository.

use libtest_mimic::Trial;

use crate::support::Folder;
use crate::trial::trial;

const LIMIT: usize = 64 << 20;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("check/document-too-large/ok-64-mebibytes", || assert_reports(LIMIT, "")),
        trial("check/document-too-large/err-one-byte-more", || assert_reports(LIMIT + 1, "input.yaml:1:1: error[document-too-large]")),
    ]
}

fn assert_reports(length: usize, start: &str) {
    let head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dump\ndata:\n  text: ";
    let document = format!("{head}{}\n", "x".repeat(length - head.len() - 1));
    let report = Folder::with("input.yaml", document).run(&["check", "--format", "short", "input.yaml"]).out;
    assert!(report.starts_with(start) && report.is_empty() == start.is_empty(), "{length} bytes: {report}");
}

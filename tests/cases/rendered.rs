//! The output of `build` and `status`, in `testdata/build` and `testdata/status`.

use libtest_mimic::Trial;

use crate::case::Case;

pub fn trials() -> Vec<Trial> {
    let mut trials = Case::trials("build", true, build);
    trials.extend(Case::trials("status", false, status));
    trials
}

/// The file for standard output. Its extension depends on the format in the arguments.
fn file(case: &Case) -> &'static str {
    match case.args().iter().skip_while(|arg| *arg != "-o").nth(1).map(String::as_str) {
        Some("json") => "stdout.json",
        Some("name") => "stdout.txt",
        _ => "stdout.yaml",
    }
}

fn build(case: &Case) {
    let done = case.run(&["build"]).ends(case.exit());
    assert_eq!(done.out.is_empty(), case.exit() != 0, "everything or nothing is printed: {}", done.out);
    case.assert_outputs(&[(file(case), &done.out), ("stderr.txt", &done.err)]);
}

fn status(case: &Case) {
    let run = |format| case.run(&["status", "-o", format]).ends(case.exit());
    let (table, wide, yaml) = (run("table"), run("wide"), run("yaml"));
    case.assert_outputs(&[("table.txt", &table.out), ("stderr.txt", &table.err), ("wide.txt", &wide.out), ("status.yaml", &yaml.out)]);
}

//! Tests with a name for each case: `cargo test endpoint-host/err-loopback` runs the one in `testdata/check/endpoint-host/err-loopback`.
//!
//! `testdata/README.md` describes the folders. All outputs that are kept in files are compared here, so `.ci/bless` runs nothing else.

mod case;
mod document_limit;
mod explain;
mod golden;
mod library;
mod machine;
mod outputs;
mod readme;
mod rendered;
mod reports;
#[path = "../support/mod.rs"]
mod support;
mod trial;

use std::process::ExitCode;

use libtest_mimic::Arguments;

fn main() -> ExitCode {
    let trials = [
        reports::trials(),
        document_limit::trials(),
        rendered::trials(),
        golden::trials(),
        explain::trials(),
        outputs::trials(),
        readme::trials(),
        // these come last: what is skipped on this machine is among them
        machine::trials(),
        golden::whole_collection(),
    ];
    trial::run(&Arguments::from_args(), trials.into_iter().flatten().collect())
}

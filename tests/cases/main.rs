//! Tests with one name per case: `cargo test endpoint-host/err-loopback` runs the one in `testdata/check/endpoint-host/err-loopback`.
//!
//! `testdata/README.md` describes the folders. All outputs that are kept in files are compared here, so `.ci/bless` runs only these tests.

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
mod traffic;
mod trial;

use std::process::ExitCode;

use libtest_mimic::Arguments;

fn main() -> ExitCode {
    let trials = [
        reports::trials(),
        document_limit::trials(),
        rendered::trials(),
        golden::trials(),
        traffic::trials(),
        explain::trials(),
        outputs::trials(),
        readme::trials(),
        // last, because some of these are skipped on this machine
        machine::trials(),
        golden::whole_collection(),
    ];
    trial::run(&Arguments::from_args(), trials.into_iter().flatten().collect())
}

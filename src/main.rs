//! The process: arguments in, exit status out.

use std::process::ExitCode;

fn main() -> ExitCode {
    gatewright::run(std::env::args_os(), gatewright::AfterRun::Exit).into()
}

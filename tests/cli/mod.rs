//! The command line: input, output on both streams, and exit status.

mod build;
mod check;
mod determinism;
mod explain;
mod hands;
mod inputs;
mod masking;
mod options;
mod out_dir;
#[cfg(target_os = "linux")]
mod out_dir_hostile;
mod pre_commit;
#[cfg(target_os = "linux")]
mod scan;
mod status;
mod streams;
mod trace;

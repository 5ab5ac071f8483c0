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
mod pre_commit;
mod status;
mod streams;
mod trace;

//! The command line as users meet it: what goes in, what comes out on which stream, and how it ends.

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

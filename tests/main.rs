//! The tests of the program and of the repository. Tests with one name per case are in `cases`.

mod cli;
mod dependencies;
mod formats;
mod fuzz_corpus;
mod help;
mod limits;
mod pattern;
mod props;
mod repo;
mod support;
mod wording;

//! Properties of every input, tried on random input that is the same in every run.
//!
//! Randomness is a string of bytes, and each byte decides one thing, so a failure shrinks to the fewest and smallest decisions.

#[path = "../../fuzz/generate.rs"]
mod generate;
#[path = "../../fuzz/invariants.rs"]
pub mod invariants;
mod outcome;
mod program;
mod same;
#[cfg(target_os = "linux")]
mod scan;
mod stages;
#[path = "../../fuzz/yaml_text.rs"]
mod yaml_text;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::strategy::Strategy;
use proptest::test_runner::TestRunner;

use crate::support::random;

/// Tries a property on values from a strategy.
#[track_caller]
fn for_all<S: Strategy>(cases: u32, strategy: &S, property: impl Fn(S::Value)) {
    let mut runner = TestRunner::new(random::config(cases));
    let tried = runner.run(strategy, |value| {
        property(value);
        Ok(())
    });
    tried.unwrap_or_else(|error| panic!("{error}"));
}

/// Bytes that generate a workspace.
fn decisions() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..300)
}

//! What holds for every input, tried on some that are made at random, the same in every run.
//!
//! All randomness comes as bytes, and each byte decides one thing: a failure shrinks to the fewest and smallest decisions.

#[path = "../../fuzz/generate.rs"]
mod generate;
#[path = "../../fuzz/invariants.rs"]
pub mod invariants;
mod outcome;
mod program;
mod same;
mod stages;
#[path = "../../fuzz/yaml_text.rs"]
mod yaml_text;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::strategy::Strategy;
use proptest::test_runner::TestRunner;

use crate::support::random;

/// Tries a property on values of a strategy.
#[track_caller]
fn for_all<S: Strategy>(cases: u32, strategy: &S, property: impl Fn(S::Value)) {
    let mut runner = TestRunner::new(random::config(cases));
    let tried = runner.run(strategy, |value| {
        property(value);
        Ok(())
    });
    tried.unwrap_or_else(|error| panic!("{error}"));
}

/// The decisions that make a workspace.
fn decisions() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..300)
}

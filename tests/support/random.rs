//! Random input: the same in every run, except in a soak test.
//!
//! `SOAK=100 cargo test` tries a hundred times as many cases as usual, with a new seed each time.

use proptest::test_runner::{Config, RngSeed};

/// The factor in `SOAK`; `None` if it is not set.
fn soak() -> Option<u32> {
    let factor = std::env::var("SOAK").ok().filter(|value| !value.is_empty())?;
    Some(factor.parse().expect("SOAK is how many times as many cases are tried, such as 100"))
}

/// The configuration of a property: the number of cases, and the seed.
pub fn config(cases: u32) -> Config {
    let (factor, rng_seed) = soak().map_or((1, RngSeed::Fixed(0x5EED)), |factor| (factor, RngSeed::Random));
    Config { cases: cases.saturating_mul(factor), rng_seed, failure_persistence: None, max_shrink_iters: 200, ..Config::default() }
}

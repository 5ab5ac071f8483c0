//! Replays what is checked in under `fuzz/corpus`: seeds, and inputs that once broke something.

use std::fs;
use std::panic::catch_unwind;

use crate::props::invariants;
use crate::support::{entries, repository};

#[track_caller]
fn replay(target: &str, invariant: fn(&[u8])) {
    let inputs = entries(&repository("fuzz/corpus").join(target));
    assert!(!inputs.is_empty(), "the corpus has inputs");
    let mut broken = Vec::new();
    for path in inputs {
        let bytes = fs::read(&path).expect("an input can be read");
        if catch_unwind(|| invariant(&bytes)).is_err() {
            broken.push(path);
        }
    }
    assert!(broken.is_empty(), "an invariant does not hold for {broken:?}");
}

#[test]
fn any_bytes() {
    replay("any_bytes", invariants::any_bytes);
}

#[test]
fn http_proxy() {
    replay("http_proxy", invariants::http_proxy);
}

#[test]
fn endpoint() {
    replay("endpoint", invariants::endpoint);
}

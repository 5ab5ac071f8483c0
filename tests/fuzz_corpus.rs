//! Replays what is checked in under `fuzz/corpus`: seeds, and inputs that once broke something.

#[path = "../fuzz/generate.rs"]
mod generate;
#[path = "../fuzz/invariants.rs"]
mod invariants;
#[path = "../fuzz/yaml_text.rs"]
mod yaml_text;

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

#[track_caller]
fn replay(target: &str, invariant: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut inputs = 0;
    let mut broken = Vec::new();
    for entry in fs::read_dir(folder).expect("the corpus is there") {
        let path = entry.expect("the corpus can be listed").path();
        let bytes = fs::read(&path).expect("an input can be read");
        inputs += 1;
        if catch_unwind(|| invariant(&bytes)).is_err() {
            broken.push(path);
        }
    }
    assert!(inputs > 0, "the corpus has inputs");
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

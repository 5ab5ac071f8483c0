//! Any bytes, as from standard input.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gatewright_fuzz::invariants::any_bytes(bytes));

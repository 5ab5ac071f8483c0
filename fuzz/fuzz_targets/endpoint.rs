//! Any text as the endpoint of a backend.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gatewright_fuzz::invariants::endpoint(bytes));

//! A workspace of mostly valid objects with a few mutations.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gatewright_fuzz::invariants::http_proxy(bytes));

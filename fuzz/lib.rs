//! What the fuzz targets have in common. The tests of the program take the same files in by path.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run any_bytes --sanitizer none -- -max_len=4096 -timeout=10` searches, also on a stable toolchain: there is no
//! unsafe code for a sanitizer to watch. What it finds goes into `corpus/` under a name that says what it is, with the fix.

pub mod generate;
pub mod invariants;
pub mod yaml_text;

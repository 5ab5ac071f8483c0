//! The code that the fuzz targets share. The tests of the program include the same files by path.
//!
//! To fuzz, also on a stable toolchain: `RUSTC_BOOTSTRAP=1 cargo fuzz run any_bytes --sanitizer none -- -max_len=4096 -timeout=10`. A sanitizer
//! is not needed, because there is no unsafe code. Commit what it finds together with the fix, as a file in `corpus/` whose name describes it.

pub mod generate;
pub mod invariants;
pub mod yaml_text;

//! What the fuzz targets have in common. The tests of the program take the same files in by path.

pub mod generate;
pub mod invariants;
pub mod yaml_text;

//! Options that every command has: as they are typed, and what they mean.

mod color;
mod input;
mod platform;
mod report;

pub(crate) use color::{ColorWhen, wanted};
pub(crate) use input::InputArgs;
pub(crate) use platform::PlatformArgs;
pub(crate) use report::ReportArgs;

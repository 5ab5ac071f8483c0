//! Options that several commands share: as typed, and resolved to settings.

mod color;
mod input;
mod platform;
mod report;

pub(crate) use color::{ColorWhen, color_of};
pub(crate) use input::{InputArgs, STDIN_TWICE};
pub(crate) use platform::PlatformArgs;
pub(crate) use report::ReportArgs;

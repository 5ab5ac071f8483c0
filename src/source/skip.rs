//! What a folder scan does not read, and why.

use std::fmt;

/// A path that was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skipped {
    /// The path as shown in reports.
    pub path: String,
    /// Why it was not read.
    pub reason: Skip,
}

/// Why a path is not read. None of these is a fault of the input; those that deserve a diagnostic are [`LeftOut`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Skip {
    /// It was read before, under this or another name.
    AlreadyRead,
    /// It matches a pattern of `--exclude`.
    Excluded,
    /// Its name starts with a dot.
    Hidden,
    /// It is a folder named `node_modules` or `vendor`, which contains the code of others.
    ForeignCode,
    /// An ignore file lists it.
    Ignored,
    /// An ignore file lists it, and it mentions the group whose objects are compiled.
    IgnoredMention,
    /// It is not a `.yaml`, `.yml`, or `.json` file.
    Extension,
    /// It is neither a file nor a folder, or it was replaced while it was opened.
    Special,
    /// It is below `/proc`, `/sys`, or `/dev`.
    System,
    /// It is a part of a Helm chart.
    ChartPart,
    /// It is the folder that this run writes to.
    OutputFolder,
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AlreadyRead => "already read",
            Self::Excluded => "excluded",
            Self::Hidden => "hidden",
            Self::ForeignCode => "folders with this name are not read",
            Self::Ignored => "listed in an ignore file",
            Self::IgnoredMention => "listed in an ignore file, but mentions the group of HTTPProxy",
            Self::Extension => "not .yaml, .yml or .json",
            Self::Special => "not a regular file",
            Self::System => "folders of the system are not read",
            Self::ChartPart => "part of a Helm chart",
            Self::OutputFolder => "the folder of `--out-dir` is not read",
        })
    }
}

/// Why a path is not read, if that is reported as a diagnostic at the path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LeftOut {
    /// A symbolic link that leads out of the folder that is scanned.
    OutsideLink,
    /// A symbolic link that leads nowhere.
    BrokenLink,
    /// A Helm chart; the path is that of its `Chart.yaml`.
    Chart,
}

/// Why a file that was read may have to be passed over. Only its content can decide.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Suspect {
    /// It looks like output of an earlier run. It is passed over unless it contains an HTTPProxy, which is never output.
    Output,
    /// This run will write a report to it. It is passed over unless it contains an object.
    Target,
}

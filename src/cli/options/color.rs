//! `--color` and the variables that control color.

use std::ffi::{OsStr, OsString};
use std::io::IsTerminal;

use clap::ValueEnum;
use terminal_size::{Height, Width, terminal_size_of};

use crate::diag::render::Terminal;

/// `--color`
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// If the output is a terminal
    Auto,
    /// In files and pipes too
    Always,
    /// No color
    Never,
}

impl ColorWhen {
    /// What standard output supports.
    pub(crate) fn stdout(self) -> Terminal {
        self.terminal(std::io::stdout().is_terminal(), terminal_size_of(std::io::stdout()))
    }

    /// What standard error supports.
    pub(crate) fn stderr(self) -> Terminal {
        self.terminal(std::io::stderr().is_terminal(), terminal_size_of(std::io::stderr()))
    }

    fn terminal(self, is_terminal: bool, size: Option<(Width, Height)>) -> Terminal {
        let color = match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => auto(is_terminal),
        };
        let width = size.filter(|_| is_terminal).map_or(Terminal::PLAIN.width, |(width, _)| usize::from(width.0).clamp(20, 120));
        Terminal { color, unicode: !(is_terminal && is_dumb()), width }
    }
}

/// `NO_COLOR` overrides `CLICOLOR_FORCE`, which overrides the type of the terminal.
fn auto(terminal: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let forced = set("CLICOLOR_FORCE") && std::env::var_os("CLICOLOR_FORCE").as_deref() != Some(OsStr::new("0"));
    !set("NO_COLOR") && (forced || (terminal && !is_dumb()))
}

fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The value of `--color` on a command line that clap rejected.
pub(crate) fn color_of(arguments: &[OsString]) -> ColorWhen {
    let word = |text: &str| ColorWhen::from_str(text, false).ok();
    let typed = arguments.iter().zip(arguments.iter().skip(1).map(Some).chain([None])).find_map(|(argument, next)| {
        let argument = argument.to_str()?;
        match argument.strip_prefix("--color")? {
            "" => word(next?.to_str()?),
            rest => word(rest.strip_prefix('=')?),
        }
    });
    typed.or_else(|| word(&std::env::var("GATEWRIGHT_COLOR").ok()?)).unwrap_or(ColorWhen::Auto)
}

//! From the arguments of a command to a compilation.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::exit::Failure;
use super::options::{InputArgs, PlatformArgs, STDIN_TWICE};
use crate::compile::{self, Compilation, ForeignSyntax, OutputOptions, TwoConfigs};
use crate::source::{FileId, Input, Loaded, Selection};

/// What a command works on: the loaded input, and the options to compile it with.
pub(crate) struct Request {
    pub(crate) loaded: Loaded,
    options: compile::Options,
}

impl Request {
    pub(crate) fn new(
        input: &InputArgs,
        platform: PlatformArgs,
        matches: &ArgMatches,
        never: Vec<PathBuf>,
        foreign: ForeignSyntax,
    ) -> Result<Self, Failure> {
        let inputs = input.resolve(matches, never)?;
        if platform.reads_stdin() && (inputs.inputs.contains(&Input::Stdin) || input.claims_are_stdin()) {
            return Err(Failure::usage(STDIN_TWICE));
        }
        let (overrides, config) = platform.resolve(matches)?;
        let mut loaded =
            crate::source::load(&inputs.inputs, &inputs.selection, &mut std::io::stdin().lock()).map_err(|error| Failure::unreadable(&error))?;
        let claims = input.claims.as_deref().map(|path| add_claims(&mut loaded, path)).transpose()?;
        let allow_empty = input.allow_empty;
        Ok(Self {
            loaded,
            options: compile::Options {
                overrides,
                config,
                two_configs: TwoConfigs::Report,
                claims,
                foreign,
                output: None,
                allow_empty,
                jobs: inputs.jobs,
            },
        })
    }

    /// The same for a command that writes output.
    pub(crate) fn writing(self, output: OutputOptions) -> Self {
        Self { options: compile::Options { output: Some(output), ..self.options }, ..self }
    }

    /// What is output, for a command that writes output.
    pub(crate) fn output(&self) -> Option<&OutputOptions> {
        self.options.output.as_ref()
    }

    /// Whether an input without a document, and one without an object, are fine.
    pub(crate) fn allows_empty(&self) -> bool {
        self.options.allow_empty
    }

    /// Compiles what was read.
    pub(crate) fn compile(&self) -> Result<Compilation<'_>, Failure> {
        compile::compile(&self.loaded.sources, &self.options).map_err(|conflict| Failure::usage(conflict.to_string()))
    }

    /// How many threads write output.
    pub(crate) fn jobs(&self) -> usize {
        self.options.jobs.get()
    }

    /// The file of `--claims`, which is not part of the input.
    pub(crate) fn claims(&self) -> Option<FileId> {
        self.options.claims
    }
}

/// Reads the file of `--claims` like an input.
fn add_claims(loaded: &mut Loaded, path: &Path) -> Result<FileId, Failure> {
    if path.is_dir() {
        return Err(Failure::usage(format!("cannot read `{}`: it is a directory", path.display())));
    }
    let input = if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.to_owned()) };
    let claims = crate::source::load(&[input], &Selection::default(), &mut std::io::stdin().lock());
    let claims = claims.map_err(|error| Failure::unreadable(&error))?;
    loaded.sources.append(claims.sources).first().copied().ok_or_else(|| Failure::usage("the claims file is empty"))
}

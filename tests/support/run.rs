//! A run of the program and its result.
//!
//! A run starts with a nearly empty environment, so that no variable of the machine changes its output.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_gatewright");

/// The variables that a run inherits. None of them changes its output; `PATH` is needed to find other programs.
const INHERITED: [&str; 7] = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LLVM_PROFILE_FILE"];

fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_clear().stdin(Stdio::null());
    command.envs(INHERITED.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
    command
}

/// Another program, in the same environment and with `gatewright` on its path.
pub fn tool(program: &str) -> Command {
    let mut command = command(program);
    let own = Path::new(PROGRAM).parent().expect("the program is in a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&path))).expect("the paths can be joined");
    command.env("PATH", path);
    command
}

/// The output of Cargo, run in the repository. It needs the whole environment to find its registry.
#[track_caller]
pub fn cargo(args: &[&str]) -> String {
    let done = Command::new(env!("CARGO")).args(args).current_dir(super::ROOT).output().expect("cargo runs");
    assert!(done.status.success(), "cargo {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("the output is UTF-8")
}

/// A run of the program that is not started yet, with nothing on standard input.
pub fn gatewright(args: &[&str]) -> Run {
    let mut command = command(PROGRAM);
    command.args(args);
    Run { command, input: None }
}

/// Runs the program with the given standard input.
#[track_caller]
pub fn on_input(args: &[&str], input: impl AsRef<[u8]>) -> Done {
    gatewright(args).input(input).run()
}

/// A run of the program.
pub struct Run {
    command: Command,
    input: Option<Vec<u8>>,
}

impl Run {
    /// The current folder.
    pub fn folder(mut self, path: impl AsRef<Path>) -> Self {
        self.command.current_dir(path);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// The bytes on standard input, which is a pipe.
    pub fn input(mut self, input: impl AsRef<[u8]>) -> Self {
        self.command.stdin(Stdio::piped());
        self.input = Some(input.as_ref().to_vec());
        self
    }

    /// A standard input that is not a pipe.
    pub fn stdin(mut self, stream: impl Into<Stdio>) -> Self {
        self.command.stdin(stream);
        self
    }

    /// The process, for a test that handles the streams itself.
    pub fn into_command(self) -> Command {
        self.command
    }

    #[track_caller]
    pub fn run(mut self) -> Done {
        let mut child = self.command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let writer = self.input.map(|input| {
            let mut pipe = child.stdin.take().expect("standard input is a pipe");
            // a program that rejects its arguments does not read its input
            std::thread::spawn(move || drop(pipe.write_all(&input)))
        });
        let output = child.wait_with_output().expect("the program ends");
        if let Some(writer) = writer {
            writer.join().expect("the writer ends");
        }
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        let done = Done { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) };
        assert!(!done.err.contains("panicked"), "the program panicked: {}", done.err);
        done
    }
}

/// The result of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Done {
    /// Asserts the exit status.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err);
        self
    }

    /// Asserts that standard error contains the text.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "stderr does not say `{words}`\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err);
        self
    }

    /// Asserts that standard output contains the text.
    #[track_caller]
    pub fn prints(self, words: &str) -> Self {
        assert!(self.out.contains(words), "stdout does not hold `{words}`\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err);
        self
    }

    /// Asserts that standard output does not contain the text.
    #[track_caller]
    pub fn lacks(self, words: &str) -> Self {
        assert!(!self.out.contains(words), "stdout holds `{words}`\n{}", self.out);
        self
    }

    /// Asserts that standard output is empty.
    #[track_caller]
    pub fn prints_nothing(self) -> Self {
        assert_eq!(self.out, "", "stderr: {}", self.err);
        self
    }

    /// Asserts that standard error is empty.
    #[track_caller]
    pub fn says_nothing(self) -> Self {
        assert_eq!(self.err, "");
        self
    }

    /// Asserts a usage error with the text on standard error, and an empty standard output.
    #[track_caller]
    pub fn refuses(self, words: &str) -> Self {
        self.ends(2).prints_nothing().says(words)
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err))
    }

    /// The codes of a JSON report, in order.
    #[track_caller]
    pub fn codes(&self) -> Vec<String> {
        let report = self.json();
        report.as_array().expect("a report is an array").iter().map(|found| string(&found["code"])).collect()
    }
}

/// A JSON string.
#[track_caller]
pub fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is a string")).to_owned()
}

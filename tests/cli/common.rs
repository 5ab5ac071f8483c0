//! A folder with files, a run of the program in it, and what came of that.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

/// A folder that is gone when the test is over.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("gatewright-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("the folder for temporary files can be written to");
        // the real path, so that it can be compared with what the program says
        Self { path: fs::canonicalize(path).expect("the folder is there") }
    }

    /// One with a single file.
    pub fn with(name: &str, content: impl AsRef<[u8]>) -> Self {
        Self::new().file(name, content)
    }

    /// Adds a file, and the folders above it.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(name, content);
        self
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        fs::write(path, content).expect("the file can be written");
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    pub fn root(&self) -> &Path {
        &self.path
    }

    /// The names of the files below a folder, sorted.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        let mut names: Vec<String> = entries.map(|entry| entry.expect("the entry is there").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs the program in the folder, with nothing on standard input.
    #[track_caller]
    pub fn run(&self, args: &[&str]) -> Done {
        self.command(args).run()
    }

    /// A run that is still to be described.
    pub fn command(&self, args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gatewright"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GATEWRIGHT_")) {
            command.env_remove(name);
        }
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH"] {
            command.env_remove(name);
        }
        command.args(args).current_dir(&self.path).stdin(Stdio::null());
        Run { command, input: None }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// A run of the program.
pub struct Run {
    command: Command,
    input: Option<Vec<u8>>,
}

impl Run {
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// What a pipe brings.
    pub fn input(mut self, input: impl AsRef<[u8]>) -> Self {
        self.command.stdin(Stdio::piped());
        self.input = Some(input.as_ref().to_vec());
        self
    }

    /// Something else than a pipe.
    pub fn stdin(mut self, stream: impl Into<Stdio>) -> Self {
        self.command.stdin(stream);
        self
    }

    #[track_caller]
    pub fn run(mut self) -> Done {
        let mut child = self.command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        if let Some(input) = self.input {
            let mut pipe = child.stdin.take().expect("standard input is a pipe");
            // a program that refuses its arguments does not read
            std::thread::spawn(move || pipe.write_all(&input));
        }
        let output = child.wait_with_output().expect("the program ends");
        let done = Done { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) };
        assert!(!done.err.contains("panicked"), "the program panicked: {}", done.err);
        done
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the output is UTF-8")
}

/// What came of a run.
#[derive(Debug)]
pub struct Done {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Done {
    /// The run ended with this status.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err);
        self
    }

    /// Standard error holds these words.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "stderr does not say `{words}`\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err);
        self
    }

    /// Standard output holds these words.
    #[track_caller]
    pub fn prints(self, words: &str) -> Self {
        assert!(self.out.contains(words), "stdout does not hold `{words}`\n--- stdout\n{}\n--- stderr\n{}", self.out, self.err);
        self
    }

    /// Standard output does not hold these words.
    #[track_caller]
    pub fn lacks(self, words: &str) -> Self {
        assert!(!self.out.contains(words), "stdout holds `{words}`\n{}", self.out);
        self
    }

    /// Nothing came on standard output.
    #[track_caller]
    pub fn prints_nothing(self) -> Self {
        assert_eq!(self.out, "", "stderr: {}", self.err);
        self
    }

    /// Nothing came on standard error.
    #[track_caller]
    pub fn says_nothing(self) -> Self {
        assert_eq!(self.err, "");
        self
    }

    /// A mistake that is told on standard error and leaves standard output empty.
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

/// A sound HTTPProxy without hostnames.
pub fn proxy(name: &str) -> String {
    proxy_to(name, "https://origin.example.com")
}

/// One with that endpoint, as YAML text.
pub fn proxy_to(name: &str, endpoint: &str) -> String {
    format!(
        "apiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nmetadata:\n  name: {name}\nspec:\n  rules:\n  - backends:\n    - endpoint: {endpoint}\n"
    )
}

/// One that no Domain vouches for.
pub fn proxy_for(name: &str, hostname: &str) -> String {
    proxy(name).replace("spec:\n", &format!("spec:\n  hostnames: [{hostname}]\n"))
}

/// One that the platform refuses.
pub fn broken_proxy(name: &str) -> String {
    proxy_to(name, "ftp://origin.example.com")
}

/// A Domain that is verified.
pub fn verified_domain(name: &str) -> String {
    format!(
        "apiVersion: networking.datumapis.com/v1alpha\nkind: Domain\nmetadata:\n  name: {name}\nspec:\n  domainName: {name}\nstatus:\n  conditions:\n  - type: Verified\n    status: \"True\"\n    reason: Verified\n    message: \"\"\n    lastTransitionTime: \"2025-01-01T00:00:00Z\"\n"
    )
}

/// Something that is none of ours.
pub fn config_map(name: &str) -> String {
    format!("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\ndata:\n  key: value\n")
}

/// The platform's configuration with a gateway class.
pub fn configuration(class: &str) -> String {
    format!("apiVersion: apiserver.config.datumapis.com/v1alpha1\nkind: NetworkServicesOperator\nhttpProxy:\n  gatewayClassName: {class}\n")
}

/// Documents as one stream.
pub fn stream(documents: &[String]) -> String {
    documents.join("---\n")
}

/// Says that a test has not been made here, and why.
#[allow(clippy::print_stdout, reason = "the test harness shows it where it is asked to")]
pub fn skipped(why: &str) {
    println!("skipped: {why}");
}

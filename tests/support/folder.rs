//! A folder with files, and runs of the program in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::run::{Done, Run, gatewright};

/// A temporary folder, removed when it is dropped.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Creates an empty folder.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("gatewright-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("the folder for temporary files can be written to");
        // the real path, to compare it with paths in the output
        Self { path: fs::canonicalize(path).expect("the folder is there") }
    }

    /// Creates a folder with a single file.
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

    /// The names of the entries of a folder, sorted.
    #[track_caller]
    pub fn names(&self, folder: &str) -> Vec<String> {
        super::entries(&self.path(folder)).iter().map(|path| super::name(path).to_owned()).collect()
    }

    /// The text of a file.
    #[track_caller]
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs the program in the folder, with nothing on standard input.
    #[track_caller]
    pub fn run(&self, args: &[&str]) -> Done {
        self.command(args).run()
    }

    /// A run in the folder that is not started yet.
    pub fn command(&self, args: &[&str]) -> Run {
        gatewright(args).folder(&self.path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

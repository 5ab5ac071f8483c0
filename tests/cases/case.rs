//! A case: a folder below `testdata` with input, options, and the expected outputs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::support::{Done, assert_kept, folders, gatewright, is_blessing, name, repository};
use crate::trial::trial;

/// A finding: severity and code.
pub type Finding = (String, String);

/// The file names of outputs, over all kinds of cases.
const OUTPUTS: [&str; 8] = ["report.txt", "stdout.yaml", "stdout.json", "stdout.txt", "stderr.txt", "table.txt", "wide.txt", "status.yaml"];

/// A case.
#[derive(Clone)]
pub struct Case {
    folder: PathBuf,
}

impl Case {
    /// A test for each case in an area of `testdata`. The folders of the cases are directly in it, or in groups.
    pub fn trials(area: &str, in_groups: bool, test: fn(&Self)) -> Vec<Trial> {
        let top = folders(&repository("testdata").join(area));
        let cases: Vec<PathBuf> = if in_groups { top.iter().flat_map(|group| folders(group)).collect() } else { top };
        assert!(!cases.is_empty(), "testdata/{area} has cases");
        let one = |folder: PathBuf| {
            let case = Self { folder };
            trial(case.path(), move || test(&case))
        };
        cases.into_iter().map(one).collect()
    }

    /// The case in a folder.
    pub fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The path below `testdata`. It is the name of the test.
    fn path(&self) -> String {
        let path = self.folder.strip_prefix(repository("testdata")).expect("a case is below testdata");
        path.to_str().expect("the path is text").replace('\\', "/")
    }

    /// The name of the folder.
    pub fn name(&self) -> &str {
        name(&self.folder)
    }

    /// The name of the group: the folder that contains the folder of the case.
    pub fn group(&self) -> &str {
        name(self.folder.parent().expect("a case is below testdata"))
    }

    /// The arguments after the subcommand.
    pub fn args(&self) -> Vec<String> {
        let args = fs::read_to_string(self.folder.join("args")).unwrap_or_else(|_| "input.yaml\n".to_owned());
        args.lines().map(str::to_owned).collect()
    }

    /// The input, if it is one UTF-8 file and there are no options: then the library reads it as the program does.
    pub fn plain(&self) -> Option<String> {
        let input = self.folder.join("input.yaml");
        let is_alone = !self.folder.join("args").exists() && input.exists();
        let text = is_alone.then(|| fs::read_to_string(input).ok()).flatten()?;
        (!text.starts_with('\u{feff}') && !text.contains('\0')).then_some(text)
    }

    /// The expected exit status; 0 unless the case has a file `exit`.
    pub fn exit(&self) -> i32 {
        fs::read_to_string(self.folder.join("exit")).map_or(0, |status| status.trim().parse().expect("`exit` is an exit status"))
    }

    /// The findings in the file `codes`: a severity and a code per line.
    pub fn codes(&self) -> BTreeSet<Finding> {
        let lines = fs::read_to_string(self.folder.join("codes")).unwrap_or_default();
        let finding = |line: &str| line.split_once(' ').map(|(severity, code)| (severity.to_owned(), code.to_owned()));
        lines.lines().map(|line| finding(line).expect("a line of `codes` is a severity and a code")).collect()
    }

    /// Runs a command on the input, in the folder of the case, so that no path of this machine shows.
    pub fn run(&self, command: &[&str]) -> Done {
        let args = self.args();
        let args: Vec<&str> = command.iter().copied().chain(args.iter().map(String::as_str)).collect();
        gatewright(&args).folder(&self.folder).run()
    }

    /// Compares the outputs with the files in the folder, which must not contain any other output.
    pub fn assert_outputs(&self, outputs: &[(&str, &str)]) {
        for (file, output) in outputs {
            assert_kept(&self.folder.join(file), output);
        }
        for file in OUTPUTS.iter().filter(|file| outputs.iter().all(|(known, _)| known != *file)) {
            let path = self.folder.join(file);
            if path.exists() && is_blessing() {
                fs::remove_file(&path).expect("an output can be removed");
            }
            assert!(!path.exists(), "{}/{file} is an output that this case does not have: remove it with `.ci/bless`", self.path());
        }
        assert!(outputs.iter().all(|(file, _)| OUTPUTS.contains(file)), "every output is in the list");
    }
}

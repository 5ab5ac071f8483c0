//! Tests whose names are known only when they run.

use std::cell::RefCell;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;

use libtest_mimic::{Arguments, Completion, Failed, Trial};

thread_local! {
    /// The message of the last panic of this thread, with its location.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The tests that were skipped, with the reason.
static SKIPPED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A test that passes unless it panics.
pub fn trial(name: impl Into<String>, test: impl FnOnce() + Send + 'static) -> Trial {
    let name = name.into();
    let own = name.clone();
    Trial::test(name, move || caught(&own, test))
}

/// A test that needs something that not every machine has. The first function returns the reason if it is missing.
pub fn trial_if(name: &str, missing: impl FnOnce() -> Option<String> + Send + 'static, test: impl FnOnce() + Send + 'static) -> Trial {
    let own = name.to_owned();
    Trial::ignorable_test(name, move || match missing() {
        Some(reason) => {
            SKIPPED.lock().expect("no test panics here").push(format!("{own}: {reason}"));
            Ok(Completion::ignored_with(reason))
        }
        None => caught(&own, test).map(|()| Completion::Completed),
    })
}

/// What a test that panics says; the command that writes its output writes that of this test alone.
fn caught(name: &str, test: impl FnOnce()) -> Result<(), Failed> {
    catch_unwind(AssertUnwindSafe(test)).map_err(|_| PANIC.take().replace("`.ci/bless`", &format!("`.ci/bless {name}`")).into())
}

/// Runs the tests, and lists at the end which were skipped and why.
pub fn run(arguments: &Arguments, trials: Vec<Trial>) -> ExitCode {
    assert_names_are_unique(&trials);
    // the harness prints what failed at the end, with the name of the test
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}: ", place.file(), place.line())).unwrap_or_default();
        let payload = panic.payload();
        let message = payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref::<&str>().copied());
        PANIC.set(place + message.unwrap_or("a panic without a message"));
    }));
    let conclusion = libtest_mimic::run(arguments, trials);
    let skipped = SKIPPED.lock().expect("no test panics here");
    if !arguments.list {
        // `.ci/run` says it once more, after everything
        std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/skipped"), skipped.iter().map(|line| format!("{line}\n")).collect::<String>())
            .expect("the folder for temporary files can be written");
    }
    if !skipped.is_empty() {
        let (passed, failed) = (conclusion.num_passed, conclusion.num_failed);
        let lines: String = skipped.iter().map(|line| format!("skipped {line}\n")).collect();
        let summary = format!("{lines}{passed} passed, {failed} failed, {} skipped\n\n", skipped.len());
        std::io::stderr().write_all(summary.as_bytes()).expect("standard error can be written");
    }
    conclusion.exit_code()
}

fn assert_names_are_unique(trials: &[Trial]) {
    let mut names: Vec<&str> = trials.iter().map(Trial::name).collect();
    names.sort_unstable();
    let twice: Vec<&str> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    assert!(twice.is_empty(), "a name is that of one test: {twice:?}");
}

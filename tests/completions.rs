//! The completion scripts that are checked in are those that the program prints. `UPDATE=1 cargo test --test completions` writes them anew.

use std::path::Path;
use std::process::Command;

const SCRIPTS: [(&str, &str); 5] = [
    ("bash", "gatewright.bash"),
    ("zsh", "_gatewright"),
    ("fish", "gatewright.fish"),
    ("powershell", "_gatewright.ps1"),
    ("elvish", "gatewright.elv"),
];

#[test]
fn scripts_are_up_to_date() {
    for (shell, file) in SCRIPTS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(file);
        let printed = Command::new(env!("CARGO_BIN_EXE_gatewright")).args(["completions", shell]).output().expect("the binary runs");
        assert!(printed.status.success());
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &printed.stdout).expect("the script can be written");
        }
        let kept = std::fs::read(&path).unwrap_or_default();
        assert!(kept == printed.stdout, "completions/{file} is stale: run with UPDATE=1");
        assert!(printed.stdout.windows(7).any(|part| part == b"out-dir"), "{shell} knows the options");
    }
}

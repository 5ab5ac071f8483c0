//! The dependency graph, compared with `deny.toml` and with the minimum Rust version. `cargo deny` checks more, but is not in every clone.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::{cargo, read};

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// A package in the graph.
struct Package {
    name: String,
    version: String,
    license: String,
    /// The Rust version that it requires, if it declares one.
    rust: Option<(u32, u32)>,
    /// Whether it becomes part of the program or of its build, and not only of the tests.
    built_in: bool,
}

/// All packages that are built on this host; what other hosts need may never have been downloaded here.
fn packages() -> Vec<Package> {
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo prints the host");
    let metadata = cargo(&["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).expect("metadata is JSON");
    let built_in = built_in(&metadata["resolve"]);
    let text = |package: &Value, key: &str| package[key].as_str().unwrap_or_else(|| panic!("{}: no {key}", package["name"])).to_owned();
    let listed = metadata["packages"].as_array().expect("a list of packages");
    let found = listed.iter().map(|package| Package {
        name: text(package, "name"),
        version: text(package, "version"),
        license: text(package, "license"),
        rust: package["rust_version"].as_str().map(rust_version),
        built_in: built_in.contains(package["id"].as_str().expect("a package has an id")),
    });
    found.collect()
}

/// The ids of the packages that are reached from the root without a development dependency.
fn built_in(resolve: &Value) -> BTreeSet<&str> {
    let nodes = resolve["nodes"].as_array().expect("a list of nodes");
    let by_id: BTreeMap<&str, &Value> = nodes.iter().map(|node| (node["id"].as_str().expect("a node has an id"), node)).collect();
    let mut found = BTreeSet::new();
    let mut open = vec![resolve["root"].as_str().expect("a root")];
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        for dependency in by_id[id]["deps"].as_array().expect("a list of dependencies") {
            let kinds = dependency["dep_kinds"].as_array().expect("a list of kinds");
            if kinds.iter().any(|kind| kind["kind"] != "dev") {
                open.push(dependency["pkg"].as_str().expect("a dependency has an id"));
            }
        }
    }
    found
}

/// `1.92` and `1.92.0` as numbers.
fn rust_version(text: &str) -> (u32, u32) {
    let mut numbers = text.split('.').map(|part| part.parse().expect("a version consists of numbers"));
    (numbers.next().expect("a major version"), numbers.next().unwrap_or(0))
}

/// Names and versions in a lock file, with the sources of all but the root.
fn locked(file: &str) -> Vec<(String, String, Option<String>)> {
    let value = |package: &str, key: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""));
        line.map(|rest| rest.trim_end_matches('"').to_owned())
    };
    let text = read(file);
    let packages = text.split("[[package]]\n").skip(1);
    let found: Vec<_> = packages
        .map(|package| (value(package, "name").expect("a name"), value(package, "version").expect("a version"), value(package, "source")))
        .collect();
    assert!(found.len() > 50, "{file} is read whole");
    found
}

/// The strings of a list in `deny.toml`, or the crates of a list of tables.
fn denied(section: &str, key: &str) -> Vec<String> {
    let text = read("deny.toml");
    let (_, section) = text.split_once(&format!("\n[{section}]\n")).unwrap_or_else(|| panic!("deny.toml has [{section}]"));
    let section = section.split("\n[").next().expect("a section");
    let (_, list) = section.split_once(&format!("\n{key} = [")).unwrap_or_else(|| panic!("[{section}] has {key}"));
    let list = list.split_once(']').expect("a list ends").0;
    let tables = list.contains('{');
    let strings = list.lines().filter(|line| !line.trim_start().starts_with('#')).flat_map(|line| {
        let mut strings = line.split('"').skip(1).step_by(2);
        // the first string of a table is the crate, the second the reason
        if tables { strings.next().into_iter().collect::<Vec<_>>() } else { strings.collect() }
    });
    strings.map(str::to_owned).collect()
}

/// Whether an SPDX expression is satisfied by the allowed licenses. Old manifests have `/` for `OR`.
fn satisfied(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut tokens = spaced.split_whitespace().peekable();
    let holds = either(&mut tokens, allowed);
    assert_eq!(tokens.next(), None, "the whole of `{expression}` is read");
    holds
}

type Tokens<'t> = std::iter::Peekable<std::str::SplitWhitespace<'t>>;

fn either(tokens: &mut Tokens<'_>, allowed: &[String]) -> bool {
    let mut holds = both(tokens, allowed);
    while tokens.next_if_eq(&"OR").is_some() {
        holds |= both(tokens, allowed);
    }
    holds
}

fn both(tokens: &mut Tokens<'_>, allowed: &[String]) -> bool {
    let mut holds = license(tokens, allowed);
    while tokens.next_if_eq(&"AND").is_some() {
        holds &= license(tokens, allowed);
    }
    holds
}

fn license(tokens: &mut Tokens<'_>, allowed: &[String]) -> bool {
    match tokens.next().expect("an expression does not end here") {
        "(" => {
            let holds = either(tokens, allowed);
            assert_eq!(tokens.next(), Some(")"), "a parenthesis is closed");
            holds
        }
        name => match tokens.next_if_eq(&"WITH") {
            Some(_) => allowed.contains(&format!("{name} WITH {}", tokens.next().expect("an exception follows"))),
            None => allowed.iter().any(|license| license == name),
        },
    }
}

#[test]
fn licenses_are_allowed() {
    let allowed = denied("licenses", "allow");
    let packages = packages();
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !satisfied(&package.license, &allowed))
        .map(|package| format!("{} {}: {}", package.name, package.version, package.license))
        .collect();
    assert!(refused.is_empty(), "these licenses are not in deny.toml: {refused:#?}");
    for license in &allowed {
        let without: Vec<String> = allowed.iter().filter(|other| *other != license).cloned().collect();
        assert!(packages.iter().any(|package| !satisfied(&package.license, &without)), "no crate needs the license {license}");
    }
}

#[test]
fn license_expressions_are_understood() {
    let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned()];
    for expression in ["MIT", "GPL-3.0/MIT", "(MIT OR Apache-2.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception OR MIT", "ISC AND BSL-1.0 OR MIT"]
    {
        assert!(satisfied(expression, &allowed), "{expression}");
    }
    for expression in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND GPL-3.0", "MIT WITH Classpath-exception-2.0"] {
        assert!(!satisfied(expression, &allowed), "{expression}");
    }
}

#[test]
fn crates_come_from_the_registry() {
    for file in ["Cargo.lock", "fuzz/Cargo.lock"] {
        let foreign: Vec<_> = locked(file)
            .into_iter()
            .filter(|(name, _, source)| source.as_deref() != Some(CRATES_IO) && !(source.is_none() && name.starts_with("gatewright")))
            .collect();
        assert!(foreign.is_empty(), "{file}: {foreign:?}");
    }
}

#[test]
fn no_banned_crate_is_used() {
    let banned = denied("bans", "deny");
    assert!(banned.contains(&"serde_yaml".to_owned()), "the list is read: {banned:?}");
    let used: Vec<_> = locked("Cargo.lock").into_iter().filter(|(name, ..)| banned.contains(name)).collect();
    assert!(used.is_empty(), "{used:?}");
}

#[test]
fn duplicates_are_known() {
    let skipped = denied("bans", "skip");
    let is_skipped = |name: &str, version: &str| {
        skipped.iter().any(|skip| skip.split_once('@').is_some_and(|(crate_, start)| name == crate_ && version.starts_with(&format!("{start}."))))
    };
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages().into_iter().filter(|package| package.built_in && !is_skipped(&package.name, &package.version)) {
        versions.entry(package.name).or_default().insert(package.version);
    }
    let duplicates: Vec<_> = versions.iter().filter(|(_, versions)| versions.len() > 1).collect();
    assert!(duplicates.is_empty(), "remove these duplicates, or add one with its reason to `skip` in deny.toml: {duplicates:?}");
    let locked = locked("Cargo.lock");
    for skip in &skipped {
        let name = skip.split('@').next().expect("a name");
        let matching = locked.iter().filter(|(known, version, _)| known == name && is_skipped(known, version)).count();
        let all = locked.iter().filter(|(known, ..)| known == name).count();
        assert!(matching > 0 && all > matching, "deny.toml skips {skip}, which is not a duplicate any more");
    }
}

#[test]
fn the_minimum_rust_version_is_enough_for_every_dependency() {
    let packages = packages();
    let ours = packages.iter().find(|package| package.name == "gatewright").and_then(|package| package.rust).expect("Cargo.toml has a rust-version");
    for package in packages.iter().filter(|package| package.built_in) {
        let needed = package.rust.unwrap_or_default();
        assert!(needed <= ours, "{} {} requires Rust {}.{}, and Cargo.toml promises less", package.name, package.version, needed.0, needed.1);
    }
}

//! Files of a module that need each other in a circle can only be understood together. Names that a folder passes on (`pub use` in its
//! `mod.rs`) lead to the file that they come from, and passing them on is not needing them.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Item, UseTree, Visibility};

use super::source::{Source, sources};

/// The modules whose files build on each other without circles.
const LAYERED: [&str; 2] = ["model", "yaml"];

type Path = Vec<String>;

/// The names that a file passes on: each name with where it comes from, as a path from the root of the crate.
fn passed_on(source: &Source) -> BTreeMap<String, Path> {
    let mut found = BTreeMap::new();
    if !source.name.ends_with("mod.rs") {
        return found;
    }
    let file = syn::parse_file(&source.text).expect("the file is Rust");
    for item in &file.items {
        if let Item::Use(item) = item
            && !matches!(item.vis, Visibility::Inherited)
        {
            flatten(&item.tree, &source.module, &source.module, &mut found);
        }
    }
    found
}

fn flatten(tree: &UseTree, module: &[String], path: &[String], found: &mut BTreeMap<String, Path>) {
    let step = |name: String| -> Path { path.iter().cloned().chain([name]).collect() };
    match tree {
        UseTree::Path(tree) => match tree.ident.to_string().as_str() {
            "crate" => flatten(&tree.tree, module, &[], found),
            "self" => flatten(&tree.tree, module, path, found),
            "super" => flatten(&tree.tree, module, &path[..path.len() - 1], found),
            name => flatten(&tree.tree, module, &step(name.to_owned()), found),
        },
        UseTree::Name(tree) => drop(found.insert(tree.ident.to_string(), step(tree.ident.to_string()))),
        UseTree::Rename(tree) => drop(found.insert(tree.rename.to_string(), step(tree.ident.to_string()))),
        UseTree::Group(tree) => tree.items.iter().for_each(|tree| flatten(tree, module, path, found)),
        UseTree::Glob(_) => panic!("{module:?} passes on everything of {path:?}: name what it is"),
    }
}

/// The files of a module, each with the files of the same module that it needs.
fn needs(files: &[&Source]) -> BTreeMap<String, BTreeSet<String>> {
    let by_module: BTreeMap<&[String], &Source> = files.iter().map(|source| (source.module.as_slice(), *source)).collect();
    let passed: BTreeMap<&[String], BTreeMap<String, Path>> = files.iter().map(|source| (source.module.as_slice(), passed_on(source))).collect();
    // the file that a path leads to
    let file_of = |path: &[String]| {
        let mut path = path.to_vec();
        loop {
            let module = (1..=path.len()).rev().map(|end| &path[..end]).find(|start| by_module.contains_key(start))?;
            match path.get(module.len()).and_then(|name| passed[module].get(name)) {
                Some(origin) if !origin.starts_with(&path) => path = origin.clone(),
                Some(_) | None => return Some(by_module[module].name.clone()),
            }
        }
    };
    let one = |source: &&Source| {
        let own = source.named.iter().filter_map(|named| {
            let in_child = || {
                let child: Path = source.module.iter().cloned().chain(named.parts.first().cloned()).collect();
                by_module.contains_key(child.as_slice()).then(|| source.module.iter().cloned().chain(named.parts.clone()).collect::<Path>())
            };
            if named.is_own { Some(named.parts.clone()) } else { in_child() }
        });
        let passed = &passed[source.module.as_slice()];
        let needed = own.filter(|path| !passed.values().any(|origin| origin == path)).filter_map(|path| file_of(&path));
        (source.name.clone(), needed.filter(|name| *name != source.name).collect())
    };
    files.iter().map(one).collect()
}

/// What is left of the files when those that need nothing, or are needed by nothing, are taken away again and again: the circles.
fn circles(mut needs: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    loop {
        let needed: BTreeSet<String> = needs.values().flatten().cloned().collect();
        let inside = |name: &String, needs: &BTreeSet<String>| !needs.is_empty() && needed.contains(name);
        let before = needs.len();
        needs.retain(|name, needs| inside(name, needs));
        let names: BTreeSet<String> = needs.keys().cloned().collect();
        for needs in needs.values_mut() {
            needs.retain(|name| names.contains(name));
        }
        if needs.len() == before {
            return needs;
        }
    }
}

#[test]
fn files_do_not_need_each_other_in_circles() {
    for module in LAYERED {
        let files: Vec<&Source> = sources().iter().filter(|source| source.module.first().is_some_and(|first| first == module)).collect();
        let needs = needs(&files);
        assert!(needs.values().map(BTreeSet::len).sum::<usize>() > files.len(), "the imports of `{module}` are read: {needs:?}");
        assert_eq!(circles(needs), BTreeMap::new(), "files of `{module}` need each other");
    }
}

#[test]
fn a_circle_is_found() {
    let found = |files: &[(&str, &str)]| {
        let sources: Vec<Source> = files.iter().map(|(name, text)| Source::of(name, (*text).to_owned())).collect();
        circles(needs(&sources.iter().collect::<Vec<_>>())).into_keys().collect::<Vec<_>>()
    };
    let facade = ("model/mod.rs", "mod a; mod b; mod c; pub use a::{A, F as G}; pub(crate) use self::b::B;");
    let layered = ("model/c.rs", "use super::{G, b};");
    assert_eq!(found(&[facade, ("model/a.rs", ""), ("model/b.rs", "use super::a::A;"), layered]), <[&str; 0]>::default());
    let circle = ["model/a.rs", "model/b.rs"];
    for back in ["use super::b::B;", "use crate::model::B;", "fn f() { super::b::f() }"] {
        assert_eq!(found(&[facade, ("model/a.rs", back), ("model/b.rs", "use super::{A};"), layered]), circle, "{back}");
    }
    let with_parent = [("model/x/mod.rs", "mod inner; pub use inner::f; pub struct X;"), ("model/x/inner.rs", "use super::X; pub fn f() {}")];
    assert_eq!(found(&with_parent), <[&str; 0]>::default(), "passing a name on is not needing it");
    let with_parent = [("model/x/mod.rs", "mod inner; use inner::f; pub struct X;"), ("model/x/inner.rs", "use super::X; pub fn f() {}")];
    assert_eq!(found(&with_parent), ["model/x/inner.rs", "model/x/mod.rs"]);
}

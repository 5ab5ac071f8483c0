//! JUnit XML.

use super::{HEAD, entries, report, sample, short, stdout};

#[test]
fn junit_counts_and_loses_nothing() {
    let xml = report("junit");
    let document = roxmltree::Document::parse(&xml).expect("the report is XML");
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let number = |node: &roxmltree::Node<'_, '_>, name| node.attribute(name).expect("the attribute is there").parse::<usize>().expect("a number");
    let all = |node: &roxmltree::Node<'_, '_>, name: &str| node.descendants().filter(|node| node.has_tag_name(name)).count();
    for node in root.descendants().filter(|node| node.has_tag_name("testsuite") || node.has_tag_name("testsuites")) {
        assert_eq!(number(&node, "tests"), all(&node, "testcase"));
        assert_eq!(number(&node, "failures"), all(&node, "failure"));
        assert_eq!(number(&node, "errors"), 0);
    }
    let texts = |name: &str| root.descendants().filter(|node| node.has_tag_name(name)).filter_map(|node| node.text()).collect::<Vec<_>>().join("\n");
    for entry in entries(&report("json")) {
        let place = if entry["severity"] == "error" { texts("failure") } else { texts("system-out") };
        assert!(place.lines().any(|line| line == short(&entry).trim_end()), "{entry} is there");
    }
    let names: Vec<&str> = root.descendants().filter_map(|node| node.attribute("name").filter(|_| node.has_tag_name("testcase"))).collect();
    assert!(names.contains(&"Deployment/default/untouched"), "what is fine is there");
    assert!(names.contains(&"(no resource)"), "so is what belongs to no resource");
    assert!(names.contains(&"HTTPProxy/default/bell\\u{7}<b>&\"quoted\" //u:redacted@h"));
}

#[test]
fn junit_is_well_formed_whatever_the_text() {
    // every control character, characters that XML 1.0 does not allow, and the end of a CDATA section
    let characters = (1..0x20).chain(0x7F..0xA0).chain([0xD7FF, 0xE000, 0xFFFD, 0xFFFE, 0xFFFF]);
    let fields: String = characters.map(|code| format!("  \"\\u{code:04x}]]>&amp;<\": 1\n")).collect();
    let report = stdout(&sample(), &["--format", "junit", "-"], &format!("{HEAD}{fields}"));
    let document = roxmltree::Document::parse(&report).expect("the report is XML");
    let failure = document.descendants().find(|node| node.has_tag_name("failure")).and_then(|node| node.text()).expect("a failure");
    assert_eq!(failure.matches("]]>&amp;<`").count(), 69);
}

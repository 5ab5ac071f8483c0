//! SARIF 2.1.0, for code scanning.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::Masked;
use crate::diag::{Code, Diagnostic, explanation};
use crate::source::{FileId, SourceMap, Span};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn render(report: Masked<'_>) -> String {
    // only codes that occur, because most viewers list all rules
    let codes: Vec<Code> = report.diagnostics.iter().map(|diagnostic| diagnostic.code).collect::<BTreeSet<_>>().into_iter().collect();
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "rules": codes.iter().copied().map(rule).collect::<Vec<_>>(),
    });
    let run = Run { tool: json!({"driver": driver}), column_kind: "unicodeCodePoints", results: Results { report, codes: &codes } };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    let mut text = serde_json::to_string_pretty(&log).expect("strings and numbers become JSON");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    version: &'a str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Value,
    column_kind: &'a str,
    results: Results<'a>,
}

/// The results, made one at a time: as JSON values they would take ten times the memory of the text.
struct Results<'a> {
    report: Masked<'a>,
    codes: &'a [Code],
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seen = BTreeMap::new();
        let Masked { diagnostics, sources, .. } = self.report;
        serializer.collect_seq(diagnostics.iter().map(|diagnostic| result(diagnostic, self.codes, sources, &mut seen)))
    }
}

fn rule(code: Code) -> Value {
    let page = explanation(code);
    let [what, why, fix] = [page.what, page.why, page.fix].map(unwrapped);
    let block = |title: &str, yaml: Option<&str>| yaml.map(|yaml| format!("\n\n{title}:\n\n{}", yaml.trim_end())).unwrap_or_default();
    let help = format!("{what}\n\n{why}{}\n\n{fix}{}", block("Example", page.example), block("Fixed", page.fixed));
    json!({
        "id": code.as_str(),
        "shortDescription": {"text": code.summary()},
        "fullDescription": {"text": format!("{what} {why}")},
        "help": {"text": help, "markdown": code.markdown()},
        "defaultConfiguration": {"level": code.severity().as_str()},
    })
}

/// Joins the lines of a paragraph.
fn unwrapped(text: &str) -> String {
    text.replace('\n', " ")
}

fn result(diagnostic: &Diagnostic, codes: &[Code], sources: &SourceMap, seen: &mut BTreeMap<(FileId, u64), usize>) -> Value {
    let mut location = json!({"physicalLocation": physical(diagnostic.span, sources)});
    let logical = logical(diagnostic);
    if !logical.is_empty() {
        location["logicalLocations"] = logical.into();
    }
    let hash = fingerprint(diagnostic);
    let occurrence = seen.entry((diagnostic.span.file, hash)).and_modify(|count| *count += 1).or_insert(1);
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": codes.binary_search(&diagnostic.code).expect("the list has the code of every diagnostic"),
        "level": diagnostic.severity.as_str(),
        "message": message(diagnostic),
        "locations": [location],
        // the only fingerprint that GitHub code scanning uses; the format is up to the tool
        "partialFingerprints": {"primaryLocationLineHash": format!("{hash:016x}:{occurrence}")},
    });
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().zip(1..).map(|(related, id)| {
            let mut location = json!({"id": id, "message": {"text": literal(&related.message)}, "physicalLocation": physical(related.span, sources)});
            if let Some(field) = &related.field {
                location["logicalLocations"] = json!([{"fullyQualifiedName": field}]);
            }
            location
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

/// The message with the help, because code scanning shows nothing else of a result.
fn message(diagnostic: &Diagnostic) -> Value {
    let text = match &diagnostic.help {
        Some(help) => format!("{}. Help: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    json!({"text": literal(&text)})
}

/// Escapes brackets, so that text from the input does not become a link. SARIF asks for braces to be doubled, but a viewer that does not
/// undo that would show YAML in the help incorrectly, so braces are unchanged.
fn literal(text: &str) -> String {
    if text.contains("](") { text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]") } else { text.to_owned() }
}

/// The field and its object.
fn logical(diagnostic: &Diagnostic) -> Vec<Value> {
    let field = diagnostic.field.as_ref().map(|field| json!({"fullyQualifiedName": field}));
    let object = diagnostic.object.as_ref().map(|object| json!({"name": object.name, "kind": "object", "fullyQualifiedName": object.to_string()}));
    field.into_iter().chain(object).collect()
}

fn physical(span: Span, sources: &SourceMap) -> Value {
    let (start, end) = (sources.start(span), sources.end(span));
    let file = sources.file(span.file);
    let mut artifact = json!({"uri": uri(&file.name)});
    if file.is_stdin() {
        artifact["description"] = json!({"text": "standard input"});
    }
    json!({
        "artifactLocation": artifact,
        "region": {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column},
    })
}

/// A path as a URI reference: relative to the current folder, or with a scheme if the path is absolute.
fn uri(path: &str) -> String {
    let drive = path.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && path[1..].starts_with(":/");
    let (mut uri, rest) = match path {
        _ if drive => (format!("file:///{}", &path[..2]), &path[2..]),
        _ if path.starts_with('/') => ("file://".to_owned(), path),
        _ => (String::new(), path),
    };
    for byte in rest.bytes() {
        // a colon is escaped, because it would end a scheme
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

/// A hash of the code, the object, and the message (FNV-1a): it stays the same if lines move, and in later releases.
fn fingerprint(diagnostic: &Diagnostic) -> u64 {
    let object = diagnostic.object.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in [diagnostic.code.as_str(), &object, &diagnostic.message] {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("edge/shop.yaml"), "edge/shop.yaml");
        assert_eq!(uri("a b/é%.yaml"), "a%20b/%C3%A9%25.yaml");
        assert_eq!(uri("a:b?#.yaml"), "a%3Ab%3F%23.yaml");
        assert_eq!(uri("../up.yaml"), "../up.yaml");
        assert_eq!(uri("/srv/a.yaml"), "file:///srv/a.yaml");
        assert_eq!(uri("C:/a b.yaml"), "file:///C:/a%20b.yaml");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }

    #[test]
    fn text_from_the_input_does_not_become_a_link() {
        assert_eq!(literal("`[a](http://b.c)` is a \\ wildcard"), "`\\[a\\](http://b.c)` is a \\\\ wildcard");
        assert_eq!(literal("spec.rules[0]: {a: b}"), "spec.rules[0]: {a: b}");
    }
}

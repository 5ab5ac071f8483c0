//! Documents of which no excerpt is ever shown: Secrets, kubeconfigs, and what SOPS encrypts.
//!
//! This looks at text, not at trees, because a document that does not parse must not be shown either.

use std::ops::Range;

/// Words of which every private document has one.
const MARKS: [&str; 3] = ["Secret", "Config", "sops"];

/// The private documents of a text, in order. Documents are separated by lines that start with `---`, as in kubectl.
pub(super) fn documents(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // most files have none of these words, and are not taken apart
    if MARKS.iter().all(|mark| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_none()) {
        return found;
    }
    let mut start = 0;
    let mut at = 0;
    let mut add = |range: Range<usize>| {
        if is_private(&text[range.clone()]) {
            found.push(range);
        }
    };
    for line in text.split_inclusive('\n') {
        if line.starts_with("---") {
            add(start..at);
            start = at;
        }
        at += line.len();
    }
    add(start..text.len());
    found
}

fn is_private(document: &str) -> bool {
    let any = |wanted: &[&str]| wanted.iter().any(|wanted| document.contains(wanted));
    if has_kind(document, "Secret") {
        // a reference to a Secret has a kind too, but no data
        return any(&["\ndata:", " data:", "\"data\"", "'data'", "{data:", ",data:", "stringData"]);
    }
    if has_kind(document, "Config") {
        return any(&["users", "clusters", "contexts"]);
    }
    document.lines().any(|line| line.starts_with("sops:")) || any(&["\"sops\":", "\"sops\" :"])
}

/// Whether a key `kind`, quoted or not, has a value.
fn has_kind(document: &str, value: &str) -> bool {
    let quote = ['"', '\''];
    let is_value = |(at, _): (usize, &str)| {
        let rest = document[at + "kind".len()..].trim_start_matches(quote).trim_start();
        let Some(rest) = rest.strip_prefix(':') else { return false };
        let Some(rest) = rest.trim_start().trim_start_matches(quote).strip_prefix(value) else { return false };
        !rest.starts_with(|next: char| next.is_ascii_alphanumeric())
    };
    document.match_indices("kind").any(is_value)
}

#[cfg(test)]
mod tests {
    use super::documents;

    #[test]
    fn secrets_are_private_and_references_are_not() {
        let secret = "apiVersion: v1\nkind: Secret\ndata: {a: c2VjcmV0}\n";
        let reference = "kind: Gateway\nspec: {certificateRefs: [{kind: Secret, name: c}]}\n";
        let text = format!("{reference}---\n{secret}---\n{reference}");
        let found = documents(&text);
        assert_eq!(found.len(), 1);
        assert!(text[found[0].clone()].contains("c2VjcmV0"));
        for private in [
            "kind: 'Secret'\nstringData:\n  password: \"sup3r",
            "{\"kind\": \"Secret\", \"data\": {}}",
            "apiVersion: v1\nkind: Config\nusers: [{user: {token: t}}]",
            "a: ENC[x]\nsops:\n  mac: x\n",
        ] {
            assert_eq!(documents(private).len(), 1, "{private}");
        }
        for shown in ["kind: SecretStore\ndata: {}\n", "kind: ConfigMap\ndata: {users: a}\n", "kind: HTTPProxy\n", ""] {
            assert_eq!(documents(shown).len(), 0, "{shown}");
        }
    }
}

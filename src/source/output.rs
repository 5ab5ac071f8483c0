//! How files that gatewright wrote are recognized: their first line, and the index beside them.

use std::collections::BTreeMap;

/// The first line of each YAML file and stream that is rendered.
pub const HEADER: &str = "# Rendered by gatewright; do not edit.";

/// The name of the file that lists the files of the last run. It is in the same folder.
pub const INDEX: &str = ".gatewright-files";

/// The files that the last run wrote: their names, and the hashes of JSON files, which have no header.
pub type Index = BTreeMap<String, Option<u64>>;

/// Reads an index: a name per line, with a hash if there is one. Names that lead out of the folder, and names of hidden files, are dropped.
pub fn parse_index(text: &str) -> Index {
    let entry = |line: &str| {
        let (name, hash) = line.split_once(' ').map_or((line, None), |(name, hash)| (name, u64::from_str_radix(hash, 16).ok()));
        (name.to_owned(), hash)
    };
    let is_inside = |name: &str| !name.is_empty() && !name.contains(['/', '\\', '\0']) && !name.starts_with('.');
    text.lines().map(entry).filter(|(name, _)| is_inside(name)).collect()
}

/// The text of an index.
pub fn index_text(index: &Index) -> String {
    let line = |(name, hash): (&String, &Option<u64>)| match hash {
        Some(hash) => format!("{name} {hash:016x}\n"),
        None => format!("{name}\n"),
    };
    index.iter().map(line).collect()
}

/// Whether text starts with our header.
pub fn has_header(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    text.strip_prefix(HEADER.as_bytes()).is_some_and(|rest| matches!(rest, [] | [b'\n', ..] | [b'\r', b'\n', ..]))
}

/// The hash of a content: FNV-1a with 64 bits. It notices edits and is stable across versions. It need not resist forgery: whoever can
/// write a forged file can write its hash into the index too.
pub fn content_hash(content: &[u8]) -> u64 {
    content.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_read_as_it_was_written() {
        let index = Index::from([("a.yaml".to_owned(), Some(7)), ("b%20.json".to_owned(), None)]);
        assert_eq!(parse_index(&index_text(&index)), index);
        assert_eq!(parse_index("../a\n/etc/b 1\n.hidden\n\nc\\d\n"), Index::new());
    }

    #[test]
    fn the_header_is_a_whole_line() {
        let with = |end: &str| has_header(format!("{HEADER}{end}").as_bytes());
        assert!(with("\na: b") && with("\r\na: b") && with(""));
        assert!(!with(" Really.\n"));
        assert!(!has_header(format!("\n{HEADER}\n").as_bytes()));
    }

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(content_hash(b""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(content_hash(b"foobar"), 0x8594_4171_F739_67E8);
    }
}

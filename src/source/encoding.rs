//! Bytes to text: UTF-8, and the encodings that PowerShell and Windows editors write.

use super::map::BadByte;

/// Decodes a file and drops its byte-order mark. Invalid bytes become U+FFFD, and the first one is returned.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<BadByte>) {
    match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest.to_vec(), 3),
        // the byte-order mark of UTF-32; a NUL after the mark would make no sense in UTF-16
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => unsupported(0, "UTF-32"),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, "UTF-16LE"),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, "UTF-16BE"),
        [_, 0, ..] => unsupported(1, "UTF-16 without a byte-order mark"),
        [0, ..] => unsupported(0, "UTF-16 without a byte-order mark"),
        _ => utf8(bytes, 0),
    }
}

/// A file in an unsupported encoding counts as empty, or else each of its characters would be reported.
fn unsupported(file_offset: usize, looks_like: &'static str) -> (String, Option<BadByte>) {
    (String::new(), Some(BadByte { file_offset, text_offset: 0, encoding: "UTF-8", looks_like: Some(looks_like) }))
}

fn utf8(bytes: Vec<u8>, mark: usize) -> (String, Option<BadByte>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bad = BadByte { file_offset: mark + good, text_offset: good, encoding: "UTF-8", looks_like: None };
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(bad))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, encoding: &'static str) -> (String, Option<BadByte>) {
    let mut text = String::with_capacity(bytes.len());
    let mut bad = None;
    let mut offset = 2;
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    for decoded in char::decode_utf16(units) {
        if decoded.is_err() && bad.is_none() {
            bad = Some(BadByte { file_offset: offset, text_offset: text.len(), encoding, looks_like: None });
        }
        let character = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        offset += 2 * character.len_utf16();
        text.push(character);
    }
    if bytes.len() % 2 == 1 && bad.is_none() {
        bad = Some(BadByte { file_offset: 1 + bytes.len(), text_offset: text.len(), encoding, looks_like: None });
    }
    (text, bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn decodes(bytes: &[u8], want: &str) {
        assert_eq!(decode(bytes.to_vec()), (want.to_owned(), None));
    }

    #[test]
    fn every_encoding_is_decoded() {
        decodes("a: é".as_bytes(), "a: é");
        decodes(b"\xEF\xBB\xBFa: 1", "a: 1");
        decodes(b"\xFF\xFEa\0:\0 \0\xE9\0", "a: é");
        decodes(b"\xFE\xFF\0a\0:\0 \0\xE9", "a: é");
        decodes(b"\xFF\xFE\x3D\xD8\x00\xDE", "😀");
        decodes(b"", "");
    }

    #[track_caller]
    fn fails_at(bytes: &[u8], file_offset: usize, text_offset: usize) {
        let (_, bad) = decode(bytes.to_vec());
        let bad = bad.expect("the bytes are invalid");
        assert_eq!((bad.file_offset, bad.text_offset), (file_offset, text_offset));
    }

    #[test]
    fn the_first_invalid_byte_is_returned() {
        fails_at(b"a: \xFF", 3, 3);
        fails_at(b"\xEF\xBB\xBFa: \xC3", 6, 3);
        fails_at(b"\xFF\xFEa\0\x00\xD8b\0", 4, 1);
        fails_at(b"\xFF\xFEa\0b", 4, 1);
        fails_at(b"a\0:\0", 1, 0);
        fails_at(b"\0a\0:", 0, 0);
        fails_at(b"\xFF\xFE\0\0a\0\0\0", 0, 0);
        fails_at(b"\0\0\xFE\xFF\0\0\0a", 0, 0);
    }
}

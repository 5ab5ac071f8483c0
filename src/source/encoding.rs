//! Bytes to text: UTF-8, and what PowerShell and Windows editors write instead.

use super::map::BadByte;

/// The text of a file, without its byte-order mark. What is no text becomes U+FFFD, and the first such place is told.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<BadByte>) {
    match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest.to_vec(), 3),
        // the mark of UTF-32; UTF-16 has no reason to go on with a NUL
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => no_text(0, "UTF-8 or UTF-16, but looks like UTF-32"),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, "UTF-16LE"),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, "UTF-16BE"),
        [_, 0, ..] => no_text(1, "UTF-8, but looks like UTF-16 without a byte-order mark"),
        [0, ..] => no_text(0, "UTF-8, but looks like UTF-16 without a byte-order mark"),
        _ => utf8(bytes, 0),
    }
}

/// Nothing of such a file is read: each of its characters would be a fault of its own.
fn no_text(file_offset: usize, encoding: &'static str) -> (String, Option<BadByte>) {
    (String::new(), Some(BadByte { file_offset, text_offset: 0, encoding }))
}

fn utf8(bytes: Vec<u8>, mark: usize) -> (String, Option<BadByte>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bad = BadByte { file_offset: mark + good, text_offset: good, encoding: "UTF-8" };
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
            bad = Some(BadByte { file_offset: offset, text_offset: text.len(), encoding });
        }
        let character = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        offset += 2 * character.len_utf16();
        text.push(character);
    }
    if bytes.len() % 2 == 1 && bad.is_none() {
        bad = Some(BadByte { file_offset: 1 + bytes.len(), text_offset: text.len(), encoding });
    }
    (text, bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(bytes: &[u8], want: &str) {
        assert_eq!(decode(bytes.to_vec()), (want.to_owned(), None));
    }

    #[test]
    fn every_encoding_with_its_mark() {
        reads("a: é".as_bytes(), "a: é");
        reads(b"\xEF\xBB\xBFa: 1", "a: 1");
        reads(b"\xFF\xFEa\0:\0 \0\xE9\0", "a: é");
        reads(b"\xFE\xFF\0a\0:\0 \0\xE9", "a: é");
        reads(b"\xFF\xFE\x3D\xD8\x00\xDE", "😀");
        reads(b"", "");
    }

    #[track_caller]
    fn breaks_at(bytes: &[u8], file_offset: usize, text_offset: usize) {
        let (_, bad) = decode(bytes.to_vec());
        let bad = bad.expect("the bytes are no text");
        assert_eq!((bad.file_offset, bad.text_offset), (file_offset, text_offset));
    }

    #[test]
    fn the_first_bad_byte_is_told() {
        breaks_at(b"a: \xFF", 3, 3);
        breaks_at(b"\xEF\xBB\xBFa: \xC3", 6, 3);
        breaks_at(b"\xFF\xFEa\0\x00\xD8b\0", 4, 1);
        breaks_at(b"\xFF\xFEa\0b", 4, 1);
        breaks_at(b"a\0:\0", 1, 0);
        breaks_at(b"\0a\0:", 0, 0);
        breaks_at(b"\xFF\xFE\0\0a\0\0\0", 0, 0);
        breaks_at(b"\0\0\xFE\xFF\0\0\0a", 0, 0);
    }
}

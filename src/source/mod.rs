//! Text and positions: what was read, and where in it something stands.
//!
//! Knows nothing of YAML. Everything downstream speaks of text as a [`Span`]; only [`SourceMap`] turns one into a line and a column.

mod encoding;
mod hash;
mod load;
mod map;

pub use hash::{TextMap, TextSet};
pub use load::{EXCLUDED, HIDDEN, Input, LoadError, Loaded, OUTPUT_FOLDER, Selection, load};
pub use map::{Position, SourceFile, SourceMap};

/// A file of the [`SourceMap`], by its place in the order of names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// A range of bytes of one file, `start` included, `end` excluded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The file that the offsets count in.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of `file`; offsets above `u32::MAX` cannot occur, since [`load`] refuses such a file.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: narrow(start), end: narrow(end) }
    }

    /// The offsets as a range that slices the file's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of this span that `piece`, counted from its start, covers.
    pub fn slice(self, piece: &std::ops::Range<usize>) -> Self {
        Self::new(self.file, self.start as usize + piece.start, self.start as usize + piece.end)
    }
}

/// A value together with the text it was read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

//! Text and positions: the files of the input, and spans in them.
//!
//! Independent of YAML. All later stages refer to text by [`Span`]; only [`SourceMap`] converts one to a line and a column.

mod encoding;
mod hash;
mod ignored;
mod load;
mod loader;
mod map;
mod open;
pub mod output;
mod scan;
mod skip;
pub mod write;

pub use hash::{InputMap, InputSet};
pub use ignored::{Excludes, InvalidPattern};
pub use load::{Input, load};
pub use loader::{LoadError, Loaded, Selection, io_message};
pub use map::{Position, SourceFile, SourceMap};
pub use skip::{LeftOut, Skip, Skipped, Suspect};

/// A file of a [`SourceMap`]: its index in the order of names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// A range of bytes in a file, from `start` up to but not including `end`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The offset of the first byte.
    pub start: u32,
    /// The offset after the last byte.
    pub end: u32,
}

impl Span {
    /// A span in `file`. Offsets above `u32::MAX` cannot occur, because [`load`] rejects such files.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: narrow(start), end: narrow(end) }
    }

    /// The offsets as a range, to slice the text of the file.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of this span that `piece` covers, with offsets from the start of the span.
    pub fn slice(self, piece: &std::ops::Range<usize>) -> Self {
        Self::new(self.file, self.start as usize + piece.start, self.start as usize + piece.end)
    }
}

/// A value and the span that it was read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was read.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value with its span.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl Spanned<std::borrow::Cow<'_, str>> {
    /// The span of a part. If the input spells the text differently (as with escapes in quotes), offsets do not carry over, and this is
    /// the span of the whole value.
    pub fn part(&self, piece: &std::ops::Range<usize>) -> Span {
        let quotes = self.span.range().len().saturating_sub(self.value.len());
        match (&self.value, quotes) {
            (std::borrow::Cow::Borrowed(_), 0) => self.span.slice(piece),
            (std::borrow::Cow::Borrowed(_), 2) => self.span.slice(&(piece.start + 1..piece.end + 1)),
            (std::borrow::Cow::Borrowed(_) | std::borrow::Cow::Owned(_), _) => self.span,
        }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

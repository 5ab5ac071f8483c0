//! Text of the input.

use std::borrow::Cow;

use crate::source::Spanned;

/// Text of the input with its location.
pub type Text<'s> = Spanned<Cow<'s, str>>;

/// A domain name as names compare: lowercase, without a trailing dot.
pub(crate) fn normal(name: &str) -> Cow<'_, str> {
    lower(name.strip_suffix('.').unwrap_or(name))
}

/// Converts to lowercase; borrows if nothing changes.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}

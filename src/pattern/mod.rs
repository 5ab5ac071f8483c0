//! Regular expressions of matches, as the data plane reads them, and values of headers ([`HeaderValue`]).
//!
//! Two programs compile a pattern, one after the other: Envoy Gateway with Go's `regexp`, and leaves out a rule whose pattern does not
//! compile; then Envoy with RE2, and refuses the whole route table. Neither grammar is that of the `regex` crate, so a pattern is parsed
//! here by Go's rules ([`Pattern::compile`]), judged by RE2's ([`Pattern::re2_refuses`]), and translated for the engine that matches it
//! ([`Pattern::is_full_match`]).
//!
//! ```
//! use gatewright::pattern::Pattern;
//!
//! let users = Pattern::compile("/users/{id}|/users/[0-9]{1,3}").unwrap();
//! assert!(users.is_full_match("/users/12") && users.is_full_match("/users/{id}") && !users.is_full_match("/users/12/"));
//! let fault = Pattern::compile("/(?!admin).*").unwrap_err();
//! assert_eq!((fault.span.clone(), fault.to_string()), (1..4, "`(?!` is look-around, which RE2 does not support".to_owned()));
//! ```

mod class;
mod escape;
mod factor;
mod fault;
mod header_value;
mod limits;
mod parse;
mod piece;
mod program;
mod program_class;
mod re2;
mod set;
mod translate;
mod tree;
mod unicode;

use std::sync::OnceLock;

use parse::Parsed;
use translate::Text;

pub use fault::{Fault, Reason};
pub use header_value::{Command, HeaderValue, ValueFault, ValueReason};
pub use re2::{Refusal, RefusalReason};

/// A pattern that Go compiles.
#[derive(Debug)]
pub struct Pattern {
    text: String,
    parsed: Parsed,
    for_text: OnceLock<Option<regex::bytes::Regex>>,
    for_bytes: OnceLock<Option<regex::bytes::Regex>>,
}

impl Pattern {
    /// The most memory that the program of a pattern may use, in bytes. Every pattern that RE2 has room for stays below it.
    const SIZE_LIMIT: usize = 256 << 20;
    /// The most memory that the states of its automaton may use at a time, in bytes.
    const CACHE_LIMIT: usize = 8 << 20;

    /// Groups in groups, up to which an engine is made on the caller's stack.
    const SHALLOW: usize = 50;
    /// The stack on which other engines are made, in bytes.
    const STACK: usize = 64 << 20;

    /// Parses a pattern as Go 1.26 does (`regexp.Compile`).
    ///
    /// # Errors
    ///
    /// The first fault, if Go refuses it.
    pub fn compile(text: &str) -> Result<Self, Fault> {
        let parsed = parse::parse(text)?;
        limits::check(&parsed.pieces).map_err(|excess| {
            let reason = match excess {
                tree::Excess::TooDeep => Reason::TooDeep,
                tree::Excess::TooLarge => Reason::TooLarge,
            };
            Fault::new(text, 0..text.len(), reason)
        })?;
        Ok(Self { text: text.to_owned(), parsed, for_text: OnceLock::new(), for_bytes: OnceLock::new() })
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Why RE2, as Envoy 1.37 uses it, refuses this pattern, if it does.
    pub fn re2_refuses(&self) -> Option<Refusal> {
        re2::refuses(&self.text, &self.parsed)
    }

    /// Whether the whole text matches, as Envoy asks (`RE2::FullMatch`). The engine is made for the first question; a search is linear in
    /// the length of the text. A pattern that is far beyond what RE2 has room for matches nothing.
    pub fn is_full_match(&self, text: impl AsRef<[u8]>) -> bool {
        let text = text.as_ref();
        let (engine, kind) = match std::str::from_utf8(text) {
            Ok(_) => (&self.for_text, Text::Utf8),
            Err(_) => (&self.for_bytes, Text::Bytes),
        };
        engine.get_or_init(|| self.engine(kind)).as_ref().is_some_and(|engine| engine.is_match(text))
    }

    fn engine(&self, kind: Text) -> Option<regex::bytes::Regex> {
        if self.parsed.depth <= Self::SHALLOW {
            return self.build(kind);
        }
        // the engine is made by recursion, a thousand levels deep if the pattern is: more than an ordinary stack has room for
        std::thread::scope(|scope| {
            let maker = std::thread::Builder::new().stack_size(Self::STACK).spawn_scoped(scope, || self.build(kind)).ok()?;
            maker.join().ok().flatten()
        })
    }

    fn build(&self, kind: Text) -> Option<regex::bytes::Regex> {
        regex::bytes::RegexBuilder::new(&translate::translate(&self.parsed.pieces, kind))
            .nest_limit(u32::MAX)
            .size_limit(Self::SIZE_LIMIT)
            .dfa_size_limit(Self::CACHE_LIMIT)
            .build()
            .ok()
    }
}

/// Why RE2, as Envoy 1.37 uses it, refuses a pattern that Go compiles. Nothing for one that Go refuses as well.
pub fn re2_refuses(pattern: &str) -> Option<Refusal> {
    Pattern::compile(pattern).ok()?.re2_refuses()
}

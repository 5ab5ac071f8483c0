//! Every path that a piece of Rust names, read from its tokens: imports with nested groups, paths in expressions and types, in the bodies of
//! macros, and in the text of attributes. Comments and strings are not tokens of their own, so nothing in them counts.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::Item;
use syn::parse::{ParseStream, Parser};

/// A path that is named.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Named {
    /// Its line, from 1.
    pub line: usize,
    /// Whether it begins at the root of the crate; otherwise its first part is a library, or something in scope.
    pub is_own: bool,
    /// Its parts; `*` stands for everything there.
    pub parts: Vec<String>,
}

/// What the tokens of a module say, without the items that are compiled for tests alone.
#[derive(Default)]
pub struct Reader {
    /// Every path.
    pub named: BTreeSet<Named>,
    /// Every line that a token is on.
    pub lines: BTreeSet<usize>,
    /// Every line that an item for tests is on.
    pub test_lines: BTreeSet<usize>,
    /// The modules in files of their own that are for tests.
    pub test_modules: Vec<Vec<String>>,
}

impl Reader {
    /// Reads the tokens of a module, whose path is that from the root of the crate.
    pub fn read(tokens: TokenStream, module: &[String]) -> Self {
        let mut reader = Self::default();
        reader.walk(tokens, module);
        reader
    }

    fn walk(&mut self, tokens: TokenStream, module: &[String]) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            let next = self.skip_test(&tokens, at, module).unwrap_or_else(|| self.step(&tokens, at, module));
            at = next;
        }
    }

    /// If an item that is compiled for tests alone begins at a token: the place after it. No other form than `#[cfg(test)]` is in use.
    fn skip_test(&mut self, tokens: &[TokenTree], at: usize, module: &[String]) -> Option<usize> {
        let is_test = is_punct(tokens, at, '#') && tokens.get(at + 1)?.to_string().replace(' ', "") == "[cfg(test)]";
        if !is_test {
            return None;
        }
        let first = |input: ParseStream<'_>| Ok((input.parse::<Item>()?, input.parse::<TokenStream>()?));
        let (item, rest) = first.parse2(tokens[at..].iter().cloned().collect()).ok()?;
        let end = tokens.len() - rest.into_iter().count();
        self.test_lines.extend(tokens[at].span().start().line..=tokens[end - 1].span().end().line);
        if let Item::Mod(declared) = item
            && declared.content.is_none()
        {
            self.test_modules.push([module, &[declared.ident.to_string()]].concat());
        }
        Some(end)
    }

    /// Counts the lines of a token; those inside of a group are counted with its tokens.
    fn count(&mut self, token: &TokenTree) {
        match token {
            TokenTree::Group(group) => self.lines.extend([group.span_open().start().line, group.span_close().start().line]),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {
                self.lines.extend(token.span().start().line..=token.span().end().line);
            }
        }
    }

    /// Reads what begins at a token, and gives the place after it.
    fn step(&mut self, tokens: &[TokenTree], at: usize, module: &[String]) -> usize {
        self.count(&tokens[at]);
        match &tokens[at] {
            TokenTree::Group(group) if is_attribute(tokens, at) => self.attribute(group.stream(), module),
            TokenTree::Group(group) => self.walk(group.stream(), module),
            TokenTree::Ident(word) if word == "mod" => {
                if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) = (tokens.get(at + 1), tokens.get(at + 2)) {
                    self.count(&tokens[at + 2]);
                    self.walk(body.stream(), &[module, &[name.to_string()]].concat());
                    return at + 3;
                }
            }
            TokenTree::Ident(word) if word == "crate" && is_word(tokens, at.wrapping_sub(1), "extern") => {
                self.import(&tokens[at + 1..=at + 1], &[], module);
            }
            // not the `use<'a>` of a type
            TokenTree::Ident(word) if word == "use" && !is_punct(tokens, at + 1, '<') => {
                let length = tokens[at..].iter().position(|token| matches!(token, TokenTree::Punct(end) if end.as_char() == ';'));
                let end = length.map_or(tokens.len(), |length| at + length);
                for token in &tokens[at + 1..end] {
                    self.count(token);
                }
                self.import(&tokens[at + 1..end], &[], module);
                return end;
            }
            TokenTree::Ident(_) if is_separator(tokens, at + 1) => return self.path(tokens, at, module),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        at + 1
    }

    /// A path that starts at a word, up to the last word of it.
    fn path(&mut self, tokens: &[TokenTree], start: usize, module: &[String]) -> usize {
        let mut parts = vec![tokens[start].to_string()];
        let mut at = start + 1;
        while let (true, Some(TokenTree::Ident(part))) = (is_separator(tokens, at), tokens.get(at + 2)) {
            self.count(&tokens[at + 2]);
            parts.push(part.to_string());
            at += 3;
        }
        // what follows a type in `<…>` or a variable of a macro goes on from there, and starts nowhere; `->` and `=>` end no type
        let before = |back: usize, wanted| start.checked_sub(back).is_some_and(|at| is_punct(tokens, at, wanted));
        let goes_on = before(2, ':') && before(1, ':') && before(3, '>') && !before(4, '-') && !before(4, '=');
        let is_variable = is_punct(tokens, start.wrapping_sub(1), '$') && parts[0] != "crate";
        if !goes_on && !is_variable {
            self.add(parts, tokens[start].span().start().line, module);
        }
        at
    }

    /// The trees of an import, after what they have in common.
    fn import(&mut self, trees: &[TokenTree], prefix: &[String], module: &[String]) {
        for tree in trees.split(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',')) {
            let mut parts = prefix.to_vec();
            let mut at = 0;
            while let Some(token) = tree.get(at) {
                match token {
                    // the name that it gets here
                    TokenTree::Ident(word) if word == "as" => break,
                    TokenTree::Ident(word) if word == "self" && !parts.is_empty() => {}
                    TokenTree::Ident(word) => parts.push(word.to_string()),
                    TokenTree::Punct(star) if star.as_char() == '*' => parts.push("*".to_owned()),
                    TokenTree::Group(group) => {
                        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                        for token in &inner {
                            self.count(token);
                        }
                        self.import(&inner, &parts, module);
                        parts.clear();
                        break;
                    }
                    TokenTree::Punct(_) | TokenTree::Literal(_) => {}
                }
                at += 1;
            }
            if let (Some(first), false) = (tree.first(), parts.is_empty()) {
                self.add(parts, first.span().start().line, module);
            }
        }
    }

    /// An attribute: what it names in words, and what it names in strings, as those of serde do. Documentation names nothing.
    fn attribute(&mut self, tokens: TokenStream, module: &[String]) {
        if tokens.clone().into_iter().next().is_some_and(|first| first.to_string() == "doc") {
            return;
        }
        for token in tokens.clone() {
            match token {
                TokenTree::Literal(literal) => {
                    let line = literal.span().start().line;
                    let text: Option<TokenStream> = literal.to_string().trim_matches('"').parse().ok();
                    let inner = text.map(|text| Self::read(text, module).named).unwrap_or_default();
                    self.named.extend(inner.into_iter().map(|named| Named { line, ..named }));
                }
                TokenTree::Group(group) => self.attribute(group.stream(), module),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
        self.walk(tokens, module);
    }

    /// Adds a path, from the root of the crate if that is where it leads.
    fn add(&mut self, parts: Vec<String>, line: usize, module: &[String]) {
        let mut base: Option<Vec<String>> = None;
        let mut rest = parts.into_iter().peekable();
        while let Some(part) = rest.next_if(|part| matches!(part.as_str(), "crate" | "self" | "super")) {
            let mut from = base.unwrap_or_else(|| module.to_vec());
            match part.as_str() {
                "crate" => from.clear(),
                "super" => drop(from.pop()),
                _ => {}
            }
            base = Some(from);
        }
        let is_own = base.is_some();
        let parts = base.into_iter().flatten().chain(rest).collect();
        self.named.insert(Named { line, is_own, parts });
    }
}

fn is_punct(tokens: &[TokenTree], at: usize, wanted: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_word(tokens: &[TokenTree], at: usize, wanted: &str) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Ident(word)) if word == wanted)
}

/// Whether `::` begins there.
fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint)
        && is_punct(tokens, at + 1, ':')
}

/// Whether the group there is that of `#[…]` or `#![…]`.
fn is_attribute(tokens: &[TokenTree], at: usize) -> bool {
    let is_bracket = matches!(&tokens[at], TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket);
    let before = |back: usize, wanted| at.checked_sub(back).is_some_and(|at| is_punct(tokens, at, wanted));
    is_bracket && (before(1, '#') || before(1, '!') && before(2, '#'))
}

#[cfg(test)]
mod tests {
    use super::Reader;

    /// The paths from the root of the crate that a text in the module `check::walk` names.
    fn own(text: &str) -> Vec<String> {
        let tokens = text.parse().expect("the text has tokens");
        let named = Reader::read(tokens, &["check", "walk"].map(str::to_owned)).named;
        named.into_iter().filter(|named| named.is_own).map(|named| named.parts.join("::")).collect()
    }

    fn libraries(text: &str) -> Vec<String> {
        let named = Reader::read(text.parse().expect("the text has tokens"), &[]).named;
        named.into_iter().filter(|named| !named.is_own).map(|named| named.parts.join("::")).collect()
    }

    #[test]
    fn every_form_of_an_import_is_read() {
        for text in [
            "use crate::emit::Kind;",
            "pub use crate::emit::Kind;",
            "pub(crate) use crate::emit::Kind as Emitted;",
            "use crate::emit::{Kind};",
            "use crate::{emit::Kind};",
            "use crate::{self::emit::{Kind}};",
            "use super::super::emit::Kind;",
            "use super::{super::{emit::{Kind as K}}};",
            "use self::super::super::emit::Kind;",
            "use crate::emit::Kind::{self};",
            "fn f() { use crate::emit::Kind; }",
            "mod inner { use super::super::super::emit::Kind; }",
            "macro_rules! m { () => { use $crate::emit::Kind; }; }",
        ] {
            assert_eq!(own(text), ["emit::Kind"], "{text}");
        }
        assert_eq!(own("use crate::{emit::{Kind, yaml::*}, plan};"), ["emit::Kind", "emit::yaml::*", "plan"]);
        assert_eq!(own("use super::helper;"), ["check::helper"]);
        // what brings all modules into scope shows as no module
        assert_eq!(own("use crate::*;"), ["*"]);
        assert_eq!(own("use super::super::*;"), ["*"]);
        assert_eq!(own("use crate as root;"), [""]);
        assert_eq!(own("use crate::{self as root};"), [""]);
    }

    #[test]
    fn paths_are_read_wherever_they_are() {
        for text in [
            "const X: u8 = crate::emit::kind();",
            "fn f(kind: &crate::emit::kind) {}",
            "fn f() -> Vec<crate::emit::kind> { Vec::<u8>::new() }",
            "impl From<super::super::emit::kind> for X {}",
            "fn f() { <crate::emit::kind as Into<X>>::into(x); }",
            "fn f() { matches!(x, crate::emit::kind) }",
            "fn f() { let x = format!(\"{}\", super::super::emit::kind); }",
            "macro_rules! m { () => { $crate::emit::kind() }; }",
            "#[serde(with = \"crate::emit::kind\")] struct X;",
            "#[derive(crate::emit::kind)] struct X;",
            "pub(in crate::emit::kind) struct X;",
            "fn f() { match x { _ => crate::emit::kind } }",
        ] {
            assert_eq!(own(text), ["emit::kind"], "{text}");
        }
        assert_eq!(own("// crate::emit\n/* crate::emit */ /// [`crate::emit`]\nfn f() { \"crate::emit\"; $name::emit::x(); }"), [""; 0]);
    }

    #[test]
    fn libraries_are_read() {
        for text in ["use miette;", "use miette as m;", "extern crate miette;"] {
            assert_eq!(libraries(text), ["miette"], "{text}");
        }
        for text in
            ["use miette::X;", "use {miette::{X as Y}};", "use ::miette::X;", "fn f() -> ::miette::X {}", "fn f(x: miette::X) {}", "m!(miette::X)"]
        {
            assert_eq!(libraries(text), ["miette::X"], "{text}");
        }
    }

    #[test]
    fn only_items_for_tests_are_left_out() {
        let text = "use crate::a;\n#[cfg(test)]\nuse crate::b;\nuse crate::c;\n#[cfg(test)]\nmod tests {\n    use crate::d;\n}\nuse crate::e;\nimpl X {\n    #[cfg(test)]\n    \
                    fn f(&self) { crate::f::g() }\n    fn g() { crate::h::i() }\n}\n#[cfg(test)]\nmod props;\n#[cfg(not(test))]\nuse crate::j;\n";
        assert_eq!(own(text), ["a", "c", "e", "h::i", "j"]);
        let reader = Reader::read(text.parse().expect("the text has tokens"), &["check".to_owned()]);
        assert_eq!(reader.test_lines.into_iter().collect::<Vec<_>>(), [2, 3, 5, 6, 7, 8, 11, 12, 15, 16]);
        assert_eq!(reader.lines.into_iter().collect::<Vec<_>>(), [1, 4, 9, 10, 13, 14, 17, 18]);
        assert_eq!(reader.test_modules, [["check", "props"]]);
    }
}

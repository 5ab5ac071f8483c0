//! Words for what is no YAML: the parser says what it met, this says what the user most likely did.

use granit_parser::ErrorKind;

use crate::diag::{Code, Diagnostic};
use crate::source::Span;
use crate::yaml::document::Source;

/// What to say of a `{{ … }}`, and what to do.
const TEMPLATE: (&str, &str) =
    ("this looks like a template, not YAML", "render the template first (`helm template`), or leave the file out with `--exclude`");

/// The diagnostic of a syntax error at a byte offset of the document.
pub(super) fn diagnostic(source: &Source<'_>, at: usize, kind: &ErrorKind, parser_says: &str) -> Diagnostic {
    let at = floor(source.text, at);
    let line = source.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    // whatever the parser makes of a line that a tab indents, the tab is what is wrong with it
    let indentation = &source.text[line..at];
    let is_indented_with_tab = indentation.contains('\t') && indentation.trim_matches([' ', '\t', '-', '?']).is_empty();
    let kind = if is_indented_with_tab { &ErrorKind::TabInIndentation } else { kind };
    let tab = matches!(kind, ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation);
    let tabs = match kind {
        // the parser gives the start of the scalar, on a line before
        ErrorKind::TabInPlainScalar => tab_after_line_break(source.text, at),
        _ if tab => tabs_in_indentation(source.text, line),
        _ => None,
    };
    let (start, end) = tabs.unwrap_or_else(|| {
        let character = source.text[at..].chars().next().filter(|character| *character != '\n' && *character != '\r');
        (at, character.map_or(at, |character| at + character.len_utf8()))
    });
    let span = source.span(start, end);
    let (code, message, help) = words(source.text, at, kind, parser_says);
    let diagnostic = Diagnostic::new(code, span, message);
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// A list or an object where a key must be. A `{{ template }}` reads as an object with one for a key.
pub(super) fn no_key(source: &Source<'_>, at: usize, span: Span) -> Diagnostic {
    let (message, help) =
        if line_is_template(source.text, at) { TEMPLATE } else { ("a list or an object cannot be a key", "keys are strings in Kubernetes objects") };
    Diagnostic::new(Code::YamlSyntax, span, message).help(help)
}

/// The first escape of a quoted scalar that only JSON has: kubectl refuses it in YAML.
pub(super) fn json_escape(source: &Source<'_>, scalar: Span) -> Option<Diagnostic> {
    let start = (scalar.start as usize).checked_sub(source.base)?;
    let text = source.text.get(start..start + scalar.range().len()).filter(|text| text.contains('\\') && !source.is_json())?;
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        at += found;
        let escape = &text[at..];
        let code = escape.strip_prefix("\\u").and_then(|hex| u16::from_str_radix(hex.get(..4)?, 16).ok());
        if escape.starts_with("\\/") {
            let span = source.span(start + at, start + at + 2);
            return Some(
                Diagnostic::new(Code::YamlSyntax, span, "the escape `\\/` is JSON, and no YAML for kubectl").help("write `/`: it needs no escape"),
            );
        }
        if code.is_some_and(|code| (0xD800..=0xDFFF).contains(&code)) {
            let span = source.span(start + at, start + at + 6);
            let message = format!("the escape `{}` is half a character: JSON, and no YAML for kubectl", &escape[..6]);
            return Some(Diagnostic::new(Code::YamlSyntax, span, message).help("write the character itself, or its number as `\\U0001F600`"));
        }
        // a backslash, and the character that it stands before
        at += 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// The first tabs in the indentation of the lines behind an offset.
fn tab_after_line_break(text: &str, at: usize) -> Option<(usize, usize)> {
    let lines = text[at..].match_indices('\n').map(|(newline, _)| at + newline + 1);
    let indented = lines.filter(|line| text[*line..].trim_start_matches(' ').starts_with('\t'));
    indented.take(1).find_map(|line| tabs_in_indentation(text, line))
}

/// The first tabs in the indentation of a line, from which on the parser stops somewhere.
fn tabs_in_indentation(text: &str, line: usize) -> Option<(usize, usize)> {
    let indentation = text[line..].find(|c| !matches!(c, ' ' | '\t' | '-' | '?')).map_or(&text[line..], |length| &text[line..line + length]);
    let start = indentation.find('\t')?;
    let length = indentation[start..].find(|c| c != '\t').unwrap_or(indentation.len() - start);
    Some((line + start, line + start + length))
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn words(text: &str, at: usize, kind: &ErrorKind, parser_says: &str) -> (Code, String, Option<&'static str>) {
    let syntax = |message: &str, help| (Code::YamlSyntax, message.to_owned(), Some(help));
    match kind {
        ErrorKind::DirectiveDisallowed => (
            Code::DocumentMarker,
            "`%` directives are not read".to_owned(),
            Some("remove the line: kubectl refuses it too; quote a value that starts with `%`"),
        ),
        ErrorKind::RecursionLimitExceeded => {
            (Code::YamlLimit, "too many levels of nesting".to_owned(), Some("no Kubernetes object is nested that deep"))
        }
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation | ErrorKind::TabInPlainScalar => {
            syntax("a tab cannot indent YAML", "use spaces")
        }
        ErrorKind::TabAtBlockScalarStart => syntax("a tab cannot start a block of text", "indent the text with spaces"),
        ErrorKind::UnclosedQuotedScalar => syntax("the quoted text is not closed", "add the closing quote"),
        ErrorKind::UnclosedFlowCollection { open: '{' } => syntax("the `{` is not closed", "add the closing `}`"),
        ErrorKind::UnclosedFlowCollection { .. } => syntax("the `[` is not closed", "add the closing `]`"),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            syntax("an escape that YAML does not have", "write a backslash as `\\\\`, or use single quotes, where nothing is escaped")
        }
        ErrorKind::UnexpectedCharacter { character } => (
            Code::YamlSyntax,
            format!("the character `{}` cannot start a value", crate::diag::prose::shown(&character.to_string())),
            Some("quote the value"),
        ),
        _ if line_is_template(text, at) => syntax(TEMPLATE.0, TEMPLATE.1),
        ErrorKind::MappingValueNotAllowed => {
            syntax("a `:` inside a plain value", "quote the value if it holds `: `; else check the indentation of this line and the one before")
        }
        ErrorKind::MissingAnchorOrAliasName => {
            syntax("a `*` or `&` without a name", "quote the value: a plain `*` starts an alias, and a plain `&` an anchor")
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            syntax("a `:` where no key can stand", "check the indentation of this line and the one before; quote a value that holds `: `")
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidIndentation => (
            Code::YamlSyntax,
            capital_off(parser_says),
            Some("the line does not fit its neighbours: check its indentation, and that no `:` or `-` is missing"),
        ),
        _ => (Code::YamlSyntax, capital_off(parser_says), Some("check the brackets, quotes and indentation here and in the lines before")),
    }
}

/// Whether the line at an offset has a `{{ … }}` in it.
fn line_is_template(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    text[start..end].contains("{{")
}

fn capital_off(words: &str) -> String {
    let mut chars = words.trim_end_matches('.').chars();
    let first: String = chars.next().into_iter().flat_map(char::to_lowercase).collect();
    format!("not YAML: {first}{}", chars.as_str())
}

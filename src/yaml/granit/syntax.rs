//! Messages for invalid YAML: the parser reports what it found, these say what the user most likely did.

use granit_parser::ErrorKind;

use crate::diag::{Code, Diagnostic, shapes};
use crate::source::Span;
use crate::yaml::source::Source;

/// Message and help for a `{{ … }}`.
const TEMPLATE: (&str, &str) =
    ("this looks like a template, not YAML", "render the template first (for example with `helm template`), or exclude the file with `--exclude`");

/// Message for a tab that indents a line.
pub(super) const TAB_INDENTATION: &str = "tabs cannot be used for indentation";
/// Message and help for nesting beyond the limit.
pub(super) const TOO_DEEP: (&str, &str) = ("nesting is too deep", "no Kubernetes object is nested that deeply");

/// The diagnostic for a syntax error at a byte offset of the document.
pub(super) fn diagnostic(source: &Source<'_>, at: usize, kind: &ErrorKind, parser_says: &str) -> Diagnostic {
    let at = floor(source.text, at);
    let line = source.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    // whatever the parser reports about a line that is indented with a tab, the tab is the problem
    let indentation = &source.text[line..at];
    let is_indented_with_tab = indentation.contains('\t') && indentation.trim_matches([' ', '\t', '-', '?']).is_empty();
    let kind = if is_indented_with_tab { &ErrorKind::TabInIndentation } else { kind };
    let tab = matches!(kind, ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation);
    let tabs = match kind {
        // the parser reports the start of the scalar, on an earlier line
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

/// Reports a key that is not a string and cannot become one. `itself` is whether it is written here, and not taken from an anchor.
pub(super) fn bad_key(written: &str, itself: bool, span: Span) -> Diagnostic {
    if written.is_empty() {
        return Diagnostic::new(Code::YamlSyntax, span, "a key is missing here").help("write a key before the `:`");
    }
    let message = format!("`{}` cannot be a key", crate::diag::prose::shown(written));
    let help = if itself { format!("quote it: \"{written}\"") } else { "use a string as the key".to_owned() };
    Diagnostic::new(Code::YamlSyntax, span, message).label("YAML reads this as null, or as a number that is too large").help(help)
}

/// Reports a list or an object in place of a key. YAML reads a `{{ template }}` as an object with an object as its key.
pub(super) fn no_key(source: &Source<'_>, at: usize, span: Span) -> Diagnostic {
    let (message, help) =
        if line_is_template(source.text, at) { TEMPLATE } else { ("a list or an object cannot be a key", "in Kubernetes objects, keys are strings") };
    Diagnostic::new(Code::YamlSyntax, span, message).help(help)
}

/// Reports the first JSON-only escape in a quoted scalar: kubectl rejects it in YAML.
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
                Diagnostic::new(Code::YamlSyntax, span, "`\\/` is a JSON escape that kubectl rejects in YAML").help("use `/`: it needs no escape"),
            );
        }
        if code.is_some_and(|code| (0xD800..=0xDFFF).contains(&code)) {
            let span = source.span(start + at, start + at + 6);
            let message = format!("`{}` is half of a surrogate pair, which kubectl accepts only in JSON", &escape[..6]);
            return Some(
                Diagnostic::new(Code::YamlSyntax, span, message).help("use the character itself, or its code point in the form `\\U0001F600`"),
            );
        }
        // the backslash and the character after it
        at += 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// The first tabs in the indentation of the lines after an offset.
fn tab_after_line_break(text: &str, at: usize) -> Option<(usize, usize)> {
    let lines = text[at..].match_indices('\n').map(|(newline, _)| at + newline + 1);
    let indented = lines.filter(|line| text[*line..].trim_start_matches(' ').starts_with('\t'));
    indented.take(1).find_map(|line| tabs_in_indentation(text, line))
}

/// The first tabs in the indentation of a line.
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
            "`%` directives are not supported".to_owned(),
            Some("remove the line: kubectl rejects it too; if it is a value that starts with `%`, quote it"),
        ),
        ErrorKind::RecursionLimitExceeded => (Code::YamlLimit, TOO_DEEP.0.to_owned(), Some(TOO_DEEP.1)),
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation | ErrorKind::TabInPlainScalar => {
            syntax(TAB_INDENTATION, "use spaces")
        }
        ErrorKind::TabAtBlockScalarStart => syntax("a block scalar cannot start with a tab", "indent the text with spaces"),
        ErrorKind::UnclosedQuotedScalar => syntax("unterminated quoted string", "add the closing quote"),
        ErrorKind::UnclosedFlowCollection { open: '{' } => syntax("unclosed `{`", "add the closing `}`"),
        ErrorKind::UnclosedFlowCollection { .. } => syntax("unclosed `[`", "add the closing `]`"),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            syntax("invalid escape sequence", "write a backslash as `\\\\`, or use single quotes, which have no escapes")
        }
        ErrorKind::UnexpectedCharacter { character } => {
            (Code::YamlSyntax, format!("a value cannot start with {}", shapes::character(*character)), Some("quote the value"))
        }
        _ if line_is_template(text, at) => syntax(TEMPLATE.0, TEMPLATE.1),
        ErrorKind::MappingValueNotAllowed => syntax(
            "unexpected `:` in an unquoted value",
            "quote the value if it contains `: `; otherwise check the indentation of this line and the one before",
        ),
        ErrorKind::MissingAnchorOrAliasName => {
            syntax("`*` or `&` without a name", "quote the value: an unquoted `*` starts an alias, and an unquoted `&` an anchor")
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => syntax(
            "unexpected `:`: a key is not possible here",
            "check the indentation of this line and the one before; quote values that contain `: `",
        ),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidIndentation => {
            (Code::YamlSyntax, capital_off(parser_says), Some("check the indentation of this line, and whether a `:` or `-` is missing"))
        }
        _ => (Code::YamlSyntax, capital_off(parser_says), Some("check brackets, quotes, and indentation here and on the lines before")),
    }
}

/// Whether the line at an offset contains a `{{ … }}`.
fn line_is_template(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    text[start..end].contains("{{")
}

fn capital_off(words: &str) -> String {
    let mut chars = words.trim_end_matches('.').chars();
    let first: String = chars.next().into_iter().flat_map(char::to_lowercase).collect();
    format!("invalid YAML: {first}{}", chars.as_str())
}

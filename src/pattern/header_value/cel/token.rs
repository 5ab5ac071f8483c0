//! The tokens of an expression.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token<'t> {
    Name(&'t str),
    Literal,
    Sign(&'t str),
}

/// A literal at the beginning of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Literal {
    /// Something else is there.
    Absent,
    /// It does not end, or is out of range.
    Broken,
    /// It has this length in bytes.
    Length(usize),
}

impl Literal {
    fn of(valid: bool, length: usize) -> Self {
        if valid { Self::Length(length) } else { Self::Broken }
    }
}

const SIGNS: [&str; 25] =
    ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}", "in"];

/// The tokens of an expression, if all of it is tokens.
pub(super) fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        if rest.is_empty() || rest.starts_with("//") {
            return Some(tokens);
        }
        let literal = match string(rest) {
            Literal::Absent => number(rest),
            found => found,
        };
        let (token, length) = if let Literal::Length(length) = literal {
            (Token::Literal, length)
        } else if literal == Literal::Broken {
            return None;
        } else {
            let end = rest.find(|letter: char| letter != '_' && !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
            match &rest[..end] {
                "" => {
                    let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign))?;
                    (Token::Sign(sign), sign.len())
                }
                "in" => (Token::Sign("in"), end),
                "true" | "false" | "null" => (Token::Literal, end),
                name => (Token::Name(name), end),
            }
        };
        tokens.push(token);
        rest = &rest[length..];
    }
}

/// The string at the beginning of a text: broken if it does not end.
fn string(text: &str) -> Literal {
    let mut body = text;
    let mut raw = false;
    for _ in 0..2 {
        if let Some(rest) = body.strip_prefix(['r', 'R']).filter(|_| !raw) {
            (raw, body) = (true, rest);
        } else if let Some(rest) = body.strip_prefix(['b', 'B']) {
            body = rest;
        }
    }
    let Some(quote) = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| body.starts_with(quote)) else { return Literal::Absent };
    let mut at = quote.len();
    loop {
        let rest = &body[at..];
        if rest.starts_with(quote) {
            return Literal::Length(text.len() - rest.len() + quote.len());
        }
        let Some(next) = rest.chars().next() else { return Literal::Broken };
        at += next.len_utf8();
        if next == '\\' && !raw {
            let Some(length) = escape(&rest[1..]) else { return Literal::Broken };
            at += length;
        }
    }
}

/// The length of an escape after its `\`.
fn escape(text: &str) -> Option<usize> {
    let digits = |skip: usize, count: usize, radix: u32| {
        let digits = text.get(skip..skip + count)?;
        digits.chars().all(|digit| digit.is_digit(radix)).then_some(skip + count)
    };
    match text.bytes().next()? {
        b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' | b'"' | b'\'' | b'\\' | b'?' | b'`' => Some(1),
        b'x' | b'X' => digits(1, 2, 16),
        b'u' => digits(1, 4, 16),
        b'U' => digits(1, 8, 16),
        b'0'..=b'3' => digits(0, 3, 8),
        _ => None,
    }
}

/// The number at the beginning of a text: broken if it is too large.
fn number(text: &str) -> Literal {
    let run = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let whole = run(0);
    let unsigned = |end: usize| end + usize::from(text[end..].starts_with(['u', 'U']));
    if let Some(hexadecimal) = text.strip_prefix("0x") {
        let digits = hexadecimal.bytes().take_while(u8::is_ascii_hexdigit).count();
        if digits > 0 {
            return Literal::of(u64::from_str_radix(&hexadecimal[..digits], 16).is_ok(), unsigned(2 + digits));
        }
    }
    let fraction = if text[whole..].starts_with('.') { run(whole + 1) } else { 0 };
    if whole == 0 && fraction == 0 {
        return Literal::Absent;
    }
    let mut end = if fraction > 0 { whole + 1 + fraction } else { whole };
    let exponent = text[end..].strip_prefix(['e', 'E']).map_or(0, |rest| {
        let sign = usize::from(rest.starts_with(['+', '-']));
        let digits = rest[sign..].bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 { 1 + sign + digits } else { 0 }
    });
    end += exponent;
    if fraction > 0 || exponent > 0 {
        return Literal::Length(end);
    }
    let is_unsigned = unsigned(end) > end;
    let fits = if is_unsigned { text[..end].parse::<u64>().is_ok() } else { text[..end].parse::<i64>().is_ok() };
    Literal::of(fits, unsigned(end))
}

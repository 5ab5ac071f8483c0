//! The syntax of the Common Expression Language, and the functions that Envoy 1.37 has. Its macros that loop are off, except for `has`.

mod token;

use token::{Token, tokens};

/// How deep parts may be in parts: what Envoy's parser allows at the least, and more than a header needs.
const MAX_DEPTH: usize = 32;

/// Words that cannot be names of variables.
const RESERVED: [&str; 17] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "in",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "while",
];

/// Functions of one argument.
const CONVERSIONS: [&str; 9] = ["size", "type", "int", "uint", "double", "bool", "bytes", "dyn", "duration"];
/// Functions of two texts, of which the first may be written before the name.
const COMPARISONS: [&str; 4] = ["contains", "startsWith", "endsWith", "matches"];
/// Methods of a time, with an optional zone.
const PARTS_OF_TIME: [&str; 10] = [
    "getDate",
    "getDayOfMonth",
    "getDayOfWeek",
    "getDayOfYear",
    "getFullYear",
    "getHours",
    "getMilliseconds",
    "getMinutes",
    "getMonth",
    "getSeconds",
];

/// Whether Envoy accepts an expression.
pub(super) fn is_valid(text: &str) -> bool {
    let Some(tokens) = tokens(text) else { return false };
    let mut reader = Reader { tokens: &tokens, at: 0, depth: 0 };
    reader.expression().is_some() && reader.at == tokens.len()
}

struct Reader<'t> {
    tokens: &'t [Token<'t>],
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.at).copied()
    }

    fn eat(&mut self, sign: &str) -> bool {
        let found = self.peek() == Some(Token::Sign(sign));
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str) -> Option<()> {
        self.eat(sign).then_some(())
    }

    fn expression(&mut self) -> Option<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.operation()?;
        if self.eat("?") {
            self.operation()?;
            self.expect(":")?;
            self.expression()?;
        }
        self.depth -= 1;
        Some(())
    }

    /// Operands with operators between: which of them binds more closely does not matter here.
    fn operation(&mut self) -> Option<()> {
        loop {
            self.operand()?;
            let operator = ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "in", "+", "-", "*", "/", "%"].into_iter().any(|sign| self.eat(sign));
            if !operator {
                return Some(());
            }
        }
    }

    fn operand(&mut self) -> Option<()> {
        let sign = if self.peek() == Some(Token::Sign("!")) { "!" } else { "-" };
        while self.eat(sign) {}
        self.primary()?;
        loop {
            if self.eat(".") {
                let Some(Token::Name(name)) = self.peek() else { return None };
                self.at += 1;
                if self.eat("(") {
                    let count = self.list(")")?;
                    is_method(name, count).then_some(())?;
                }
            } else if self.eat("[") {
                self.expression()?;
                self.expect("]")?;
            } else {
                return Some(());
            }
        }
    }

    fn primary(&mut self) -> Option<()> {
        let is_absolute = self.eat(".");
        let token = self.peek()?;
        self.at += 1;
        match token {
            Token::Name("re") if self.eat(".") => self.regular_expression(),
            Token::Name("has") if self.eat("(") => self.has(),
            Token::Name(name) if self.eat("(") => {
                let count = self.list(")")?;
                is_function(name, count).then_some(())
            }
            Token::Name(name) => (!RESERVED.contains(&name)).then_some(()),
            _ if is_absolute => None,
            Token::Literal => Some(()),
            Token::Sign("(") => {
                self.expression()?;
                self.expect(")")
            }
            Token::Sign("[") => self.list("]").map(drop),
            Token::Sign("{") => self.map(),
            Token::Sign(_) => None,
        }
    }

    /// What follows `re.`: the functions of regular expressions, or a field of a variable.
    fn regular_expression(&mut self) -> Option<()> {
        let Some(Token::Name(name)) = self.peek() else { return None };
        self.at += 1;
        if !self.eat("(") {
            return Some(());
        }
        let count = self.list(")")?;
        matches!((name, count), ("capture" | "captureN", 2) | ("extract", 3)).then_some(())
    }

    /// The argument of `has`: a field of something.
    fn has(&mut self) -> Option<()> {
        self.expression()?;
        let before = self.at.checked_sub(2).and_then(|at| self.tokens.get(at)).copied();
        let last = self.tokens.get(self.at - 1).copied();
        (before == Some(Token::Sign(".")) && matches!(last, Some(Token::Name(_)))).then_some(())?;
        self.expect(")")
    }

    /// Expressions up to a closing sign, the last of which may be followed by a comma in a list.
    fn list(&mut self, closing: &str) -> Option<usize> {
        let mut count = 0;
        if closing == "]" && self.eat(",") {
            return self.expect(closing).map(|()| 0);
        }
        while !self.eat(closing) {
            self.expression()?;
            count += 1;
            if !self.eat(",") {
                self.expect(closing)?;
                break;
            }
            if closing == ")" && self.peek() == Some(Token::Sign(")")) {
                return None;
            }
        }
        Some(count)
    }

    fn map(&mut self) -> Option<()> {
        if self.eat(",") {
            return self.expect("}");
        }
        while !self.eat("}") {
            self.expression()?;
            self.expect(":")?;
            self.expression()?;
            if !self.eat(",") {
                return self.expect("}");
            }
        }
        Some(())
    }
}

fn is_function(name: &str, count: usize) -> bool {
    match count {
        1 => CONVERSIONS.contains(&name) || name == "timestamp",
        2 => COMPARISONS.contains(&name),
        _ => false,
    }
}

fn is_method(name: &str, count: usize) -> bool {
    match count {
        0 => name == "size" || PARTS_OF_TIME.contains(&name),
        1 => COMPARISONS.contains(&name) || PARTS_OF_TIME.contains(&name),
        _ => false,
    }
}

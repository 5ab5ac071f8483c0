//! Values of headers that a route sets or adds, as Envoy 1.37 reads them.
//!
//! In such a value, `%REQ(x)%` is a command, which Envoy replaces in each request, and `%%` is a percent sign. Envoy rejects the whole route
//! table for a `%` that is neither, for a command that it does not have, and for an argument that the command does not accept. The table of
//! tests has the answers of a real Envoy 1.37.

mod arguments;
mod cel;
mod coalesce;
mod commands;
mod legacy;

use std::fmt;
use std::ops::Range;

use commands::Arguments;

/// What Envoy makes of a value that it accepts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HeaderValue {
    /// The text as it is.
    Plain,
    /// Text with `%%` for a percent sign.
    Escaped,
    /// Text with commands, which are replaced in each request.
    Commands(Vec<Command>),
}

/// A command in a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Command {
    /// Its name: `REQ`.
    pub name: String,
    /// The bytes of the value from `%` to `%`.
    pub span: Range<usize>,
}

/// Why Envoy rejects a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ValueFault {
    /// The bytes of the value that are at fault.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub reason: ValueReason,
}

/// What is wrong with a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ValueReason {
    /// A `%` that does not begin a command: `100%`, `%2F`.
    Percent,
    /// A command that Envoy does not have.
    UnknownCommand(String),
    /// A command without the argument that it needs.
    ArgumentMissing(String),
    /// A command that does not allow an argument.
    ArgumentNotAllowed(String),
    /// A command that does not allow a length.
    LengthNotAllowed(String),
    /// An argument that the command does not accept, and what it accepts.
    Argument(String, &'static str),
}

impl ValueReason {
    /// What to write instead.
    pub fn help(&self) -> String {
        match self {
            Self::Percent => "use `%%` for a percent sign".to_owned(),
            Self::UnknownCommand(_) => "use a command that Envoy 1.37 supports, or `%%` for a percent sign".to_owned(),
            Self::ArgumentMissing(name) => format!("add the argument, as in `%{name}(…)%`"),
            Self::ArgumentNotAllowed(name) => format!("use `%{name}%`"),
            Self::LengthNotAllowed(name) => format!("remove the `:` and the number after `{name}`"),
            Self::Argument(_, expected) => format!("use {expected}"),
        }
    }
}

impl fmt::Display for ValueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            ValueReason::Percent => write!(f, "a `%` that does not begin a command"),
            ValueReason::UnknownCommand(name) => write!(f, "unknown command `{name}`"),
            ValueReason::ArgumentMissing(name) => write!(f, "the command `{name}` requires an argument"),
            ValueReason::ArgumentNotAllowed(name) => write!(f, "the command `{name}` does not allow an argument or a length"),
            ValueReason::LengthNotAllowed(name) => write!(f, "the command `{name}` does not allow a length"),
            ValueReason::Argument(name, expected) => write!(f, "invalid argument of the command `{name}`: expected {expected}"),
        }
    }
}

impl std::error::Error for ValueFault {}

impl HeaderValue {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// The first fault, if Envoy 1.37 rejects the value.
    pub fn parse(value: &str) -> Result<Self, ValueFault> {
        if !value.contains('%') {
            return Ok(Self::Plain);
        }
        match legacy::translated(value) {
            None => scan(value),
            // offsets do not carry over to what Envoy makes of an old form
            Some(translated) => match scan(&translated) {
                Ok(Self::Commands(commands)) => {
                    Ok(Self::Commands(commands.into_iter().map(|command| Command { span: 0..value.len(), ..command }).collect()))
                }
                Ok(other) => Ok(other),
                Err(fault) => Err(ValueFault { span: 0..value.len(), ..fault }),
            },
        }
    }

    /// The names of its commands.
    pub fn commands(&self) -> impl Iterator<Item = &str> {
        let commands = if let Self::Commands(commands) = self { commands.as_slice() } else { &[] };
        commands.iter().map(|command| command.name.as_str())
    }
}

fn scan(value: &str) -> Result<HeaderValue, ValueFault> {
    let mut commands = Vec::new();
    let mut at = 0;
    while let Some(offset) = value[at..].find('%') {
        let start = at + offset;
        if value[start + 1..].starts_with('%') {
            at = start + 2;
            continue;
        }
        let text = split(&value[start..]).ok_or(ValueFault { span: start..start + 1, reason: ValueReason::Percent })?;
        let span = start..start + text.length;
        check(text.name, text.argument, text.cut, 0).map_err(|reason| ValueFault { span: span.clone(), reason })?;
        at = span.end;
        commands.push(Command { name: text.name.to_owned(), span });
    }
    Ok(if commands.is_empty() { HeaderValue::Escaped } else { HeaderValue::Commands(commands) })
}

/// The parts of a command.
struct Parts<'v> {
    name: &'v str,
    /// The text in parentheses; none is the same as an empty one.
    argument: &'v str,
    /// Whether a length follows.
    cut: bool,
    /// The bytes from `%` to `%`.
    length: usize,
}

/// Splits the command at the beginning of a text: `%NAME%`, `%NAME(argument)%`, `%NAME(argument):10%`. The argument ends at the first `)` with
/// which this is a command.
fn split(text: &str) -> Option<Parts<'_>> {
    let rest = text.strip_prefix('%')?;
    let end = rest.bytes().position(|byte| !(byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')).unwrap_or(rest.len());
    let (name, rest) = rest.split_at(end);
    if name.is_empty() {
        return None;
    }
    let whole = |after: &str| text.len() - after.len();
    let Some(inner) = rest.strip_prefix('(') else {
        let (cut, after) = tail(rest)?;
        return Some(Parts { name, argument: "", cut, length: whole(after) });
    };
    inner.match_indices(')').find_map(|(close, _)| {
        let (cut, after) = tail(&inner[close + 1..])?;
        Some(Parts { name, argument: &inner[..close], cut, length: whole(after) })
    })
}

/// The end of a command: an optional length, and a `%`. Says whether there is a length, and what follows.
fn tail(text: &str) -> Option<(bool, &str)> {
    let Some(rest) = text.strip_prefix(':') else { return Some((false, text.strip_prefix('%')?)) };
    let end = rest.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
    rest[..end].parse::<u64>().ok()?;
    Some((true, rest[end..].strip_prefix('%')?))
}

/// Whether a command exists, and accepts this argument and a length. `depth` is how many commands it is an argument of.
fn check(name: &str, argument: &str, cut: bool, depth: usize) -> Result<(), ValueReason> {
    let named = || name.to_owned();
    let Some(rule) = commands::find(name) else { return Err(ValueReason::UnknownCommand(named())) };
    if rule.arguments == Arguments::None {
        let is_alone = argument.is_empty() && !cut;
        return if is_alone { Ok(()) } else { Err(ValueReason::ArgumentNotAllowed(named())) };
    }
    if rule.required && argument.is_empty() {
        return Err(ValueReason::ArgumentMissing(named()));
    }
    if cut && !rule.length {
        return Err(ValueReason::LengthNotAllowed(named()));
    }
    arguments::check(rule.arguments, argument, depth).map_err(|expected| ValueReason::Argument(named(), expected))
}

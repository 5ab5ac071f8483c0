//! The arguments that each kind of command accepts. What is expected otherwise is the text of the message.

use super::commands::Arguments;
use super::{cel, coalesce};

/// Whether commands of this kind accept the argument. `depth` is how many commands this one is an argument of.
///
/// # Errors
///
/// What they accept.
pub(super) fn check(kind: Arguments, argument: &str, depth: usize) -> Result<(), &'static str> {
    let (accepts, expected): (fn(&str) -> bool, _) = match kind {
        Arguments::None | Arguments::Any => return Ok(()),
        Arguments::Headers => (headers, "a header name, or two with `?` between"),
        Arguments::Time => (time, "a time format without `%n`, because a header cannot have a line break"),
        Arguments::GrpcStatus => (grpc_status, "`CAMEL_STRING`, `SNAKE_STRING`, or `NUMBER`"),
        Arguments::Path => (path, "`WQ` or `NQ`, optionally with `:ORIG`, `:PATH`, or `:ORIG_OR_PATH`"),
        Arguments::ServerName => (server_name, "`SNI_ONLY`, `SNI_FIRST`, or `HOST_FIRST`, optionally with `:ORIG`, `:HOST`, or `:ORIG_OR_HOST`"),
        Arguments::Duration => (duration, "two points in time with `:` between, optionally with `:ms`, `:us`, or `:ns`"),
        Arguments::FilterState => (filter_state, "a key, optionally with `:PLAIN`, `:TYPED`, or `:FIELD:` and a field name"),
        Arguments::Metadata => {
            (metadata, "`DYNAMIC`, `CLUSTER`, `ROUTE`, `UPSTREAM_HOST`, `LISTENER`, `LISTENER_FILTER_CHAIN`, or `VIRTUAL_HOST`, with `:` and a key")
        }
        Arguments::ClientCertificate => (client_certificate, "`by`, `hash`, `cert`, `chain`, `subject`, `uri`, or `dns`"),
        Arguments::Cel => (cel::is_valid, "a CEL expression"),
        Arguments::Coalesce => {
            let expected = "JSON of the form `{\"operators\":[\"PROTOCOL\",{\"command\":\"REQ\",\"param\":\"x\"}]}`";
            return if coalesce::is_valid(argument, depth) { Ok(()) } else { Err(expected) };
        }
    };
    if accepts(argument) { Ok(()) } else { Err(expected) }
}

/// One or two names; the characters are those of a field name, and a `:` may come first.
fn headers(argument: &str) -> bool {
    let names: Vec<&str> = argument.split('?').collect();
    names.len() <= 2 && names.into_iter().all(is_header_name)
}

fn is_header_name(name: &str) -> bool {
    let token = name.strip_prefix(':').unwrap_or(name);
    (!token.is_empty() || name.is_empty()) && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// No line break, in any of its spellings: `%n`, `%-3En`.
fn time(argument: &str) -> bool {
    argument.match_indices('%').all(|(at, _)| {
        let flags = argument[at + 1..].trim_start_matches(['-', '_', '0', '^', '#']);
        let width = flags.trim_start_matches(|digit| matches!(digit, '1'..='9'));
        let modifier = width.strip_prefix(['E', 'O']).unwrap_or(width);
        !modifier.starts_with('n')
    })
}

fn grpc_status(argument: &str) -> bool {
    matches!(argument, "" | "CAMEL_STRING" | "SNAKE_STRING" | "NUMBER")
}

/// Two options with `:` between, each of which may be left out. Envoy does not look at a third.
fn options(argument: &str, first: &[&str], second: &[&str]) -> bool {
    let mut parts = argument.split(':');
    let mut next_is = |known: &[&str]| parts.next().is_none_or(|part| part.is_empty() || known.contains(&part));
    next_is(first) && next_is(second)
}

fn path(argument: &str) -> bool {
    options(argument, &["WQ", "NQ"], &["ORIG", "PATH", "ORIG_OR_PATH"])
}

fn server_name(argument: &str) -> bool {
    options(argument, &["SNI_ONLY", "SNI_FIRST", "HOST_FIRST"], &["ORIG", "HOST", "ORIG_OR_HOST"])
}

fn duration(argument: &str) -> bool {
    let parts: Vec<&str> = argument.split(':').collect();
    match parts[..] {
        [_, _] => true,
        [_, _, precision] => matches!(precision, "ms" | "us" | "ns"),
        _ => false,
    }
}

fn filter_state(argument: &str) -> bool {
    let mut parts = argument.split(':');
    let mut next = || parts.next().unwrap_or_default();
    let (key, form, field) = (next(), next(), next());
    !key.is_empty() && matches!(form, "" | "PLAIN" | "TYPED" | "FIELD") && (form == "FIELD") != field.is_empty()
}

fn metadata(argument: &str) -> bool {
    let source = argument.split(':').next().unwrap_or_default();
    matches!(source, "DYNAMIC" | "CLUSTER" | "ROUTE" | "UPSTREAM_HOST" | "LISTENER" | "LISTENER_FILTER_CHAIN" | "VIRTUAL_HOST")
}

fn client_certificate(argument: &str) -> bool {
    ["by", "hash", "cert", "chain", "subject", "uri", "dns"].iter().any(|part| argument.eq_ignore_ascii_case(part))
}

//! Merge keys: `<<` adds the entries of another object.

use super::Builder;
use super::keys::Keys;
use crate::diag::{Code, Diagnostic};
use crate::source::Span;
use crate::yaml::node::{Map, Node, Value};

impl<'s> Builder<'_, 's> {
    /// Adds the entries that `<<` merges in. If one of them is also set before the `<<`, it gets the merged value, as in kubectl.
    /// This is reported, since other YAML parsers keep the first one, but it does not make the document unreadable: that is decided by who reads it.
    pub(super) fn merge(&mut self, map: &mut Map<'s>, mut keys: Keys<'s>, merges: Vec<(Span, Node<'s>)>) {
        for (marker, node) in merges {
            let sources = match node.value {
                Value::List(items) => items,
                Value::Map(_) | Value::Scalar(_) => vec![node],
            };
            let own = map.entries.len();
            for source in sources {
                let Value::Map(merged) = source.value else {
                    self.fault(
                        Diagnostic::new(Code::YamlSyntax, source.span, "expected an object or a list of objects after `<<`")
                            .help("use an alias to an object, for example `<<: *base`"),
                    );
                    continue;
                };
                for entry in merged.entries {
                    match keys.first(map, &entry.key) {
                        None => map.entries.push(entry),
                        Some(first) if first.start < marker.start => {
                            let Some(mine) = map.entries[..own].iter_mut().find(|mine| mine.key.span == first) else { continue };
                            mine.value = entry.value;
                            let message = format!("the key `{}` is set before the `<<` that merges it in again", entry.key.value);
                            self.sink.push(
                                Diagnostic::new(Code::DuplicateKey, first, message)
                                    .label("kubectl uses the merged value, other parsers this one")
                                    .also(marker, "merged in again here", None)
                                    .help("put `<<` first, or remove one of them"),
                            );
                        }
                        Some(_) => {}
                    }
                }
            }
        }
    }
}

//! `<<`: what another object has, brought into this one.

use super::Builder;
use super::keys::Keys;
use crate::diag::{Code, Diagnostic};
use crate::source::Span;
use crate::yaml::node::{Map, Node, Value};

impl<'s> Builder<'_, 's> {
    /// Brings in what `<<` names. Readers disagree on a key that stands before the `<<` and in it, so that is a fault.
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
                        Diagnostic::new(Code::YamlSyntax, source.span, "`<<` takes an object or a list of objects")
                            .help("name an anchored object: `<<: *base`"),
                    );
                    continue;
                };
                for entry in merged.entries {
                    match keys.first(map, &entry.key) {
                        None => map.entries.push(entry),
                        Some(first) if first.start < marker.start && map.entries[..own].iter().any(|mine| mine.key.span == first) => {
                            let message = format!("`{}` stands before the `<<` that brings it in again", entry.key.value);
                            self.fault(
                                Diagnostic::new(Code::DuplicateKey, first, message)
                                    .label("kubectl takes the merged value, others this one")
                                    .also(marker, "merged in here", None)
                                    .help("put `<<` first, or remove one of the two"),
                            );
                        }
                        Some(_) => {}
                    }
                }
            }
        }
    }
}

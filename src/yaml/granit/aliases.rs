//! Anchors, and the copies that aliases make of anchored values.

use super::{Anchored, Builder, Frame, Open, null};
use crate::diag::{Code, Diagnostic, shapes};
use crate::source::Span;
use crate::yaml::node::{Node, Scalar, ScalarKind, Value};
use crate::yaml::scalar::Resolved;
use crate::yaml::source::Broken;

impl<'s> Builder<'_, 's> {
    /// Keeps a copy of an anchored node for aliases. Scalars are too cheap to count toward the limit.
    pub(super) fn anchor(&mut self, anchor: usize, node: &Node<'s>, height: usize) -> Result<(), Broken> {
        if anchor == 0 {
            return Ok(());
        }
        let nodes = size(node);
        self.spend(nodes - 1, node.span)?;
        self.anchors.insert(anchor, Anchored { node: node.clone(), nodes, height });
        Ok(())
    }

    pub(super) fn alias(&mut self, id: usize, span: Span) -> Result<(), Broken> {
        let Some(Anchored { node, nodes, height }) = self.anchors.get(&id) else {
            self.fault(
                Diagnostic::new(Code::UnknownAlias, span, "the alias refers to a value that contains it")
                    .help("replace the alias with a value: as written, the value contains itself"),
            );
            return self.place(null(span), 0);
        };
        let (node, nodes, height) = (node.clone(), *nodes, *height);
        self.spend(nodes, span)?;
        if self.stack.len() + height > self.limits.depth {
            return self.too_deep(span);
        }
        let is_key = matches!(self.stack.last(), Some(Frame { content: Open::Map { key: None, .. }, .. }));
        match node.value {
            Value::Scalar(Scalar { text, kind }) if is_key => self.key(text, as_resolved(kind), span, 0, false),
            // the fault is here, and not at the anchor
            value if is_key => self.place(Node { value, span }, height),
            value => self.place(Node { value, ..node }, height),
        }
    }

    fn spend(&mut self, nodes: usize, span: Span) -> Result<(), Broken> {
        self.alias_nodes += nodes;
        if self.alias_nodes <= self.limits.alias_nodes {
            return Ok(());
        }
        let message = format!("the aliases in this document expand to more than {} values", shapes::number(self.limits.alias_nodes));
        self.sink.push(Diagnostic::new(Code::YamlLimit, span, message).help("replace some aliases with the values that they refer to"));
        Err(Broken)
    }
}

fn as_resolved(kind: ScalarKind) -> Resolved {
    match kind {
        ScalarKind::Null => Resolved::Null,
        ScalarKind::Bool(value) => Resolved::Bool(value),
        ScalarKind::Integer(value) => Resolved::Int(value.into()),
        ScalarKind::Natural(value) => Resolved::Int(value.into()),
        ScalarKind::Float(value) => Resolved::Float(value),
        ScalarKind::String => Resolved::Str,
    }
}

/// The number of nodes in a tree, including its root.
fn size(node: &Node<'_>) -> usize {
    match &node.value {
        Value::Scalar(_) => 1,
        Value::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Map(map) => 1 + map.entries.iter().map(|entry| size(&entry.value)).sum::<usize>(),
    }
}

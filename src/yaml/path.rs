//! Field paths in Kubernetes notation, built during descent and formatted only for a diagnostic.

use std::fmt;

/// A path into an object, linked from the innermost step outward. Building one allocates nothing.
#[derive(Clone, Copy, Debug)]
pub enum Path<'p> {
    /// The object itself.
    Root,
    /// A field of an object.
    Field(&'p Path<'p>, &'p str),
    /// A list item.
    Index(&'p Path<'p>, usize),
    /// A part of a value, as in `endpoint[host]`.
    Part(&'p Path<'p>, &'p str),
}

impl<'p> Path<'p> {
    /// The path of a field.
    pub fn field(&'p self, name: &'p str) -> Self {
        Self::Field(self, name)
    }

    /// The path of a list item.
    pub fn index(&'p self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The path of a part of a value.
    pub fn part(&'p self, name: &'p str) -> Self {
        Self::Part(self, name)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Path::Root, name) => f.write_str(name),
            Self::Field(outer, name) => write!(f, "{outer}.{name}"),
            Self::Index(outer, index) => write!(f, "{outer}[{index}]"),
            Self::Part(outer, name) => write!(f, "{outer}[{name}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_as_kubernetes_writes_them() {
        let spec = Path::Root.field("spec");
        let rules = spec.field("rules");
        let rule = rules.index(0);
        let endpoint = rule.field("endpoint");
        assert_eq!(endpoint.part("host").to_string(), "spec.rules[0].endpoint[host]");
        assert_eq!(Path::Root.to_string(), "");
    }
}

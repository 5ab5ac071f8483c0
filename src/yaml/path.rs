//! Field paths as Kubernetes writes them, built on the way down and written out only for a diagnostic.

use std::fmt;

/// A place in an object, as a chain from the innermost step outwards. Building one costs nothing.
#[derive(Clone, Copy, Debug)]
pub enum Path<'p> {
    /// The object itself.
    Root,
    /// A member.
    Field(&'p Path<'p>, &'p str),
    /// A list item.
    Index(&'p Path<'p>, usize),
    /// A part of a value, as `endpoint[host]`.
    Part(&'p Path<'p>, &'p str),
}

impl<'p> Path<'p> {
    /// The member of that name.
    pub fn field(&'p self, name: &'p str) -> Self {
        Self::Field(self, name)
    }

    /// The item at that index.
    pub fn index(&'p self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The named part of a value.
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

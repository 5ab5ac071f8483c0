//! Parses YAML into a tree with positions, with the same meaning as on the platform.

mod document;
mod fast;
mod granit;
mod node;
mod path;
pub(crate) mod scalar;
mod serialize;
mod source;
mod split;
mod tag;
mod view;

pub use document::parse;
pub use node::ScalarKind;
pub use path::Path;
pub use serialize::Masked;
pub use source::{Broken, Limits};
pub use split::{Chunk, split};
pub use view::{Entry, Items, Map, Node, NodeKind, Tree};

//! What decoding makes of one object, before any rule has looked at it.

use super::decode::{Document, decode};
use super::workspace::{Content, Resource};
use crate::diag::Sink;
use crate::yaml::Node;

/// An object as decoding left it. Only [`decode`] and [`decode_claims`] make one, and only the rules take it apart, so that nothing gets
/// past them.
#[derive(Debug)]
pub struct Decoded<'s> {
    pub(super) resource: Resource<'s>,
    /// Decoding reported an error.
    pub(super) faulty: bool,
}

impl<'s> Decoded<'s> {
    /// The object.
    pub fn resource(&self) -> &Resource<'s> {
        &self.resource
    }

    /// The object, and whether decoding reported an error in it.
    pub(crate) fn into_parts(self) -> (Resource<'s>, bool) {
        (self.resource, self.faulty)
    }
}

/// Decodes a document of recorded claims (`--claims`). It is not input: only its ConfigMaps count, as they are in a cluster. A dump may
/// contain anything else, and what is wrong with a document that does is not reported.
pub fn decode_claims<'s>(root: &Node<'s>, document: Document<'_>, sink: &mut Sink) -> Vec<Decoded<'s>> {
    let mut own = Sink::default();
    let mut decoded = decode(root, document, &mut own);
    let all = decoded.len();
    decoded.retain(|one| matches!(one.resource.content, Content::Claim(_)));
    if decoded.len() == all {
        sink.append(own);
    }
    for claim in &mut decoded {
        claim.resource.live = true;
    }
    decoded
}

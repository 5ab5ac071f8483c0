//! Decoded objects, before they are checked.

use super::decode::{Document, decode};
use super::workspace::{Content, Resource};
use crate::diag::Sink;
use crate::yaml::Node;

/// A decoded object. Only [`decode`] and [`decode_claims`] create one, and only the checks take it apart, so that no object can bypass them.
#[derive(Debug)]
pub struct Decoded<'s> {
    pub(super) resource: Resource<'s>,
    /// Whether decoding reported an error.
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

/// Decodes a document of recorded claims (`--claims`). Only its ConfigMaps are used, as objects that were read from a cluster. A dump may
/// contain other objects too, and faults in such a document are not reported.
pub fn decode_claims<'s>(root: Node<'_, 's>, document: Document<'_>, sink: &mut Sink) -> Vec<Decoded<'s>> {
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

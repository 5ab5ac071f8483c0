//! Decoded objects, before they are checked.

use super::workspace::Resource;

/// A decoded object. Only [`decode`](super::decode()) and [`decode_claims`](super::decode_claims) create one, and only the checks take it
/// apart, so that no object can bypass them.
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

//! The API group of the kinds that are read.

/// API group of HTTPProxy and Domain.
pub const GROUP: &str = "networking.datumapis.com";
/// The supported version.
pub(super) const VERSION: &str = "v1alpha";
/// API version of HTTPProxy and Domain.
pub const API_VERSION: &str = "networking.datumapis.com/v1alpha";

//! What a field means if it is absent, and limits that more than one place needs. Schemas, checks, and plans use the same constants.

use super::words::{MatchType, PathType};

/// `path.type` of a match.
pub const PATH_TYPE: PathType = PathType::PathPrefix;
/// `path.value` of a match.
pub const PATH_VALUE: &str = "/";
/// `type` of a header or query parameter match.
pub const MATCH_TYPE: MatchType = MatchType::Exact;
/// `statusCode` of a redirect.
pub const REDIRECT_STATUS: i64 = 302;
/// `maxAge` of CORS, in seconds.
pub const CORS_MAX_AGE: i64 = 5;
/// `fraction.denominator` of a mirror.
pub const MIRROR_DENOMINATOR: i64 = 100;
/// `group` of a backend reference.
pub const BACKEND_GROUP: &str = "";
/// `kind` of a backend reference.
pub const BACKEND_KIND: &str = "Service";

/// The most filters that a rule can have, in an HTTPProxy as in the HTTPRoute.
pub const MOST_FILTERS: usize = 16;
/// The most entries that `tls.options` of a Gateway listener can have.
pub const MOST_TLS_OPTIONS: usize = 16;

//! The typed input: what the schemas allow, with the location of everything that a check may report.
//!
//! Decoding continues after a fault. A broken field becomes [`Given::Broken`], a broken list item `None`, so that each fault is reported
//! once and hides no other.

mod config;
mod decode;
mod decoded;
mod domain;
pub(crate) mod endpoint;
mod fields;
mod filter;
mod host_header;
mod http_proxy;
mod labels;
mod list;
mod matches;
mod meta;
mod observed;
mod references;
pub mod schema;
pub mod settings;
mod values;
mod workspace;

pub use config::{OperatorConfig, config_file};
pub use decode::{Document, decode};
pub use decoded::{Decoded, decode_claims};
pub use domain::Domain;
pub use endpoint::Endpoint;
pub use fields::{Given, Text};
pub use filter::{
    Action, BackendRef, Cors, ExtensionRef, ExternalAuth, Filter, FilterType, Fraction, Header, HeaderModifier, Mirror, PathModifier,
    PathModifierType, Redirect, Rewrite, Scheme,
};
pub(crate) use host_header::lower;
pub use http_proxy::{Backend, HttpProxy, Instance, ProxyStatus, Rule, StatusCondition};
pub use list::{Standalone, into_items, list_items};
pub use matches::{HeaderMatch, Match, MatchType, Method, PathMatch, PathType};
pub use meta::{Meta, time, time_of_epoch};
pub use observed::{Claim, Controller, Gateway, Owned, Slice, SlicePort};
pub use workspace::{Content, Origin, ProxyPlace, ProxyRef, Resource, Workspace};

/// API group of HTTPProxy and Domain.
pub const GROUP: &str = "networking.datumapis.com";
/// API version of HTTPProxy and Domain.
pub const API_VERSION: &str = "networking.datumapis.com/v1alpha";

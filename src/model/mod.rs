//! The typed input: what the schemas allow, with the location of everything that a check may report.
//!
//! Decoding continues after a fault. A broken field becomes [`Given::Broken`], a broken list item `None`, so that each fault is reported
//! once and hides no other.

mod another_group;
mod config;
mod decode;
mod decoded;
pub(crate) mod defaults;
mod domain;
pub(crate) mod endpoint;
mod fields;
mod filter;
mod given;
mod group;
mod host_header;
mod http_proxy;
mod items;
mod labels;
mod list;
mod matches;
mod meta;
mod observed;
mod platform;
mod references;
pub mod schema;
pub mod settings;
mod text;
mod time;
mod unknown_field;
mod values;
mod words;
mod workspace;

pub use config::{OperatorConfig, config_file};
pub use decode::{DecodeContext, decode, decode_claims};
pub use decoded::Decoded;
pub use domain::Domain;
pub use endpoint::Endpoint;
pub use filter::{
    Action, BackendRef, Cors, ExtensionRef, ExternalAuth, Filter, Fraction, Header, HeaderModifier, Mirror, PathModifier, Redirect, Rewrite,
};
pub use given::{Given, List};
pub use group::{API_VERSION, GROUP};
pub use http_proxy::{Annotation, Backend, HttpProxy, Instance, ProxyStatus, Rule, StatusCondition};
pub use list::{Standalone, into_items, list_items};
pub use matches::{HeaderMatch, Match, PathMatch};
pub use meta::Meta;
pub(crate) use observed::cluster_name;
pub use observed::{Claim, Controller, Gateway, Owned, Owner, Slice, SlicePort};
pub(crate) use platform::Platforms;
pub use text::Text;
pub(crate) use text::{lower, normal};
pub use time::{time, time_of_epoch};
pub use words::{AuthProtocol, FilterType, MatchType, Method, OwnedKind, PathModifierType, PathType, Scheme};
pub use workspace::{Content, Origin, ProxyPlace, ProxyRef, Resource, Workspace};

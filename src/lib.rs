//! Compiles Datum's HTTPProxy and Domain YAML into Gateway API manifests and computed status, offline, with the platform's own verdicts.
//!
//! The pipeline goes one way, and each stage has a type that only it can make:
//!
//! ```text
//! bytes      source::load        -> SourceMap       text, positions
//! documents  yaml::parse         -> Node            a tree with places; duplicate keys, aliases, limits
//! resources  model::decode       -> Workspace       typed input; unknown fields, types, lengths, patterns
//! verdict    check::run          -> Vec<Accepted>   rules over one resource and over all of them
//! decision   hostnames::resolve  -> Claims          verified, in use or unverified for every hostname
//! plan       plan::plan          -> Plan            what to create; total
//! status     status::compute     -> Status          what the platform would say
//! objects    emit::objects       -> Vec<Object>     the types of gateway-api and k8s-openapi
//! text       emit::write_yaml    -> bytes
//! ```
//!
//! Problems are data ([`diag::Diagnostic`]), collected in a [`diag::Sink`]. Nothing below `cli` prints, exits, reads the environment
//! or the clock.

pub mod check;
mod cli;
pub mod compile;
pub mod diag;
pub mod emit;
pub mod hostnames;
pub mod model;
pub mod plan;
pub mod source;
pub mod status;
pub mod yaml;

pub use cli::{ExitStatus, command, run};

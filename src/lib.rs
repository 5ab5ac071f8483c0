//! Compiles Datum's HTTPProxy and Domain YAML into Gateway API manifests and computed status, offline, with the platform's own verdicts.
//!
//! The pipeline goes one way, and each stage has a type that only it can make:
//!
//! ```text
//! bytes      source::load        -> Loaded           text and positions; what was passed over, and why
//! documents  yaml::parse         -> Node             a tree with places; duplicate keys, aliases, limits
//! resources  model::decode       -> Decoded          typed input; unknown fields, types, lengths, patterns, defaults
//! verdict    check::resource     -> Inspected        rules over one object
//!            check::run          -> Checked          rules over all of the input; valid proxies come from here alone
//! decision   hostnames::resolve  -> Decided          verified, in use or unverified, for each hostname
//! plan       plan::plan          -> Plan, Plans      what to create, each part with its place; cannot fail
//! answer     trace::Tracer      -> Answer           the same plans, asked with a request
//! status     status::compute     -> Status           what the platform would answer
//! objects    emit::objects       -> Object           the types of gateway-api and k8s-openapi
//! text       emit::write_yaml, emit::append_json; emit::write_plan writes a plan as YAML without the objects
//! ```
//!
//! [`compile`](mod@compile) puts them together: text and options in, a [`Compilation`](compile::Compilation) out. Nothing else assembles
//! stages.
//!
//! ```
//! use gatewright::compile::{Options, Output, OutputOptions, compile};
//! use gatewright::diag::Levels;
//! use gatewright::source::SourceMap;
//!
//! let sources = SourceMap::of_texts([
//!     (
//!         "shop.yaml",
//!         "apiVersion: networking.datumapis.com/v1alpha
//! kind: HTTPProxy
//! metadata: {name: shop}
//! spec:
//!   hostnames: [www.example.com]
//!   rules: [{backends: [{endpoint: https://origin.example.net}]}]
//! ",
//!     ),
//!     (
//!         "domain.yaml",
//!         "apiVersion: networking.datumapis.com/v1alpha
//! kind: Domain
//! metadata: {name: example}
//! spec: {domainName: example.com}
//! status: {conditions: [{type: Verified, status: 'True'}]}
//! ",
//!     ),
//! ]);
//! let compilation = compile(&sources, &Options::default())?;
//! assert!(compilation.diagnostics(&Levels::default()).is_empty());
//!
//! let plans = compilation.plans();
//! assert_eq!(plans.serving("www.example.com").expect("a verified Domain covers it").plan.name, "shop");
//!
//! let options = OutputOptions::default();
//! let mut names = Vec::new();
//! for output in compilation.outputs(&options) {
//!     match output {
//!         Output::Rendered(proxy) => names.extend(proxy.objects(&options.kinds).iter().map(|object| object.full_name())),
//!         Output::Document(document) => names.push(format!("all of {}", sources.file(document.span().file).name)),
//!         Output::Item(item) => names.push(item.object.to_string()),
//!     }
//! }
//! assert_eq!(names, [
//!     "endpointslice.discovery.k8s.io/shop-0-0",
//!     "gateway.gateway.networking.k8s.io/shop",
//!     "httproute.gateway.networking.k8s.io/shop",
//!     "all of domain.yaml",
//! ]);
//! # Ok::<(), gatewright::compile::ConfigConflict>(())
//! ```
//!
//! Problems are data ([`diag::Diagnostic`]), collected in a [`diag::Sink`]. Nothing below `cli` prints, exits, reads the environment
//! or the clock.

pub mod check;
mod cli;
pub mod compile;
pub mod diag;
pub mod emit;
pub mod explain;
pub mod hostnames;
pub mod model;
pub mod pattern;
pub mod plan;
pub mod source;
pub mod status;
pub mod trace;
pub mod yaml;

pub use cli::{AfterRun, ExitStatus, command, run};

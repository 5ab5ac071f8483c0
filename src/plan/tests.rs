//! What lowering adds and where everything comes from, read off a plan that was made from text.

use super::{Action, Address, HostSource, HostnamePlan, Plan, Target, plan};
use crate::compile::{Options, compile};
use crate::diag::Levels;
use crate::source::{SourceMap, Span};

const SHOP: &str = r#"
apiVersion: networking.datumapis.com/v1alpha
kind: HTTPProxy
metadata: {name: shop}
spec:
  hostnames: [www.example.com]
  rules:
  - name: api
    matches:
    - path: {type: Exact, value: /api}
      headers: [{name: X-Env, value: canary}]
      method: GET
    - {}
    filters:
    - type: RequestHeaderModifier
      requestHeaderModifier: {set: [{name: host, value: Inner.example.net}, {name: X-A, value: "1"}], remove: [X-B]}
    backends:
    - endpoint: https://origin.example.net:8443
  - filters:
    - type: URLRewrite
      urlRewrite: {hostname: user.example.net, path: {type: ReplaceFullPath, replaceFullPath: /new}}
    backends:
    - {endpoint: "https://192.0.2.1", tls: {hostname: Tls.example.net}}
  - filters:
    - type: URLRewrite
      urlRewrite: {hostname: user.example.net}
    backends:
    - instance: {name: machines, port: 8080}
  - backends:
    - {endpoint: "http://localhost:3000", connector: {name: laptop}}
  - filters:
    - {type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: machines}
addressType: IPv4
endpoints: [{addresses: [192.0.2.7]}]
ports: [{name: http, port: 8080}]
"#;

/// Plans the one proxy of a text, and looks at the plan with the text of a place.
fn with_plan(text: &str, look: impl FnOnce(&Plan<'_>, &dyn Fn(Span) -> String)) {
    let mut sources = SourceMap::default();
    sources.add_text("shop.yaml", text);
    let compilation = compile(&sources, &Options::default()).expect("there is no configuration");
    let mut proxies = compilation.decided().proxies();
    let (Some(proxy), None) = (proxies.next(), proxies.next()) else { panic!("{:?}", compilation.diagnostics(&Levels::default())) };
    let plan = plan(proxy);
    look(&plan, &|span| sources.text(span).to_owned());
}

#[test]
fn matches_remember_where_they_were_written() {
    with_plan(SHOP, |plan, text| {
        let rule = &plan.rules[0];
        assert_eq!(text(rule.declared_at), "name");
        let first = &rule.matches[0];
        assert!(text(first.declared_at).starts_with("path: {type: Exact"));
        assert_eq!(text(first.path.declared_at), "/api");
        assert_eq!((text(first.headers[0].name.span), text(first.headers[0].value.span)), ("X-Env".to_owned(), "canary".to_owned()));
        assert_eq!(first.method.map(|method| text(method.span)).as_deref(), Some("GET"));
        let everything = &rule.matches[1];
        assert_eq!((text(everything.declared_at), text(everything.path.declared_at)), ("{}".to_owned(), "{}".to_owned()));
        let added = &plan.rules[1].matches[0];
        assert_eq!((added.path.value, text(added.declared_at)), ("/", "filters".to_owned()), "a rule without matches stands for its match");
    });
}

#[test]
fn filters_remember_where_they_were_written_and_added_ones_why() {
    with_plan(SHOP, |plan, text| {
        let [modifier, added] = &plan.rules[0].filters[..] else { panic!("{:?}", plan.rules[0].filters) };
        assert_eq!(text(modifier.declared_at), "type");
        let Action::RequestHeaders(changes) = &modifier.action else { panic!("{modifier:?}") };
        assert_eq!(changes.set.iter().map(|change| text(change.name.span)).collect::<Vec<_>>(), ["X-A"], "`Host` travels as a rewrite");
        assert_eq!(text(changes.remove[0].span), "X-B");
        assert_eq!(text(added.declared_at), "https://origin.example.net:8443");
    });
}

#[test]
fn a_rewrite_remembers_who_named_its_host() {
    let host = |plan: &Plan<'_>, rule: usize, text: &dyn Fn(Span) -> String| {
        plan.rules[rule].filters.iter().find_map(|filter| match &filter.action {
            Action::Rewrite { hostname, .. } => hostname.as_ref().map(|host| (host.source, host.value.to_string(), text(host.declared_at))),
            Action::RequestHeaders(_) | Action::ResponseHeaders(_) | Action::Redirect(_) | Action::Extension { .. } | Action::Cors(_) => None,
        })
    };
    let found = |source, value: &str, at: &str| Some((source, value.to_owned(), at.to_owned()));
    with_plan(SHOP, |plan, text| {
        assert_eq!(host(plan, 0, text), found(HostSource::HostHeader, "inner.example.net", "Inner.example.net"));
        assert_eq!(host(plan, 1, text), found(HostSource::TlsHostname, "tls.example.net", "Tls.example.net"));
        assert_eq!(host(plan, 2, text), found(HostSource::UrlRewrite, "user.example.net", "user.example.net"));
        assert_eq!(host(plan, 3, text), None);
    });
    with_plan(&SHOP.replace("{name: host, value: Inner.example.net}, ", ""), |plan, text| {
        assert_eq!(host(plan, 0, text), found(HostSource::Endpoint, "origin.example.net", "https://origin.example.net:8443"));
    });
}

#[test]
fn backends_lead_to_their_slices() {
    with_plan(SHOP, |plan, text| {
        let backend = |rule: usize| &plan.rules[rule].backends[0];
        let slice = plan.slice(backend(1)).expect("an endpoint has a slice");
        assert_eq!((&*slice.name, slice.port, slice.https, slice.certificate_hostname.as_deref()), ("shop-1-0", 443, true, Some("tls.example.net")));
        assert_eq!(text(slice.endpoint.text.span), "\"https://192.0.2.1\"");
        assert_eq!(plan.reference(backend(1)), ("shop-1-0", 443));
        assert!(plan.slice(backend(2)).is_none());
        assert_eq!(plan.reference(backend(2)), ("machines", 8080));
        assert!(matches!(&backend(2).target, Target::Instance { name, port: 8080 } if text(name.span) == "machines"));
        assert!(matches!(plan.slice(backend(3)).expect("a connector has a slice").address, Address::Connector));
        assert!(plan.rules[4].backends.is_empty());
    });
}

#[test]
fn hostnames_are_there_whatever_became_of_them() {
    with_plan(SHOP, |plan, _| {
        let [hostname @ HostnamePlan::Listed { index: 0, .. }] = &plan.hostnames[..] else { panic!("{:?}", plan.hostnames) };
        assert_eq!((hostname.name(), hostname.is_accepted(), hostname.is_programmed()), ("www.example.com", false, false));
        assert_eq!(plan.listeners.len(), 2);
    });
}

//! Writes the objects of a plan as YAML without building the objects.
//!
//! Nearly all of what [`objects`](super::objects) and [`write_yaml`](super::write_yaml) print together is fixed text. Converting every
//! string to upstream types and walking those took a third of the time of a build, so the common shapes are written directly here. Filters
//! and other rare parts still go through the upstream types. **This prints the same bytes as the general way**; the tests compare the two on
//! all of their input.

use std::collections::BTreeMap;
use std::io::Write;

use super::yaml::{self, Error};
use super::yaml_string::write_string;
use super::{Kind, endpoint_slice, filter};
use crate::model::settings::Settings;
use crate::plan::{BackendPlan, ListenerPlan, MatchPlan, PathPlan, Plan, RulePlan, SlicePlan, ValueMatch};

/// Appends the objects of a plan as YAML documents, with the comment after the marker of the first one. Returns whether there was any.
pub fn write_plan(plan: &Plan<'_>, settings: &Settings, kinds: &[Kind], comment: &str, out: &mut Vec<u8>) -> Result<bool, Error> {
    let mut page = Page { out, comment, empty: true };
    if kinds.contains(&Kind::EndpointSlice) {
        plan.slices.iter().try_for_each(|slice| page.slice(plan, slice))?;
    }
    if kinds.contains(&Kind::Gateway) {
        page.gateway(plan, settings)?;
    }
    if kinds.contains(&Kind::HttpRoute) {
        page.route(plan)?;
    }
    Ok(!page.empty)
}

struct Page<'a> {
    out: &'a mut Vec<u8>,
    comment: &'a str,
    empty: bool,
}

impl Page<'_> {
    /// Appends text unchanged.
    fn put(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Appends a line that ends with a string.
    fn line(&mut self, head: &str, value: &str) {
        self.put(head);
        write_string(value, self.out);
        self.out.push(b'\n');
    }

    /// Appends a line that ends with a number.
    fn number(&mut self, head: &str, value: i64) {
        self.put(head);
        write!(self.out, "{value}").expect("a vector accepts every byte");
        self.out.push(b'\n');
    }

    fn document(&mut self, head: &str) {
        self.put("---\n");
        if std::mem::replace(&mut self.empty, false) {
            self.out.extend_from_slice(self.comment.as_bytes());
        }
        self.put(head);
    }

    fn slice(&mut self, plan: &Plan<'_>, slice: &SlicePlan<'_>) -> Result<(), Error> {
        let SlicePlan { name, port_name, address, port, https, certificate_hostname, endpoint: _ } = slice;
        self.document("apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata:\n");
        match certificate_hostname {
            Some(hostname) if plan.annotations.is_empty() => {
                self.put("  annotations:\n    ");
                self.put(endpoint_slice::CERTIFICATE_HOSTNAME);
                self.line(": ", hostname);
            }
            hostname => {
                let mut annotations = plan.annotations.clone();
                annotations.extend(hostname.iter().map(|hostname| (endpoint_slice::CERTIFICATE_HOSTNAME, &**hostname)));
                self.annotations(&annotations)?;
            }
        }
        self.line("  name: ", name);
        self.line("  namespace: ", plan.namespace);
        let (kind, address) = address.in_slice();
        self.line("addressType: ", kind);
        self.line("endpoints:\n- addresses:\n  - ", &address);
        self.put("  conditions:\n    ready: true\n    serving: true\n    terminating: false\nports:\n- appProtocol: ");
        self.put(if *https { "https\n" } else { "http\n" });
        self.line("  name: ", port_name);
        self.number("  port: ", i64::from(*port));
        self.put("  protocol: TCP\n");
        Ok(())
    }

    /// Appends the annotations of an object, if it has any.
    fn annotations(&mut self, annotations: &BTreeMap<&str, &str>) -> Result<(), Error> {
        if annotations.is_empty() {
            return Ok(());
        }
        self.put("  annotations:");
        yaml::write_after_key(annotations, 2, self.out)
    }

    fn gateway(&mut self, plan: &Plan<'_>, settings: &Settings) -> Result<(), Error> {
        self.document("apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n");
        self.annotations(&plan.annotations)?;
        self.line("  name: ", plan.name);
        self.line("  namespace: ", plan.namespace);
        self.line("spec:\n  gatewayClassName: ", &settings.gateway_class);
        self.put("  listeners:\n");
        plan.listeners.iter().try_for_each(|listener| self.listener(listener, settings))
    }

    fn listener(&mut self, listener: &ListenerPlan<'_>, settings: &Settings) -> Result<(), Error> {
        let ListenerPlan { name, hostname, https } = listener;
        self.put("  - allowedRoutes:\n      namespaces:\n        from: Same\n");
        if let Some(hostname) = hostname {
            self.line("    hostname: ", hostname);
        }
        self.line("    name: ", name);
        if !https {
            self.put("    port: 80\n    protocol: HTTP\n");
            return Ok(());
        }
        self.put("    port: 443\n    protocol: HTTPS\n    tls:\n      mode: Terminate\n      options:");
        yaml::write_after_key(&settings.listener_tls_options, 6, self.out)
    }

    fn route(&mut self, plan: &Plan<'_>) -> Result<(), Error> {
        self.document("apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n");
        self.annotations(&plan.annotations)?;
        self.line("  name: ", plan.name);
        self.line("  namespace: ", plan.namespace);
        self.line("spec:\n  parentRefs:\n  - name: ", plan.name);
        self.put(if plan.rules.is_empty() { "  rules: []\n" } else { "  rules:\n" });
        plan.rules.iter().try_for_each(|rule| self.rule(plan, rule))
    }

    fn rule<'w>(&mut self, plan: &Plan<'w>, rule: &RulePlan<'w>) -> Result<(), Error> {
        let RulePlan { name, matches, filters, backends, declared_at: _ } = rule;
        let mut lead = Lead::new("  - ", "    ");
        if !backends.is_empty() {
            self.put(lead.next());
            self.put("backendRefs:\n");
            backends.iter().try_for_each(|backend| self.backend(plan, backend))?;
        }
        if !filters.is_empty() {
            self.put(lead.next());
            self.put("filters:\n");
            for found in filters {
                self.put("    - ");
                yaml::write_item(&filter::of_rule(found), 6, self.out)?;
            }
        }
        self.put(lead.next());
        self.put(if matches.is_empty() { "matches: []\n" } else { "matches:\n" });
        for one in matches {
            self.one_match(one);
        }
        if let Some(name) = name {
            self.line("    name: ", &name.value);
        }
        Ok(())
    }

    fn backend<'w>(&mut self, plan: &Plan<'w>, backend: &BackendPlan<'w>) -> Result<(), Error> {
        let BackendPlan { target: _, filters, declared_at: _ } = backend;
        let (name, port) = plan.reference(backend);
        let mut lead = Lead::new("    - ", "      ");
        for (index, found) in filters.iter().filter_map(filter::of_backend).enumerate() {
            if index == 0 {
                self.put(lead.next());
                self.put("filters:\n");
            }
            self.put("      - ");
            yaml::write_item(&found, 8, self.out)?;
        }
        self.put(lead.next());
        self.put("group: discovery.k8s.io\n      kind: EndpointSlice\n");
        self.line("      name: ", name);
        self.number("      port: ", i64::from(port));
        Ok(())
    }

    fn one_match(&mut self, one: &MatchPlan<'_>) {
        let MatchPlan { path: PathPlan { kind, value, declared_at: _ }, headers, query_params, method, declared_at: _ } = one;
        let mut lead = Lead::new("    - ", "      ");
        if !headers.is_empty() {
            self.put(lead.next());
            self.put("headers:\n");
            for header in headers {
                self.value_match(header);
            }
        }
        if let Some(method) = method {
            self.put(lead.next());
            self.line("method: ", method.as_str());
        }
        self.put(lead.next());
        self.line("path:\n        type: ", kind.as_str());
        self.line("        value: ", value);
        if !query_params.is_empty() {
            self.put("      queryParams:\n");
            for param in query_params {
                self.value_match(param);
            }
        }
    }

    fn value_match(&mut self, value_match: &ValueMatch<'_>) {
        let ValueMatch { kind, name, value } = value_match;
        self.line("      - name: ", &name.value);
        self.line("        type: ", kind.as_str());
        self.line("        value: ", &value.value);
    }
}

/// What precedes the members of an object in a list: a dash for the first, indentation for the others.
struct Lead {
    first: &'static str,
    other: &'static str,
}

impl Lead {
    fn new(first: &'static str, other: &'static str) -> Self {
        Self { first, other }
    }

    fn next(&mut self) -> &'static str {
        std::mem::replace(&mut self.first, self.other)
    }
}

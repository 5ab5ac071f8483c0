//! Generates objects from a string of bytes. Each byte decides one thing, and when none is left, the simplest choice is made. So a fuzzer or a
//! property test that shortens the bytes simplifies the objects.

use serde_json::{Map, Value, json};

/// A source of choices: each takes the next byte.
pub struct Choices<'b>(&'b [u8]);

impl<'b> Choices<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    fn byte(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }

    /// A number below `end`, which is at most 256.
    pub fn below(&mut self, end: usize) -> usize {
        self.byte() % end
    }

    pub fn pick<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[self.below(words.len())]
    }

    /// `true` in one of that many cases.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }
}

/// A password that must not appear in any output.
pub const SECRET: &str = "hunter2";

const NAMESPACES: [&str; 3] = ["default", "team-a", "team-b"];
const HOSTNAMES: [&str; 8] = [
    "shop.example.com",
    "www.example.com",
    "example.com",
    "a.b.example.org",
    "xn--bcher-kva.example",
    "10.1.2.3",
    "store.example.co.uk",
    "test-example.com",
];
const DOMAINS: [&str; 5] = ["example.com", "example.org", "b.example.org", "bcher-kva.example", "example.co.uk"];
const NAMES: [&str; 6] = ["x-one", "Accept", "x_2", "no", "Y", "X-Long-Name.of*a`header"];
const VALUES: [&str; 9] = ["1", "yes", "text/html; q=0.9", " a: b # c", "'it''s'", "\"q\"", "é 日本", "0x1F", "~"];

/// Objects that the platform accepts, with unique names.
pub fn valid_workspace(choices: &mut Choices<'_>) -> Vec<Value> {
    let mut objects: Vec<Value> = (0..=choices.below(3)).map(|index| proxy(choices, index)).collect();
    for domain in DOMAINS.iter().take(choices.below(DOMAINS.len() + 1)) {
        objects.push(domain_object(choices, domain));
    }
    if choices.one_in(3) {
        objects.push(slice());
    }
    if choices.one_in(4) {
        objects.push(gateway(choices));
    }
    if choices.one_in(4) {
        objects.push(claim(choices));
    }
    if choices.one_in(4) {
        objects.push(json!({"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"ports": [{"port": 80}]}}));
    }
    objects
}

fn metadata(choices: &mut Choices<'_>, name: &str) -> Value {
    let mut metadata = json!({ "name": name });
    let namespace = choices.pick(&NAMESPACES);
    if namespace != "default" || choices.one_in(2) {
        metadata["namespace"] = namespace.into();
    }
    if choices.one_in(4) {
        metadata["labels"] = json!({"app.kubernetes.io/name": "shop", "on": choices.pick(&["yes", "", "1.0"])});
    }
    if choices.one_in(4) {
        metadata["creationTimestamp"] = choices.pick(&["2024-01-01T00:00:00Z", "2025-01-01T00:00:00+02:00"]).into();
    }
    metadata
}

/// A valid HTTPProxy. The index makes its name unique.
pub fn proxy(choices: &mut Choices<'_>, index: usize) -> Value {
    let name = format!("{}{index}", choices.pick(&["p", "shop-", "0"]));
    let mut spec = Map::new();
    let mut hostnames: Vec<&str> = (0..choices.below(4)).map(|_| choices.pick(&HOSTNAMES)).collect();
    hostnames.sort_unstable();
    hostnames.dedup();
    if !hostnames.is_empty() {
        spec.insert("hostnames".into(), hostnames.into());
    }
    spec.insert("rules".into(), (0..=choices.below(3)).map(|index| rule(choices, index)).collect::<Vec<_>>().into());
    json!({"apiVersion": "networking.datumapis.com/v1alpha", "kind": "HTTPProxy", "metadata": metadata(choices, &name), "spec": spec})
}

fn rule(choices: &mut Choices<'_>, index: usize) -> Value {
    let mut rule = Map::new();
    if choices.one_in(2) {
        rule.insert("name".into(), format!("rule-{index}").into());
    }
    let redirect = choices.one_in(4);
    let prefix = choices.one_in(3);
    if prefix {
        rule.insert("matches".into(), json!([{"path": {"type": "PathPrefix", "value": choices.pick(&PATHS)}}]));
    } else {
        let matches: Vec<Value> = (0..choices.below(3)).map(|_| one_match(choices)).collect();
        if !matches.is_empty() {
            rule.insert("matches".into(), matches.into());
        }
    }
    let filters = filters(choices, redirect, prefix);
    if !filters.is_empty() {
        rule.insert("filters".into(), filters.into());
    }
    if !redirect {
        rule.insert("backends".into(), json!([backend(choices)]));
    }
    rule.into()
}

const PATHS: [&str; 6] = ["/", "/a", "/a/b.c", "/%20;x=1", "/no", "/~u/"];

fn one_match(choices: &mut Choices<'_>) -> Value {
    let mut found = Map::new();
    match choices.below(4) {
        1 => drop(found.insert("path".into(), json!({"type": "Exact", "value": choices.pick(&PATHS)}))),
        2 => drop(found.insert("path".into(), json!({"type": "RegularExpression", "value": choices.pick(&["/a.*", "(", "^/\\d+$", ""])}))),
        3 => drop(found.insert("path".into(), json!({"value": choices.pick(&PATHS)}))),
        _ => {}
    }
    for list in ["headers", "queryParams"] {
        if choices.one_in(3) {
            let mut item = json!({"name": choices.pick(&NAMES), "value": choices.pick(&VALUES)});
            if choices.one_in(3) {
                item["type"] = choices.pick(&["Exact", "RegularExpression"]).into();
            }
            found.insert(list.into(), json!([item]));
        }
    }
    if choices.one_in(3) {
        found.insert("method".into(), choices.pick(&["GET", "DELETE", "TRACE"]).into());
    }
    found.into()
}

fn filters(choices: &mut Choices<'_>, redirect: bool, prefix: bool) -> Vec<Value> {
    let mut filters = Vec::new();
    for kind in ["RequestHeaderModifier", "ResponseHeaderModifier"] {
        if choices.one_in(3) {
            filters.push(header_modifier(choices, kind));
        }
    }
    if redirect {
        filters.push(json!({"type": "RequestRedirect", "requestRedirect": redirection(choices)}));
    } else if choices.one_in(3) {
        filters.push(json!({"type": "URLRewrite", "urlRewrite": rewrite(choices, prefix)}));
    }
    if choices.one_in(4) {
        filters.push(json!({"type": "CORS", "cors": cors(choices)}));
    }
    if choices.one_in(5) {
        filters.push(extension());
    }
    filters
}

fn extension() -> Value {
    json!({"type": "ExtensionRef", "extensionRef": {"group": "gateway.envoyproxy.io", "kind": "HTTPRouteFilter", "name": "direct"}})
}

fn header_modifier(choices: &mut Choices<'_>, kind: &str) -> Value {
    let mut member = Map::new();
    let mut set = Vec::new();
    if choices.one_in(2) {
        set.push(json!({"name": choices.pick(&NAMES), "value": choices.pick(&VALUES)}));
    }
    if choices.one_in(3) {
        set.push(json!({"name": choices.pick(&["Host", "host", "HOST"]), "value": choices.pick(&["inner.example.net", "Inner.Example.NET"])}));
    }
    if !set.is_empty() {
        member.insert("set".into(), set.into());
    }
    if choices.one_in(3) {
        member.insert("add".into(), json!([{"name": choices.pick(&NAMES), "value": choices.pick(&VALUES)}]));
    }
    if choices.one_in(3) {
        member.insert("remove".into(), json!([choices.pick(&NAMES)]));
    }
    let key = if kind.starts_with("Request") { "requestHeaderModifier" } else { "responseHeaderModifier" };
    json!({"type": kind, key: member})
}

fn redirection(choices: &mut Choices<'_>) -> Value {
    let mut redirect = Map::new();
    if choices.one_in(2) {
        redirect.insert("scheme".into(), choices.pick(&["https", "http"]).into());
    }
    if choices.one_in(2) {
        redirect.insert("hostname".into(), choices.pick(&["to.example.com", "no"]).into());
    }
    if choices.one_in(2) {
        redirect.insert("port".into(), (1 + choices.below(200)).into());
    }
    if choices.one_in(2) {
        redirect.insert("statusCode".into(), [301, 302, 303, 307, 308][choices.below(5)].into());
    }
    redirect.into()
}

fn rewrite(choices: &mut Choices<'_>, prefix: bool) -> Value {
    let mut rewrite = Map::new();
    if choices.one_in(2) {
        rewrite.insert("hostname".into(), choices.pick(&["inner.example.com", "on"]).into());
    }
    match choices.below(3) {
        1 => drop(rewrite.insert("path".into(), json!({"type": "ReplaceFullPath", "replaceFullPath": choices.pick(&["/x", "", "no"])}))),
        2 if prefix => drop(rewrite.insert("path".into(), json!({"type": "ReplacePrefixMatch", "replacePrefixMatch": choices.pick(&["/x", ""])}))),
        _ => {}
    }
    rewrite.into()
}

fn cors(choices: &mut Choices<'_>) -> Value {
    let mut cors = Map::new();
    if choices.one_in(2) {
        cors.insert("allowOrigins".into(), [json!(["*"]), json!(["https://*.example.com", "http://a.b:8080"])][choices.below(2)].clone());
    }
    if choices.one_in(2) {
        cors.insert("allowMethods".into(), json!(["GET", "PUT"]));
    }
    if choices.one_in(2) {
        cors.insert("allowCredentials".into(), choices.one_in(2).into());
    }
    if choices.one_in(2) {
        cors.insert("maxAge".into(), (1 + choices.below(200)).into());
    }
    cors.into()
}

fn backend(choices: &mut Choices<'_>) -> Value {
    let mut backend = match choices.below(7) {
        0 => json!({"endpoint": "https://api.example.net"}),
        1 => json!({"endpoint": choices.pick(&["http://203.0.113.7:8080", "HTTP://[2001:DB8:0::1]", "http://api.example.net:080"])}),
        2 => json!({"endpoint": "https://203.0.113.7", "tls": {"hostname": choices.pick(&["Origin.example.net", "origin"])}}),
        3 => json!({"endpoint": "https://[2001:db8::1]:8443", "tls": {"hostname": "origin.example.net"}}),
        4 => json!({"endpoint": choices.pick(&["http://localhost", "http://127.0.0.1:90"]), "connector": {"name": "site"}}),
        5 => json!({"instance": {"name": "slice", "port": 8080}}),
        _ => json!({"endpoint": "https://api.example.net:8443", "tls": {"hostname": "other.example.net"}}),
    };
    let mut filters = Vec::new();
    if choices.one_in(4) {
        filters.push(header_modifier(choices, "RequestHeaderModifier"));
    }
    if choices.one_in(6) {
        filters.push(extension());
    }
    if !filters.is_empty() {
        backend["filters"] = filters.into();
    }
    backend
}

fn domain_object(choices: &mut Choices<'_>, domain: &str) -> Value {
    let mut object = json!({"apiVersion": "networking.datumapis.com/v1alpha", "kind": "Domain", "metadata": metadata(choices, domain), "spec": {"domainName": domain}});
    if !choices.one_in(3) {
        object["status"] = json!({"conditions": [{"type": "Verified", "status": choices.pick(&["True", "False", "Unknown"])}]});
    }
    object
}

fn slice() -> Value {
    json!({"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "metadata": {"name": "slice"}, "addressType": "IPv4", "endpoints": [{"addresses": ["203.0.113.9"]}], "ports": [{"name": "web", "port": 8080}]})
}

fn gateway(choices: &mut Choices<'_>) -> Value {
    let listener = json!({"name": "web", "port": 80, "protocol": "HTTP", "hostname": choices.pick(&HOSTNAMES)});
    json!({"apiVersion": "gateway.networking.k8s.io/v1", "kind": "Gateway", "metadata": metadata(choices, "edge"), "spec": {"gatewayClassName": "datum-external-global-proxy", "listeners": [listener]}})
}

/// A claim on a hostname by one of the proxies, or by an owner that is not in the input.
fn claim(choices: &mut Choices<'_>) -> Value {
    let owner = choices.pick(&["cluster/default/elsewhere", "default/p0", "cluster/team-a/p1", "odd"]);
    claim_of(choices.pick(&HOSTNAMES), owner)
}

/// A claim on a hostname by the given owner.
pub fn claim_of(hostname: &str, owner: &str) -> Value {
    json!({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": hostname, "namespace": "datum-downstream-gateway-hostnames"}, "data": {"owner": owner}})
}

/// Makes one change to an object, which may make it invalid: adds, replaces, repeats, or removes a value at a random depth.
pub fn mutate(object: &mut Value, choices: &mut Choices<'_>) {
    let mut at = object;
    // each step goes down by one level, or stops
    loop {
        let size = match &*at {
            Value::Object(map) => map.len(),
            Value::Array(items) => items.len(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
        };
        if size == 0 || choices.one_in(6) {
            break;
        }
        let index = choices.below(size);
        at = match at {
            Value::Object(map) => map.values_mut().nth(index).expect("the index is below the size"),
            Value::Array(items) => &mut items[index],
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => unreachable!("a scalar has no parts"),
        };
    }
    replace(at, choices);
}

fn replace(at: &mut Value, choices: &mut Choices<'_>) {
    match (choices.below(4), &mut *at) {
        (0, Value::Object(map)) => drop(map.insert(choices.pick(&FIELDS).into(), odd(choices))),
        (1, Value::Object(map)) => {
            let key = map.keys().nth(choices.below(map.len().max(1))).cloned();
            key.and_then(|key| map.remove(&key));
        }
        (0, Value::Array(items)) => items.push(odd(choices)),
        (1, Value::Array(items)) => items.extend(items.first().cloned()),
        (2, Value::Array(items)) if !items.is_empty() => *items = vec![items[0].clone(); 1 + choices.below(140)],
        _ => *at = odd(choices),
    }
}

const FIELDS: [&str; 16] = [
    "endpoint",
    "name",
    "hostname",
    "filters",
    "timeouts",
    "weight",
    "tls",
    "instance",
    "connector",
    "status",
    "type",
    "path",
    "externalAuth",
    "generateName",
    "uid",
    "x",
];

/// A value that is invalid in most places.
fn odd(choices: &mut Choices<'_>) -> Value {
    const WORDS: [&str; 30] = [
        "",
        " ",
        "Host",
        "*",
        "*.example.com",
        "EXAMPLE.com",
        "localhost",
        "a",
        "a.b.",
        "https://user:hunter2@api.example.net",
        "https://u:hunter2@",
        "//u:hunter2@",
        "https://[::1]",
        "https://[::ffff:1.2.3.4]",
        "http://0.0.0.0",
        "ftp://a.b",
        "https://a.b/",
        "https://a.b?",
        "https://a.b#x",
        "https://a.b:0",
        "https://a.b:99999",
        "/../x",
        "é",
        "\u{1b}[31m",
        "a\nb\tc",
        "\u{202e}",
        "<<",
        "no",
        "ReplacePrefixMatch",
        "RequestRedirect",
    ];
    match choices.below(8) {
        0 => Value::Null,
        1 => [json!(0), json!(-1), json!(70000), json!(1.5), json!(u64::MAX), json!(1e300)][choices.below(6)].clone(),
        2 => choices.one_in(2).into(),
        3 => json!({}),
        4 => json!([]),
        5 => choices.pick(&WORDS).repeat([1, 2, 64, 255][choices.below(4)]).into(),
        _ => choices.pick(&WORDS).into(),
    }
}

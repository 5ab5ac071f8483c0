//! Generates realistic input of any size. The same size gives the same text on every machine.

use std::fmt::Write;

/// The style of the generated YAML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Block style, as people and kubectl write it.
    Block,
    /// Rules in flow style, with braces and brackets.
    Flow,
}

/// That many proxies in 50 namespaces, and the Domains that verify most of their hostnames.
pub fn corpus(proxies: usize, style: Style) -> String {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut text = String::with_capacity(proxies * 1200 + 600_000);
    for index in 0..proxies {
        proxy(&mut text, index, style, &mut random);
    }
    for namespace in 0..proxies.min(50) {
        for domain in 0..100 {
            let status = if (namespace + domain) % 17 == 0 { "False" } else { "True" };
            let _ = write!(
                text,
                "---\napiVersion: networking.datumapis.com/v1alpha\nkind: Domain\nmetadata:\n  name: example{domain}.com\n  namespace: team-{namespace}\n\
                 spec:\n  domainName: example{domain}.com\nstatus:\n  conditions:\n  - type: Verified\n    status: \"{status}\"\n"
            );
        }
    }
    text
}

fn proxy(text: &mut String, index: usize, style: Style, random: &mut Random) {
    let (namespace, domain) = (index % 50, index % 100);
    let _ = write!(
        text,
        "---\n# proxy {index}, kept by team {namespace}\napiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nmetadata:\n  name: shop-{index}\n  \
         namespace: team-{namespace}\n  labels:\n    app.kubernetes.io/name: shop-{index}\nspec:\n  hostnames:\n  - shop-{index}.example{domain}.com\n  \
         - www.shop-{index}.example{domain}.com\n  rules:\n"
    );
    // most proxies are small, and a few have as many rules as the schema allows
    let rules = if random.below(20) == 0 { 16 } else { 1 + random.below(3) };
    for rule in 0..rules {
        match style {
            Style::Block => block_rule(text, index, rule, random),
            Style::Flow => flow_rule(text, index, rule),
        }
    }
}

fn block_rule(text: &mut String, index: usize, rule: usize, random: &mut Random) {
    let _ = write!(text, "  - name: rule-{rule}\n    matches:\n    - path:\n        type: PathPrefix\n        value: /api/v{rule}\n");
    if random.below(2) == 0 {
        text.push_str("      headers:\n      - name: x-version\n        value: \"2\" # only the new clients\n      method: GET\n");
    }
    if random.below(2) == 0 {
        text.push_str("    filters:\n    - type: RequestHeaderModifier\n      requestHeaderModifier:\n        set:\n        - name: X-Forwarded-Proto\n          value: https\n        remove: [x-debug]\n");
    }
    let _ = match random.below(4) {
        0 => writeln!(
            text,
            "    backends:\n    - endpoint: https://203.0.113.{}\n      tls:\n        hostname: origin-{index}.example.net",
            index % 250 + 1
        ),
        1 => writeln!(text, "    backends:\n    - endpoint: http://198.51.100.{}:8080", index % 250 + 1),
        _ => writeln!(text, "    backends:\n    - endpoint: https://api-{index}.internal.example.net:8443"),
    };
}

fn flow_rule(text: &mut String, index: usize, rule: usize) {
    let _ = writeln!(
        text,
        "  - {{name: rule-{rule}, matches: [{{path: {{type: Exact, value: /v{rule}}}, queryParams: [{{name: q, value: '1'}}]}}], backends: [{{endpoint: \"https://api-{index}.example.net\"}}]}}"
    );
}

/// A small random number generator (xorshift). With one from a crate, a new version could change the corpus.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

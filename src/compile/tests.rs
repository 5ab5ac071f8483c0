//! The library call as its users make it.

use std::num::NonZeroUsize;

use super::{Compilation, ConfigConflict, Fate, ForeignSyntax, Options, OutputOptions, Reason, compile};
use crate::diag::{Code, Levels, Severity};
use crate::emit::Kind;
use crate::source::{SourceFile, SourceMap};

fn proxy(name: &str, hostname: &str) -> String {
    let spec = format!("{{hostnames: [{hostname}], rules: [{{backends: [{{endpoint: \"https://origin.example.net\"}}]}}]}}");
    format!("---\napiVersion: networking.datumapis.com/v1alpha\nkind: HTTPProxy\nmetadata: {{name: {name}}}\nspec: {spec}\n")
}

fn object(api_version: &str, kind: &str, rest: &str) -> String {
    format!("---\napiVersion: {api_version}\nkind: {kind}\n{rest}\n")
}

fn config(gateway_class: &str) -> String {
    let rest = format!("httpProxy: {{gatewayClassName: {gateway_class}}}");
    object("apiserver.config.datumapis.com/v1alpha1", "NetworkServicesOperator", &rest)
}

fn codes(compilation: &Compilation<'_>) -> Vec<Code> {
    compilation.diagnostics(&Levels::default()).iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn every_document_has_one_fate() {
    let text = [
        "# nothing\n".to_owned(),
        proxy("valid", "www.example.com"),
        proxy("invalid", "'*.example.com'"),
        "---\na: [\n".to_owned(),
        "---\na: 1\n".to_owned(),
        object("v1", "Service", "metadata: {name: passes}"),
        object("v1", "Service", "metadata: {name: exported, uid: u}"),
        object("v1", "Service", "metadata: {name: local, annotations: {config.kubernetes.io/local-config: 'true'}}"),
        object("kustomize.config.k8s.io/v1beta1", "Component", "metadata: {name: k}"),
        object("v1", "ConfigMap", "metadata: {name: www.example.org, namespace: datum-downstream-gateway-hostnames}\ndata: {owner: a/b/c}"),
        config("mine"),
        proxy("valid", "www.example.com").replace("{name: valid}", "{name: valid, uid: u}"),
        object("discovery.k8s.io/v1", "EndpointSlice", "metadata: {name: live, resourceVersion: '7'}"),
        object("v1", "Config", "users: []"),
        object("v1", "Service", "metadata: {nmae: s}"),
        object("v1", "List", "items: []"),
        object("v1", "List", "items: [{apiVersion: v1, kind: Service, metadata: {name: item}}]"),
    ]
    .concat();
    let sources = SourceMap::of_texts([("all.yaml", text.as_str())]);
    let compilation = compile(&sources, &Options::default()).expect("there is one configuration");
    let fates = |options: &OutputOptions| compilation.account(options).into_iter().map(|accounted| accounted.fate).collect::<Vec<_>>();
    let left_out = |reasons: &[Reason]| reasons.iter().map(|reason| Fate::LeftOut(*reason)).collect::<Vec<_>>();
    let all = [
        left_out(&[Reason::Empty]),
        vec![Fate::Rendered],
        left_out(&[Reason::Invalid, Reason::Broken, Reason::NoObject]),
        vec![Fate::PassedThrough, Fate::PassedThrough],
        left_out(&[Reason::LocalConfig, Reason::Kustomize, Reason::Claim, Reason::Config, Reason::Superseded]),
        left_out(&[Reason::Live, Reason::Tool("kubectl"), Reason::Unnamed, Reason::Empty]),
        vec![Fate::PassedThrough],
    ];
    assert_eq!(fates(&OutputOptions::default()), all.concat());
    let only_rendered = fates(&OutputOptions { only_rendered: true, ..OutputOptions::default() });
    assert_eq!(
        (only_rendered[1], only_rendered[5], only_rendered[16]),
        (Fate::Rendered, Fate::LeftOut(Reason::OnlyRendered), Fate::LeftOut(Reason::OnlyRendered))
    );
    let domains = |kinds: Vec<Kind>| fates(&OutputOptions { kinds, only_rendered: false })[1];
    assert_eq!(domains(vec![Kind::Domain]), Fate::Rendered, "no Domain covers its hostname, so one is rendered");
    assert_eq!(domains(Vec::new()), Fate::LeftOut(Reason::NothingWanted));
}

#[test]
fn two_configurations_are_data() {
    let (first, second) = (config("one"), config("two"));
    let proxy = proxy("p", "www.example.com");
    let sources = SourceMap::of_texts([("b.yaml", second.as_str()), ("p.yaml", &proxy), ("a.yaml", &first)]);
    let Err(ConfigConflict { places }) = compile(&sources, &Options::default()) else { panic!("none was selected") };
    assert_eq!(places.map(|place| sources.file(place.file).name.as_str()), ["a.yaml", "b.yaml"]);
    let sources = SourceMap::of_texts([("p.yaml", proxy.as_str()), ("a.yaml", &first)]);
    let one = compile(&sources, &Options::default()).expect("there is one");
    assert_eq!(one.settings().gateway_class, "one");
}

#[test]
fn claims_are_no_input() {
    let claims = object("v1", "ConfigMap", "metadata: {name: www.example.com}\ndata: {owner: cluster/elsewhere/theirs}") + &config("theirs");
    let domain = object(
        "networking.datumapis.com/v1alpha",
        "Domain",
        "metadata: {name: d}\nspec: {domainName: example.com}\nstatus: {conditions: [{type: Verified, status: 'True'}]}",
    );
    let input = proxy("p", "www.example.com") + &domain;
    let sources = SourceMap::of_texts([("claims", claims.as_str()), ("input.yaml", &input)]);
    let claims = sources.files().find(|(_, file)| file.name == "claims").map(|(id, _)| id);
    let with = compile(&sources, &Options { claims, ..Options::default() }).expect("no configuration is input");
    assert_eq!(codes(&with), [Code::HostnameInUse]);
    assert_ne!(with.settings().gateway_class, "theirs");
    let recorded = with.workspace().resources.iter().filter(|resource| with.is_recorded(resource));
    assert_eq!(recorded.count(), 1);
    assert_eq!(with.outputs(&OutputOptions::default()).len(), 2, "the proxy and its Domain");
}

#[test]
fn a_foreign_document_that_does_not_parse_is_skipped_or_refused() {
    let text = "---\nkey: {{ template }}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\n";
    let sources = SourceMap::of_files([SourceFile::scanned("chart/templates/a.yaml", text)]);
    let severity = |foreign| {
        let compilation = compile(&sources, &Options { foreign, ..Options::default() }).expect("there is no configuration");
        let found = compilation.diagnostics(&Levels::default());
        found.iter().map(|diagnostic| (diagnostic.code, diagnostic.severity)).collect::<Vec<_>>()
    };
    assert_eq!(severity(ForeignSyntax::Skip), [(Code::TemplateSkipped, Severity::Warning)]);
    assert_eq!(severity(ForeignSyntax::Refuse), [(Code::LeftOut, Severity::Warning)], "a template is nothing that could be passed through");
    let sources = SourceMap::of_files([SourceFile::scanned("a.yaml", text.replace("{{ template }}", "["))]);
    let compilation = compile(&sources, &Options { foreign: ForeignSyntax::Refuse, ..Options::default() }).expect("there is no configuration");
    assert!(compilation.diagnostics(&Levels::default()).iter().all(|found| found.severity == Severity::Error));
}

#[test]
fn threads_and_runs_change_nothing() {
    let text: String = (0..200).map(|index| proxy(&format!("p{index}"), &format!("www.d{}.example.com", index % 150))).collect();
    let sources = SourceMap::of_texts([("many.yaml", text.as_str())]);
    let outcome = |jobs: usize| {
        let options = Options { jobs: NonZeroUsize::new(jobs).expect("at least one"), ..Options::default() };
        let compilation = compile(&sources, &options).expect("there is no configuration");
        let kinds = OutputOptions::default().kinds;
        let names: Vec<String> = compilation
            .outputs(&OutputOptions::default())
            .iter()
            .flat_map(|output| match output {
                super::Output::Rendered(proxy) => proxy.objects(&kinds).iter().map(crate::emit::Object::full_name).collect(),
                super::Output::Document(_) | super::Output::Item(_) => Vec::new(),
            })
            .collect();
        (codes(&compilation), names)
    };
    let once = outcome(1);
    assert_eq!((once.0.len(), once.1.len()), (200, 600));
    for jobs in [1, 2, 7] {
        assert_eq!(outcome(jobs), once);
    }
}

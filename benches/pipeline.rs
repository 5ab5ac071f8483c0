//! Measures each stage on one thread, and the program as a whole: `cargo bench --bench pipeline`.

mod corpus;

use std::hint::black_box;
use std::process::Command;

use corpus::{Style, corpus};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gatewright::check::{self, Collected};
use gatewright::compile::{self, Options};
use gatewright::diag::Sink;
use gatewright::emit::{self, Kind};
use gatewright::hostnames;
use gatewright::model::{self, DecodeContext, Decoded};
use gatewright::plan::plan;
use gatewright::source::{FileId, SourceMap, Span};
use gatewright::yaml::{self, Limits, Tree};

const KINDS: [Kind; 3] = [Kind::EndpointSlice, Kind::Gateway, Kind::HttpRoute];

fn parse<'s>(file: FileId, text: &'s str, sink: &mut Sink) -> Vec<(Span, Tree<'s>)> {
    let trees = yaml::split(text).into_iter().filter_map(|chunk| {
        let tree = yaml::parse(file, text, &chunk, Limits::DEFAULT, sink).expect("the corpus is YAML")?;
        Some((Span::new(file, chunk.body.start, chunk.body.end), tree))
    });
    trees.collect()
}

fn decode<'s>(trees: &[(Span, Tree<'s>)], sink: &mut Sink) -> Vec<Decoded<'s>> {
    let mut all = Vec::new();
    for (span, tree) in trees {
        let context = DecodeContext { span: *span, file_name: "corpus.yaml", named: true, namespace: "default" };
        all.extend(model::decode(tree.root(), context, sink));
    }
    all
}

fn check<'s>(decoded: Vec<Decoded<'s>>, sink: &mut Sink) -> Collected<'s> {
    let mut collected = Collected::default();
    collected.extend(decoded.into_iter().map(|decoded| check::resource(decoded, sink)));
    collected
}

fn stages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("stages");
    group.sample_size(10);
    for style in [Style::Block, Style::Flow] {
        let mut sources = SourceMap::default();
        let file = sources.add_text("corpus.yaml", &corpus(1000, style));
        let text = &sources.file(file).text;
        let trees = parse(file, text, &mut Sink::default());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("parse", format!("{style:?}")), |bench| {
            bench.iter(|| parse(file, black_box(text), &mut Sink::default()));
        });
        group.bench_function(BenchmarkId::new("decode", format!("{style:?}")), |bench| {
            bench.iter(|| decode(black_box(&trees), &mut Sink::default()));
        });
        group.bench_function(BenchmarkId::new("check", format!("{style:?}")), |bench| {
            let decoded = || decode(&trees, &mut Sink::default());
            bench.iter_batched(decoded, |decoded| check(decoded, &mut Sink::default()), BatchSize::LargeInput);
        });
        let compilation = compile::compile(&sources, &Options::default()).expect("the corpus has no configuration");
        assert_eq!(compilation.checked().valid().count(), 1000, "the corpus is valid");
        let settings = compilation.settings();
        group.bench_function(BenchmarkId::new("hostnames", format!("{style:?}")), |bench| {
            let checked =
                || (check::run(check(decode(&trees, &mut Sink::default()), &mut Sink::default()), settings, &mut Sink::default()), settings.clone());
            bench.iter_batched(checked, |(checked, settings)| hostnames::resolve(checked, settings), BatchSize::LargeInput);
        });
        group.bench_function(BenchmarkId::new("compile", format!("{style:?}")), |bench| {
            bench.iter(|| compile::compile(black_box(&sources), &Options::default()));
        });
        group.bench_function(BenchmarkId::new("plan", format!("{style:?}")), |bench| {
            bench.iter(|| compilation.decided().proxies().map(plan).for_each(|plan| drop(black_box(plan))));
        });
        let plans: Vec<_> = compilation.decided().proxies().map(plan).collect();
        group.bench_function(BenchmarkId::new("emit-yaml", format!("{style:?}")), |bench| {
            bench.iter(|| {
                let mut out = Vec::new();
                for object in plans.iter().flat_map(|plan| emit::objects(plan, settings, &KINDS)) {
                    emit::write_yaml(&object, &mut out).expect("objects become YAML");
                }
                out
            });
        });
        group.bench_function(BenchmarkId::new("emit-json", format!("{style:?}")), |bench| {
            bench.iter(|| {
                let mut out = Vec::new();
                for object in plans.iter().flat_map(|plan| emit::objects(plan, settings, &KINDS)) {
                    emit::append_json(&object, &mut out).expect("objects become JSON");
                }
                out
            });
        });
    }
    group.finish();
}

/// Measures the process from start to exit, on files of several sizes.
fn whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("whole");
    group.sample_size(10);
    let folder = std::env::temp_dir().join(format!("gatewright-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let run = |arguments: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_gatewright")).args(arguments).output().expect("the binary runs");
        assert!(done.status.success());
        done.stdout.len()
    };
    group.bench_function("start", |bench| bench.iter(|| run(&["--version"])));
    for proxies in [1, 1_000, 10_000, 100_000] {
        let text = corpus(proxies, Style::Block);
        let path = folder.join(format!("{proxies}.yaml"));
        std::fs::write(&path, &text).expect("the temporary folder can be written");
        let path = path.to_string_lossy();
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("build", proxies), |bench| bench.iter(|| run(&["build", "--quiet", "--only-rendered", &path])));
        group.bench_function(BenchmarkId::new("check", proxies), |bench| bench.iter(|| run(&["check", "--quiet", &path])));
    }
    group.finish();
    std::fs::remove_dir_all(&folder).expect("the temporary folder can be removed");
}

criterion_group!(benches, stages, whole);
criterion_main!(benches);

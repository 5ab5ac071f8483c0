//! The answer as one JSON object, every key always present.

use serde_json::{Map, Value, json};

use crate::compile::Compilation;
use crate::plan::precedence::DecidedBy;
use crate::source::Span;
use crate::trace::{Answer, Lines, Request, Tracer};

pub(super) fn write<'p, 'w>(tracer: &Tracer<'p, 'w>, request: &Request, answer: &Answer<'p, 'w>, compilation: &Compilation<'_>) -> String {
    let (path, query) = request.target.split_once('?').map_or((&*request.target, None), |(path, query)| (path, Some(query)));
    let sent = Lines::of(&request.headers);
    let place = |span: Span| {
        let start = compilation.sources().start(span);
        json!({"file": compilation.sources().file(span.file).name, "line": start.line, "column": start.column})
    };
    let matched = answer.matched;
    let plan = answer.serving.map(|serving| serving.plan);
    let rule = matched.zip(plan).map(|(matched, plan)| (plan, &plan.rules[matched.rule]));
    let backend = rule.and_then(|(plan, rule)| Some((plan, rule.backends.first()?)));
    let at = matched.zip(rule).map(|(matched, (_, rule))| rule.matches[matched.index].declared_at);
    let others: Vec<Value> = tracer
        .others(request, answer)
        .iter()
        .map(
            |other| json!({"rule": other.rule, "match": other.index, "at": place(other.at), "failed": other.failed.map(|failed| failed.to_string())}),
        )
        .collect();
    let value = json!({
        "request": {
            "method": request.method,
            "scheme": request.scheme.as_str(),
            "host": request.host,
            "path": path,
            "query": query,
            "headers": map(&sent),
        },
        "by": answer.by.as_str(),
        "status": answer.status,
        "proxy": plan.map(|plan| format!("{}/{}", plan.namespace, plan.name)),
        "rule": matched.map(|matched| matched.rule),
        "match": matched.map(|matched| matched.index),
        "backend": answer.forwarded.as_ref().and(backend).map(|(plan, backend)| plan.reference(backend).0.to_owned()),
        "endpoint": answer.forwarded.as_ref().and(backend).and_then(|(plan, backend)| Some(plan.slice(backend)?.endpoint.text.value.to_string())),
        "location": answer.location,
        "forwarded": answer.forwarded.as_ref().map(|forwarded| json!({
            "method": forwarded.method,
            "path": forwarded.path,
            "query": forwarded.query,
            "host": forwarded.host,
            "headers": map(&forwarded.headers),
            "absent": sent.by_name().into_iter().map(|(name, _)| name).filter(|name| !forwarded.headers.has(name)).collect::<Vec<_>>(),
            "tls": forwarded.server_name.as_ref().map(|name| json!({"sni": name})),
        })),
        "response": answer.response.as_ref().map(|headers| json!({"headers": map(headers), "absent": []})),
        "at": at.map(place),
        "decided_by": matched.and_then(|matched| matched.decided_by).map(DecidedBy::as_str),
        "others": others,
        "notes": [],
    });
    format!("{value:#}\n")
}

fn map(lines: &Lines) -> Map<String, Value> {
    lines.by_name().into_iter().map(|(name, value)| (name, Value::String(value))).collect()
}

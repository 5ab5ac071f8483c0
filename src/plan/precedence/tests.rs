use super::{Accepts, DecidedBy, order};
use crate::model::{MatchType, Method, PathType, Text};
use crate::plan::{Action, CorsPlan, FilterPlan, MatchPlan, PathPlan, Plan, RulePlan, ValueMatch};
use crate::source::{FileId, Span, Spanned};

const HERE: Span = Span { file: FileId(0), start: 0, end: 0 };

/// A match: the path, the types of its headers and of its query parameters, the method.
type Given = (PathType, &'static str, &'static [MatchType], &'static [MatchType], Option<Method>);

use MatchType::{Exact as E, RegularExpression as R};
use PathType::{Exact, PathPrefix, RegularExpression};

fn found<'w>((kind, value, headers, query_params, method): Given, text: &'w Text<'w>) -> MatchPlan<'w> {
    let values = |kinds: &[MatchType]| kinds.iter().map(|kind| ValueMatch { kind: *kind, name: text, value: text }).collect();
    MatchPlan {
        path: PathPlan { kind, value, declared_at: HERE },
        headers: values(headers),
        query_params: values(query_params),
        method: method.map(|method| Spanned::new(method, HERE)),
        declared_at: HERE,
    }
}

fn cors<'w>() -> FilterPlan<'w> {
    let cors = CorsPlan {
        allow_origins: Vec::new(),
        allow_methods: Vec::new(),
        allow_headers: Vec::new(),
        expose_headers: Vec::new(),
        allow_credentials: None,
        max_age: 5,
    };
    FilterPlan { action: Action::Cors(cors), declared_at: HERE }
}

/// A plan of rules, each with its matches and perhaps CORS.
fn plan<'w>(rules: &[(&[Given], bool)], text: &'w Text<'w>) -> Plan<'w> {
    let rules = rules.iter().map(|(matches, with_cors)| RulePlan {
        name: None,
        matches: matches.iter().map(|one| found(*one, text)).collect(),
        filters: with_cors.then(cors).into_iter().collect(),
        backends: Vec::new(),
        declared_at: HERE,
    });
    Plan {
        name: "shop",
        namespace: "default",
        index: 0,
        hostnames: Vec::new(),
        listeners: Vec::new(),
        rules: rules.collect(),
        slices: Vec::new(),
        annotations: std::collections::BTreeMap::new(),
        declared_at: HERE,
    }
}

/// Holds that the first of two matches goes before the second, whichever is written first, and why.
fn goes_first(first: Given, second: Given, why: DecidedBy) {
    let text = Spanned::new("x".into(), HERE);
    for (rules, winner) in [([(&[first][..], false), (&[second][..], false)], 0), ([(&[second][..], false), (&[first][..], false)], 1)] {
        let plan = plan(&rules, &text);
        let entries = order(&plan);
        assert_eq!(entries.iter().map(|entry| entry.rule).collect::<Vec<_>>(), [winner, 1 - winner], "{first:?} goes before {second:?}");
        assert_eq!(entries[0].decided_by(&entries[1]), why, "{first:?} before {second:?}");
        assert_eq!(entries[1].decided_by(&entries[0]), why);
    }
}

#[test]
fn the_type_of_the_path_decides_first() {
    goes_first((Exact, "/", &[], &[], None), (RegularExpression, "/a/long/.*", &[E; 9], &[E; 9], Some(Method::Get)), DecidedBy::PathType);
    goes_first((RegularExpression, "/.*", &[], &[], None), (PathPrefix, "/a/very/long/path", &[E], &[E], None), DecidedBy::PathType);
}

#[test]
fn then_the_longer_path() {
    goes_first((PathPrefix, "/p/", &[], &[], None), (PathPrefix, "/p", &[E], &[], None), DecidedBy::PathLength);
    goes_first((Exact, "/é", &[], &[], None), (Exact, "/e", &[E], &[], None), DecidedBy::PathLength);
    goes_first((PathPrefix, "/a", &[], &[], None), (PathPrefix, "/", &[E; 16], &[], None), DecidedBy::PathLength);
    goes_first((RegularExpression, "/.*", &[], &[], None), (RegularExpression, "/b", &[E], &[], None), DecidedBy::PathLength);
}

#[test]
fn then_headers_among_which_the_method_counts() {
    goes_first((PathPrefix, "/", &[R, R], &[], None), (PathPrefix, "/", &[], &[E; 9], Some(Method::Get)), DecidedBy::Headers);
    goes_first((PathPrefix, "/", &[R], &[], Some(Method::Get)), (PathPrefix, "/", &[E], &[E], None), DecidedBy::Headers);
    goes_first((PathPrefix, "/", &[], &[], Some(Method::Get)), (PathPrefix, "/", &[R], &[E], None), DecidedBy::ExactHeaders);
    goes_first((PathPrefix, "/", &[E, R], &[], None), (PathPrefix, "/", &[R, R], &[E], None), DecidedBy::ExactHeaders);
}

#[test]
fn then_query_parameters() {
    goes_first((PathPrefix, "/", &[], &[R, R], None), (PathPrefix, "/", &[], &[E], None), DecidedBy::Query);
    goes_first((PathPrefix, "/", &[E], &[E, R], None), (PathPrefix, "/", &[E], &[R, R], None), DecidedBy::ExactQuery);
}

#[test]
fn at_last_the_place_in_the_file() {
    let text = Spanned::new("x".into(), HERE);
    let all: Given = (PathPrefix, "/", &[], &[], None);
    let get: Given = (PathPrefix, "/", &[], &[], Some(Method::Get));
    let post: Given = (PathPrefix, "/", &[], &[], Some(Method::Post));
    let plan = plan(&[(&[all, get], false), (&[post, all], false)], &text);
    let entries = order(&plan);
    assert_eq!(entries.iter().map(|entry| (entry.rule, entry.index)).collect::<Vec<_>>(), [(0, 1), (1, 0), (0, 0), (1, 1)]);
    assert_eq!(entries[0].decided_by(&entries[1]), DecidedBy::Order);
    assert_eq!(entries[1].decided_by(&entries[2]), DecidedBy::Headers);
    assert_eq!(entries[0].decided_by(&entries[1]).as_str(), "order");
}

#[test]
fn preflights_have_entries_of_their_own() {
    let text = Spanned::new("x".into(), HERE);
    let with = |method| -> Given { (PathPrefix, "/", &[], &[], method) };
    let rules: [(&[Given], bool); 2] =
        [(&[with(Some(Method::Put)), with(None), with(Some(Method::Options))], true), (&[with(Some(Method::Get))], false)];
    let plan = plan(&rules, &text);
    let entries: Vec<_> = order(&plan).iter().map(|entry| (entry.request, entry.rule, entry.index, entry.method())).collect();
    assert_eq!(
        entries,
        [
            (Accepts::Preflight, 0, 0, Some(Method::Options)),
            (Accepts::Match, 0, 0, Some(Method::Put)),
            (Accepts::Match, 0, 2, Some(Method::Options)),
            (Accepts::Match, 1, 0, Some(Method::Get)),
            (Accepts::Match, 0, 1, None),
        ]
    );
}

use std::time::{Duration, Instant};

use super::{Plans, Serving};
use crate::hostnames::{Cover, Decision, Holder, Verdict};
use crate::model::Text;
use crate::plan::{HostnamePlan, Plan};
use crate::source::{FileId, Span, Spanned};

const HERE: Span = Span { file: FileId(0), start: 0, end: 0 };

fn plan<'w>(name: &'w str, hostnames: Vec<HostnamePlan<'w>>) -> Plan<'w> {
    Plan {
        name,
        namespace: "default",
        index: 0,
        hostnames,
        listeners: Vec::new(),
        rules: Vec::new(),
        slices: Vec::new(),
        annotations: std::collections::BTreeMap::new(),
        declared_at: HERE,
    }
}

fn listed<'w>(name: &'w Text<'w>, verdict: Verdict, programmed: bool) -> HostnamePlan<'w> {
    HostnamePlan::Listed { index: 0, name, decision: Decision { cover: Cover::None, verdict }, programmed }
}

fn texts(count: usize) -> Vec<Text<'static>> {
    (0..count).map(|index| Spanned::new(format!("host-{index}.example.com").into(), HERE)).collect()
}

fn names<'p>(found: impl Iterator<Item = Serving<'p, 'p>>) -> Vec<&'p str> {
    found.map(|found| found.plan.name).collect()
}

#[test]
fn a_hostname_leads_to_the_proxy_that_has_it() {
    let texts = texts(3);
    let plans = Plans::new(vec![
        plan("late", vec![listed(&texts[0], Verdict::InUse(Holder::Elsewhere(0)), true), listed(&texts[1], Verdict::Unverified, false)]),
        plan("shop", vec![HostnamePlan::Platform("shop.prism.example"), listed(&texts[0], Verdict::Verified, true)]),
        plan("other", vec![listed(&texts[0], Verdict::InUse(Holder::Elsewhere(0)), false)]),
    ]);
    let found = plans.serving(&texts[0]).expect("the hostname is accepted");
    assert_eq!((found.plan.name, found.index, found.hostname.name()), ("shop", 1, &*texts[0].value));
    assert_eq!(names(plans.listing(&texts[0])), ["late", "other"], "those that list it in vain come in the order of the input");
    assert_eq!(plans.serving("shop.prism.example").map(|found| found.plan.name), Some("shop"));
    assert!(plans.serving(&texts[1]).is_none(), "a hostname that is not accepted is not served");
    assert_eq!(names(plans.listing(&texts[1])), ["late"]);
    assert!(plans.serving(&texts[2]).is_none());
    assert_eq!(plans.listing(&texts[2]).count(), 0);
    assert_eq!(plans.hostnames().count(), 5);
}

/// A search through all of them would take hours.
#[test]
fn many_hostnames_are_looked_up_fast() {
    let texts = texts(100_000);
    let plans = Plans::new(texts.iter().map(|text| plan("shop", vec![listed(text, Verdict::Verified, true)])).collect());
    let start = Instant::now();
    for _ in 0..10 {
        for (index, text) in texts.iter().enumerate() {
            assert_eq!(plans.serving(text).expect("it is there").index, index);
        }
    }
    let took = start.elapsed();
    assert!(took < Duration::from_mins(1), "a million look-ups took {took:?}");
}

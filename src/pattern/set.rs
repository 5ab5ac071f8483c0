//! Sets of code points.

/// The largest code point.
pub(super) const MAX: u32 = 0x0010_FFFF;

/// A set of code points as ranges, both ends included: sorted, disjoint, and with a gap between each two.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct CharSet {
    ranges: Vec<(u32, u32)>,
}

impl CharSet {
    /// Every code point.
    pub(super) fn full() -> Self {
        Self { ranges: vec![(0, MAX)] }
    }

    /// The set that any ranges cover.
    pub(super) fn new(mut ranges: Vec<(u32, u32)>) -> Self {
        let in_order = ranges.windows(2).all(|pair| pair[0].1 + 1 < pair[1].0);
        if !in_order {
            ranges.sort_unstable();
            ranges.dedup_by(|next, last| {
                let joined = next.0 <= last.1 + 1;
                if joined {
                    last.1 = last.1.max(next.1);
                }
                joined
            });
        }
        Self { ranges }
    }

    /// The ranges in order.
    pub(super) fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }

    /// Whether no code point is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Whether `point` is in it.
    pub(super) fn contains(&self, point: u32) -> bool {
        let next = self.ranges.partition_point(|range| range.1 < point);
        self.ranges.get(next).is_some_and(|range| range.0 <= point)
    }

    /// The one code point that is in it.
    pub(super) fn single(&self) -> Option<u32> {
        match self.ranges[..] {
            [(low, high)] if low == high => Some(low),
            _ => None,
        }
    }

    /// The two code points that are in it.
    pub(super) fn pair(&self) -> Option<(u32, u32)> {
        match self.ranges[..] {
            [(low, high)] if low + 1 == high => Some((low, high)),
            [(a, b), (c, d)] if a == b && c == d => Some((a, c)),
            _ => None,
        }
    }

    /// What is not in it.
    pub(super) fn negated(&self) -> Self {
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        let mut next = 0;
        for &(low, high) in &self.ranges {
            if next < low {
                ranges.push((next, low - 1));
            }
            next = high + 1;
        }
        if next <= MAX {
            ranges.push((next, MAX));
        }
        Self { ranges }
    }

    /// What is in either.
    pub(super) fn union(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.ranges.iter().peekable(), other.ranges.iter().peekable());
        let mut ranges: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len() + other.ranges.len());
        loop {
            let from_a = match (a.peek(), b.peek()) {
                (Some(a), Some(b)) => a.0 <= b.0,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => return Self { ranges },
            };
            let Some(&(low, high)) = (if from_a { a.next() } else { b.next() }) else { return Self { ranges } };
            match ranges.last_mut() {
                Some(last) if low <= last.1 + 1 => last.1 = last.1.max(high),
                _ => ranges.push((low, high)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_joined_and_turned_around() {
        let set = CharSet::new(vec![(5, 9), (1, 2), (3, 3), (8, 12), (20, 20)]);
        assert_eq!(set.ranges(), [(1, 3), (5, 12), (20, 20)]);
        assert_eq!(set.negated().ranges(), [(0, 0), (4, 4), (13, 19), (21, MAX)]);
        assert_eq!(set.negated().negated(), set);
        assert!(CharSet::full().negated().is_empty());
        assert!(set.contains(12) && !set.contains(13) && set.contains(20) && !set.contains(21));
        assert_eq!(set.union(&set.negated()), CharSet::full());
    }
}

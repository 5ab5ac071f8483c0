//! Alternatives that begin alike are written once: `abc|abd` becomes `ab[cd]`, by Go as by RE2.

use super::piece::{Form, Repeat};
use super::tree::{Dialect, Excess, Id, Node, Tree, same_greed};

impl Tree {
    /// One node of several that follow each other, or (`alternate`) of alternatives.
    pub(super) fn collapse(&mut self, subs: Vec<Id>, alternate: bool) -> Result<Id, Excess> {
        if let [only] = subs[..] {
            return Ok(only);
        }
        let whole = self.new_node(Node::Empty);
        let mut flat = Vec::with_capacity(subs.len());
        for sub in subs {
            match (&mut self.nodes[sub], alternate) {
                (Node::Alternate(inner), true) | (Node::Concat(inner), false) => {
                    flat.append(inner);
                    self.reuse(sub);
                }
                _ => flat.push(sub),
            }
        }
        if !alternate {
            self.nodes[whole] = Node::Concat(flat);
            return Ok(whole);
        }
        let flat = self.factor(&flat)?;
        if let [only] = flat[..] {
            self.reuse(whole);
            return Ok(only);
        }
        self.nodes[whole] = Node::Alternate(flat);
        Ok(whole)
    }

    fn factor(&mut self, subs: &[Id]) -> Result<Vec<Id>, Excess> {
        let subs = self.factor_texts(subs)?;
        let subs = self.factor_nodes(&subs)?;
        let mut subs = self.merge_characters(subs);
        if self.dialect == Dialect::Go {
            subs.dedup_by(|next, last| self.nodes[*next] == Node::Empty && self.nodes[*last] == Node::Empty);
        }
        Ok(subs)
    }

    /// Alternatives that begin with the same characters.
    fn factor_texts(&mut self, subs: &[Id]) -> Result<Vec<Id>, Excess> {
        let mut out = Vec::with_capacity(subs.len());
        let mut start = 0;
        let mut common = (Vec::new(), false);
        for index in 0..=subs.len() {
            let mut next = (Vec::new(), false);
            if let Some(sub) = subs.get(index) {
                let (text, fold) = self.leading_text(*sub);
                if fold == common.1 {
                    let same = text.iter().zip(&common.0).take_while(|(a, b)| a == b).count();
                    if same > 0 {
                        common.0.truncate(same);
                        continue;
                    }
                }
                next = (text.to_vec(), fold);
            }
            let (text, fold) = std::mem::replace(&mut common, next);
            self.put_run(&subs[start..index], &mut out, |tree, run| {
                let length = text.len();
                let prefix = tree.new_node(Node::Literal(text, fold));
                let mut rest = Vec::with_capacity(run.len());
                for sub in run {
                    let left = tree.without_leading_text(*sub, length);
                    tree.check(left)?;
                    rest.push(left);
                }
                Ok((prefix, rest))
            })?;
            start = index;
        }
        Ok(out)
    }

    /// Alternatives that begin with the same class, or a fixed number of it.
    fn factor_nodes(&mut self, subs: &[Id]) -> Result<Vec<Id>, Excess> {
        let mut out = Vec::with_capacity(subs.len());
        let mut start = 0;
        let mut first = None;
        for index in 0..=subs.len() {
            let next = subs.get(index).and_then(|sub| self.leading_node(*sub));
            if index < subs.len()
                && let (Some(first), Some(next)) = (first, next)
                && self.can_be_factored(first)
                && self.equal(first, next)
            {
                continue;
            }
            self.put_run(&subs[start..index], &mut out, |tree, run| {
                let prefix = first.expect("a run of alternatives begins alike");
                let mut rest = Vec::with_capacity(run.len());
                for (index, sub) in run.iter().enumerate() {
                    let left = tree.without_leading_node(*sub, index > 0);
                    tree.check(left)?;
                    rest.push(left);
                }
                Ok((prefix, rest))
            })?;
            (start, first) = (index, next);
        }
        Ok(out)
    }

    /// Adds a run of alternatives that begin alike, as one if there is more than one. `split` takes their beginning off.
    fn put_run(
        &mut self,
        run: &[Id],
        out: &mut Vec<Id>,
        split: impl FnOnce(&mut Self, &[Id]) -> Result<(Id, Vec<Id>), Excess>,
    ) -> Result<(), Excess> {
        if run.len() < 2 {
            out.extend(run);
            return Ok(());
        }
        let (prefix, rest) = split(self, run)?;
        let suffix = self.collapse(rest, true)?;
        out.push(self.new_node(Node::Concat(vec![prefix, suffix])));
        Ok(())
    }

    /// Runs of single characters and classes become one class.
    fn merge_characters(&mut self, subs: Vec<Id>) -> Vec<Id> {
        let mut out: Vec<Id> = Vec::with_capacity(subs.len());
        let mut run: Vec<Id> = Vec::new();
        for sub in subs.into_iter().map(Some).chain([None]) {
            if let Some(sub) = sub
                && self.is_mergeable(sub)
            {
                run.push(sub);
                continue;
            }
            // the last of the most complex ones is kept, if there are several
            if let Some(most) = run.iter().copied().reduce(|most, next| if self.is_more(next, most) { next } else { most }) {
                run.swap_remove(run.iter().position(|id| *id == most).expect("it is one of them"));
                out.push(run.drain(..).fold(most, |kept, next| self.merge(kept, next)));
            }
            out.extend(sub);
        }
        out
    }

    fn is_mergeable(&self, id: Id) -> bool {
        self.is_one_character(id) && (self.dialect == Dialect::Go || self.nodes[id] != Node::Any)
    }

    fn is_more(&self, a: Id, b: Id) -> bool {
        let size = |id: Id| if let Node::Class(set) = &self.nodes[id] { set.ranges().len() } else { 0 };
        (self.rank(a), size(a)) > (self.rank(b), size(b))
    }

    fn leading_text(&self, mut id: Id) -> (&[u32], bool) {
        while let Node::Concat(subs) = &self.nodes[id] {
            id = subs[0];
            if self.dialect == Dialect::Go {
                break;
            }
        }
        if let Node::Literal(text, fold) = &self.nodes[id] { (text, *fold) } else { (&[], false) }
    }

    fn without_leading_text(&mut self, id: Id, length: usize) -> Id {
        match &mut self.nodes[id] {
            Node::Literal(text, _) => {
                text.drain(..length);
                if text.is_empty() {
                    self.nodes[id] = Node::Empty;
                }
                id
            }
            Node::Concat(subs) => {
                let first = subs[0];
                let left = self.without_leading_text(first, length);
                let Node::Concat(subs) = &mut self.nodes[id] else { return id };
                subs[0] = left;
                if self.nodes[left] != Node::Empty {
                    return id;
                }
                self.reuse(left);
                self.without_first(id)
            }
            _ => id,
        }
    }

    /// A concatenation without its first part: the second, if there are two.
    fn without_first(&mut self, id: Id) -> Id {
        let Node::Concat(subs) = &mut self.nodes[id] else { return id };
        subs.remove(0);
        if let [only] = subs[..] {
            self.reuse(id);
            return only;
        }
        id
    }

    fn leading_node(&self, id: Id) -> Option<Id> {
        let first = if let Node::Concat(subs) = &self.nodes[id] { subs[0] } else { id };
        (self.nodes[first] != Node::Empty).then_some(first)
    }

    fn without_leading_node(&mut self, id: Id, free: bool) -> Id {
        if let Node::Concat(subs) = &self.nodes[id] {
            if free {
                self.reuse(subs[0]);
            }
            return self.without_first(id);
        }
        if free {
            self.reuse(id);
        }
        self.new_node(Node::Empty)
    }

    fn can_be_factored(&self, id: Id) -> bool {
        match &self.nodes[id] {
            Node::Repeat(Repeat { form: Form::Counted, min, max, .. }, sub) => *max == Some(*min) && self.is_one_character(*sub),
            Node::Look(_) => self.dialect == Dialect::Re2,
            _ => self.is_one_character(id),
        }
    }

    /// Whether two nodes mean the same; only asked of what can be factored or made one.
    pub(super) fn equal(&self, a: Id, b: Id) -> bool {
        match (&self.nodes[a], &self.nodes[b]) {
            // Go does not look at the case here
            (Node::Literal(a, _), Node::Literal(b, _)) if self.dialect == Dialect::Go => a == b,
            (Node::Repeat(a, sub_a), Node::Repeat(b, sub_b)) => {
                a.form == b.form && a.min == b.min && a.max == b.max && same_greed(a.flags, b.flags) && self.equal(*sub_a, *sub_b)
            }
            (a, b) => a == b,
        }
    }
}

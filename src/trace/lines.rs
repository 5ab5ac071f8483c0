//! Header lines, as the data plane keeps them: names in lower case, values without blanks around them.

/// The header lines of a request or a response, in their order.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Lines(Vec<(String, String)>);

impl Lines {
    /// Takes lines as they were sent.
    pub(super) fn new<'a>(lines: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self(lines.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value.trim_matches([' ', '\t']).to_owned())).collect())
    }

    /// The header lines of a request.
    pub fn of(headers: &[(String, String)]) -> Self {
        Self::new(headers.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    /// The values of the lines with a name, in lower case, joined by `,`; `None` without such a line.
    pub fn joined(&self, name: &str) -> Option<String> {
        let mut values = self.0.iter().filter(|(own, _)| own == name).map(|(_, value)| value);
        let mut joined = values.next()?.clone();
        for value in values {
            joined.push(',');
            joined.push_str(value);
        }
        Some(joined)
    }

    /// The value of the first line with a name, in lower case.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether there is a line with a name, in lower case.
    pub fn has(&self, name: &str) -> bool {
        self.first(name).is_some()
    }

    /// Every name once, in alphabetical order, with its value.
    pub fn by_name(&self) -> Vec<(String, String)> {
        let mut names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().filter_map(|name| Some((name.to_owned(), self.joined(name)?))).collect()
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.0.retain(|(own, _)| own != name);
    }

    pub(super) fn retain(&mut self, keep: impl Fn(&str, &str) -> bool) {
        self.0.retain(|(name, value)| keep(name, value));
    }

    pub(super) fn add(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Replaces all lines with that name by one.
    pub(super) fn set(&mut self, name: &str, value: impl Into<String>) {
        self.remove(name);
        self.add(name, value);
    }

    /// Appends to the value of that name, after a `,`.
    pub(super) fn append(&mut self, name: &str, value: &str) {
        let joined = match self.joined(name) {
            Some(before) => format!("{before},{value}"),
            None => value.to_owned(),
        };
        self.set(name, joined);
    }
}

//! What became of a field: decoding goes on after a fault, so that one fault hides no other.

/// The outcome of decoding a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Given<T> {
    /// The field is missing or null.
    Absent,
    /// The field is present but invalid, and was reported.
    Broken,
    /// The field is present and valid.
    Is(T),
}

/// The outcome of decoding a list; a broken item is `None`, so that the indices of the others are those of the input.
pub type List<T> = Given<Vec<Option<T>>>;

impl<T> Given<T> {
    /// The value, if it is present and valid.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Broken => None,
        }
    }

    /// Whether the field is missing or null.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Changes the value, if there is one.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Given<U> {
        match self {
            Self::Is(value) => Given::Is(change(value)),
            Self::Absent => Given::Absent,
            Self::Broken => Given::Broken,
        }
    }
}

impl<T> Given<Given<T>> {
    /// The inner outcome of a field that is present and valid, else the outer one.
    pub fn flatten(self) -> Given<T> {
        match self {
            Self::Is(inner) => inner,
            Self::Absent => Given::Absent,
            Self::Broken => Given::Broken,
        }
    }
}

impl<T> List<T> {
    /// The items by their index, `None` for a broken one; empty if the list is absent or broken.
    pub fn items(&self) -> &[Option<T>] {
        self.get().map_or(&[], Vec::as_slice)
    }

    /// The valid items with their indices.
    pub fn valid(&self) -> impl Iterator<Item = (usize, &T)> {
        self.items().iter().enumerate().filter_map(|(index, item)| Some((index, item.as_ref()?)))
    }
}

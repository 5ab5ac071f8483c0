//! Large values, which take a sixth of a run to free piece by piece.

use std::ops::Deref;

/// What happens after [`run`](super::run).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AfterRun {
    /// The process exits, so that the system frees its memory at once.
    Exit,
    /// The caller continues, and all memory is freed before that.
    Continue,
}

/// A value that is not freed if the process exits next.
pub(crate) struct Kept<T> {
    /// `None` only while it is dropped.
    value: Option<T>,
    after: AfterRun,
}

impl<T> Kept<T> {
    pub(crate) fn new(value: T, after: AfterRun) -> Self {
        Self { value: Some(value), after }
    }
}

impl<T> Deref for Kept<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.as_ref().expect("only dropping takes the value")
    }
}

impl<T> Drop for Kept<T> {
    fn drop(&mut self) {
        match self.after {
            AfterRun::Exit => std::mem::forget(self.value.take()),
            AfterRun::Continue => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{AfterRun, Kept};

    #[test]
    fn memory_is_freed_unless_the_process_exits() {
        let counted = Rc::new(());
        drop(Kept::new(Rc::clone(&counted), AfterRun::Continue));
        assert_eq!(Rc::strong_count(&counted), 1);
        drop(Kept::new(Rc::clone(&counted), AfterRun::Exit));
        assert_eq!(Rc::strong_count(&counted), 2);
    }
}

//! Work on several threads whose results do not depend on their number.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Work is claimed in batches, to keep contention on the counter low.
const BATCH: usize = 32;
/// How many finished batches may wait for an earlier one before their threads wait too, so that results do not pile up.
const AHEAD: usize = 8;

/// Runs a task for every index, and returns the results in order.
pub(crate) fn in_parallel<T: Send>(count: usize, jobs: usize, task: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let batches = count.div_ceil(BATCH);
    let jobs = jobs.min(batches);
    if jobs <= 1 {
        return (0..count).map(task).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done: Vec<(usize, Vec<T>)> = Vec::new();
        loop {
            let batch = next.fetch_add(1, Ordering::Relaxed);
            if batch >= batches {
                return done;
            }
            done.push((batch, indices(batch, count).map(&task).collect()));
        }
    };
    let mut done: Vec<(usize, Vec<T>)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (1..jobs).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for thread in threads {
            done.extend(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(batch, _)| *batch);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

fn indices(batch: usize, count: usize) -> std::ops::Range<usize> {
    batch * BATCH..count.min((batch + 1) * BATCH)
}

/// Writes a text for every index, and passes the texts on in order while later ones are still being written. Stops at the first error.
pub(crate) fn in_order<E: Send>(
    count: usize,
    jobs: usize,
    write: impl Fn(usize, &mut Vec<u8>) -> Result<(), E> + Sync,
    mut take: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let batches = count.div_ceil(BATCH);
    let batch_text = |batch: usize, text: &mut Vec<u8>| indices(batch, count).try_for_each(|index| write(index, text));
    if jobs <= 1 || batches <= 1 {
        let mut text = Vec::new();
        for batch in 0..batches {
            text.clear();
            batch_text(batch, &mut text)?;
            take(&text)?;
        }
        return Ok(());
    }
    let queue = Queue { state: Mutex::new(State::default()), moved: Condvar::new() };
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(batches) {
            scope.spawn(|| {
                let _alarm = Alarm(&queue);
                while let Some((batch, mut text)) = queue.claim(batches) {
                    let result = batch_text(batch, &mut text).map(|()| text);
                    queue.put(batch, result);
                }
            });
        }
        // however this ends, even by a panic, no thread is left waiting
        let _stop = Stop(&queue);
        (0..batches).try_for_each(|batch| {
            let text = queue.take(batch)?;
            take(&text)?;
            queue.give_back(text);
            Ok(())
        })
    })
}

/// Batches on their way from the threads that write them to the one that reads them.
struct Queue<E> {
    state: Mutex<State<E>>,
    moved: Condvar,
}

struct State<E> {
    next: usize,
    taken: usize,
    stopped: bool,
    panicked: bool,
    ready: BTreeMap<usize, Result<Vec<u8>, E>>,
    /// Buffers to be reused.
    spare: Vec<Vec<u8>>,
}

impl<E> Default for State<E> {
    fn default() -> Self {
        Self { next: 0, taken: 0, stopped: false, panicked: false, ready: BTreeMap::new(), spare: Vec::new() }
    }
}

impl<E> Queue<E> {
    /// A poisoned lock is fine: a thread that panics leaves no inconsistent state.
    fn lock(&self) -> MutexGuard<'_, State<E>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next batch to write, and a buffer; waits while too many are ahead.
    fn claim(&self, batches: usize) -> Option<(usize, Vec<u8>)> {
        let mut state = self.lock();
        while !state.stopped && state.next < batches && state.next > state.taken + AHEAD {
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.stopped || state.next >= batches {
            return None;
        }
        let batch = state.next;
        state.next += 1;
        let mut text = state.spare.pop().unwrap_or_default();
        text.clear();
        Some((batch, text))
    }

    fn put(&self, batch: usize, result: Result<Vec<u8>, E>) {
        self.lock().ready.insert(batch, result);
        self.moved.notify_all();
    }

    fn take(&self, batch: usize) -> Result<Vec<u8>, E> {
        let mut state = self.lock();
        loop {
            if let Some(result) = state.ready.remove(&batch) {
                state.taken = batch;
                self.moved.notify_all();
                return result;
            }
            assert!(!state.panicked, "a thread that writes has panicked");
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give_back(&self, text: Vec<u8>) {
        self.lock().spare.push(text);
    }
}

/// Stops the threads when the reader is done.
struct Stop<'a, E>(&'a Queue<E>);

impl<E> Drop for Stop<'_, E> {
    fn drop(&mut self) {
        self.0.lock().stopped = true;
        self.0.moved.notify_all();
    }
}

/// Wakes the reader when the thread that owns this panics: its batch will never arrive.
struct Alarm<'a, E>(&'a Queue<E>);

impl<E> Drop for Alarm<'_, E> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.lock().panicked = true;
            self.0.moved.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        for (count, jobs) in [(0, 4), (1, 4), (33, 4), (5000, 1), (5000, 2), (5000, 7)] {
            assert_eq!(in_parallel(count, jobs, |index| index), (0..count).collect::<Vec<_>>());
            let mut text = Vec::new();
            let write = |index: usize, out: &mut Vec<u8>| {
                out.extend_from_slice(format!("{index}\n").as_bytes());
                Ok::<(), ()>(())
            };
            let take = |piece: &[u8]| {
                text.extend_from_slice(piece);
                Ok(())
            };
            assert_eq!(in_order(count, jobs, write, take), Ok(()));
            assert_eq!(text, (0..count).map(|index| format!("{index}\n")).collect::<String>().into_bytes());
        }
    }

    #[test]
    #[should_panic(expected = "panicked")]
    fn a_panic_hangs_nothing() {
        let write = |index: usize, _: &mut Vec<u8>| {
            assert_ne!(index, 700, "on purpose");
            Ok::<(), ()>(())
        };
        let _ = in_order(100_000, 4, write, |_| Ok(()));
    }

    #[test]
    fn the_first_error_ends_it() {
        for jobs in [1, 4] {
            let write = |index: usize, _: &mut Vec<u8>| if index == 700 { Err(index) } else { Ok(()) };
            assert_eq!(in_order(100_000, jobs, write, |_| Ok(())), Err(700));
            assert_eq!(in_order(100_000, jobs, |_, _| Ok(()), |_| Err("full")), Err("full"));
        }
    }
}

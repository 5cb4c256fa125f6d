//! Work on many items by several threads, handed on in the order of the items.
//!
//! In: items, what is to be made of each, and who takes it. Out: nothing but what was taken:
//! the same, in the same order, for any number of threads. No thread works far ahead of
//! what was taken, so that memory stays the same however many items there are.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many items for each thread may be begun before the first of them is taken.
const AHEAD: usize = 8;

/// The stack of a thread, in bytes: pages of the web may be nested deeply.
const STACK: usize = 16 << 20;

/// Returns how many threads do most at the same time on this machine.
#[must_use]
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Calls `make` on each of `items` in `threads` threads, and `take`, in this thread, with
/// what it made, in the order of the items, until all are done or `take` breaks. A panic of
/// `make` comes out here, at its place in the order.
pub(super) fn in_order<I: Sync, T: Send>(
    items: &[I],
    threads: usize,
    make: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(T) -> ControlFlow<()>,
) {
    let threads = threads.clamp(1, items.len().max(1));
    let line = Line::new(items.len(), threads * AHEAD);
    let work = || {
        while let Some(number) = line.claim() {
            let result = catch_unwind(AssertUnwindSafe(|| make(&items[number])));
            line.put(number, result);
        }
    };
    thread::scope(|scope| {
        // However this ends, the threads are told.
        let _end = End(&line);
        let spawn = || {
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work)
        };
        let helped = threads > 1 && (0..threads).filter(|_| spawn().is_ok()).count() > 0;
        for (number, item) in items.iter().enumerate() {
            let result = if helped {
                line.wait_for(number)
                    .unwrap_or_else(|panic| resume_unwind(panic))
            } else {
                make(item)
            };
            if take(result).is_break() {
                return;
            }
        }
    });
}

/// The items between the threads that make and the one that takes.
struct Line<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    items: usize,
    ahead: usize,
}

struct State<T> {
    /// The next item to be begun.
    next: usize,
    /// How many were taken.
    taken: usize,
    /// What is made and not taken.
    ready: BTreeMap<usize, thread::Result<T>>,
    /// Nobody takes any more.
    over: bool,
}

impl<T> Line<T> {
    fn new(items: usize, ahead: usize) -> Self {
        Self {
            state: Mutex::new(State {
                next: 0,
                taken: 0,
                ready: BTreeMap::new(),
                over: false,
            }),
            changed: Condvar::new(),
            items,
            ahead,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        // Nothing panics while it holds the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until `ready` finds what it looks for.
    fn wait<R>(&self, mut ready: impl FnMut(&mut State<T>) -> Option<R>) -> R {
        let mut state = self.lock();
        loop {
            if let Some(found) = ready(&mut state) {
                drop(state);
                self.changed.notify_all();
                return found;
            }
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Returns the next item to be begun, once it is not too far ahead; `None` if there is
    /// none.
    fn claim(&self) -> Option<usize> {
        self.wait(|state| {
            if state.over || state.next >= self.items {
                return Some(None);
            }
            (state.next < state.taken + self.ahead).then(|| {
                state.next += 1;
                Some(state.next - 1)
            })
        })
    }

    fn put(&self, number: usize, made: thread::Result<T>) {
        self.lock().ready.insert(number, made);
        self.changed.notify_all();
    }

    /// Waits for what is made of an item, and takes it.
    fn wait_for(&self, number: usize) -> thread::Result<T> {
        self.wait(|state| {
            let made = state.ready.remove(&number)?;
            state.taken = number + 1;
            Some(made)
        })
    }
}

/// Ends the line when it is dropped.
struct End<'a, T>(&'a Line<T>);

impl<T> Drop for End<'_, T> {
    fn drop(&mut self) {
        self.0.lock().over = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn the_order_is_that_of_the_items_for_any_number_of_threads() {
        let items: Vec<u64> = (0..300).collect();
        for threads in [0, 1, 2, 3, 16, 1000] {
            let mut taken = Vec::new();
            in_order(
                &items,
                threads,
                |&item| {
                    // Some take longer than those after them.
                    thread::sleep(std::time::Duration::from_micros(item % 7 * 50));
                    item
                },
                |item| {
                    taken.push(item);
                    ControlFlow::Continue(())
                },
            );
            assert_eq!(taken, items, "{threads}");
        }
        in_order(&[0; 0], 4, |_| (), |()| unreachable!("there is none"));
    }

    #[test]
    fn threads_work_at_the_same_time() {
        // Each waits for the other: one thread alone would never end.
        let both = Barrier::new(2);
        let mut taken = 0;
        in_order(
            &[(); 2],
            2,
            |()| both.wait(),
            |_| {
                taken += 1;
                ControlFlow::Continue(())
            },
        );
        assert_eq!(taken, 2);
    }

    #[test]
    fn nobody_works_far_ahead_of_what_is_taken() {
        let begun = AtomicUsize::new(0);
        let mut taken = 0;
        in_order(
            &[(); 500],
            3,
            |()| begun.fetch_add(1, Ordering::SeqCst),
            |_| {
                taken += 1;
                let ahead = begun.load(Ordering::SeqCst) - taken;
                assert!(ahead <= 3 * AHEAD, "{ahead}");
                ControlFlow::Continue(())
            },
        );
        assert_eq!(taken, 500);
    }

    #[test]
    fn who_takes_can_stop_it() {
        let begun = AtomicUsize::new(0);
        let mut taken = 0;
        in_order(
            &[(); 10_000],
            2,
            |()| begun.fetch_add(1, Ordering::SeqCst),
            |_| {
                taken += 1;
                if taken == 5 {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            },
        );
        assert_eq!(taken, 5);
        assert!(begun.load(Ordering::SeqCst) <= 5 + 2 * AHEAD);
    }

    #[test]
    fn a_panic_comes_out_and_ends_all() {
        let taken = AtomicUsize::new(0);
        let panic = catch_unwind(AssertUnwindSafe(|| {
            in_order(
                &[0, 1, 2, 3, 4, 5],
                2,
                |&item| assert_ne!(item, 3, "a fault"),
                |()| {
                    taken.fetch_add(1, Ordering::SeqCst);
                    ControlFlow::Continue(())
                },
            );
        }));
        assert!(panic.is_err());
        assert_eq!(taken.load(Ordering::SeqCst), 3);
    }
}

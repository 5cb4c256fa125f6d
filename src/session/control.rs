//! What a job is told while it runs: to wait, to go on, to stop.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What a job is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Word {
    #[default]
    GoOn,
    Wait,
    Stop,
}

/// The word between a session and the threads of its job.
#[derive(Debug, Default)]
pub(super) struct Control {
    word: Mutex<Word>,
    changed: Condvar,
}

impl Control {
    /// Stops the job for good.
    pub(super) fn stop(&self) {
        self.say(Word::Stop);
    }

    /// Lets the job wait, or go on. One that was stopped stays so.
    pub(super) fn pause(&self, wait: bool) {
        if *self.lock() != Word::Stop {
            self.say(if wait { Word::Wait } else { Word::GoOn });
        }
    }

    /// Waits while the job is to wait. Returns whether it goes on then.
    pub(super) fn goes_on(&self) -> bool {
        let word = self.lock();
        let waited = self.changed.wait_while(word, |word| *word == Word::Wait);
        *waited.unwrap_or_else(PoisonError::into_inner) != Word::Stop
    }

    fn say(&self, word: Word) {
        *self.lock() = word;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Word> {
        // Nothing panics while it holds the lock.
        self.word.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

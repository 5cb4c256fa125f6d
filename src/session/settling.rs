//! Table, comparison and counts of a dossier that is about to be the session's, made in a
//! thread: with thousands of statements they take longer than a frame of a window may.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use super::adopt::Adopted;
use super::aside;
use super::clock::Stopwatch;
use super::counts::Counts;
use crate::compare::compare;
use crate::model::{Comparison, Dossier, EvidenceFilter, StanceTable};
use crate::settle::{settle_after, settle_where};

/// What follows from a dossier: never apart from it.
#[derive(Debug)]
pub(super) struct Settled {
    pub(super) dossier: Dossier,
    pub(super) table: Arc<StanceTable>,
    pub(super) comparison: Arc<Comparison>,
    pub(super) counts: Counts,
}

impl Settled {
    /// Settles and compares a dossier, over the evidence that `filter` admits.
    pub(super) fn of(dossier: Dossier, filter: &EvidenceFilter) -> Self {
        let table = settle_where(&dossier, filter);
        Self::with(dossier, table, filter)
    }

    /// As [`Settled::of`], where `table` is that of `before` over the same evidence: what the
    /// difference does not touch is not settled anew.
    pub(super) fn after(
        (before, table): (&Dossier, &StanceTable),
        dossier: Dossier,
        filter: &EvidenceFilter,
    ) -> Self {
        let table = settle_after(before, table, &dossier, filter);
        Self::with(dossier, table, filter)
    }

    fn with(dossier: Dossier, table: StanceTable, filter: &EvidenceFilter) -> Self {
        let counts = Counts::of(&dossier, filter);
        let comparison = compare(
            &dossier.agenda,
            &table,
            &dossier.parties(),
            &dossier.settings,
        );
        Self {
            dossier,
            table: table.into(),
            comparison: comparison.into(),
            counts,
        }
    }
}

/// A portion of articles whose table is being made.
#[derive(Debug)]
pub(super) struct Settling {
    /// The generation of the session to which the portion was added.
    pub(super) generation: u64,
    /// The dossier then.
    pub(super) base: Dossier,
    /// Its table.
    table: Arc<StanceTable>,
    /// What joined.
    pub(super) adopted: Adopted,
    /// Since when it is being made.
    pub(super) since: Stopwatch,
    settled: Receiver<Settled>,
    next: Dossier,
    filter: EvidenceFilter,
}

impl Settling {
    /// Starts a thread on `next`, which is `base` with what joined; it calls `wake` at its end.
    /// `table` is that of `base` over the evidence that `filter` admits.
    pub(super) fn start(
        generation: u64,
        (base, table, next): (Dossier, Arc<StanceTable>, Dossier),
        adopted: Adopted,
        filter: &EvidenceFilter,
        wake: Arc<dyn Fn() + Send + Sync>,
    ) -> Self {
        let (sender, settled) = channel();
        let (dossier, over) = (next.clone(), filter.clone());
        let (before, known) = (base.clone(), Arc::clone(&table));
        // Where no thread can be started the channel is closed at once, see `read`.
        drop(
            thread::Builder::new()
                .name("settle".to_owned())
                .spawn(move || {
                    aside::stand_back();
                    let settled = Settled::after((&before, &known), dossier, &over);
                    // The session may be gone.
                    if sender.send(settled).is_ok() {
                        wake();
                    }
                }),
        );
        Self {
            generation,
            base,
            table,
            adopted,
            since: Stopwatch::started(),
            settled,
            next,
            filter: filter.clone(),
        }
    }

    /// Waits for what came of it.
    pub(super) fn wait(&self) -> Settled {
        let settled = self.settled.recv();
        settled.unwrap_or_else(|_| self.here())
    }

    /// Makes it in this thread.
    fn here(&self) -> Settled {
        let before = (&self.base, &*self.table);
        Settled::after(before, self.next.clone(), &self.filter)
    }

    /// Returns what came of it once it is there. A thread that could not be started, or has
    /// failed, is done without.
    pub(super) fn read(&self) -> Option<Settled> {
        match self.settled.try_recv() {
            Ok(settled) => Some(settled),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(self.here()),
        }
    }
}

/// Lets go of something large in a thread: freeing every text of a table takes its time, too.
pub(super) fn forget<T: Send + 'static>(large: T) {
    drop(thread::Builder::new().spawn(move || drop(large)));
}

//! The articles of a running job join the dossier in portions, as one step of undo that grows.
//!
//! The first portion makes the step; every other makes it larger, also below steps that a
//! person has made meanwhile, since what it adds is new and none of theirs. In the journal and
//! the log each portion is a step, so that all that was done stands there in its order. Undo of
//! a step that still grows stops its job, takes back what it had added, and lets redo bring
//! just that again.

use std::sync::Arc;
use std::time::Duration;

use super::adopt::{Adopted, adopt};
use super::clock::Stopwatch;
use super::history::Growing;
use super::job::{Job, Results, Summary};
use super::overlay::laid_over;
use super::settling::{Settled, Settling};
use super::worker::Arrived;
use super::{Session, again};
use crate::model::{Dossier, Part, Patch};

/// So long articles may be looked at in one frame, before they join; the rest waits for the next.
const BUDGET: Duration = Duration::from_millis(2);
/// So many articles are looked at between two looks at the time.
const AT_ONCE: usize = 4;
/// In so many frames a portion is gathered at most.
const FRAMES: u32 = 16;
/// The time between two portions is so many times what making the table of the last one took, so
/// that the work goes into reading,
const TIMES: u32 = 2;
/// and at least this.
const APART: Duration = Duration::from_millis(150);

/// What the portions of a job have come to.
#[derive(Debug, Default)]
pub(super) struct Growth {
    adopted: Adopted,
    /// How many articles of it wait for an answer.
    asked: usize,
    /// The dossier as it was before the first of them.
    before: Dossier,
    /// Since when the last one has joined, or had nothing that joins.
    joined: Option<Stopwatch>,
    /// How long after that the next one is due.
    wait: Duration,
    /// How many articles of it a person took back: nothing more is added.
    taken_back: Option<usize>,
    /// The portion that is being gathered.
    gathering: Option<Gathering>,
    /// The portion whose table is being made.
    settling: Option<Settling>,
}

/// A portion that is being gathered, for some frames.
#[derive(Debug)]
struct Gathering {
    /// The generation of the session to which it is added.
    generation: u64,
    /// The dossier then.
    base: Dossier,
    /// The dossier with what was gathered.
    next: Dossier,
    adopted: Adopted,
    frames: u32,
}

impl Session {
    /// Fetches what the running job has done. The articles that it has read by now join the
    /// dossier in portions, each small enough for one frame of a window, all of them as one
    /// step of undo. When it has ended and all have joined, its summary is returned, once; what
    /// was extracted again waits, see [`Session::again`].
    pub fn poll(&mut self) -> Option<Summary> {
        let job = self.job.as_mut()?;
        job.fetch();
        if job.again {
            return self.poll_again();
        }
        // Whoever has stopped it waits for nothing but the table of what was read.
        let at_once = job.state().stopped;
        // What follows from a portion is shown anew in the same frame: the next one waits.
        let joined = self.take_settled(at_once);
        if self.growth.settling.is_none() && (at_once || !joined) {
            self.gather(at_once);
            self.take_settled(at_once);
        }
        let settles = self.growth.settling.is_some() || self.growth.gathering.is_some();
        let is_ended = |job: &mut Job| job.is_over() && !job.is_ready() && !settles;
        let job = self.job.take_if(is_ended)?;
        self.end_growth();
        let Growth {
            adopted,
            asked,
            taken_back,
            ..
        } = std::mem::take(&mut self.growth);
        let Results {
            failed,
            left_out,
            stopped,
            broken_off,
            unread,
        } = job.end();
        let mut already_there = adopted.already_there;
        already_there.extend(adopted.restored);
        Some(Summary {
            added: adopted.added,
            already_there,
            copies: adopted.copies,
            asked,
            failed,
            left_out,
            stopped,
            broken_off,
            unread,
            taken_back: taken_back.unwrap_or(0),
        })
    }

    /// Ends a job that extracts again once all is read.
    fn poll_again(&mut self) -> Option<Summary> {
        let mut job = self.job.take_if(|job| job.is_over())?;
        let articles = job.some(usize::MAX).into_iter();
        let articles = articles.map(|it| it.coded).collect();
        let Results {
            mut failed,
            stopped,
            broken_off,
            ..
        } = job.end();
        failed.extend(broken_off);
        self.fresh = Some(again::Fresh {
            agenda: std::sync::Arc::clone(&self.read_by),
            articles,
            failed,
            stopped,
        });
        self.generation += 1;
        None
    }

    /// Gathers the next portion if one is due: what fits into a frame or, `at_once`, all.
    fn gather(&mut self, at_once: bool) {
        let growth = &mut self.growth;
        let Some(job) = &mut self.job else {
            return;
        };
        if job.state().paused && !at_once {
            // What a person lets wait joins no further either, but for what was gathered.
            if let Some(gathering) = growth.gathering.take() {
                self.settle_portion(gathering);
            }
            return;
        }
        if growth.taken_back.is_some() {
            if job.is_ready() {
                job.abandon();
            }
            return;
        }
        let early = growth
            .joined
            .is_some_and(|joined| joined.read() < growth.wait);
        if growth.gathering.is_none() && (!job.is_ready() || early && !job.is_over()) {
            return;
        }
        let mut gathering = growth.gathering.take().unwrap_or_else(|| Gathering {
            generation: self.generation,
            base: self.dossier.clone(),
            next: self.dossier.clone(),
            adopted: Adopted::default(),
            frames: 0,
        });
        let watch = Stopwatch::started();
        while job.is_ready() && (at_once || watch.read() < BUDGET) {
            let some = job.some(AT_ONCE).into_iter();
            let articles = some.map(|Arrived { coded, shingles }| {
                self.shelf.learn(&coded.article.hash, shingles);
                coded
            });
            let articles = articles.collect();
            let next = &mut gathering.next;
            let adopted = adopt(next, &mut self.shelf, articles, self.joining);
            gathering.adopted.add(adopted);
        }
        gathering.frames += 1;
        if job.is_ready() && gathering.frames < FRAMES {
            // The next frame goes on.
            (job.waker())();
            growth.gathering = Some(gathering);
        } else {
            self.settle_portion(gathering);
        }
    }

    /// Begins a portion with articles that were read.
    #[cfg(test)]
    pub(super) fn gather_portion(&mut self, articles: Vec<crate::model::CodedArticle>) {
        let (base, mut next) = (self.dossier.clone(), self.dossier.clone());
        let adopted = adopt(&mut next, &mut self.shelf, articles, self.joining);
        self.growth.gathering = Some(Gathering {
            generation: self.generation,
            base,
            next,
            adopted,
            frames: 0,
        });
    }

    /// Ends the portion that is gathered.
    #[cfg(test)]
    pub(super) fn settle_gathered(&mut self) {
        if let Some(gathering) = self.growth.gathering.take() {
            self.settle_portion(gathering);
        }
    }

    /// Has the table made of a portion that is gathered.
    fn settle_portion(&mut self, gathering: Gathering) {
        let Gathering {
            generation,
            base,
            mut next,
            mut adopted,
            ..
        } = gathering;
        if generation != self.generation {
            next = laid_over(&self.dossier, &base, &next, &mut adopted);
        }
        self.pend_of(&mut adopted);
        if adopted.label().is_some() {
            self.start_settling(next, adopted);
        } else {
            self.take_unchanged(adopted);
        }
    }

    /// Lets those articles of a portion wait about which a person is asked: they are done with,
    /// whatever becomes of the others.
    fn pend_of(&mut self, adopted: &mut Adopted) {
        let pending = std::mem::take(&mut adopted.pending);
        let asked = std::mem::take(&mut adopted.asked);
        self.growth.asked += self.pend(pending);
        adopted.read -= asked.len();
        if let Some(job) = &mut self.job {
            job.pended(&asked);
        }
    }

    /// Takes over a portion of which nothing joins.
    fn take_unchanged(&mut self, adopted: Adopted) {
        let read = adopted.read;
        self.growth.adopted.add(adopted);
        self.has_joined(read, APART);
    }

    /// Takes note that a portion of so many articles is done with, and how long after it the next
    /// one is due.
    fn has_joined(&mut self, read: usize, wait: Duration) {
        if let Some(job) = &mut self.job {
            job.joined(read);
        }
        self.growth.wait = wait;
        self.growth.joined = Some(Stopwatch::started());
    }

    fn start_settling(&mut self, next: Dossier, adopted: Adopted) {
        let wake = self.job.as_ref().map(Job::waker);
        let wake = wake.unwrap_or_else(|| Arc::new(|| {}));
        let states = (self.dossier.clone(), Arc::clone(&self.table), next);
        let settling = Settling::start(self.generation, states, adopted, &self.filter, wake);
        self.growth.settling = Some(settling);
    }

    /// Takes over the portion whose table is made; waits for it if that is to be `at_once`.
    /// Returns whether one has joined.
    pub(super) fn take_settled(&mut self, at_once: bool) -> bool {
        let settled = match &self.growth.settling {
            Some(settling) if at_once => Some(settling.wait()),
            Some(settling) => settling.read(),
            None => None,
        };
        let Some(settled) = settled else {
            return false;
        };
        let Some(mut settling) = self.growth.settling.take() else {
            return false;
        };
        let read = settling.adopted.read;
        if settling.generation == self.generation {
            self.grow(settling.adopted, settled);
        } else {
            // Something was done meanwhile: it stays, and what joined is laid over it.
            let adopted = &mut settling.adopted;
            let next = laid_over(&self.dossier, &settling.base, &settled.dossier, adopted);
            if settling.adopted.label().is_none() {
                self.take_unchanged(settling.adopted);
                return false;
            }
            if !at_once {
                self.start_settling(next, settling.adopted);
                return false;
            }
            let before = (&self.dossier, &*self.table);
            let settled = Settled::after(before, next, &self.filter);
            self.grow(settling.adopted, settled);
        }
        self.has_joined(read, APART.max(settling.since.read() * TIMES));
        true
    }

    /// Makes the step of the running job larger by what leads to `next`.
    pub(super) fn grow(&mut self, adopted: Adopted, settled: Settled) {
        let next = &settled.dossier;
        let growth = &mut self.growth;
        growth.adopted.add(adopted.clone());
        let Some(label) = growth.adopted.label() else {
            return;
        };
        let told = adopted.label().unwrap_or_default();
        let mut portion = Patch::between(&self.dossier, next);
        match self.history.growing() {
            None => {
                growth.before = self.dossier.clone();
                self.history.push_growing(label, portion.clone());
            }
            Some(Growing::Last) if is_new_alone(&portion) => {
                self.history
                    .grow(label, |patch| add_behind(patch, portion.parts.clone()));
            }
            Some(Growing::Last) => {
                let whole = Patch::between(&growth.before, next);
                self.history.grow(label, |patch| *patch = whole);
            }
            Some(Growing::Below) => {
                let (new, other) = new_and_other(portion.clone());
                self.history.grow(label, |patch| add_behind(patch, new));
                if !other.is_empty() {
                    // A step may have been made on the same article since.
                    let mut between = self.dossier.clone();
                    other.apply(&mut between);
                    let label = Adopted {
                        added: Vec::new(),
                        ..adopted
                    }
                    .label();
                    self.step(label.unwrap_or_default(), between);
                    portion = Patch::between(&self.dossier, next);
                }
            }
        }
        self.become_settled(settled);
        if !portion.is_empty() {
            self.keep_safe_beside(told, portion);
        }
    }

    /// Lets the step of the job grow no more.
    fn end_growth(&mut self) {
        self.history.grown();
    }

    /// Stops the job whose step is about to be taken back. What is on its way joins no more; what
    /// waits for an answer goes on waiting.
    pub(super) fn stop_growth(&mut self) {
        if self.history.growing() == Some(Growing::Last) {
            self.end_growth();
            if let Some(job) = &mut self.job {
                job.abandon();
            }
            if let Some(mut gathering) = self.growth.gathering.take() {
                self.pend_of(&mut gathering.adopted);
            }
            self.growth = Growth {
                taken_back: Some(self.growth.adopted.added.len()),
                asked: self.growth.asked,
                ..Growth::default()
            };
        }
    }

    /// Lets the running job wait, or go on.
    pub fn pause_job(&mut self, wait: bool) {
        if let Some(job) = &mut self.job {
            job.pause(wait);
        }
    }
}

/// Says whether a part adds an article.
fn is_new(part: &Part) -> bool {
    matches!(part, Part::Article { before: None, .. })
}

/// Says whether a patch does nothing but add articles.
fn is_new_alone(patch: &Patch) -> bool {
    patch.parts.iter().all(is_new)
}

/// Divides a patch into what adds articles and the rest.
fn new_and_other(patch: Patch) -> (Vec<Part>, Patch) {
    let (new, parts) = patch.parts.into_iter().partition(is_new);
    (new, Patch { parts })
}

/// Adds new articles to a patch: the first of them stands behind the last that it adds already.
fn add_behind(patch: &mut Patch, mut new: Vec<Part>) {
    let last = patch.parts.iter().rev().find_map(|part| match part {
        Part::Article {
            id, before: None, ..
        } => Some(id.clone()),
        _ => None,
    });
    if let (
        Some(last),
        Some(Part::Article {
            after: Some(placed),
            ..
        }),
    ) = (last, new.first_mut())
    {
        placed.behind = Some(last);
    }
    patch.parts.append(&mut new);
}

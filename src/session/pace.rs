//! How fast a job goes, and how long it will take.

use std::collections::VecDeque;
use std::time::Duration;

/// The rate is that of so long before now: long enough to be steady, short enough to follow.
const WINDOW: Duration = Duration::from_secs(10);
/// Before so long nothing is told: the first files say little of the rest.
const TOO_EARLY: Duration = Duration::from_secs(2);
/// Nor before so many files.
const TOO_FEW: usize = 10;
/// What is told stays so long, so that it can be read.
const STAYS: Duration = Duration::from_secs(1);

/// The pace of a job, by the time it has worked; pauses do not count.
#[derive(Clone, Debug, Default)]
pub(super) struct Pace {
    /// When how many were done, the oldest first.
    seen: VecDeque<(Duration, usize)>,
    told: Option<Told>,
}

#[derive(Clone, Copy, Debug)]
struct Told {
    at: Duration,
    rate: f64,
    left: Duration,
}

impl Pace {
    /// Takes note that `done` of `total` are done when the job has worked for `worked`.
    pub(super) fn note(&mut self, worked: Duration, done: usize, total: usize) {
        if self.seen.back().is_none_or(|(_, before)| *before != done) {
            self.seen.push_back((worked, done));
        }
        // One that is older than the window stays: the rate is of at least that long.
        while self.seen.len() > 2 && self.seen[1].0 + WINDOW < worked {
            self.seen.pop_front();
        }
        if worked < TOO_EARLY || done < TOO_FEW {
            return;
        }
        if self.told.is_some_and(|told| told.at + STAYS > worked) {
            return;
        }
        let (since, before) = self.seen.front().copied().unwrap_or_default();
        let time = worked.saturating_sub(since).as_secs_f64();
        if done > before && time > 0.0 {
            let rate = (done - before) as f64 / time;
            let left = Duration::from_secs_f64(total.saturating_sub(done) as f64 / rate);
            self.told = Some(Told {
                at: worked,
                rate,
                left,
            });
        }
    }

    /// Returns how many a second are done; `None` until that means something.
    pub(super) fn rate(&self) -> Option<f64> {
        self.told.map(|told| told.rate)
    }

    /// Returns how long the rest will take at that rate.
    pub(super) fn left(&self) -> Option<Duration> {
        self.told.map(|told| told.left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Notes the pace ten times a second for a time, at `rate` files a second.
    fn run(pace: &mut Pace, from: (u64, usize), tenths: u64, rate: usize) -> (u64, usize) {
        let (begin, done) = from;
        for tenth in 1..=tenths {
            let now = Duration::from_millis((begin + tenth) * 100);
            pace.note(now, done + rate * tenth as usize / 10, 1000);
        }
        (begin + tenths, done + rate * tenths as usize / 10)
    }

    #[test]
    fn nothing_is_told_until_it_means_something() {
        let mut pace = Pace::default();
        run(&mut pace, (0, 0), 19, 100);
        assert_eq!((pace.rate(), pace.left()), (None, None));
        let mut pace = Pace::default();
        run(&mut pace, (0, 0), 60, 1);
        assert_eq!(pace.rate(), None, "six files in six seconds");
    }

    #[test]
    fn it_follows_the_last_seconds_and_changes_once_a_second() {
        let mut pace = Pace::default();
        let at = run(&mut pace, (0, 0), 21, 100);
        let rate = pace.rate().expect("told");
        assert!((rate - 100.0).abs() < 5.0, "{rate}");
        let left = pace.left().expect("told").as_secs_f64();
        assert!((left - 8.0).abs() < 0.5, "{left}");
        let at = run(&mut pace, at, 8, 10);
        assert_eq!(pace.rate(), Some(rate), "not yet a second");
        run(&mut pace, at, 120, 10);
        let rate = pace.rate().expect("told");
        assert!((rate - 10.0).abs() < 1.0, "{rate}");
    }
}

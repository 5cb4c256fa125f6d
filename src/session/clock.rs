//! The clock and whose computer it is, read here and nowhere else: everything below is handed
//! the day.

use std::time::{Duration, Instant, SystemTime};

use jiff::ZonedDateTime;

use crate::model::Date;

/// Returns the day by the computer's calendar.
#[must_use]
pub fn today() -> Date {
    ZonedDateTime::now().date()
}

/// Returns the local time to the minute, as `YYYY-MM-DDTHH:MM`.
#[must_use]
pub fn minute() -> String {
    ZonedDateTime::now().strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Returns the moment, to tell the age of files.
pub(super) fn moment() -> SystemTime {
    SystemTime::now()
}

/// Measures how long something has gone on, without its pauses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stopwatch {
    before: Duration,
    since: Option<Instant>,
}

impl Stopwatch {
    /// Returns one that runs from now on.
    pub(super) fn started() -> Self {
        Self {
            before: Duration::ZERO,
            since: Some(Instant::now()),
        }
    }

    /// Returns what it shows.
    pub(super) fn read(&self) -> Duration {
        self.before + self.since.map_or(Duration::ZERO, |since| since.elapsed())
    }

    /// Lets it run, or stand.
    pub(super) fn run(&mut self, run: bool) {
        self.before = self.read();
        self.since = run.then(Instant::now);
    }
}

/// Returns the name of this computer; empty if it has none.
pub(super) fn host() -> String {
    let mut named = ["HOSTNAME", "COMPUTERNAME"].iter();
    let named = named.find_map(|name| std::env::var(name).ok());
    let files = ["/proc/sys/kernel/hostname", "/etc/hostname"].iter();
    let mut told = files.filter_map(|file| std::fs::read_to_string(file).ok());
    named
        .or_else(|| told.next())
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// Returns the name of the user; empty if the system tells none.
#[must_use]
pub fn user() -> String {
    let named = ["USER", "USERNAME", "LOGNAME"].iter();
    let named = named.filter_map(|name| std::env::var(name).ok());
    named
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minute_is_of_today_or_of_the_next_day() {
        let before = today();
        let minute = minute();
        let after = today();
        assert_eq!(minute.len(), "2026-12-04T12:00".len(), "{minute}");
        assert!(
            [before, after]
                .iter()
                .any(|day| minute.starts_with(&day.to_string())),
            "{minute}"
        );
    }
}

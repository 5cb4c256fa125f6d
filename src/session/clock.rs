//! The clock, read here and nowhere else: everything below is handed the day.

use std::time::SystemTime;

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

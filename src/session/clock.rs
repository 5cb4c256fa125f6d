//! The only place that reads the clock.

use crate::model::Date;

/// Returns the local day.
#[must_use]
pub fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

//! Which statements of a cell are counted, and why the others are not.
//!
//! The rules, in their order:
//!
//! 1. what a person discarded is counted nowhere;
//! 2. people who neither decide nor speak for the party are listed, they settle nothing;
//! 3. a position told as given up is superseded;
//! 4. where the party itself is heard, what others say of it is left out;
//! 5. what was said more than `window_days` before the latest statement is outdated. Only
//!    days that are known and undisputed outdate, or are outdated.

use super::heard::Heard;
use crate::model::{Date, LeftOut, Standing, Voice};

/// The statements of a cell, sorted into counted and left out.
#[derive(Debug, Default)]
pub(super) struct Admitted<'h, 'd> {
    /// Those that are counted, in the order they came.
    pub(super) counted: Vec<&'h Heard<'d>>,
    /// Those that are not, with the reason, in the order they came.
    pub(super) left_out: Vec<LeftOut>,
    /// Whether the party itself is heard, not only others about it.
    pub(super) own: bool,
}

/// Sorts the statements of one cell.
pub(super) fn admit<'h, 'd>(heard: &'h [Heard<'d>], window_days: u32) -> Admitted<'h, 'd> {
    let speaks = |heard: &Heard<'_>| never_counted(heard).is_none();
    let own = heard.iter().any(|h| speaks(h) && is_own(h));
    let in_play = |h: &Heard<'_>| speaks(h) && (is_own(h) || !own);
    let latest = heard
        .iter()
        .filter(|h| in_play(h))
        .filter_map(Heard::sure_day)
        .max();

    let mut admitted = Admitted {
        own,
        ..Admitted::default()
    };
    for heard in heard {
        let reason = never_counted(heard)
            .map(str::to_owned)
            .or_else(|| (!in_play(heard)).then(|| "said by others".to_owned()))
            .or_else(|| outdated(heard, latest, window_days));
        match reason {
            Some(reason) => admitted.left_out.push(heard.left_out(&reason)),
            None => admitted.counted.push(heard),
        }
    }
    admitted
}

/// Says why a statement is not counted whatever else was said.
fn never_counted(heard: &Heard<'_>) -> Option<&'static str> {
    let statement = heard.statement;
    if statement.discarded {
        Some("discarded")
    } else if statement.standing == Standing::Listed {
        Some("speaker does not decide or speak for the party")
    } else if statement.superseded {
        Some("earlier position, given up since")
    } else {
        None
    }
}

/// Says whether the holder's own side is heard.
fn is_own(heard: &Heard<'_>) -> bool {
    heard.statement.voice != Voice::Other
}

fn outdated(heard: &Heard<'_>, latest: Option<Date>, window_days: u32) -> Option<String> {
    let age = days_between(heard.sure_day()?, latest?);
    let days = if window_days == 1 { "day" } else { "days" };
    (age > i64::from(window_days))
        .then(|| format!("older than {window_days} {days} before the latest"))
}

/// Returns how many days `to` lies after `from`; negative if it lies before.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    // Both dates lie within jiff's range, so their difference in days always exists.
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

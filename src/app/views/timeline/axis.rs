//! The axis of dates: where a day stands, and which days are named, from days to decades.

use crate::model::Date;

/// An axis of days over a stretch of points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Axis {
    from: Date,
    to: Date,
    left: f32,
    width: f32,
}

/// A day that is named on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tick {
    pub(crate) day: Date,
    pub(crate) label: String,
}

/// From one tick to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days(i32),
    /// From Monday to Monday.
    Weeks(i32),
    /// From the first of a month.
    Months(i32),
    /// From the first of January.
    Years(i32),
}

const STEPS: [Step; 20] = [
    Step::Days(1),
    Step::Days(2),
    Step::Weeks(1),
    Step::Weeks(2),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1_000),
    Step::Years(5_000),
    Step::Years(20_000),
];

/// Room for a tick's name, in points.
const ROOM: f32 = 76.0;
/// An axis is no shorter than so many days: a day alone is no time.
const SHORTEST: i32 = 7;

impl Axis {
    /// Returns an axis from a day to a later one, with some days more on both sides, from
    /// `left` on and `width` points wide.
    pub(crate) fn new(first: Date, last: Date, left: f32, width: f32) -> Self {
        let span = days(first, last).max(0);
        let more = ((SHORTEST - span + 1) / 2).max(span / 24).max(1);
        Self {
            from: shifted(first, -more),
            to: shifted(last, more),
            left,
            width,
        }
    }

    /// Returns where a day stands.
    pub(crate) fn x(&self, day: Date) -> f32 {
        let span = days(self.from, self.to).max(1) as f32;
        self.left + self.width * days(self.from, day) as f32 / span
    }

    /// Returns the days that are named, with the year where it is another than before.
    pub(crate) fn ticks(&self) -> Vec<Tick> {
        let most = (self.width / ROOM).floor().max(1.0);
        let span = days(self.from, self.to) as f32;
        let fits = |step: &&Step| span / step.days() <= most;
        let step = STEPS.iter().find(fits).unwrap_or(&Step::Years(20_000));
        let mut named = step.days_between(self.from, self.to);
        if named.is_empty() {
            named.push(self.from);
        }
        let mut year = None;
        named
            .into_iter()
            .map(|day| {
                let label = step.label(day, year != Some(day.year()));
                year = Some(day.year());
                Tick { day, label }
            })
            .collect()
    }
}

impl Step {
    /// Returns about how many days it has.
    fn days(self) -> f32 {
        match self {
            Self::Days(n) => n as f32,
            Self::Weeks(n) => 7.0 * n as f32,
            Self::Months(n) => 30.44 * n as f32,
            Self::Years(n) => 365.25 * n as f32,
        }
    }

    /// Returns the days on which ticks of this step stand, from `from` to `to`.
    fn days_between(self, from: Date, to: Date) -> Vec<Date> {
        match self {
            Self::Days(n) => {
                let first = (-days(epoch(), from)).rem_euclid(n);
                stepped(from, to, first, n)
            }
            Self::Weeks(n) => {
                let first = (-days(epoch(), from)).rem_euclid(7 * n);
                stepped(from, to, first, 7 * n)
            }
            Self::Months(n) => months(from, to, n),
            Self::Years(n) => months(from, to, 12 * n),
        }
    }

    fn label(self, day: Date, with_year: bool) -> String {
        let month = super::super::words::month(day);
        match self {
            Self::Days(_) | Self::Weeks(_) if with_year => {
                format!("{} {month} {}", day.day(), day.year())
            }
            Self::Days(_) | Self::Weeks(_) => format!("{} {month}", day.day()),
            Self::Months(_) if with_year => format!("{month} {}", day.year()),
            Self::Months(_) => month.to_owned(),
            Self::Years(_) => day.year().to_string(),
        }
    }
}

/// A Monday from which days and weeks are counted, so that ticks stay where they are when
/// the axis grows.
fn epoch() -> Date {
    jiff::civil::date(2024, 1, 1)
}

fn days(from: Date, to: Date) -> i32 {
    // Dates have four-digit years: no span of theirs is out of range.
    i32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or(i32::MAX)
}

/// Returns the day so many days later, or the last one that there is.
fn shifted(day: Date, by: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(by))
}

fn stepped(from: Date, to: Date, first: i32, step: i32) -> Vec<Date> {
    let count = (days(from, to) - first) / step.max(1) + 1;
    (0..count.max(0))
        .map(|n| shifted(from, first + n * step))
        .filter(|day| (from..=to).contains(day))
        .collect()
}

/// Returns the firsts of every `n`th month, counted from the year 0.
fn months(from: Date, to: Date, n: i32) -> Vec<Date> {
    let number = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let first = number(from).div_euclid(n) * n;
    let mut firsts = Vec::new();
    let mut month = first;
    while month <= number(to) {
        let year = i16::try_from(month.div_euclid(12));
        let within = i8::try_from(month.rem_euclid(12) + 1);
        let day = year.ok().zip(within.ok());
        let day = day.and_then(|(year, month)| Date::new(year, month, 1).ok());
        firsts.extend(day.filter(|day| (from..=to).contains(day)));
        month += n;
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn ticks(first: &str, last: &str, width: f32) -> Vec<String> {
        let axis = Axis::new(date(first), date(last), 0.0, width);
        axis.ticks().into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_go_from_days_to_decades() {
        assert_eq!(
            ticks("2026-12-04", "2026-12-06", 700.0),
            [
                "1 Dec 2026",
                "2 Dec",
                "3 Dec",
                "4 Dec",
                "5 Dec",
                "6 Dec",
                "7 Dec",
                "8 Dec",
                "9 Dec"
            ]
        );
        assert_eq!(
            ticks("2026-12-04", "2027-01-14", 600.0),
            [
                "7 Dec 2026",
                "14 Dec",
                "21 Dec",
                "28 Dec",
                "4 Jan 2027",
                "11 Jan"
            ]
        );
        assert_eq!(
            ticks("2026-09-10", "2027-02-20", 600.0),
            ["Oct 2026", "Nov", "Dec", "Jan 2027", "Feb"]
        );
        assert_eq!(
            ticks("2022-02-24", "2026-12-04", 600.0),
            ["2022", "2023", "2024", "2025", "2026", "2027"]
        );
        assert_eq!(ticks("1948-01-01", "2026-12-04", 300.0), ["1950", "2000"]);
    }

    #[test]
    fn ticks_have_room_and_stand_on_the_axis() {
        for (first, last) in [
            ("2026-12-04", "2026-12-04"),
            ("2026-12-04", "2026-12-31"),
            ("2026-01-04", "2026-12-31"),
            ("2020-01-04", "2026-12-31"),
            ("1900-01-04", "2026-12-31"),
            ("0001-01-01", "9999-12-31"),
        ] {
            for width in [60.0, 200.0, 433.0, 900.0] {
                let axis = Axis::new(date(first), date(last), 10.0, width);
                let ticks = axis.ticks();
                assert!(!ticks.is_empty(), "{first} {last} {width}");
                let places: Vec<f32> = ticks.iter().map(|tick| axis.x(tick.day)).collect();
                for x in &places {
                    assert!(
                        (10.0..=10.0 + width).contains(x),
                        "{first} {last} {width}: {x}"
                    );
                }
                for pair in places.windows(2) {
                    // Months are not all of one length.
                    let apart = pair[1] - pair[0];
                    assert!(apart > 0.85 * ROOM, "{first} {last} {width}: {apart}");
                }
            }
        }
    }

    #[test]
    fn days_stand_in_their_order_within_the_axis() {
        let axis = Axis::new(date("2026-12-04"), date("2026-12-14"), 100.0, 400.0);
        let x = |day: &str| axis.x(date(day));
        assert!(x("2026-12-04") > 100.0 && x("2026-12-14") < 500.0);
        assert!(x("2026-12-05") > x("2026-12-04"));
        let middle = f32::midpoint(x("2026-12-04"), x("2026-12-14"));
        assert!((x("2026-12-09") - middle).abs() < 0.01);
    }
}

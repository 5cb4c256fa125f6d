//! In which order a column writes its dates: 04/12/2025 alone can be two days, but another row
//! with 25/12/2025 tells that the day comes first.

use super::super::date::numbers;

/// Which number of a date comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// Returns the order in which all of `values` can be read, if only one can be.
pub(super) fn of<'v>(values: impl Iterator<Item = &'v str>) -> Option<Order> {
    let (mut day_first, mut month_first) = (false, false);
    for [one, other, _] in values.filter_map(numbers) {
        day_first |= one > 12;
        month_first |= other > 12;
    }
    match (day_first, month_first) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

impl Order {
    /// Returns a date that could be two days as the one that it is in this order; `None` if it
    /// is none of these.
    pub(super) fn apply(self, words: &str) -> Option<String> {
        let [one, other, year] = numbers(words)?;
        let (month, day) = match self {
            Self::DayFirst => (other, one),
            Self::MonthFirst => (one, other),
        };
        (one <= 12 && other <= 12 && one != other).then(|| format!("{year:04}-{month:02}-{day:02}"))
    }

    /// Returns what a note says of it.
    pub(super) const fn told(self) -> &'static str {
        match self {
            Self::DayFirst => "the day first",
            Self::MonthFirst => "the month first",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_tells_the_order_of_all() {
        let order = |values: &[&str]| of(values.iter().copied());
        assert_eq!(
            order(&["04/12/2025", "25/12/2025", "2025-01-01"]),
            Some(Order::DayFirst)
        );
        assert_eq!(
            order(&["04/12/2025", "12/25/2025"]),
            Some(Order::MonthFirst)
        );
        assert_eq!(order(&["04/12/2025", "05/12/2025"]), None);
        assert_eq!(
            order(&["25/12/2025", "12/25/2025"]),
            None,
            "they contradict"
        );
        let read = |order: Order| order.apply("04/12/2025 10:31");
        assert_eq!(read(Order::DayFirst).as_deref(), Some("2025-12-04"));
        assert_eq!(read(Order::MonthFirst).as_deref(), Some("2025-04-12"));
        assert_eq!(
            Order::DayFirst.apply(" Thu 04.12.2025").as_deref(),
            Some("2025-12-04")
        );
        assert_eq!(Order::DayFirst.apply("since 04/12/2025"), None);
        assert_eq!(Order::DayFirst.apply("25/12/2025"), None);
        assert_eq!(Order::DayFirst.apply("4 December 2025"), None);
    }
}

//! A rail in one plain sentence: "Russia accepts at most 600,000, Ukraine names 800,000
//! personnel: 200,000 apart, between Ukraine and Russia."

use super::{PartyRange, Rail};
use crate::compare::party_name;
use crate::compare::sentence::{capital, listed};
use crate::model::{Agenda, PartyId, ScaleSpec};

/// The unit of a scale of dates, whose numbers are years.
const DATE: &str = "date";

/// Returns what the parties accept, and where it meets.
pub(super) fn sentence(agenda: &Agenda, rail: &Rail) -> String {
    let is_date = rail.scale.unit == DATE;
    let shown = |number: f64| amount(&rail.scale, number);
    let unit = unit(&rail.scale);
    let names = |parties: &[PartyId]| {
        let names: Vec<String> = parties.iter().map(|p| party_name(agenda, p)).collect();
        listed(&names)
    };
    if rail.parties.is_empty() {
        return "No party has named an amount.".to_owned();
    }
    let mut clauses: Vec<String> = rail
        .parties
        .iter()
        .map(|range| {
            let words = clause(range, &shown);
            format!("{} {words}", party_name(agenda, &range.party))
        })
        .collect();
    if let Some(last) = clauses.last_mut() {
        last.push_str(&unit);
    }
    let end = match (rail.overlap, rail.gap) {
        (Some((Some(low), Some(high))), _) if low.total_cmp(&high).is_eq() => {
            format!("they meet at {}", shown(low))
        }
        (Some((Some(low), Some(high))), _) => {
            format!("they overlap from {} to {}", shown(low), shown(high))
        }
        (Some((Some(low), None)), _) => format!("they overlap from {} up", shown(low)),
        (Some((None, Some(high))), _) => format!("they overlap up to {}", shown(high)),
        (Some((None, None)), _) => "they overlap".to_owned(),
        (None, Some(gap)) => {
            let years = if is_date { " years" } else { "" };
            format!(
                "{}{years} apart, between {} and {}",
                grouped(gap),
                names(&rail.above),
                names(&rail.below)
            )
        }
        (None, None) => "nobody else has named an amount".to_owned(),
    };
    capital(&format!("{}: {end}.", clauses.join(", ")))
}

/// Returns a number of a scale without its unit: "600,000", or "2027" where its numbers are
/// years.
#[must_use]
pub fn amount(scale: &ScaleSpec, number: f64) -> String {
    if scale.unit == DATE {
        plain(number)
    } else {
        grouped(number)
    }
}

/// Returns what a party accepts on a scale: "accepts at most 600,000 personnel".
#[must_use]
pub fn accepts(scale: &ScaleSpec, range: &PartyRange) -> String {
    let words = clause(range, &|number| amount(scale, number));
    format!("{words}{}", unit(scale))
}

/// Returns what stands behind a number of a scale: " personnel".
fn unit(scale: &ScaleSpec) -> String {
    if scale.unit == DATE {
        String::new()
    } else {
        format!(" {}", scale.unit)
    }
}

fn clause(range: &PartyRange, shown: &dyn Fn(f64) -> String) -> String {
    let ends = match (range.least, range.most) {
        (Some(least), Some(most)) => Some(format!("{} to {}", shown(least), shown(most))),
        (Some(least), None) => Some(format!("at least {}", shown(least))),
        (None, Some(most)) => Some(format!("at most {}", shown(most))),
        (None, None) => None,
    };
    match (ends, range.target) {
        (Some(ends), Some(target)) => format!("accepts {ends} and names {}", shown(target)),
        (Some(ends), None) => format!("accepts {ends}"),
        (None, Some(target)) => format!("names {}", shown(target)),
        (None, None) => "has named an amount".to_owned(),
    }
}

/// Returns a number as short as it can be written.
fn plain(number: f64) -> String {
    format!("{number}")
}

/// Returns a number with commas between its thousands: "1,250,000.5".
fn grouped(number: f64) -> String {
    let text = plain(number);
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", &*text), |rest| ("-", rest));
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{sign}{out}{rest}")
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_set_apart() {
        for (number, expected) in [
            (0.0, "0"),
            (999.0, "999"),
            (1000.0, "1,000"),
            (-1_250_000.5, "-1,250,000.5"),
        ] {
            assert_eq!(grouped(number), expected);
        }
    }
}

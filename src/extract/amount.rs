//! Amounts: the number or the date that a content names for a proposal with a scale.
//!
//! In: a region, the scale and where the scale's unit stands counted ("15 years"). Out: an
//! [`Amount`]: the words, the number where it lies on the scale, and whether it is a least
//! or a most. A scale whose unit is "date" takes dates ("by the end of June").

use std::ops::Range;

use super::doc::Doc;
use super::token::Traits;
use crate::agenda::lexicon::Numbers;
use crate::model::{Amount, Bound, ScaleSpec};

/// The unit of a scale of dates.
const DATE: &str = "date";
/// How many words before a unit its number may stand.
const NUMBER_REACH: usize = 3;
/// How many words before an amount tell whether it is a least or a most.
const BOUND_REACH: usize = 4;
/// How many words a date may have.
const LONGEST_DATE: usize = 6;
/// Numbers that may be years.
const YEARS: Range<f64> = 1900.0..2100.0;

/// Returns the amount that `region` names on a scale; `units` are the tokens that stand
/// counted there, `matter` the tokens that tell the proposal.
pub(super) fn amount(
    doc: &Doc,
    numbers: &Numbers,
    scale: &ScaleSpec,
    region: &Range<usize>,
    (units, matter): (&[usize], &[usize]),
) -> Option<Amount> {
    if scale.unit == DATE {
        return date(doc, numbers, region);
    }
    let counted = units.iter().filter_map(|&unit| {
        let floor = region.start.max(unit.saturating_sub(NUMBER_REACH));
        let (start, number) = number_before(doc, numbers, floor..unit)?;
        Some((start..unit + 1, number))
    });
    let bare = region.clone().filter_map(|at| {
        let number = number_at(doc, numbers, at)?;
        (matter.contains(&at) || ends_here(doc, at + 1, region))
            .then_some((at..at + 1, number))
            .filter(|_| !YEARS.contains(&number) && !is_money(doc, at))
    });
    let fits = |(_, number): &(Range<usize>, f64)| (scale.low..=scale.high).contains(number);
    let (tokens, number) = counted.chain(bare).find(fits)?;
    Some(Amount {
        words: doc.slice(&tokens).to_owned(),
        number: Some(number),
        bound: bound(doc, numbers, region.start, tokens.start),
    })
}

/// The number that ends a run of tokens, with where it starts: "600", "two million", "3.5bn".
fn number_before(doc: &Doc, numbers: &Numbers, run: Range<usize>) -> Option<(usize, f64)> {
    let first = run.clone().find(|&at| simple(doc, numbers, at).is_some())?;
    let mut number = simple(doc, numbers, first)?;
    for at in first + 1..run.end {
        if let Some(times) = numbers.multipliers.get(&lower(doc, at)) {
            number *= times;
        }
    }
    Some((first, number))
}

/// The number that stands at a token alone, with a multiplier after it.
fn number_at(doc: &Doc, numbers: &Numbers, at: usize) -> Option<f64> {
    doc.is(at, Traits::NUMBER).then_some(())?;
    let number = simple(doc, numbers, at)?;
    let times = numbers.multipliers.get(&lower(doc, at + 1));
    Some(number * times.unwrap_or(&1.0))
}

/// One token as a number: "600,000", "3.5bn", "fifteen".
fn simple(doc: &Doc, numbers: &Numbers, at: usize) -> Option<f64> {
    let word = lower(doc, at);
    if let Some(number) = numbers.words.get(&word) {
        return Some(*number);
    }
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let ending = &word[digits.len()..];
    let times = match ending {
        "" => 1.0,
        ending => *numbers.multipliers.get(ending)?,
    };
    let number: f64 = digits.replace(',', "").parse().ok()?;
    Some(number * times)
}

fn lower(doc: &Doc, at: usize) -> String {
    let token = doc.tokens.get(at);
    token.map_or_else(String::new, |t| t.span.of(doc.text).to_lowercase())
}

/// Whether nothing that could be counted follows.
fn ends_here(doc: &Doc, at: usize, region: &Range<usize>) -> bool {
    let ending = Traits::PUNCT.with(Traits::PREP).with(Traits::CONJ);
    at >= region.end || (doc.is(at, ending) && !doc.marks(at, &['%']))
}

fn is_money(doc: &Doc, at: usize) -> bool {
    at > 0 && doc.marks(at - 1, &['$', '€', '£'])
}

/// Whether the words before an amount make it a least or a most.
fn bound(doc: &Doc, numbers: &Numbers, floor: usize, at: usize) -> Bound {
    let from = floor.max(at.saturating_sub(BOUND_REACH));
    let before: Vec<String> = (from..at).map(|i| lower(doc, i)).collect();
    let before = before.join(" ");
    let ends = |list: &[String]| {
        list.iter().any(|phrase| {
            before
                .strip_suffix(phrase.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        })
    };
    // "no more than" ends in "more than": the longer lists are asked first.
    if ends(&numbers.at_most) {
        Bound::AtMost
    } else if ends(&numbers.at_least) {
        Bound::AtLeast
    } else {
        Bound::Exactly
    }
}

/// The first date of a region, with the word that opens it: "by June", "until 2030".
fn date(doc: &Doc, numbers: &Numbers, region: &Range<usize>) -> Option<Amount> {
    region.clone().find_map(|opener| {
        let first = lower(doc, opener);
        let links = numbers.links.contains(&first);
        if !links && !numbers.openers.contains(&first) {
            return None;
        }
        let time = |at: usize| {
            doc.is(at, Traits::TIME.with(Traits::NUMBER))
                || numbers.seasons.contains(&lower(doc, at))
        };
        let part =
            |at: usize| at < region.end && (time(at) || numbers.dates.contains(&lower(doc, at)));
        let end = (opener + 1..opener + 1 + LONGEST_DATE)
            .find(|&at| !part(at))
            .unwrap_or(opener + 1 + LONGEST_DATE);
        let named = (opener + 1..end).rev().find(|&at| time(at))?;
        let year = (opener + 1..end).find_map(|at| {
            let number = simple(doc, numbers, at)?;
            YEARS.contains(&number).then_some(number)
        });
        let words = doc.slice(&(opener + usize::from(links)..named + 1));
        Some(Amount {
            words: words.to_owned(),
            number: year,
            bound: Bound::Exactly,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::lexicon::Lexicon;
    use crate::extract::fixture;

    #[track_caller]
    fn check(unit: &str, text: &str, expected: &str) {
        fixture::with_doc(text, |doc| {
            let scale = ScaleSpec {
                unit: unit.to_owned(),
                low: 0.0,
                high: 1_000_000.0,
            };
            let all = 0..doc.tokens.len();
            let units: Vec<usize> = all.clone().filter(|&at| lower(doc, at) == unit).collect();
            let numbers = &Lexicon::built_in().numbers;
            let found = amount(doc, numbers, &scale, &all, (&units, &[]));
            let found = found.map_or("-".to_owned(), |amount| {
                let number = amount.number.map_or("?".to_owned(), |n| n.to_string());
                format!("{} {number}: {}", amount.bound.word(), amount.words)
            });
            assert_eq!(found, expected, "{text}");
        });
    }

    #[test]
    fn a_number_with_its_unit_is_an_amount() {
        check("years", "a lease of 15 years", "exactly 15: 15 years");
        check(
            "years",
            "a lease of at least fifteen years",
            "at least 15: fifteen years",
        );
        check(
            "boats",
            "up to 2 thousand boats",
            "at most 2000: 2 thousand boats",
        );
        check(
            "boats",
            "no more than 1,200 fishing boats",
            "at most 1200: 1,200 fishing boats",
        );
        check("years", "a lease of many years", "-");
    }

    #[test]
    fn a_number_alone_is_one_where_nothing_else_is_counted() {
        check("boats", "the fleet is limited to 600.", "at most 600: 600");
        check("boats", "the fleet of 600 trawlers", "-");
        check("boats", "the fleet of 2027", "-");
        check("boats", "a fee of $600", "-");
    }

    #[test]
    fn dates_have_a_scale_of_their_own() {
        check(
            "date",
            "a deal by the end of June",
            "exactly ?: by the end of June",
        );
        check(
            "date",
            "to open the dam before May 2027.",
            "exactly 2027: before May 2027",
        );
        check("date", "a deal by the summer", "exactly ?: by the summer");
        check("date", "a deadline of 1 May", "exactly ?: 1 May");
        check("date", "a deal by letter", "-");
    }
}

//! What the bar of evidence offers and tells, as text.

use jiff::civil::date;

use super::super::demo;
use super::data::{Offer, day, told};
use crate::model::{EvidenceFilter, Voice};

#[test]
fn a_filter_is_told_in_words() {
    let filter = EvidenceFilter {
        as_of: Some(date(2025, 11, 21)),
        since: None,
        outlets: ["Example News".to_owned(), String::new()].into(),
        voices: [Voice::Quoted].into(),
    };
    assert_eq!(
        told(&filter),
        "As of 21 Nov 2025 · only no outlet named, Example News · only quoted"
    );
    assert_eq!(told(&EvidenceFilter::default()), "");
}

#[test]
fn days_are_read_as_people_write_them() {
    for (text, expected) in [
        ("2025-11-21", Some(date(2025, 11, 21))),
        (" 21 Nov 2025 ", Some(date(2025, 11, 21))),
        ("1 September 2025", Some(date(2025, 9, 1))),
        ("3 Sept. 2025", Some(date(2025, 9, 3))),
        ("2025-11-2", None),
        ("2025-11-31", None),
        ("31 Nov 2025", None),
        ("2025-11-21T10:00", None),
        ("Nov 2025", None),
        ("21 No 2025", None),
        ("soon", None),
        ("", None),
    ] {
        assert_eq!(day(text), expected, "{text:?}");
    }
}

#[test]
fn what_was_said_tells_what_can_be_chosen() {
    let session = demo::session();
    let offer = Offer::of(session.dossier());
    let (first, last) = (offer.days[0], offer.days[offer.days.len() - 1]);
    assert!(first < last);
    assert_eq!(offer.earlier(None), Some(last));
    assert_eq!(offer.earlier(Some(first)), None);
    assert_eq!(offer.later(Some(last)), None);
    assert_eq!(offer.later(None), None);
    assert_eq!(offer.later(offer.earlier(Some(last))), Some(last));
    let statements = session.dossier().articles.iter();
    let statements: usize = statements
        .map(|coded| coded.statements.iter().filter(|s| !s.discarded).count())
        .sum();
    let outlets: usize = offer.outlets.iter().map(|(_, count)| count).sum();
    let voices: usize = offer.voices.iter().map(|(_, count)| count).sum();
    assert_eq!((outlets, voices), (statements, statements));
}

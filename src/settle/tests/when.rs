//! Settling over part of the evidence, and how a cell came to stand as it does.

use super::{date, dossier, told};
use crate::model::{EvidenceFilter, HandEdit, StanceAttitude, Voice};
use crate::settle::{histories, settle, settle_where};

const LINES: &str = "early@02: support by=K quoted
    late@10: oppose firm by=K reported
    undated: oppose by=L red_line narrated";

#[track_caller]
fn check(hand: HandEdit, filter: &EvidenceFilter, expected: &str) {
    let table = settle_where(&dossier(LINES, hand), filter);
    assert_eq!(
        told(table.get(&"p".into(), &"A".into())),
        expected,
        "{}",
        filter.told()
    );
}

fn as_of(day: &str) -> EvidenceFilter {
    EvidenceFilter {
        as_of: date(day),
        ..EvidenceFilter::default()
    }
}

#[test]
fn a_stance_as_of_a_day() {
    let none = HandEdit::default;
    check(none(), &as_of("01"), "silent");
    check(none(), &as_of("02"), "support plain x1 by early.s1");
    check(none(), &as_of("09"), "support plain x1 by early.s1");
    // What has no day had perhaps not been said by then.
    check(none(), &as_of("10"), "mixed x2");
    let since = EvidenceFilter {
        since: date("03"),
        ..EvidenceFilter::default()
    };
    check(none(), &since, "oppose firm x1 by late.s1");
    let whole = dossier(LINES, none());
    assert_eq!(
        settle(&whole),
        settle_where(&whole, &EvidenceFilter::default())
    );
}

#[test]
fn the_window_goes_back_from_the_day_asked_for() {
    let lines = "a@-01: support\nb@05: oppose firm";
    let at = |filter: &EvidenceFilter| {
        let table = settle_where(&dossier(lines, HandEdit::default()), filter);
        told(table.get(&"p".into(), &"A".into()))
    };
    assert_eq!(at(&as_of("04")), "support plain x1 by a.s1");
    assert_eq!(
        at(&as_of("05")),
        "oppose firm x1 by b.s1 without a.s1 (older than 30 days before the latest)"
    );
}

#[test]
fn evidence_of_some_voices_and_outlets() {
    let voices = |voices: &[Voice]| EvidenceFilter {
        voices: voices.iter().copied().collect(),
        ..EvidenceFilter::default()
    };
    check(
        HandEdit::default(),
        &voices(&[Voice::Quoted]),
        "support plain x1 by early.s1",
    );
    check(
        HandEdit::default(),
        &voices(&[Voice::Reported, Voice::Narrated]),
        "oppose red_line x2 by undated.s1",
    );
    let outlets = |names: &[&str]| EvidenceFilter {
        outlets: names.iter().map(|&name| name.to_owned()).collect(),
        ..EvidenceFilter::default()
    };
    check(HandEdit::default(), &outlets(&["Gazette"]), "silent");
    check(HandEdit::default(), &outlets(&["Gazette", ""]), "mixed x3");
}

#[test]
fn what_was_set_by_hand_holds_from_its_day() {
    let set = |day: &str| HandEdit {
        attitude: Some(StanceAttitude::Oppose),
        as_of: date(day),
        ..HandEdit::default()
    };
    check(set("05"), &as_of("04"), "support plain x1 by early.s1");
    check(set("05"), &as_of("05"), "oppose x0 Hand");
    // Without a day it corrects the statements, from the first of them on.
    check(set(""), &as_of("02"), "oppose x0 Hand");
    check(set(""), &as_of("01"), "silent");
    let alone = settle_where(&dossier("", set("")), &as_of("01"));
    assert_eq!(told(alone.get(&"p".into(), &"A".into())), "oppose x0 Hand");
}

#[test]
fn the_history_of_a_cell() {
    let lines = "a@02: support by=K
        b@04: support by=L
        c@06?: support firm by=K on=05
        d@10: oppose by=K listed
        e@20: oppose red_line by=K
        e: oppose by=L
        e: oppose by=M
        e: oppose by=N
        f: support";
    let dossier = dossier(lines, HandEdit::default());
    let found = histories(
        &dossier,
        &EvidenceFilter::default(),
        &["q".into(), "p".into()],
        &["B".into(), "A".into()],
    );
    assert_eq!(found.len(), 1, "silent cells have no history");
    let history = &found[0];
    let points: Vec<String> = history
        .points
        .iter()
        .map(|point| {
            let day = point
                .day
                .map_or_else(|| "undated".to_owned(), |day| day.to_string());
            let reason = point.left_out.as_deref().unwrap_or("counted");
            format!(
                "{} {day} {} {reason}",
                point.statement.article,
                point.attitude.key()
            )
        })
        .collect();
    assert_eq!(
        points,
        [
            "f undated support counted",
            "a 2026-01-02 support counted",
            "b 2026-01-04 support counted",
            "c 2026-01-05 support counted",
            "d 2026-01-10 oppose speaker does not decide or speak for the party",
            "e 2026-01-20 oppose counted",
            "e 2026-01-20 oppose counted",
            "e 2026-01-20 oppose counted",
            "e 2026-01-20 oppose counted",
        ]
    );
    assert!(history.points[3].disputed && history.points[3].published == date("06"));
    let days: Vec<String> = history
        .days
        .iter()
        .map(|(day, stance)| format!("{day} {}", told(stance.as_ref())))
        .collect();
    let listed = "without d.s1 (speaker does not decide or speak for the party)";
    assert_eq!(
        days,
        [
            "2026-01-02 support plain x1 by a.s1".to_owned(),
            "2026-01-04 support plain x2 by b.s1".to_owned(),
            "2026-01-05 support firm x3 by c.s1".to_owned(),
            format!("2026-01-10 support firm x3 by c.s1 {listed}"),
            format!("2026-01-20 mixed x7 {listed}"),
        ]
    );
}

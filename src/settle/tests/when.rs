//! Settling over part of the evidence, and how a cell came to stand as it does.

use super::{date, dossier, statement, told};
use crate::model::{
    Article, CodedArticle, EvidenceFilter, Firmness, HandEdit, StanceAttitude, Statement, Status,
    Voice,
};
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

#[test]
fn what_was_set_on_one_position_is_not_shown_on_another() {
    let edit = HandEdit {
        firmness: Some(Firmness::RedLine),
        summary: Some("We never will".to_owned()),
        status: Some(Status::Verified),
        ..HandEdit::default()
    };
    let lines = "early@02: support by=K\nlate@10: oppose firm by=K\nlast@12: oppose by=K\n\
                 end@13: oppose by=L";
    let shown = |filter: &EvidenceFilter| {
        let table = settle_where(&dossier(lines, edit.clone()), filter);
        let stance = table.get(&"p".into(), &"A".into()).expect("a stance");
        let by_hand = stance.hand.is_some() && stance.summary == "We never will";
        (stance.attitude, by_hand, stance.status)
    };
    let whole = shown(&EvidenceFilter::default());
    assert_eq!(whole, (StanceAttitude::Oppose, true, Status::Verified));
    assert_eq!(shown(&as_of("13")), whole);
    let before = shown(&as_of("02"));
    assert_eq!(before.0, StanceAttitude::Support);
    assert!(!before.1);
    assert_ne!(before.2, Status::Verified);
}

#[test]
fn what_is_cited_is_read_and_what_is_too_old_is_not() {
    let day = |day| jiff::civil::date(2026, 3, day);
    let coded = |published, said_on| CodedArticle {
        article: Article {
            published,
            ..Article::default()
        },
        statements: vec![Statement {
            said_on,
            ..statement(1, "support")
        }],
        ..CodedArticle::default()
    };
    let (as_of, since) = (
        EvidenceFilter {
            as_of: Some(day(5)),
            ..EvidenceFilter::default()
        },
        EvidenceFilter {
            since: Some(day(5)),
            ..EvidenceFilter::default()
        },
    );
    for (filter, published, said_on, read) in [
        (&as_of, Some(day(6)), Some(day(5)), true),
        (&as_of, Some(day(6)), None, false),
        (&as_of, None, Some(day(4)), true),
        (&since, Some(day(4)), None, false),
        (&since, Some(day(4)), Some(day(3)), false),
        (&since, Some(day(6)), Some(day(3)), true),
        (&since, Some(day(6)), None, true),
    ] {
        let coded = coded(published, said_on);
        assert_eq!(
            filter.admits_article(&coded),
            read,
            "{published:?} {said_on:?}"
        );
        let cited = filter.admits(&coded.article, &coded.statements[0]);
        assert!(read || !cited, "{published:?} {said_on:?}");
    }
}

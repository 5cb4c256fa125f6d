//! What changes between two tables, and why.

use super::{agenda, stance};
use crate::compare::{changed, diff, steps};
use crate::model::{
    Basis, ChangeCause, Firmness, HandEdit, LeftOut, Stance, StanceTable, StatementId, StatementRef,
};

/// Makes the stance of `A` on `p`, counted on the statements of those numbers.
fn cell(sign: &str, numbers: &[u32]) -> Option<Stance> {
    let mut stance = stance("p", "A", sign)?;
    stance.statements = numbers.iter().map(|&number| at(number)).collect();
    Some(stance)
}

/// Names a statement of an article of its own.
fn at(number: u32) -> StatementRef {
    StatementRef {
        article: format!("a{number}").as_str().into(),
        statement: StatementId(number),
    }
}

/// Checks kind and cause of the one change; empty if there is none.
#[track_caller]
#[allow(
    clippy::needless_pass_by_value,
    reason = "the cells are made where they are checked"
)]
fn check(before: Option<Stance>, after: Option<Stance>, expected: &str) {
    let agenda = agenda(&["A", "B"], &["p"]);
    let (then, now) = (
        before.iter().cloned().collect(),
        after.iter().cloned().collect(),
    );
    let told: Vec<String> = diff((&agenda, &then), (&agenda, &now))
        .into_iter()
        .map(|change| {
            assert_eq!((&change.before, &change.after), (&before, &after));
            format!("{} by {}", change.kind.key(), change.cause.key())
        })
        .collect();
    assert_eq!(told.join(", "), expected);
    // Read the other way round, it is a change as well.
    let back = diff((&agenda, &now), (&agenda, &then));
    assert_eq!(back.is_empty(), told.is_empty());
}

#[test]
fn how_a_cell_has_changed() {
    let then = |sign| cell(sign, &[1]);
    let now = |sign| cell(sign, &[2]);
    check(None, None, "");
    check(then("+"), then("+"), "");
    check(then("+"), now("+"), "evidence_changed by position");
    check(then("+"), cell("+", &[1, 2]), "evidence_added by position");
    check(
        cell("+~", &[1]),
        cell("+", &[1, 2]),
        "basis_changed by position",
    );
    let noted = then("+").map(|stance| Stance {
        note: "ask again".to_owned(),
        ..stance
    });
    check(then("+"), noted, "details_changed by coding");
    check(None, now("+"), "new by position");
    check(then("+"), None, "dropped by position");
    check(then("+"), now("-"), "reversed by position");
    check(then("c"), now("n"), "reversed by position");
    check(then("+"), now("c"), "changed by position");
    check(then("?"), now("-"), "changed by position");
    check(then("+"), now("+!"), "hardened by position");
    // A mixed cell stands on neither side.
    check(then("m"), now("-"), "changed by position");
    check(then("-"), now("m"), "changed by position");
    check(then("m"), now("?"), "changed by position");
    // A red line that is lost is a change, also where no firmness is left.
    check(then("+!"), now("+"), "softened by position");
    let plain = now("+").map(|stance| Stance {
        firmness: Some(Firmness::Plain),
        ..stance
    });
    check(then("+!"), plain, "softened by position");
    let under = |sign, condition: &str| {
        now(sign).map(|stance| Stance {
            condition: Some(condition.to_owned()),
            ..stance
        })
    };
    check(
        then("c"),
        under("c", "if paid"),
        "condition_changed by position",
    );
    check(then("c"), under("c", " "), "evidence_changed by position");
    check(
        then("+"),
        under("+", "of no meaning"),
        "evidence_changed by position",
    );
}

#[test]
fn our_coding_is_kept_apart_from_their_position() {
    check(cell("+", &[1]), cell("-", &[1]), "reversed by coding");
    check(cell("+", &[1, 2]), cell("-", &[2, 1]), "reversed by coding");
    // A statement that was discarded is still there.
    let discarded = cell("-", &[2]).map(|stance| Stance {
        left_out: vec![LeftOut {
            statement: at(1),
            reason: "discarded".to_owned(),
        }],
        ..stance
    });
    check(cell("m", &[1, 2]), discarded, "changed by coding");
    let set = |sign: &str, numbers: &[u32], utterances| {
        cell(sign, numbers).map(|stance| Stance {
            basis: Basis::Hand,
            hand: Some(HandEdit {
                attitude: Some(stance.attitude),
                ..HandEdit::default()
            }),
            utterances,
            ..stance
        })
    };
    check(None, set("+", &[], 0), "new by coding");
    check(set("+", &[], 0), None, "dropped by coding");
    // New statements came, but none of them says what a person set.
    check(cell("+", &[1]), set("-", &[1, 2], 0), "reversed by coding");
    check(
        cell("+", &[1]),
        set("-", &[1, 2], 1),
        "reversed by position",
    );
}

#[test]
fn what_came_and_went_in_articles_that_were_known_is_our_coding() {
    let agenda = agenda(&["A", "B"], &["p", "q"]);
    let on = |proposal: &str, article: &str| {
        let mut stance = stance(proposal, "A", "+").expect("a stance");
        stance.statements = vec![StatementRef {
            article: article.into(),
            statement: StatementId(1),
        }];
        stance
    };
    let causes = |before: &[Stance], now: &[Stance]| {
        let (before, now) = (
            before.iter().cloned().collect(),
            now.iter().cloned().collect(),
        );
        let changes = diff((&agenda, &before), (&agenda, &now));
        let told = changes
            .iter()
            .map(|c| format!("{} {} {}", c.proposal, c.kind, c.cause));
        told.collect::<Vec<_>>()
    };
    // A statement is discarded, one is moved, one comes with an article.
    assert_eq!(
        causes(&[on("p", "a"), on("q", "a")], &[on("q", "a")]),
        ["p dropped coding"]
    );
    assert_eq!(
        causes(&[on("p", "a")], &[on("q", "a")]),
        ["p dropped coding", "q new coding"]
    );
    assert_eq!(
        causes(&[on("p", "a")], &[on("p", "a"), on("q", "b")]),
        ["q new position"]
    );
    let mut retired = agenda.clone();
    retired.issues[0].proposals[0].retired = true;
    let before = [on("p", "a")].into_iter().collect();
    let changes = diff((&agenda, &before), (&retired, &StanceTable::default()));
    assert_eq!(changes[0].cause, ChangeCause::Wording);
}

#[test]
fn wording_is_kept_apart_from_their_position() {
    let old = agenda(&["A", "B"], &["p", "q"]);
    let mut new = agenda(&["A"], &["p", "r"]);
    new.issues[0].proposals[0].text = "It reads otherwise".to_owned();
    let table = |cells: &[(&str, &str, &str)]| {
        let stances = cells.iter().filter_map(|(p, a, sign)| stance(p, a, sign));
        stances.collect()
    };
    let before = table(&[("p", "A", "+"), ("p", "B", "+"), ("q", "A", "-")]);
    let now = table(&[("p", "A", "+"), ("r", "A", "-")]);
    let told: Vec<String> = diff((&old, &before), (&new, &now))
        .iter()
        .map(|c| format!("{} {} {} {}", c.proposal, c.party, c.kind, c.cause))
        .collect();
    assert_eq!(
        told,
        [
            "p A reworded wording",
            "r A new wording",
            "p B dropped wording",
            "q A dropped wording",
        ]
    );
}

#[test]
fn a_change_is_told_in_a_sentence() {
    let mut names = agenda(&["A"], &["p"]);
    names.parties[0].name = "Northland".to_owned();
    let told = |before: Option<Stance>, after: Option<Stance>| {
        let (then, now) = (before.into_iter().collect(), after.into_iter().collect());
        let changes = diff((&names, &then), (&names, &now));
        changes
            .iter()
            .map(|c| changed(&names, c))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(None, cell("-!", &[1])),
        ["Northland opposes it as a red line (before: silent): new."]
    );
    assert_eq!(
        told(cell("+", &[1]), None),
        ["Northland is silent (before: supports it): dropped."]
    );
    assert_eq!(
        told(cell("+", &[1]), cell("-", &[1])),
        [
            "Northland opposes it (before: supports it): reversed. Our coding changed, not what was \
          said."
        ]
    );
    assert_eq!(
        told(cell("+", &[1]), cell("+", &[1, 2])),
        ["Northland supports it: more evidence."]
    );
}

#[test]
fn steps_are_the_days_on_which_something_has_changed() {
    let day = |day| jiff::civil::date(2026, 1, day);
    let days = [
        (day(1), None),
        (day(2), cell("+", &[1])),
        (day(3), cell("+", &[1, 2])),
        (day(5), cell("+!", &[1, 2, 3])),
        (day(6), cell("-!", &[3, 4])),
        (day(9), None),
    ];
    let told: Vec<String> = steps(&days)
        .iter()
        .map(|step| format!("{} {} {}", step.day, step.kind, step.stance.is_some()))
        .collect();
    assert_eq!(
        told,
        [
            "2026-01-02 new true",
            "2026-01-05 hardened true",
            "2026-01-06 reversed true",
            "2026-01-09 dropped false",
        ]
    );
    assert_eq!(steps(&[]), []);
    // Once the party has said so itself, it is no longer "according to others".
    let spoken = [
        (day(2), cell("+~", &[1])),
        (day(3), cell("+", &[1, 2])),
        (day(4), cell("+", &[1, 2, 3])),
    ];
    let told: Vec<String> = steps(&spoken)
        .iter()
        .map(|step| format!("{} {}", step.day, step.kind))
        .collect();
    assert_eq!(told, ["2026-01-02 new", "2026-01-03 known otherwise"]);
}

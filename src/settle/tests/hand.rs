//! What a person sets, and the texts of a cell.

use super::{check_hand, date, dossier};
use crate::model::{Act, Basis, Firmness, HandEdit, Lean, Priority, StanceAttitude, Status};
use crate::settle::settle;

#[test]
fn hand_edits_win_field_by_field() {
    let attitude = |attitude| HandEdit {
        attitude: Some(attitude),
        ..HandEdit::default()
    };
    check_hand("", attitude(StanceAttitude::Oppose), "oppose x0 Hand");
    check_hand(
        "",
        attitude(StanceAttitude::Conditional),
        "conditional x0 yes_if Hand",
    );
    check_hand(
        "a: support firm",
        attitude(StanceAttitude::Support),
        "support firm x1 by a.s1 Hand",
    );
    check_hand(
        "a: support firm",
        attitude(StanceAttitude::Oppose),
        "oppose x0 Hand",
    );
    check_hand(
        "a: support by=K\nb: oppose by=L",
        attitude(StanceAttitude::Conditional),
        "conditional x0 yes_if Hand",
    );
    check_hand(
        "a: support by=K\nb: support by=L\nc: conditional no_unless if=asked by=M",
        attitude(StanceAttitude::Conditional),
        "conditional x3 by c.s1 no_unless “asked” Hand",
    );
    let leaning = HandEdit {
        lean: Some(Lean::NoUnless),
        ..attitude(StanceAttitude::Conditional)
    };
    check_hand(
        "a: conditional if=paid",
        leaning.clone(),
        "conditional x0 no_unless Hand",
    );
    check_hand(
        "a: conditional no_unless if=paid",
        leaning,
        "conditional plain x1 by a.s1 no_unless “paid” Hand",
    );
    check_hand(
        "a: support firm by=K\na: oppose red_line by=L",
        attitude(StanceAttitude::Oppose),
        "oppose x2 by a.s2 Hand",
    );
    check_hand(
        "a: support listed",
        attitude(StanceAttitude::Mixed),
        "mixed x0 Hand without a.s1 (speaker does not decide or speak for the party)",
    );
    let firmness = HandEdit {
        firmness: Some(Firmness::RedLine),
        ..HandEdit::default()
    };
    check_hand(
        "a: support",
        firmness.clone(),
        "support red_line x1 by a.s1",
    );
    check_hand("", firmness, "silent");
    let condition = HandEdit {
        condition: Some(String::new()),
        lean: Some(Lean::NoUnless),
        ..HandEdit::default()
    };
    check_hand(
        "a: conditional if=paid",
        condition.clone(),
        "conditional plain x1 by a.s1 no_unless",
    );
    // A lean has no meaning for what is not conditional.
    check_hand("a: support", condition, "support plain x1 by a.s1");
}

#[test]
fn texts_and_status_of_a_cell() {
    let stance = |lines, hand| {
        let table = settle(&dossier(lines, hand));
        table
            .get(&"p".into(), &"A".into())
            .cloned()
            .expect("a stance")
    };
    let quoted = stance(
        "a@04: demands reviewed says=we_demand_it",
        HandEdit::default(),
    );
    assert_eq!(quoted.summary, "we demand it");
    assert_eq!(quoted.act, Some(Act::Demands));
    assert_eq!(quoted.as_of, date("04"));
    assert_eq!(quoted.status, Status::Reviewed);
    let both = stance(
        "a: by=K says=yes\nb: by=L says=no oppose machine",
        HandEdit::default(),
    );
    assert_eq!(both.summary, "for: yes / against: no");
    assert_eq!(both.act, None);
    let edit = HandEdit {
        summary: Some("In our words".to_owned()),
        note: Some("See annex".to_owned()),
        as_of: date("09"),
        status: Some(Status::Verified),
        ..HandEdit::default()
    };
    let edited = stance("a@04: says=yes", edit.clone());
    assert_eq!(edited.summary, "In our words");
    assert_eq!(edited.note, "See annex");
    assert_eq!(edited.as_of, date("09"));
    assert_eq!(edited.status, Status::Verified);
    assert_eq!(edited.basis, Basis::Own);
    assert_eq!(edited.hand, Some(edit));
    // Whatever is set, whoever sets it has looked; a note and a priority say nothing.
    let firm = HandEdit {
        firmness: Some(Firmness::Firm),
        ..HandEdit::default()
    };
    assert_eq!(
        stance("a@04: says=yes", firm.clone()).status,
        Status::Reviewed
    );
    let unsure = HandEdit {
        status: Some(Status::Machine),
        ..firm
    };
    assert_eq!(stance("a@04: says=yes", unsure).status, Status::Machine);
    let noted = HandEdit {
        note: Some("See annex".to_owned()),
        priority: Some(Priority::High),
        ..HandEdit::default()
    };
    let noted = stance("a@04: says=yes", noted);
    assert_eq!(noted.status, Status::Machine);
    assert_eq!(noted.priority, Some(Priority::High));
    let decided = HandEdit {
        attitude: Some(StanceAttitude::Oppose),
        ..HandEdit::default()
    };
    let against = stance("a@04: says=yes", decided);
    assert_eq!(against.status, Status::Reviewed);
    assert_eq!((against.as_of, against.summary.as_str()), (None, ""));
    assert!(against.is_against_statements() && against.statements.len() == 1);
    assert!(!edited.is_against_statements());
}

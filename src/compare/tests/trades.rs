//! Conditions that others can meet, or will not.

use super::{agenda, ids, table};
use crate::compare::{Condition, TradeState, compare, trades};
use crate::model::Settings;

/// Checks the trade of A, who is conditional on `p` as `own` tells, over q, on which B and C
/// stand as `others` tell.
#[track_caller]
fn check(own: &str, happens: bool, others: [&str; 2], expected: Option<&str>) {
    let parties = ["A", "B", "C"];
    let agenda = agenda(&parties, &["p", "q"]);
    let table = table(
        &parties,
        &[
            ("p", vec![own, "+", "."]),
            ("q", vec!["+", others[0], others[1]]),
        ],
    );
    let settings = Settings::default();
    let comparison = compare(&agenda, &table, &ids(&parties), &settings);
    let condition = Condition {
        party: "A".into(),
        proposal: "p".into(),
        on: "q".into(),
        happens,
    };
    let found = trades(&agenda, &table, &comparison, &settings, &[condition]);
    let told = found.first().map(|trade| {
        assert_eq!(
            trade.state == TradeState::Blocked,
            !trade.against.is_empty()
        );
        trade.sentence.as_str()
    });
    assert_eq!(told, expected, "{own} {happens} {others:?}");
}

#[test]
fn what_others_think_of_a_condition() {
    check(
        "c",
        true,
        ["+", "."],
        Some("A supports “” if “”; B is for it: possible trade."),
    );
    check(
        "n",
        true,
        ["+", "c"],
        Some("A opposes “” unless “”; B is for it, C is for it on a condition: possible trade."),
    );
    check(
        "c",
        true,
        ["+", "-"],
        Some("A supports “” if “”; B is for it, C is against it: blocked trade."),
    );
    check(
        "c",
        false,
        ["+", "+"],
        Some("A supports “” unless “”; B and C are for it: blocked trade."),
    );
    check(
        "c",
        false,
        ["-", "."],
        Some("A supports “” unless “”; B is against it: possible trade."),
    );
    check(
        "n",
        false,
        ["-", "."],
        Some("A opposes “” if “”; B is against it: possible trade."),
    );
    // Who leans against it makes nothing possible.
    check(
        "c",
        true,
        ["n", "."],
        Some("A supports “” if “”; B is against it unless a condition is met: open trade."),
    );
    check(
        "c",
        true,
        ["+", "n"],
        Some(
            "A supports “” if “”; B is for it, C is against it unless a condition is met: open \
             trade.",
        ),
    );
    check(
        "c",
        false,
        ["c", "."],
        Some("A supports “” unless “”; B is for it on a condition: open trade."),
    );
    check(
        "c",
        false,
        ["n", "-"],
        Some(
            "A supports “” unless “”; C is against it, B is against it unless a condition is \
             met: possible trade.",
        ),
    );
    check(
        "c",
        true,
        ["?", "."],
        Some("A supports “” if “”; B is unclear on it: open trade."),
    );
    // Silence is no stance, and neither is what only others say.
    check("c", true, [".", "m"], None);
    check("c", true, ["+~", "."], None);
    check("c~", true, ["+", "."], None);
    check("+", true, ["+", "."], None);
}

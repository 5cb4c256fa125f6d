//! Rows in one sentence.

use super::{agenda, ids, stance};
use crate::compare::agreed;
use crate::compare::compare;
use crate::model::{Act, Firmness, Party, Settings, StanceTable};

#[test]
fn a_name_in_the_plural_takes_its_verb() {
    let leaders = "the Union and its leaders";
    for (name, clause, told) in [
        (leaders, "rejects it", "the Union and its leaders reject it"),
        (leaders, "is silent", "the Union and its leaders are silent"),
        (
            leaders,
            "rules it out",
            "the Union and its leaders rule it out",
        ),
        (
            "Trinidad and Tobago",
            "is silent",
            "Trinidad and Tobago is silent",
        ),
        (
            "the United States",
            "supports it",
            "the United States supports it",
        ),
        ("the press", "demands", "the press demands"),
    ] {
        assert_eq!(agreed(name, clause), told);
    }
}

#[test]
fn a_row_in_one_sentence() {
    let named = |id: &str, name: &str, names: &[&str]| Party {
        id: id.into(),
        name: name.to_owned(),
        names: names.iter().map(|&name| name.to_owned()).collect(),
        ..Party::default()
    };
    let mut agenda = agenda(&[], &["p"]);
    agenda.parties = vec![
        named("RU", "Russia", &["Russia"]),
        named("UA", "Ukraine", &[]),
        named("US", "United States", &["the United States"]),
    ];
    let all = ["RU", "UA", "US"];
    let check =
        |signs: &[&str], acts: &[Option<Act>], firm: &[Option<Firmness>], expected: &str| {
            let table: StanceTable = all
                .iter()
                .zip(signs)
                .zip(acts.iter().zip(firm))
                .filter_map(|((party, sign), (act, firmness))| {
                    let mut stance = stance("p", party, sign)?;
                    stance.act = *act;
                    stance.firmness = *firmness;
                    stance.condition = sign.contains('"').then(|| "if all sign".to_owned());
                    Some(stance)
                })
                .collect();
            let found = compare(&agenda, &table, &ids(&all), &Settings::default());
            assert_eq!(found.rows[0].sentence, expected);
        };
    let (no_act, plain) = ([None; 3], [None; 3]);
    check(
        &["+", "-", "."],
        &[Some(Act::Demands), Some(Act::Rejects), None],
        &[Some(Firmness::RedLine), Some(Firmness::Plain), None],
        "Russia demands it as a red line, Ukraine rejects it, the United States is silent: conflict.",
    );
    check(
        &["-", "+", "c\""],
        &[Some(Act::RulesOut), Some(Act::Rejects), Some(Act::Accepts)],
        &[
            Some(Firmness::RedLine),
            Some(Firmness::RedLine),
            Some(Firmness::Tentative),
        ],
        "Russia rules it out as a red line, Ukraine supports it as a red line, the United States \
         supports it on a condition (“if all sign”) tentatively: deadlock.",
    );
    check(
        &["n", "?", "m"],
        &no_act,
        &plain,
        "Russia opposes it unless a condition is met, Ukraine is unclear, the United States is \
         mixed: soft gap.",
    );
    check(
        &["+~", ".", "."],
        &no_act,
        &plain,
        "Russia supports it according to others (not counted), Ukraine and the United States are \
         silent: untested.",
    );
    check(
        &["+", "+", "+"],
        &no_act,
        &plain,
        "Russia supports it, Ukraine supports it, the United States supports it: overlap.",
    );
    check(
        &[".", ".", "."],
        &no_act,
        &plain,
        "All are silent: untested.",
    );
}

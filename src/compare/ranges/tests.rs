//! Rails over made-up statements, and properties over any ranges.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::compare::tests::{agenda, ids, stance};
use crate::model::{
    Act, Amount, Article, Attitude, Bound, CodedArticle, Evidence, Firmness, Standing, Statement,
    StatementId, Status, Voice,
};

/// Makes a statement of `party` on `proposal` from an amount: `15`, `>15` at least, `<15` at
/// most, with `-` in front opposed.
fn statement(id: u32, party: &str, proposal: &str, amount: &str) -> Statement {
    let against = amount.starts_with('-');
    let words = amount.trim_start_matches('-');
    Statement {
        id: StatementId(id),
        party: party.into(),
        speaker: None,
        unnamed: None,
        standing: Standing::Speaks,
        issue: Some("i".into()),
        proposal: Some(proposal.into()),
        act: Act::Says,
        attitude: if against {
            Attitude::Oppose
        } else {
            Attitude::Support
        },
        lean: None,
        condition: None,
        value: Some(Amount {
            words: words.to_owned(),
            number: words.trim_start_matches(['<', '>']).parse().ok(),
            bound: match words.as_bytes().first() {
                Some(b'<') => Bound::AtMost,
                Some(b'>') => Bound::AtLeast,
                _ => Bound::Exactly,
            },
        }),
        firmness: Firmness::Plain,
        voice: Voice::Quoted,
        venue: None,
        via: None,
        said_on: None,
        superseded: false,
        cue: String::new(),
        evidence: Evidence::default(),
        confidence: 1.0,
        reasons: Vec::new(),
        status: Status::Machine,
        discarded: false,
        coder: None,
        extracted: None,
    }
}

/// Makes rails from lines of proposal, party and amount, said one day after another.
fn rails(parties: &[&str], said: &[(&str, &str, &str)]) -> Vec<Rail> {
    let mut agenda = agenda(parties, &["i.p", "i.q", "i.r", "j.p"]);
    for (at, unit) in ["years", "years", "people", "years"].iter().enumerate() {
        let issue = at / 3;
        agenda.issues[issue].proposals[at % 3].scale = Some(ScaleSpec {
            unit: (*unit).to_owned(),
            low: 0.0,
            high: 50.0,
        });
    }
    let mut dossier = Dossier {
        agenda: Arc::new(agenda),
        ..Dossier::default()
    };
    let mut stances = Vec::new();
    for (at, (proposal, party, amount)) in said.iter().enumerate() {
        let id = format!("a{at}");
        let sign = if amount.starts_with('-') { "-" } else { "+" };
        let mut stance = stance(proposal, party, sign).expect("a sign");
        for (before, _) in said[..at]
            .iter()
            .enumerate()
            .filter(|(_, other)| (other.0, other.1) == (*proposal, *party))
        {
            stance.statements.push(StatementRef {
                article: format!("a{before}").as_str().into(),
                statement: StatementId(1),
            });
        }
        stance.statements.push(StatementRef {
            article: id.as_str().into(),
            statement: StatementId(1),
        });
        stances.push(stance);
        dossier.articles.push(Arc::new(CodedArticle {
            article: Article {
                id: id.as_str().into(),
                published: Date::new(2026, 1, 1 + at as i8).ok(),
                ..Article::default()
            },
            statements: vec![statement(1, party, proposal, amount)],
            ..CodedArticle::default()
        }));
    }
    ranges(&dossier, &stances.into_iter().collect(), &ids(parties))
}

#[track_caller]
fn check(said: &[(&str, &str, &str)], expected: &str) {
    assert_eq!(rails(&["A", "B", "C"], said)[0].sentence, expected);
}

#[test]
fn proposals_of_one_issue_and_one_scale_lie_on_one_rail() {
    let found = rails(&["A"], &[]);
    let proposals: Vec<Vec<&str>> = found
        .iter()
        .map(|rail| rail.proposals.iter().map(ProposalId::as_str).collect())
        .collect();
    assert_eq!(proposals, [vec!["i.p", "i.q"], vec!["i.r"], vec!["j.p"]]);
    assert_eq!(found[0].silent, ids(&["A"]));
}

#[test]
fn a_rail_in_one_sentence() {
    check(&[], "No party has named an amount.");
    check(
        &[("i.p", "A", "15")],
        "A names 15 years: nobody else has named an amount.",
    );
    check(
        &[("i.p", "A", "15"), ("i.q", "B", ">20")],
        "A names 15, B accepts at least 20 years: 5 apart, between B and A.",
    );
    check(
        &[("i.p", "A", "<15"), ("i.q", "B", "20"), ("i.p", "C", "<15")],
        "A accepts at most 15, B names 20, C accepts at most 15 years: 5 apart, between B and A \
         and C.",
    );
    check(
        &[("i.p", "A", "<30"), ("i.p", "B", ">20")],
        "A accepts at most 30, B accepts at least 20 years: they overlap from 20 to 30.",
    );
    check(
        &[("i.p", "A", "20"), ("i.p", "B", ">10"), ("i.p", "B", "<20")],
        "A names 20, B accepts 10 to 20 years: they meet at 20.",
    );
    check(
        &[("i.p", "A", ">10"), ("i.p", "B", ">20"), ("i.p", "B", "40")],
        "A accepts at least 10, B accepts at least 20 and names 40 years: they overlap from 20 up.",
    );
    check(
        &[("i.p", "A", "<10"), ("i.p", "B", "<20")],
        "A accepts at most 10, B accepts at most 20 years: they overlap up to 10.",
    );
}

#[test]
fn what_a_party_opposes_is_nothing_that_it_accepts() {
    check(&[("i.p", "A", "-15")], "No party has named an amount.");
}

#[test]
fn a_later_amount_wins_over_what_it_contradicts() {
    check(
        &[("i.p", "A", ">20"), ("i.p", "A", "<10"), ("i.p", "A", "5")],
        "A accepts at most 10 and names 5 years: nobody else has named an amount.",
    );
    check(
        &[("i.p", "A", "<10"), ("i.p", "A", "12")],
        "A names 12 years: nobody else has named an amount.",
    );
}

#[test]
fn the_bargaining_range_lies_between_the_extreme_targets() {
    let found = rails(
        &["A", "B", "C"],
        &[("i.p", "A", "30"), ("i.p", "B", "10"), ("i.p", "C", "20")],
    );
    assert_eq!(found[0].bargaining, Some((10.0, 30.0)));
    assert_eq!(found[0].gap, Some(20.0));
    assert_eq!(
        (&found[0].above, &found[0].below),
        (&ids(&["A"]), &ids(&["B"]))
    );
}

proptest! {
    #[test]
    fn an_overlap_lies_inside_all_ranges(
        amounts in prop::collection::vec(
            ("[<>]?", 0..50_u8, prop::sample::select(vec!["A", "B", "C"])),
            0..10,
        ),
    ) {
        let words: Vec<(String, &str)> = amounts
            .iter()
            .map(|(bound, number, party)| (format!("{bound}{number}"), *party))
            .collect();
        let said: Vec<(&str, &str, &str)> =
            words.iter().map(|(amount, party)| ("i.p", *party, amount.as_str())).collect();
        let rail = &rails(&["A", "B", "C"], &said)[0];
        prop_assert_eq!(
            rail.overlap.is_some() ^ rail.gap.is_some(),
            rail.parties.len() > 1
        );
        prop_assert!(rail.gap.is_none_or(|gap| gap.is_finite() && gap > 0.0));
        prop_assert_eq!(rail.gap.is_some(), !rail.above.is_empty() && !rail.below.is_empty());
        for range in &rail.parties {
            let (least, most) = range.accepts();
            prop_assert!(least.zip(most).is_none_or(|(least, most)| least <= most));
            prop_assert!(least.is_some() || most.is_some());
            if let Some((low, high)) = rail.overlap {
                prop_assert!(least.is_none_or(|least| low.is_some_and(|low| low >= least)));
                prop_assert!(most.is_none_or(|most| high.is_some_and(|high| high <= most)));
                prop_assert!(low.zip(high).is_none_or(|(low, high)| low <= high));
            }
        }
    }
}

#[test]
fn a_gap_has_the_decimals_of_its_ends() {
    for (a, b, expected) in [
        (0.5, 0.3, 0.2),
        (3.5, 2.0, 1.5),
        (1.1, 0.95, 0.15),
        (800_000.0, 600_000.0, 200_000.0),
    ] {
        assert_eq!(
            super::difference(a, b).to_string(),
            f64::to_string(&expected)
        );
    }
}

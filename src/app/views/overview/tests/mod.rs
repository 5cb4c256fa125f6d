//! What the cards say, as text.

mod layout;

use std::sync::Arc;

use super::super::demo;
use super::data::Data;
use super::*;
use crate::compare::Spoken;
use crate::model::{
    Agenda, Amount, Attitude, Bound, HandEdit, Issue, Party, Proposal, ScaleSpec, StanceAttitude,
    StatementId,
};
use layout::half;

fn data(session: &Session) -> Data {
    Data::new(&session.look(), false)
}

fn agreement(data: &Data) -> Vec<String> {
    let pairs = data.agreement.iter();
    pairs
        .map(|pair| data.agreement_told(pair.a, pair.b, pair))
        .collect()
}

fn coverage(data: &Data) -> Vec<String> {
    let row = |row: &data::CoverageRow| {
        let cell = |cells: &Vec<Spoken>| -> String {
            let sign = |spoken: &Spoken| match spoken {
                Spoken::Own => '#',
                Spoken::Others => 'o',
                Spoken::Silent => '.',
            };
            cells.iter().map(sign).collect()
        };
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        format!("{}: {}", row.title, cells.join(" "))
    };
    data.coverage.iter().map(row).collect()
}

#[test]
fn agreement_is_told_with_its_n() {
    let mut session = demo::session();
    assert_eq!(
        agreement(&data(&session)),
        [
            "Northland and Southland: agreement 45 %, over 5 proposals",
            "Northland and Isle Union: agreement 83 %, over 3 proposals, which is few",
            "Southland and Isle Union: agreement 75 %, over 3 proposals, which is few",
        ]
    );
    // Three more that both speak on, one of them an outright conflict.
    for proposal in ["ferries.1", "ferries.2", "ferries.3"] {
        for party in ["NO", "SO"] {
            let against = party == "SO" && proposal == "ferries.1";
            let attitude = if against {
                StanceAttitude::Oppose
            } else {
                StanceAttitude::Support
            };
            let hand = HandEdit {
                attitude: Some(attitude),
                ..HandEdit::default()
            };
            demo::set(&mut session, proposal, party, hand);
        }
    }
    assert_eq!(
        agreement(&data(&session))[0],
        "Northland and Southland: agreement 53 %, over 8 proposals"
    );
}

#[test]
fn conflict_is_told_with_its_n_and_sorted_on_demand() {
    let mut session = demo::session();
    let told = |session: &Session, by_conflict| -> Vec<String> {
        let bars = Data::new(&session.look(), by_conflict).conflict.into_iter();
        bars.map(|bar| bar.sentence).collect()
    };
    let harbour = "Harbour and islands: conflict 0.75, over 3 proposals; 1 deadlock, \
                   1 conflict, 1 bridgeable, 1 untested";
    let format = "Concessions and format: conflict 0.25, over 2 proposals; 1 soft gap, \
                  1 overlap, 1 untested";
    let ferries = "Ferries: no proposal on which two have a stance; 3 untested";
    assert_eq!(told(&session, false), [harbour, format, ferries]);
    for (party, attitude) in [
        ("NO", StanceAttitude::Support),
        ("SO", StanceAttitude::Oppose),
    ] {
        let hand = HandEdit {
            attitude: Some(attitude),
            ..HandEdit::default()
        };
        demo::set(&mut session, "ferries.3", party, hand);
    }
    let ferries = "Ferries: conflict 1.00, over 1 proposal; 1 conflict, 2 untested";
    assert_eq!(told(&session, false), [harbour, format, ferries]);
    assert_eq!(told(&session, true), [ferries, harbour, format]);
}

#[test]
fn statements_for_and_against_are_counted_by_pair() {
    let mut session = demo::session();
    let told = |session: &Session| -> Vec<String> {
        let data = data(session);
        let ties = data.ties.iter().map(|tie| tie.sentence.clone());
        ties.chain([format!("{} without", data.untied)]).collect()
    };
    assert_eq!(
        told(&session),
        [
            "Northland and Southland: pairs of utterances: 2 the same, 2 the opposite",
            "Northland and Isle Union: pairs of utterances: 2 the same, 0 the opposite",
            "Southland and Isle Union: pairs of utterances: 2 the same, 0 the opposite",
            "0 without",
        ]
    );
    // A reprint is no second utterance.
    let mut dossier = session.dossier().clone();
    for n in 0..dossier.articles.len() {
        let mut reprint = dossier.articles[n].as_ref().clone();
        reprint.article.id = format!("reprint-{n}").as_str().into();
        dossier.articles.push(Arc::new(reprint));
    }
    let reprinted = Session::from_dossier(dossier, jiff::civil::date(2026, 12, 20));
    assert_eq!(told(&reprinted), told(&session));
    // Only what is looked at is counted.
    session.set_filter(crate::model::EvidenceFilter {
        as_of: Some(jiff::civil::date(2000, 1, 1)),
        ..crate::model::EvidenceFilter::default()
    });
    assert_eq!(told(&session), ["3 without"]);
}

#[test]
fn coverage_shows_who_is_silent_where() {
    let session = demo::session();
    let data = data(&session);
    assert_eq!(
        coverage(&data),
        [
            "All issues: #####o#... #.###.##.. ..####....",
            "Harbour and islands: #### #.## ..##",
            "Concessions and format: #o# #.# ##.",
            "Ferries: ... #.. ...",
        ]
    );
    let told = |row: usize, at: usize| {
        let row = &data.coverage[row];
        row.told(&data.parties[at], &row.cells[at])
    };
    assert_eq!(
        told(1, 2),
        "Harbour and islands: Isle Union has a stance on 2 of 4 proposals"
    );
    assert_eq!(
        told(2, 0),
        "Concessions and format: Northland has a stance on 3 of 3 proposals, 1 of them known \
         only from others"
    );
    assert_eq!(
        told(3, 2),
        "Ferries: Isle Union is silent on all 3 proposals"
    );
}

/// Returns the case with amounts of years on "The ferries are free", one a party: `>5` at
/// least, `<5` at most, `5` just that.
fn with_amounts(said: &[(&str, &str)]) -> Session {
    let mut dossier = demo::session().dossier().clone();
    let mut agenda = dossier.agenda.as_ref().clone();
    for proposal in agenda.issues.iter_mut().flat_map(|i| &mut i.proposals) {
        if proposal.id.as_str() == "ferries.2" {
            proposal.scale = Some(ScaleSpec {
                unit: "years".to_owned(),
                low: 0.0,
                high: 50.0,
            });
        }
    }
    dossier.agenda = Arc::new(agenda);
    let mut coded = dossier.articles[0].as_ref().clone();
    let model = coded.statements[0].clone();
    for (at, (party, amount)) in said.iter().enumerate() {
        let mut statement = model.clone();
        statement.id = StatementId(900 + at as u32);
        statement.party = (*party).into();
        statement.proposal = Some("ferries.2".into());
        statement.issue = Some("ferries".into());
        statement.attitude = Attitude::Support;
        statement.condition = None;
        statement.standing = crate::model::Standing::Speaks;
        statement.superseded = false;
        statement.voice = crate::model::Voice::Reported;
        statement.value = Some(Amount {
            words: (*amount).to_owned(),
            number: amount.trim_start_matches(['<', '>']).parse().ok(),
            bound: match amount.as_bytes()[0] {
                b'<' => Bound::AtMost,
                b'>' => Bound::AtLeast,
                _ => Bound::Exactly,
            },
        });
        coded.statements.push(statement);
    }
    dossier.articles[0] = Arc::new(coded);
    Session::from_dossier(dossier, jiff::civil::date(2026, 12, 20))
}

#[test]
fn ranges_overlap_or_leave_a_gap() {
    let lanes = |session: &Session| -> Vec<String> {
        let data = data(session);
        let lanes = data.rails.iter().flat_map(|rail| {
            let lane = |lane: &data::Lane| {
                let blocks = if lane.blocks { ", blocks" } else { "" };
                format!("{}{blocks}", lane.sentence)
            };
            let lanes: Vec<String> = rail.lanes.iter().map(lane).collect();
            let silent = format!("silent: {}", rail.silent.join(", "));
            lanes.into_iter().chain([silent])
        });
        let bare = format!("bare: {}", data.bare.join(", "));
        lanes.chain([bare]).collect()
    };
    assert_eq!(lanes(&demo::session()), ["bare: "]);
    assert_eq!(lanes(&with_amounts(&[])), ["bare: Ferries (years)"]);
    let gap = with_amounts(&[("NO", "<5"), ("SO", ">15")]);
    assert_eq!(
        lanes(&gap),
        [
            "Northland accepts at most 5 years, blocks",
            "Southland accepts at least 15 years, blocks",
            "silent: Isle Union",
            "bare: ",
        ]
    );
    let meet = with_amounts(&[("NO", ">5"), ("SO", "15")]);
    assert_eq!(
        lanes(&meet),
        [
            "Northland accepts at least 5 years",
            "Southland names 15 years",
            "silent: Isle Union",
            "bare: ",
        ]
    );
}

#[test]
fn cards_with_nothing_to_show_say_so() {
    let today = jiff::civil::date(2026, 12, 20);
    let session = Session::new_case(Agenda::default(), "Empty", today);
    let mut overview = Overview::default();
    overview.refresh(&session, Choice::default());
    for card in Card::ALL {
        assert!(!overview.has(card), "{card:?}");
        assert!(overview.told(card).ends_with('.'), "{card:?}");
        let measure = Measure(&half);
        let picture = overview.picture(&session, Choice::default(), card, measure);
        assert_eq!(picture, None);
    }
}

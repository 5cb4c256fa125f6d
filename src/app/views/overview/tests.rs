//! What the cards say, as text, and how their drawings are laid out.

use std::sync::Arc;

use super::super::demo;
use super::data::Data;
use super::*;
use crate::compare::Spoken;
use crate::model::scene::{Anchor, Frame, Point, Shape, Weight};
use crate::model::{
    Agenda, Amount, Attitude, Bound, HandEdit, Issue, Party, Proposal, ScaleSpec, StanceAttitude,
    StatementId,
};

fn data(session: &Session) -> Data {
    Data::new(session, false)
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

/// Letters half as wide as their size, about as wide as Inter's are.
fn half(text: &str, size: f32, _: Weight) -> f32 {
    size * 0.55 * text.chars().count() as f32
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
        let bars = Data::new(session, by_conflict).conflict.into_iter();
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

/// Returns every card of a case as it is drawn for a width.
fn drawings(session: &Session, width: f32) -> Vec<(Card, Drawn)> {
    let mut overview = Overview::default();
    overview.refresh(session, Choice::default());
    let measure = Measure(&half);
    Card::ALL
        .into_iter()
        .filter(|card| overview.has(*card))
        .map(|card| {
            let drawn = overview.drawing(card, width, Choice::default(), measure);
            (card, drawn)
        })
        .collect()
}

/// Returns the room that a shape takes.
fn bounds(shape: &Shape) -> Frame {
    let around = |points: &[Point]| {
        let of = |axis: fn(&Point) -> f32| {
            let each = points.iter().map(axis);
            (
                each.clone().fold(f32::MAX, f32::min),
                each.fold(f32::MIN, f32::max),
            )
        };
        let ((left, right), (top, bottom)) = (of(|p| p.x), of(|p| p.y));
        Frame::new(left, top, right - left, bottom - top)
    };
    match shape {
        Shape::Rect { frame, .. } => *frame,
        Shape::Circle { centre, radius, .. } => Frame::new(
            centre.x - radius,
            centre.y - radius,
            2.0 * radius,
            2.0 * radius,
        ),
        Shape::Line { points, .. } | Shape::Polygon { points, .. } => around(points),
        Shape::Text {
            at,
            text,
            letters,
            anchor,
        } => {
            let width = half(text, letters.size, letters.weight);
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            let height = letters.size * 1.2;
            Frame::new(left, at.y - height / 2.0, width, height)
        }
    }
}

/// Fails where something sticks out of its picture, or a spot leads nowhere that should.
fn check_layout(session: &Session, width: f32) {
    for (card, drawn) in drawings(session, width) {
        let scene = &drawn.scene;
        assert!(scene.width >= width && scene.height > 20.0, "{card:?}");
        assert_eq!(scene.spots.len(), drawn.leads.len(), "{card:?}");
        let parts = scene.shapes.iter().map(bounds);
        let spots = scene.spots.iter().map(|spot| spot.frame);
        for frame in parts.chain(spots) {
            let inside = frame.min.x >= -1.5
                && frame.min.y >= -1.5
                && frame.max.x <= scene.width + 1.5
                && frame.max.y <= scene.height + 1.5;
            assert!(inside, "{card:?} at {width}: {frame:?}");
        }
        for spot in &scene.spots {
            assert!(!spot.name.is_empty(), "{card:?}");
        }
    }
}

/// Returns a case with many parties with long names, and issues with many proposals.
fn large() -> Session {
    let mut agenda = Agenda {
        title: "Large".to_owned(),
        ..Agenda::default()
    };
    for n in 0..30 {
        agenda.parties.push(Party {
            id: format!("P{n}").as_str().into(),
            name: format!("The United Federation of Delegation {n}"),
            main: true,
            ..Party::default()
        });
    }
    for issue in 0..12 {
        let proposals = (0..40).map(|n| Proposal {
            id: format!("i{issue}.{n}").as_str().into(),
            text: format!("Proposal {n}"),
            ..Proposal::default()
        });
        agenda.issues.push(Issue {
            id: format!("i{issue}").as_str().into(),
            title: format!("Sequencing of the withdrawal and its international monitoring {issue}"),
            proposals: proposals.collect(),
            ..Issue::default()
        });
    }
    let today = jiff::civil::date(2026, 12, 20);
    let mut session = Session::new_case(agenda, "Large", today);
    for (n, attitude) in StanceAttitude::ALL.iter().enumerate() {
        for party in [0, 7, 29] {
            let hand = HandEdit {
                attitude: Some(*attitude),
                ..HandEdit::default()
            };
            let proposal = format!("i{n}.{}", party + n);
            demo::set(&mut session, &proposal, &format!("P{party}"), hand);
        }
    }
    session
}

#[test]
fn nothing_sticks_out_of_its_picture() {
    let amounts = with_amounts(&[("NO", "<5"), ("SO", ">15"), ("IS", "10")]);
    for width in [320.0, 640.0, 1100.0] {
        check_layout(&amounts, width);
        check_layout(&large(), width);
    }
}

#[test]
fn trades_are_told_and_lead_to_both_rows() {
    let told = |ferries| {
        let session = demo::with_trade(ferries);
        let lines = data(&session).trades;
        let told = lines.iter().map(|line| line.sentence.clone());
        check_layout(&session, 320.0);
        check_layout(&session, 640.0);
        told.collect::<Vec<_>>()
    };
    let sentence = |end: &str| {
        format!(
            "Southland supports “Southern patrols withdraw from the parts of the bay they hold” \
             if “The ferries sail again”; Northland is {end} trade."
        )
    };
    assert_eq!(
        told(StanceAttitude::Support),
        [sentence("for it: possible")]
    );
    assert_eq!(
        told(StanceAttitude::Oppose),
        [sentence("against it: blocked")]
    );
    let session = demo::with_trade(StanceAttitude::Support);
    let drawn = drawings(&session, 640.0).into_iter();
    let mut found = drawn.filter(|(card, _)| *card == Card::Trades);
    let (_, drawn) = found.next().expect("there is a trade");
    let leads: Vec<String> = drawn
        .leads
        .iter()
        .flatten()
        .map(|lead| format!("{lead:?}"))
        .collect();
    assert_eq!(
        leads,
        [
            "ShowProposal(ProposalId(\"harbour.3\"))",
            "ShowProposal(ProposalId(\"ferries.1\"))"
        ]
    );
    assert!(data(&demo::session()).trades.is_empty());
}

#[test]
fn many_parties_make_a_matrix_wider_and_few_do_not() {
    let width = |session: &Session, card| {
        let drawn = drawings(session, 640.0).into_iter();
        let found = drawn.filter(|(found, _)| *found == card);
        found.map(|(_, drawn)| drawn.scene.width).next()
    };
    for card in [Card::Agreement, Card::Coverage] {
        assert_eq!(width(&demo::session(), card), Some(640.0));
        assert!(width(&large(), card).is_some_and(|width| width > 1500.0));
    }
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

#[test]
fn pairs_beyond_the_first_are_listed_on_demand() {
    let session = demo::session();
    let mut overview = Overview::default();
    overview.refresh(&session, Choice::default());
    let tie = overview.data.ties[0].clone();
    overview.data.ties = vec![tie; PAIRS + 5];
    let spots = |all_pairs: bool| {
        let choice = Choice {
            all_pairs,
            ..Choice::default()
        };
        let drawn = overview.drawing(Card::Statements, 640.0, choice, Measure(&half));
        drawn.scene.spots.len()
    };
    assert_eq!((spots(false), spots(true)), (PAIRS, PAIRS + 5));
}

#[test]
fn a_file_shows_all_pairs() {
    let session = demo::session();
    let mut overview = Overview::default();
    overview.refresh(&session, Choice::default());
    let tie = overview.data.ties[0].clone();
    overview.data.ties = vec![tie; PAIRS + 5];
    let (choice, measure) = (Choice::default(), Measure(&half));
    let picture = overview.picture(&session, choice, Card::Statements, measure);
    let (scene, _) = picture.expect("there are pairs");
    assert_eq!(scene.spots.len(), PAIRS + 5);
}

#[test]
fn an_amount_that_is_wider_than_its_rail_is_cut() {
    let session = with_amounts(&[("NO", "<5"), ("SO", ">15")]);
    let mut dossier = session.dossier().clone();
    let mut agenda = dossier.agenda.as_ref().clone();
    for proposal in agenda.issues.iter_mut().flat_map(|i| &mut i.proposals) {
        if let Some(scale) = &mut proposal.scale {
            scale.unit = "soldiers of any kind in the border districts beside the river".to_owned();
        }
    }
    dossier.agenda = Arc::new(agenda);
    let session = Session::from_dossier(dossier, jiff::civil::date(2026, 12, 20));
    for width in [206.0, 320.0, 640.0] {
        check_layout(&session, width);
    }
}

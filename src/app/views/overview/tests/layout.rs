//! How the cards are laid out: nothing sticks out, and every part leads somewhere.

use super::*;
use crate::model::scene::{Anchor, Frame, Point, Shape, Weight};

/// Letters half as wide as their size, about as wide as Inter's are.
pub(super) fn half(text: &str, size: f32, _: Weight) -> f32 {
    size * 0.55 * text.chars().count() as f32
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

//! Two parties side by side, as text.

use super::super::parties::Parties;
use super::super::{demo, words};
use super::data::{self, PairData, PairRow, Sources};
use super::side::Side;
use crate::model::{EvidenceFilter, Firmness, HandEdit, StanceAttitude};
use crate::session::Session;

fn pair(session: &Session, a: &str, b: &str) -> PairData {
    let (read, shown) = (words::read(session), Parties::of(session));
    let sources = Sources {
        dossier: session.dossier(),
        table: session.table(),
        read: &read,
        shown: &shown,
        trades: &session.trades(),
    };
    data::build(sources, &a.into(), &b.into())
}

fn draw_side(side: &Side) -> String {
    let mut parts = vec![side.word.clone()];
    parts.extend(side.firmness.map(|firmness| firmness.word().to_owned()));
    parts.extend(Some(side.below.clone()).filter(|below| !below.is_empty()));
    parts.extend(side.quotes.iter().map(|quote| quote.text.clone()));
    parts.join(" / ")
}

fn draw_row(row: &PairRow) -> String {
    let [a, b] = &row.sides;
    let relation = row.relation;
    let (a, b) = (draw_side(a), draw_side(b));
    format!("  {} {relation}: {a} | {b}", row.proposal)
}

fn draw(data: &PairData) -> Vec<String> {
    let mut lines = vec![data.agreement.name.clone()];
    for group in &data.groups {
        let (title, _) = group.kind.words();
        lines.push(format!("{title} {}", group.count()));
        lines.extend(group.rows.iter().map(draw_row));
    }
    lines
}

fn row<'a>(data: &'a PairData, proposal: &str) -> &'a PairRow {
    let rows = data.groups.iter().flat_map(|group| &group.rows);
    let mut found = rows.filter(|row| row.proposal.as_str() == proposal);
    let row = found.next().expect("every proposal is in a group");
    assert!(found.next().is_none(), "{proposal} is in two groups");
    row
}

#[test]
fn proposals_stand_in_groups_with_the_words_of_both() {
    let session = demo::session();
    assert_eq!(
        draw(&pair(&session, "NO", "SO")),
        [
            "Northland and Southland: agreement 45 %, over 5 proposals",
            "They agree 1",
            "  format.1 Overlap: supports / plain / “The talks go on, and that is good” | \
             supports / plain / “Our delegation stays at the table”",
            "A condition would bridge 1",
            "  harbour.3 Bridgeable: demands / firm / “The patrols must leave the bay” | yes, if \
             / plain / the withdrawal is mutual and watched / “If the withdrawal is mutual and \
             watched, we can talk about it”",
            "They clash 2",
            "  harbour.1 Conflict: rejects / red line / “Our islands are not for sale, today or \
             ever” | demands / firm / “Without the outer islands we see no settlement”",
            "  harbour.4 Deadlock: rejects / red line / “The buoys are no line for us” | demands \
             / red line / “We stand where we stand, and talks begin there”",
            "In between 1",
            "  format.3 Soft gap: unclear / tentative / “Some of the draft is more or less \
             acceptable” | rejects / plain / “That draft was written without us”",
            "Only one speaks 2",
            "  harbour.2 Untested: demands / red line / “The whole harbour will be ours, by \
             treaty or by other means” | silent in 2 articles read",
            "  ferries.1 Untested: silent in 2 articles read | demands / plain / “The ferries \
             must sail again before the winter”",
            "Neither speaks 3",
            "  format.2 Untested: wants / according to Ada Quay / “The North would like to give \
             and take” | silent in 2 articles read",
            "  ferries.2 Untested: silent in 2 articles read | silent in 2 articles read",
            "  ferries.3 Untested: silent in 2 articles read | silent in 2 articles read",
        ]
    );
}

#[test]
fn swapped_the_sides_change_and_the_groups_stay() {
    let session = demo::session();
    let (one, other) = (pair(&session, "NO", "SO"), pair(&session, "SO", "NO"));
    assert_eq!(one.agreement.value, other.agreement.value);
    for (a, b) in one.groups.iter().zip(&other.groups) {
        assert_eq!(a.kind, b.kind);
        for (a, b) in a.rows.iter().zip(&b.rows) {
            assert_eq!((&a.proposal, a.relation), (&b.proposal, b.relation));
            assert_eq!([&a.sides[0], &a.sides[1]], [&b.sides[1], &b.sides[0]]);
        }
    }
}

#[test]
fn a_share_is_never_told_without_its_n() {
    let session = demo::session();
    let few = pair(&session, "NO", "IS").agreement;
    assert!(few.few, "{few:?}");
    assert!(few.value.ends_with('%') && few.n.starts_with("over "));
    let none = pair(&session, "NO", "OB").agreement;
    assert_eq!(
        none.name,
        "Northland and Observer: no proposal on which both have a stance"
    );
    assert!(none.few && none.n.is_empty() && !none.value.contains('%'));
}

#[test]
fn a_mixed_stance_shows_a_quote_of_each_side() {
    let mut session = demo::session();
    let mut dossier = session.dossier().clone();
    let coded = std::sync::Arc::make_mut(&mut dossier.articles[0]);
    // Northland's demand that all of the harbour is its own is turned against the islands.
    let other = coded.statements[2].clone();
    let mut against = coded.statements[1].clone();
    against.proposal.clone_from(&other.proposal);
    against.firmness = Firmness::Plain;
    coded.statements[1] = against;
    session = Session::from_dossier(dossier, jiff::civil::date(2026, 12, 20));
    let data = pair(&session, "NO", "SO");
    let side = &row(&data, "harbour.2").sides[0];
    assert_eq!(side.word, "mixed");
    assert_eq!(side.quotes.len(), 2, "{side:?}");
    let one = GroupOf(&data).of("harbour.2");
    assert_eq!(one, "Only one speaks");
}

/// The groups by their titles.
struct GroupOf<'a>(&'a PairData);

impl GroupOf<'_> {
    fn of(&self, proposal: &str) -> &'static str {
        let has = |group: &&data::Group| {
            let mut rows = group.rows.iter();
            rows.any(|row| row.proposal.as_str() == proposal)
        };
        let group = self.0.groups.iter().find(has);
        group.map_or("none", |group| group.kind.words().0)
    }
}

#[test]
fn what_is_set_by_hand_has_no_quote_that_says_otherwise() {
    let mut session = demo::session();
    let hand = HandEdit {
        attitude: Some(StanceAttitude::Support),
        ..HandEdit::default()
    };
    demo::set(&mut session, "harbour.1", "NO", hand);
    let data = pair(&session, "NO", "SO");
    assert_eq!(GroupOf(&data).of("harbour.1"), "They agree");
    let side = &row(&data, "harbour.1").sides[0];
    assert_eq!(side.below, "set by hand; the statements say otherwise");
    assert!(side.quotes.is_empty() && side.edited);
}

#[test]
fn what_others_say_speaks_only_where_it_is_counted() {
    let session = demo::session();
    let mut dossier = session.dossier().clone();
    dossier.settings.count_others = true;
    let counted = Session::from_dossier(dossier, jiff::civil::date(2026, 12, 20));
    let (without, with) = (pair(&session, "NO", "IS"), pair(&counted, "NO", "IS"));
    assert_eq!(GroupOf(&without).of("format.2"), "Only one speaks");
    assert_eq!(GroupOf(&with).of("format.2"), "They agree");
    assert_eq!(
        row(&with, "format.2").sides[0].below,
        "according to Ada Quay"
    );
}

#[test]
fn the_pair_follows_the_evidence_that_is_looked_at() {
    let mut session = demo::session();
    session.set_filter(EvidenceFilter {
        since: Some(jiff::civil::date(2026, 12, 5)),
        ..EvidenceFilter::default()
    });
    let data = pair(&session, "NO", "SO");
    assert_eq!(GroupOf(&data).of("harbour.1"), "Neither speaks");
    assert_eq!(GroupOf(&data).of("format.1"), "They agree");
}

#[test]
fn the_pair_asked_for_is_shown_if_the_agenda_has_it() {
    let session = demo::session();
    let dossier = session.dossier();
    let check = |asked: Option<(&str, &str)>, expected: (&str, &str)| {
        let asked = asked.map(|(a, b)| (a.into(), b.into()));
        let chosen = data::chosen(dossier, asked.as_ref()).expect("there are parties");
        assert_eq!((chosen.0.as_str(), chosen.1.as_str()), expected);
    };
    check(None, ("NO", "SO"));
    check(Some(("OB", "IS")), ("OB", "IS"));
    check(Some(("SO", "SO")), ("NO", "SO"));
    check(Some(("SO", "XX")), ("NO", "SO"));
    let mut one = dossier.clone();
    one.settings.parties = vec!["IS".into()];
    let chosen = data::chosen(&one, None).expect("there are parties");
    assert_eq!((chosen.0.as_str(), chosen.1.as_str()), ("IS", "NO"));
}

#[test]
fn a_third_party_that_stands_against_both_is_told_and_counted() {
    let session = demo::session();
    let data = pair(&session, "SO", "IS");
    // Both are for the withdrawal of patrols, and so is Northland; on the buoys the Isle Union
    // is unclear, so nobody stands against both.
    assert_eq!(data.splits, []);
    let told = |data: &PairData, proposal: &str| {
        let thirds = &row(data, proposal).thirds;
        let speak = thirds.speak.iter().map(|third| third.told.clone());
        let silent = Some(thirds.silent.clone()).filter(|text| !text.is_empty());
        speak.chain(silent).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told(&data, "harbour.3"), "Northland demands");
    assert_eq!(told(&data, "ferries.2"), "");
    let mut session =
        Session::from_dossier(session.dossier().clone(), jiff::civil::date(2026, 12, 20));
    let hand = |attitude| HandEdit {
        attitude: Some(attitude),
        ..HandEdit::default()
    };
    demo::set(
        &mut session,
        "harbour.3",
        "NO",
        hand(StanceAttitude::Oppose),
    );
    demo::set(&mut session, "format.1", "NO", hand(StanceAttitude::Oppose));
    demo::set(
        &mut session,
        "harbour.1",
        "SO",
        hand(StanceAttitude::Oppose),
    );
    demo::set(
        &mut session,
        "harbour.1",
        "IS",
        hand(StanceAttitude::Oppose),
    );
    demo::set(
        &mut session,
        "harbour.1",
        "NO",
        hand(StanceAttitude::Support),
    );
    let data = pair(&session, "SO", "IS");
    let splits = data.splits.iter();
    let splits: Vec<String> = splits
        .map(|(split, count)| format!("{} {count}", split.in_words()))
        .collect();
    assert_eq!(
        splits,
        [
            "Both for, Northland against 2",
            "Both against, Northland for 1"
        ]
    );
    // Of two that stand against each other nobody stands against both.
    let clash = pair(&session, "NO", "SO");
    assert!(row(&clash, "harbour.3").thirds.splits.is_empty());
    assert_eq!(told(&clash, "harbour.3"), "Isle Union proposes");
    assert_eq!(told(&clash, "harbour.4"), "Isle Union unclear");
}

#[test]
fn trades_between_the_two_have_a_group() {
    let session = demo::with_trade(StanceAttitude::Support);
    let trades = |a: &str, b: &str| {
        let data = pair(&session, a, b);
        let groups = data.groups.iter();
        let mut groups = groups.filter(|group| group.kind == data::GroupKind::Trades);
        groups.next().map(|group| group.count_in_words(None))
    };
    assert_eq!(trades("NO", "SO").as_deref(), Some("1 trade"));
    assert_eq!(trades("SO", "NO").as_deref(), Some("1 trade"));
    assert_eq!(trades("IS", "SO"), None);
}

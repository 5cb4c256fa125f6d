//! The inspector's contents as text, and what typed texts become.

use super::super::super::state::CellRef;
use super::super::demo;
use super::data::{self, CellInfo, Evidence};
use super::draft::{Draft, Field};
use crate::model::{
    Attitude, Dossier, Firmness, HandEdit, StanceAttitude, StatementId, StatementRef,
};
use crate::session::{Edit, Session};

fn info(session: &Session, proposal: &str, party: &str) -> CellInfo {
    let cell = CellRef {
        proposal: proposal.into(),
        party: party.into(),
    };
    data::build(session, &cell).expect("the agenda has the cell")
}

#[test]
fn evidence_names_its_whole_chain() {
    let info = info(&demo::session(), "ferries.1", "SO");
    assert_eq!(
        (info.party.as_str(), info.word.as_str()),
        ("Southland", "supports (demands)")
    );
    let [evidence] = info.counted.as_slice() else {
        panic!("{:?}", info.counted);
    };
    assert_eq!(
        evidence.quote,
        "The ferries must sail again before the winter"
    );
    assert_eq!(
        evidence.source,
        "Mira Sand · quoted · to Harbour Radio · via the Coast Agency · Harbour Gazette · \
         6 Dec 2026"
    );
    assert_eq!(evidence.told, "demands, plain");
    assert!(evidence.settles && evidence.state.is_none());
    assert_eq!(evidence.confidence, "high confidence");
    assert!(!evidence.why.is_empty());
}

#[test]
fn a_silent_cell_and_one_known_from_others_say_so() {
    let session = demo::session();
    let silent = info(&session, "ferries.1", "IS");
    assert_eq!(
        (silent.word.as_str(), silent.has_statements),
        ("silent", false)
    );
    let others = info(&session, "format.2", "NO");
    assert_eq!(others.basis, Some("Known only from what others say"));
}

#[test]
fn the_evidence_is_headed_by_what_it_says_of_the_cell() {
    let by_hand = HandEdit {
        attitude: Some(StanceAttitude::Support),
        ..HandEdit::default()
    };
    let mut session = demo::session();
    for (proposal, party) in [("harbour.1", "NO"), ("ferries.1", "NO")] {
        demo::set(&mut session, proposal, party, by_hand.clone());
    }
    let check = |session: &Session, proposal: &str, party: &str, expected: &str| {
        let (head, told) = info(session, proposal, party).evidence_in_words();
        let found = format!("{head}; {}", told.unwrap_or_default());
        assert_eq!(found, expected, "{proposal} {party}");
    };
    check(&session, "harbour.2", "NO", "Evidence · 1 utterance; ");
    check(
        &session,
        "harbour.1",
        "NO",
        "Evidence; The statements say otherwise",
    );
    check(
        &session,
        "ferries.1",
        "NO",
        "Evidence; No statement in 2 articles read",
    );
    check(
        &session,
        "ferries.1",
        "IS",
        "Evidence; Silent on this in 2 articles read",
    );
    let left = info(&session, "harbour.2", "NO").counted[0].at.clone();
    session
        .apply(Edit::Discard {
            statement: left,
            discarded: true,
        })
        .expect("the statement is there");
    check(&session, "harbour.2", "NO", "Evidence; No statement counts");
}

#[test]
fn words_that_are_reprinted_are_one_utterance_in_two_statements() {
    let mut dossier = demo::session().dossier().clone();
    let mut ferries = dossier.articles.iter();
    let ferries = ferries
        .position(|coded| coded.article.id.as_str() == "ferries")
        .expect("the case has it");
    let mut again = dossier.articles[ferries].as_ref().clone();
    again.article.id = "reprint".into();
    again.article.outlet = Some("River Post".to_owned());
    again.article.published = "2026-12-07".parse().ok();
    again.article.copies = vec![crate::model::Reprint {
        title: "Ferries wait".to_owned(),
        source: "copy.txt".to_owned(),
        ..crate::model::Reprint::default()
    }];
    dossier.articles.push(again.into());
    let session = Session::from_dossier(dossier, jiff::civil::date(2026, 12, 20));
    let info = info(&session, "ferries.1", "SO");
    let (head, _) = info.evidence_in_words();
    assert_eq!(head, "Evidence · 1 utterance in 2 statements");
    // Each names all others that carry it, copies that were left out among them.
    let carriers = |id: &str| {
        let mut cards = info.counted.iter();
        let card = cards.find(|card| card.at.article.as_str() == id);
        card.expect("it is counted").carriers.clone()
    };
    let copy = "“Ferries wait”, no date";
    assert_eq!(carriers("ferries"), ["River Post, 7 Dec 2026", copy]);
    assert_eq!(carriers("reprint"), ["Harbour Gazette, 6 Dec 2026", copy]);
}

#[test]
fn a_card_tells_the_attitude_that_a_person_corrected() {
    let mut dossier = demo::session().dossier().clone();
    let told = |dossier: &Dossier| {
        let session = Session::from_dossier(dossier.clone(), jiff::civil::date(2026, 12, 20));
        let info = info(&session, "harbour.1", "NO");
        let at = |card: &&Evidence| card.at.article.as_str() == "envoys";
        let card = info.counted.iter().find(at).expect("it is counted");
        card.told.clone()
    };
    assert_eq!(told(&dossier), "rejects, red line");
    let envoys = dossier.articles.iter_mut();
    let mut envoys = envoys.filter(|coded| coded.article.id.as_str() == "envoys");
    let envoys = std::sync::Arc::make_mut(envoys.next().expect("the case has it"));
    let statement = envoys.statements.iter_mut().find(|s| s.id.0 == 2);
    let statement = statement.expect("it has it");
    statement.extracted = Some(statement.as_extracted());
    statement.attitude = Attitude::Support;
    assert_eq!(
        told(&dossier),
        "supports (corrected from “opposes”), rejects, red line"
    );
}

#[test]
fn a_discarded_statement_stays_listed_with_the_reason() {
    let mut session = demo::session();
    let statement = StatementRef {
        article: "envoys".into(),
        statement: StatementId(2),
    };
    session
        .apply(Edit::Discard {
            statement,
            discarded: true,
        })
        .expect("the statement is there");
    let info = info(&session, "harbour.1", "NO");
    assert_eq!((info.word.as_str(), info.counted.len()), ("silent", 0));
    let [left] = info.left_out.as_slice() else {
        panic!("{:?}", info.left_out);
    };
    assert!(left.discarded);
    assert_eq!(left.reason.as_deref(), Some("discarded"));
}

#[test]
fn what_is_typed_becomes_one_field_of_what_is_set_by_hand() {
    let mut session = demo::session();
    let hand = HandEdit {
        attitude: Some(StanceAttitude::Oppose),
        firmness: Some(Firmness::Firm),
        ..HandEdit::default()
    };
    demo::set(&mut session, "harbour.3", "SO", hand.clone());
    let info = info(&session, "harbour.3", "SO");
    let check = |field, text: &str, expected: Result<Option<HandEdit>, String>| {
        let draft = Draft::new(&info, field, text.to_owned());
        let found = draft.finish().map(|edit| edit.map(|(_, hand)| hand));
        assert_eq!(found, expected, "{field:?} {text}");
    };
    let summary = Some("Only together".to_owned());
    let with = |change: &dyn Fn(&mut HandEdit)| {
        let mut hand = hand.clone();
        change(&mut hand);
        Ok(Some(hand))
    };
    check(
        Field::Summary,
        " Only together ",
        with(&|h| h.summary.clone_from(&summary)),
    );
    check(Field::Note, "", Ok(None));
    check(
        Field::Note,
        "ask again",
        with(&|h| h.note = Some("ask again".to_owned())),
    );
    check(
        Field::AsOf,
        "2026-11-30",
        with(&|h| h.as_of = Some(jiff::civil::date(2026, 11, 30))),
    );
    check(
        Field::AsOf,
        "yesterday",
        Err("“yesterday” is no date. Write it as 2026-12-04 or 4 December 2026.".to_owned()),
    );
}
